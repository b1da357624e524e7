"""Metadata for machines: head elements, JSON-LD and the sitemap."""
