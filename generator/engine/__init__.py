"""Our own engine, which builds a site from mkdocs.yml, Markdown and the theme, without mkdocs."""
