"""What git knows of the catalogue's files. The one home of GitPython."""
