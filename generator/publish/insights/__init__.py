"""Figures: numbers about the catalogue with a sentence each, and their plots."""
