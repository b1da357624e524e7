"""From data to HTML: the templates, pieces of pages, and the stencils that put the theme around a body."""
