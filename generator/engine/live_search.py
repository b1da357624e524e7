"""The search of a living site: made in the background, after the pages are shown."""

import gc
from collections.abc import Callable, Mapping, Sequence
from threading import Condition, Event

from generator.digest import Digests
from generator.publish.edition.edition import Edition
from generator.publish.search import bundle, pagefind
from generator.publish.search.bundle import Documents
from generator.publish.search.pagefind import PagefindError, SearchIndex

_PAUSE = 1.0
"""Seconds after a change in which open pages fetch what they need."""


class LiveSearch:
    """The search files of the newest editions for which they could be made.

    `is_idle` is set while nobody waits for a page. `say` is called with a sentence for people.
    """

    def __init__(self, is_idle: Event, say: Callable[[str], None]) -> None:
        self._is_idle = is_idle
        self._say = say
        self._changed = Condition()
        self._wanted: Sequence[Edition] | None = None
        self._files: Mapping[str, str | bytes] | None = None
        self._indexes: dict[bytes, SearchIndex] = {}

    def update(self, editions: Sequence[Edition]) -> None:
        """Ask for the search of new editions. Until it is there, the older one is used."""
        with self._changed:
            self._wanted = editions
            self._changed.notify_all()

    def file(self, path: str) -> str | bytes | None:
        """Return a file, or None if there is none. The first search is waited for."""
        with self._changed:
            self._changed.wait_for(lambda: self._files is not None)
            return (self._files or {}).get(path)

    def run(self) -> None:
        """Make the search of the newest editions, whenever there are any."""
        while True:
            editions = self._next_editions()
            gc.collect()  # the older editions; while pages are made nothing is collected
            is_first = self._files is None
            try:
                files = self._made(editions)
            except PagefindError as error:
                files = self._files or {}
                self._say(f"There is no new search. {error}")
            with self._changed:
                self._files = files
                self._changed.notify_all()
            if is_first and files:
                self._say("The search is ready.")

    def _next_editions(self) -> Sequence[Edition]:
        """Return the newest editions once nothing has changed for a while."""
        with self._changed:
            self._changed.wait_for(lambda: self._wanted is not None)
            while self._changed.wait(_PAUSE):
                pass
            editions, self._wanted = self._wanted or (), None
            return editions

    def _made(self, editions: Sequence[Edition]) -> Mapping[str, str | bytes]:
        if not editions[0].settings.has_search:
            return {}
        before, self._indexes = self._indexes, {}

        def engine(documents: Documents) -> SearchIndex:
            digest = Digests().of(documents)
            self._indexes[digest] = before.get(digest) or pagefind.index(documents)
            return self._indexes[digest]

        return dict(bundle.files(bundle.source(editions, self._unhurried), engine))

    def _unhurried(self, pages: Documents) -> Documents:
        for page in pages:
            self._is_idle.wait()
            yield page
