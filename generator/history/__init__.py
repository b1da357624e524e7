"""The history of the catalogue's files in git. Only this package uses GitPython."""
