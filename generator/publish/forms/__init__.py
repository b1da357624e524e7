"""Data that the forms on the site fetch in the browser."""
