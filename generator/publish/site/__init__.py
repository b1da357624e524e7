"""The contents of the site, and the code that writes them to a folder."""
