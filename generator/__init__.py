"""Check the catalogue's entries and build its site.

Modules have one order, and each imports only from those before it::

    source < diagnostic < project < file_rules < yaml_error_messages < yaml_reader < document < formats
           < checked_entry < violations < schema < adoption < model < building < schema_coverage < facets < collation
           < uses < catalogue < localisation < markup < spelling < links < rules < check < yaml_writer < fixes
           < entry_form < history < review < importing < looks < report, publish < engine < cli, mkdocs_plugin
           < derived
"""
