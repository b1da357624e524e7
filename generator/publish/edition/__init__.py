"""The edition to publish and its building blocks: pages, files, URLs, dates and languages. Knows no template."""
