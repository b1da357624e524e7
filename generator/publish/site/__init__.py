"""The list of everything that the site holds, and how it is written."""
