"""The data of the search page: indexed documents, the facet table, the spelling words, and Pagefind's pipe."""
