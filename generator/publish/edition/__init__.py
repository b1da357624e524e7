"""What is published, and what a page, a file, an address, a date and a language are. Knows no template."""
