"""Check the catalogue's entries and build its site.

Modules have one order, and each imports only from those before it::

    source, characters, encoding, plain_yaml, day, errors, version, digest, whole_file, processes < diagnostic
           < project < file_rules < yaml_line_starts < yaml_mistakes < yaml_error_messages < yaml_reader < comments
           < document < hosts < spdx < formats < checked_entry < violations < schema_walk < schema, schema_rule
           < kept_entries < entry_reader < code_hosts < links < observations < adoption < model < questions < memo
           < register < building < schema_coverage < facets < collation < uses < lineage < edge < catalogue
           < localisation < markup < spelling < organisation_names < entry_names < names < rules < assembly < check
           < yaml_writer < fixes < entry_form < network < history < review < importing < looks < registers < report,
           publish < engine < cli, mkdocs_plugin < derived
"""
