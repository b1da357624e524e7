"""Answers to questions about the catalogue, as data: who uses what, what is like what, what is missing."""
