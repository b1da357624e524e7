"""The settings of a site: its name, its URL, and what is published in addition to its pages."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """The settings of the site that its pages use.

    `url` (of the site, with a final slash), `strapline`, `repository` (the URL of the catalogue's files) and
    `mailbox` (the email address that takes proposals) are empty if they are not set. `member` and `members` are the
    singular and plural for the bodies that the catalogue is for, such as *council* and *councils*. `tries` are
    search terms that the home page suggests. `licence` is the licence of the catalogue's data. `colours` maps what
    has a colour, such as a collection, to its colour. `has_data` tells whether the catalogue is published as data
    too, with feeds and badges; `has_pictures` whether pages have social images; `has_search` whether the search
    index is built. `languages` are the codes of the other languages.
    """

    name: str
    strapline: str
    url: str
    repository: str
    branch: str
    mailbox: str = ""
    member: str = "organisation"
    members: str = "organisations"
    tries: tuple[str, ...] = ()
    licence: str = ""
    licence_url: str = ""
    colours: Mapping[str, str] = field(default_factory=dict)
    has_data: bool = True
    has_pictures: bool = True
    has_search: bool = True
    languages: tuple[str, ...] = ()

    @property
    def members_first(self) -> str:
        """`members` with an initial capital. Other letters keep their case, as in *NHS trusts*."""
        return self.members[:1].upper() + self.members[1:]

    def edit_url(self, path: str) -> str:
        """Return the URL to edit a file in a browser; empty without a path or a repository."""
        return f"{self.repository}/edit/{self.branch}/{path}" if path and self.repository else ""

    def history_url(self, path: str) -> str:
        """Return the URL of a file's history; empty without a path or a repository."""
        return f"{self.repository}/commits/{self.branch}/{path}" if path and self.repository else ""
