"""A made-up catalogue of any size: fields and relations as in the real one, words as common as words are."""

import random
import shutil
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

import yaml

REAL = Path(__file__).parents[2]
_SEED = 20180704
_WORDS = 10_000
_ORGANISATIONS = 500
_LICENCES = ("MIT", "Apache-2.0", "GPL-2.0-or-later", "GPL-3.0-or-later", "AGPL-3.0-or-later", "OGL-UK-3.0", "MPL-2.0")
_LANGUAGES = ("Python", "JavaScript", "TypeScript", "Ruby", "PHP", "C#", "Java", "Go")
_STATUSES = ("live", "piloting", "planned", "involved", "stopped")


class _Author:
    """Writes texts with a fixed stock of words, the nth of which is used 1/n as often as the first (Zipf's law)."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.words = tuple(sorted({self._word() for _ in range(_WORDS)}, key=lambda word: (len(word), word)))
        self._weights = tuple(accumulate(1 / rank for rank in range(1, len(self.words) + 1)))

    def _word(self) -> str:
        syllables = self.random.choices(
            ("ba", "den", "ir", "lo", "mas", "ne", "po", "rul", "sti", "ta", "ver", "wim"), k=4
        )
        return "".join(syllables[: self.random.randint(1, 4)]) + self.random.choice(("", "n", "r", "s", "th"))

    def some(self, count: int) -> str:
        return " ".join(self.random.choices(self.words, cum_weights=self._weights, k=count))

    def sentence(self, shortest: int, longest: int) -> str:
        return self.some(self.random.randint(shortest, longest)).capitalize() + "."

    def few(self, choices: Sequence[str], most: int, least: int = 0) -> list[str]:
        return self.random.sample(choices, self.random.randint(least, min(most, len(choices))))


def write(root: Path, entries: int) -> None:
    """Write a catalogue of `entries` components, standards and projects and some organisations below `root`."""
    author = _Author(_SEED)
    vocabularies = root / "catalogue" / "vocabularies"
    shutil.copytree(REAL / "catalogue" / "vocabularies", vocabularies)
    organisations = [f"{author.some(1)}-{number}" for number in range(min(_ORGANISATIONS, entries // 2))]
    for slug in organisations:
        _write(root, "organisations", slug, _organisation(author))
    slugs = {
        "standards": [f"{author.some(1)}-standard-{number}" for number in range(entries // 5)],
        "components": [f"{author.some(1)}-component-{number}" for number in range(entries // 2)],
    }
    slugs["projects"] = [
        f"{author.some(1)}-project-{number}" for number in range(entries - sum(len(each) for each in slugs.values()))
    ]
    services = _terms(vocabularies / "services.yml")
    for collection, own in slugs.items():
        for slug in own:
            fields = dict(_entry(author, collection, organisations, slugs, services))
            _write(root, collection, slug, fields)


def common_words() -> str:
    """Give two words that a visitor might search for: neither the commonest nor rare."""
    words = _Author(_SEED).words
    return f"{words[60]} {words[300]}"


def _organisation(author: _Author) -> dict[str, object]:
    return {
        "name": author.some(2).title() + " Council",
        "type": author.random.choice(("unitary", "county", "london-borough", "scottish-unitary", "welsh-unitary")),
        "nation": author.random.choice(("england", "england", "england", "scotland", "wales", "northern-ireland")),
        "website": f"https://www.{author.some(1)}.gov.uk/",
        "sources": ["https://www.example.org/organisations"],
    }


def _entry(
    author: _Author,
    collection: str,
    organisations: Sequence[str],
    slugs: dict[str, list[str]],
    services: Sequence[str],
) -> Iterator[tuple[str, object]]:
    address = f"https://github.com/{author.some(1)}/{author.some(1)}-{author.random.randrange(10**9)}"
    yield "name", author.some(3).title()
    yield "summary", author.sentence(8, 20)[:200]
    yield "owner", author.random.choice(organisations)
    if collection == "components":
        yield "type", author.random.choice(("platform", "library", "api", "dataset", "pattern"))
    if collection == "standards":
        yield "status", author.random.choice(("draft", "published"))
    else:
        yield "stage", author.random.choice(("alpha", "beta", "live", "live", "retired"))
    yield "licence", author.random.choice(_LICENCES)
    if collection == "projects":
        yield "languages", author.few(_LANGUAGES, 3, 1)
    yield "description", "\n\n".join(author.sentence(15, 40) for _ in range(author.random.randint(1, 4)))
    yield "links", {"repository": address, "documentation": f"{address}/wiki"}
    yield "services", author.few(services, 3, 1)
    yield "principles", author.few(("redesign-services", "fix-the-plumbing", "open-culture"), 2, 1)
    if users := author.few(organisations, int(author.random.paretovariate(1.1)) if author.random.random() < 0.6 else 0):
        yield "used_by", [_adoption(author, user, address) for user in users[:200]]
    if partners := author.few(organisations, 2):
        yield "partners", [{"organisation": each, "role": author.some(2), "evidence": address} for each in partners]
    if collection != "standards" and (implements := author.few(slugs["standards"], 1)):
        yield "implements", [{"entry": each, "evidence": address} for each in implements]
    if collection == "projects" and (depends := author.few(slugs["components"], 2)):
        yield "depends_on", depends
    yield "sources", [address, f"{address}/blob/main/README.md"]


def _adoption(author: _Author, organisation: str, address: str) -> dict[str, object]:
    return {
        "organisation": organisation,
        "status": author.random.choice(_STATUSES),
        "since": str(author.random.randint(2015, 2026)),
        "evidence": f"{address}/users",
        "basis": author.some(6),
    }


def _terms(path: Path) -> list[str]:
    terms: list[dict[str, str]] = yaml.safe_load(path.read_text(encoding="utf-8"))["terms"]
    return [term["id"] for term in terms]


def _write(root: Path, collection: str, slug: str, fields: dict[str, object]) -> None:
    path = root / "catalogue" / collection / f"{slug}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.dump(fields, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True), encoding="utf-8")
