"""The catalogue as a whole: figures, a plot of each, and the page and files that hold them."""
