"""Check the catalogue's entries and build its site.

Modules form one line; each imports only from those before it::

    source < diagnostic < project < faults < parser_words < yaml_reader < document < formats < reading < violations
           < schema < model < unserved < facets < alphabet < catalogue < localised < markup < spelling < rules < check
           < house_format < mends < drafts < history < review < importing < report, publish < engine
           < cli, mkdocs_plugin < derived
"""
