"""Figures about the catalogue: numbers, a sentence that sums them up, and a plot."""
