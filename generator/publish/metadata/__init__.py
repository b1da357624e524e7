"""What pages tell machines about themselves: elements of the head, JSON-LD, the sitemap."""
