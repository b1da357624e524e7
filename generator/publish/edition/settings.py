"""The settings of a site: what it is called, where it stands, and what is published besides its pages."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """What a page needs to know about the whole: its name, its address and where its files are kept.

    `url`, `strapline` and `repository` are empty where nobody has said where the site will be, what it is, or where its
    files are kept.
    `member` and `members` are what the bodies that the catalogue is for are called, one and many. `tries` are words to
    search for that the first page proposes. `licence` is that of what the catalogue says. `colours` are the catalogue's
    own, by what they are for. `has_data` tells whether the catalogue is there as data too, to download, follow and
    embed; `has_pictures` whether its pages have pictures for other sites to show; `has_search` whether what the search
    page needs is made.
    """

    name: str
    strapline: str
    url: str
    repository: str
    branch: str
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
        """What those bodies are called where a sentence begins: NHS trusts stay NHS trusts."""
        return self.members[:1].upper() + self.members[1:]

    def edit_url(self, path: str) -> str:
        """Give the address where a file is edited in a browser."""
        return f"{self.repository}/edit/{self.branch}/{path}" if path and self.repository else ""

    def history_url(self, path: str) -> str:
        """Give the address that lists the changes to a file."""
        return f"{self.repository}/commits/{self.branch}/{path}" if path and self.repository else ""
