"""Looks at the addresses of the catalogue: what a link checker saw, and what is remembered of it."""
