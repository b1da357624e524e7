"""Errors that the command line shows as one line. They are alone here, so that it starts without all else."""


class SchemaError(Exception):
    """The schemas of the project cannot be used: an error of its maintainers, not in an entry."""
