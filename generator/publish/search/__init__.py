"""What the search is fed with: documents, the table of facets, the list of words, and the engine's pipe."""
