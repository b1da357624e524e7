"""Hosts of repositories: which are known, and where each shows a file of one commit."""

from urllib.parse import quote, urlsplit

BLOB_PATHS = {"github.com": "blob", "gitlab.com": "-/blob"}
"""Known hosts and the path to a file of one commit. On these hosts an address with or without .git is the same."""


def host_of(address: str) -> str:
    """Return the host of an https address in small letters, or empty text for any other text."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return parts.netloc.casefold() if parts.scheme == "https" else ""


def file_at(repository: str, commit: str, path: str) -> str:
    """Return the permanent address of a file in one commit, or the repository's address if the host is not known."""
    blob_path = BLOB_PATHS.get(host_of(repository))
    return f"{repository}/{blob_path}/{commit}/{quote(path)}" if blob_path else repository
