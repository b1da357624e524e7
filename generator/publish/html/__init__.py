"""From data to HTML: templates, fragments of pages, and stencils, which put the theme around a body."""
