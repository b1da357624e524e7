"""Where code is kept: one address for all the ways of writing it, and who holds the account."""

import re
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from generator.entry_form import EntryForm
from generator.importing.draft import OWNER, Fact
from generator.project import Collection

_BLOB_PATHS = {"github.com": "blob", "gitlab.com": "-/blob"}
"""Hosts known well: the ending .git changes nothing there, and files of one commit have addresses of this form."""

_SSH_ADDRESS = re.compile(r"(?:ssh://)?git@([a-z0-9.-]+)[:/]([^\s:@]+)")


def page_of(address: str) -> str:
    """Give the web page of a repository that has been written as a program would; anything else stays as it is."""
    address = address.strip().removeprefix("git+")
    if (match := _SSH_ADDRESS.fullmatch(address)) and match[1] in _BLOB_PATHS:
        address = f"https://{match[1]}/{match[2]}"
    if _host(address) in _BLOB_PATHS:
        address = address.rstrip("/").removesuffix(".git")
    return address


def for_git(address: str) -> str:
    """Give the address at which git finds a repository at once, where its page would only lead to that."""
    page = page_of(address)
    return f"{page}.git" if _host(page) in _BLOB_PATHS else address


def file_at(repository: str, commit: str, path: str) -> str:
    """Give the address of a file as it was in one commit, which never shows anything else; or the repository's."""
    blob_path = _BLOB_PATHS.get(_host(repository))
    return f"{repository}/{blob_path}/{commit}/{quote(path)}" if blob_path else repository


def owner_by_account(form: EntryForm, repository: str) -> Iterator[Fact]:
    """Yield the organisation that has the account on GitHub in which the code is, if just one says so."""
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
