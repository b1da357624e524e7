"""Our own engine: builds a whole site from mkdocs.yml, Markdown and the theme, without mkdocs in the process."""
