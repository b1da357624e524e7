"""What the check accepts can be published: any valid entries give a whole site, and one of a bounded size."""

import string
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as some
from markupsafe import escape

from generator import schema
from generator.check import Result, check, check_with
from generator.project import SHARED, Collection, EntryFile, Project
from tests.conftest import ROOT, TODAY
from tests.examples import examples
from tests.publish import in_memory
from tests.sites import SMALL, checkout

SCHEMAS = schema.load(ROOT / "schemas")
KINDS = [*SHARED, Collection.ORGANISATIONS]
SLUGS = {each.value: sorted(path.stem for path in (SMALL / "catalogue" / each).iterdir()) for each in KINDS}
TERMS = {
    path.stem: [each["id"] for each in yaml.safe_load(path.read_text(encoding="utf-8"))["terms"]]
    for path in (SMALL / "catalogue" / "vocabularies").iterdir()
}
MOST_LINES = 4
MOST_BYTES = 200_000
"""Of the body of any page, where no list has more than a few lines."""

Part = dict[str, Any]
Entry = dict[str, Any]
Strategy = some.SearchStrategy[Any]

HOSTILE = (
    "<script>alert(1)</script>",
    "{{ x }} {% y %} %(num)s %s {0}",
    "]]>--></style>&amp;\"'",
    "catalogue-slot-body-",
    "=1+1",
    "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM} \N{WASTEBASKET}",
    "[a](https://www.example.org/) ![b](c) # * _ `",
)
LETTERS = some.characters(codec="utf-8", exclude_categories=("C", "Z"))
HOSTS = some.text(string.ascii_lowercase, min_size=1, max_size=9).map(lambda name: f"{name}.example.org")
PATHS = some.text(f"{string.ascii_letters}{string.digits}-._~/?#=&+@'()", max_size=60)
DAYS = some.dates(min_value=TODAY.replace(year=1800), max_value=TODAY).map(str)
SOME_DATES = some.builds(lambda day, length: day[:length], DAYS, some.sampled_from((4, 7, 10)))
LICENCES = ("MIT", "OGL-UK-3.0", "MIT OR (Apache-2.0 AND GPL-2.0-only WITH Bison-exception-2.2)")
FORMATS: Mapping[str, Strategy] = {
    "uri": some.builds("https://{}/{}".format, HOSTS, PATHS),
    "email": HOSTS.map("team@{}".format),
    "date": DAYS,
    "partial-date": SOME_DATES,
    "partial-date-or-yes": some.one_of(SOME_DATES, some.just("yes")),
    "spdx-expression": some.sampled_from(LICENCES),
}


def valid(part: Part) -> Strategy:
    """Values that a schema accepts."""
    if "properties" in part:
        return fields(part)
    if part["type"] == "array":
        longest = min(part["maxItems"], MOST_LINES)
        return some.lists(valid(part["items"]), min_size=1, max_size=longest, unique_by=named)
    if part["type"] == "integer":
        return some.integers(part["minimum"], part["maximum"])
    return texts(part)


def fields(part: Part) -> Strategy:
    """Groups of fields with what is required and some of the rest; live use has its evidence."""
    found = {name: valid(each) for name, each in part["properties"].items()}
    required = {name: found.pop(name) for name in part.get("required", ())}
    least = part.get("minProperties", 0)
    made = some.fixed_dictionaries(required, optional=found).filter(lambda made: len(made) >= least)
    return made.filter(lambda made: made.get("status") != "live" or "evidence" in made)


def named(line: Any) -> str:
    """What a line of a list is about: no list may name the same twice."""
    about = next(iter(line.values())) if isinstance(line, dict) else line
    return str(about)


def texts(part: Part) -> Strategy:
    """Texts that mean something: a slug, a term, a form; any words where the schema asks for none of these."""
    if "x-refers-to" in part:
        return some.sampled_from([slug for each in part["x-refers-to"] for slug in SLUGS[each]])
    if "x-vocabulary" in part:
        return some.sampled_from(TERMS[part["x-vocabulary"]])
    if "pattern" in part:
        signs = some.sampled_from(f"{string.ascii_letters}{string.digits}-")
        formed = some.from_regex(part["pattern"], fullmatch=True, alphabet=signs)
        return formed.filter(lambda text: len(text) <= part["maxLength"])
    return FORMATS[part["format"]] if "format" in part else words(part["maxLength"])


def words(longest: int) -> Strategy:
    """Words that mean something elsewhere, any others, and such as are as long as can be."""
    one = some.text(LETTERS, min_size=1, max_size=30)
    several = some.lists(one, min_size=1, max_size=4).map(" ".join)
    found = some.one_of(some.sampled_from(HOSTILE), several, LETTERS.map(lambda letter: letter * longest))
    return found.map(lambda text: text[:longest].strip()).filter(bool)


def file(number: int, collection: Collection) -> EntryFile:
    slug = f"any-{number}"
    return EntryFile(f"catalogue/{collection}/{slug}.yml", collection, slug)


def entries_of(kinds: Sequence[Collection]) -> Strategy:
    return some.fixed_dictionaries({file(*each): fields(SCHEMAS[each[1]].node) for each in enumerate(kinds)})


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Result:
    return check(Project(checkout(SMALL, tmp_path_factory.mktemp("any") / "project")), TODAY)


@settings(examples(3), phases=[Phase.generate])  # a smaller example of a fault would take minutes to find
@given(some.lists(some.sampled_from(KINDS), min_size=6, max_size=12).flatmap(entries_of))
def test_whatever_the_check_accepts_is_published(small: Result, entries: Mapping[EntryFile, Entry]) -> None:
    """Many entries in few examples: most of the time goes into the templates of each site."""
    written = {each: yaml.safe_dump(entry, allow_unicode=True).encode() for each, entry in entries.items()}
    wrong = {each.location.path for each in check_with(small, written).errors}
    accepted = [each for each in entries if each.path not in wrong]
    site = in_memory.site(check_with(small, {each: written[each] for each in accepted}))
    bodies = {url: str(site.rendered(url).body) for url in site.publication.pages}
    assert {url: len(body) for url, body in bodies.items() if len(body) > MOST_BYTES} == {}
    for each in accepted:
        assert f">{escape(entries[each]['name'])}</h1>" in bodies[f"{each.collection}/{each.slug}/"]
    assert all(each.make() for each in site.files.values())
