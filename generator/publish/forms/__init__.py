"""The data that the forms fetch in the browser."""
