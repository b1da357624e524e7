"""Addresses of repositories: one form for all spellings, and the organisation that owns the account."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.code_hosts import BLOB_PATHS, host_of
from generator.entry_form import EntryForm
from generator.importing.draft import OWNER, Fact
from generator.project import Collection

_SSH_ADDRESS = re.compile(r"(?:ssh://)?git@([a-z0-9.-]+)[:/]([^\s:@]+)")


def page_of(address: str) -> str:
    """Return the web page of a repository for an address in git's or SSH's form; return any other address unchanged."""
    address = address.strip().removeprefix("git+")
    if (match := _SSH_ADDRESS.fullmatch(address)) and match[1] in BLOB_PATHS:
        address = f"https://{match[1]}/{match[2]}"
    if host_of(address) in BLOB_PATHS:
        address = address.rstrip("/").removesuffix(".git")
    return address


def for_git(address: str) -> str:
    """Return the address from which git clones without a redirect."""
    page = page_of(address)
    return f"{page}.git" if host_of(page) in BLOB_PATHS else address


def owner_by_account(form: EntryForm, repository: str) -> Iterator[Fact]:
    """Yield the owner of the repository, if exactly one organisation has its GitHub account."""
    if host_of(repository) != "github.com":
        return
    account = urlsplit(repository).path.strip("/").partition("/")[0]
    owners = [
        organisation.file.slug
        for organisation in form.context.of(Collection.ORGANISATIONS)
        if account.casefold() in (name.casefold() for _, name in organisation.texts("github"))
    ]
    if len(owners) == 1:
        yield Fact(f"the account {account} on GitHub", OWNER, owners[0], is_slug=True)
