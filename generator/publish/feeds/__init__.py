"""Atom feeds of what was added and changed."""
