"""Addresses of repositories: from where git clones, and the organisation that owns the account."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.code_hosts import BLOB_PATHS, host_of, page_of
from generator.entry_form import EntryForm
from generator.importing.draft import OWNER, Fact
from generator.project import Collection


def for_git(address: str) -> str:
    """Return the address from which git clones without a redirect."""
    page = page_of(address)
    return f"{page}.git" if host_of(page) in BLOB_PATHS else address


def owner_by_account(form: EntryForm, repository: str) -> Iterator[Fact]:
    """Yield the owner of the repository, if exactly one organisation has its GitHub account."""
    if host_of(repository) != "github.com":
        return
    account = urlsplit(page_of(repository)).path.strip("/").partition("/")[0]
    owners = [
        organisation.file.slug
        for organisation in form.context.of(Collection.ORGANISATIONS)
        if account.casefold() in (name.casefold() for _, name in organisation.texts("github"))
    ]
    if len(owners) == 1:
        yield Fact(f"the account {account} on GitHub", OWNER, owners[0], is_slug=True)
