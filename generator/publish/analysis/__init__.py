"""Analyses of the catalogue, as data: who uses what, which entries are similar, what is missing."""
