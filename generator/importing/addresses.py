"""Addresses of repositories: one form for all spellings, and the organisation that owns the account."""

import re
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from generator.entry_form import EntryForm
from generator.importing.draft import OWNER, Fact
from generator.project import Collection

_BLOB_PATHS = {"github.com": "blob", "gitlab.com": "-/blob"}
"""Known hosts and the path to a file of one commit. On these hosts an address with or without .git is the same."""

_SSH_ADDRESS = re.compile(r"(?:ssh://)?git@([a-z0-9.-]+)[:/]([^\s:@]+)")


def page_of(address: str) -> str:
    """Return the web page of a repository for an address in git's or SSH's form; return any other address unchanged."""
    address = address.strip().removeprefix("git+")
    if (match := _SSH_ADDRESS.fullmatch(address)) and match[1] in _BLOB_PATHS:
        address = f"https://{match[1]}/{match[2]}"
    if _host(address) in _BLOB_PATHS:
        address = address.rstrip("/").removesuffix(".git")
    return address


def for_git(address: str) -> str:
    """Return the address from which git clones without a redirect."""
    page = page_of(address)
    return f"{page}.git" if _host(page) in _BLOB_PATHS else address


def file_at(repository: str, commit: str, path: str) -> str:
    """Return the permanent address of a file in one commit, or the repository's address if the host is not known."""
    blob_path = _BLOB_PATHS.get(_host(repository))
    return f"{repository}/{blob_path}/{commit}/{quote(path)}" if blob_path else repository


def owner_by_account(form: EntryForm, repository: str) -> Iterator[Fact]:
    """Yield the owner of the repository, if exactly one organisation has its GitHub account."""
    if _host(repository) != "github.com":
        return
    account = urlsplit(repository).path.strip("/").partition("/")[0]
    owners = [
        organisation.file.slug
        for organisation in form.context.of(Collection.ORGANISATIONS)
        if account.casefold() in (name.casefold() for _, name in organisation.texts("github"))
    ]
    if len(owners) == 1:
        yield Fact(f"the account {account} on GitHub", OWNER, owners[0], is_slug=True)


def _host(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return parts.netloc.casefold() if parts.scheme == "https" else ""
