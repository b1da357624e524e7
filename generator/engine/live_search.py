"""The search of a living site: made in the background, after the pages are shown."""

from collections.abc import Callable, Mapping, Sequence
from threading import Condition, Event
from time import monotonic

from generator.digest import Digests
from generator.publish.edition.edition import Edition
from generator.publish.search import bundle, pagefind
from generator.publish.search.bundle import Documents
from generator.publish.search.pagefind import PagefindError, SearchIndex

_MIN_PAUSE = 1.0
"""Seconds without a change before a search is made. The pause is as long as the last search took, if that is longer."""

_NICENESS = 15


class _SupersededError(Exception):
    """There are newer editions than those whose search is being made."""


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
        pause = _MIN_PAUSE
        while True:
            editions = self._next_editions(pause)
            began = monotonic()
            try:
                files = self._made(editions)
            except _SupersededError:
                continue
            except PagefindError as error:
                files = self._files or {}
                self._say(f"There is no new search. {error}")
            pause = max(_MIN_PAUSE, monotonic() - began)
            self._replace(files)

    def _next_editions(self, pause: float) -> Sequence[Edition]:
        """Return the newest editions once nothing has changed for a while. The first search is made at once."""
        with self._changed:
            self._changed.wait_for(lambda: self._wanted is not None)
            while self._files is not None and self._changed.wait(pause):
                pass
            editions, self._wanted = self._wanted or (), None
            return editions

    def _replace(self, files: Mapping[str, str | bytes]) -> None:
        is_first = self._files is None
        with self._changed:
            self._files = files
            self._changed.notify_all()
        if is_first and files:
            self._say("The search is ready.")

    def _made(self, editions: Sequence[Edition]) -> Mapping[str, str | bytes]:
        if not editions[0].settings.has_search:
            return {}
        indexes: dict[bytes, SearchIndex] = {}

        def engine(documents: Documents) -> SearchIndex:
            digest = Digests().of(documents)
            indexes[digest] = self._indexes.get(digest) or pagefind.index(documents, niceness=_NICENESS)
            return indexes[digest]

        files = dict(bundle.files(bundle.source(editions, self._unhurried), engine))
        self._indexes = indexes
        return files

    def _unhurried(self, pages: Documents) -> Documents:
        """Yield pages while nobody waits for something else. Raises _SupersededError if there are newer editions."""
        for page in pages:
            self._is_idle.wait()
            if self._wanted is not None:
                raise _SupersededError
            yield page
