"""What a build reuses of the last one: the same bytes as from nothing, whatever changed, and only what did not."""

import random
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from generator.check import check
from generator.engine import configuration
from generator.engine.build import build
from generator.project import Project
from generator.publish.edition.page import Page
from generator.publish.html.renderer import Renderer
from generator.publish.html.stencil import RenderedPage
from tests import sites
from tests.examples import examples
from tests.history.repository import Repository

THEME = sites.ROOT / "site_overrides" / "theme"


@dataclass
class Checkout:
    """A catalogue in a folder with its site and with what is kept between builds, and the day on which it is built."""

    folder: Path
    today: date = date(2026, 11, 22)

    @property
    def root(self) -> Path:
        return self.folder / "checkout"

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def kept(self) -> Path:
        return self.folder / "kept"

    def build(self, site: Path | None = None, kept: Path | None = None) -> bool:
        """Build the site, unless the catalogue has errors. Return whether it was built."""
        result = check(Project(self.root), self.today)
        if not result.errors:
            read = configuration.read(self.root / "mkdocs.yml", {})
            quick = replace(read, site=replace(read.site, has_search=False, has_pictures=False))
            build(quick, result, site or self.site, cache=kept)
        return not result.errors

    def rebuild(self) -> bool:
        return self.build(kept=self.kept)

    def files(self, pattern: str) -> list[Path]:
        return sorted(self.root.glob(pattern))

    def commit(self, day: str) -> None:
        Repository(self.root).commit(day)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a catalogue with a theme and a history of its own."""
    checkout = Checkout(tmp_path_factory.mktemp("reuse") / "built")
    checkout.folder.mkdir()
    sites.checkout(sites.SMALL, checkout.root)
    substitute(checkout.root / "mkdocs.yml", str(THEME), "theme")
    (checkout.root / "theme").mkdir()
    checkout.commit("2026-11-01")
    assert checkout.rebuild()
    return checkout.folder


@pytest.fixture
def checkout(built: Path, tmp_path: Path) -> Checkout:
    return copy(built, tmp_path)


def copy(built: Path, folder: Path) -> Checkout:
    """Copy what is built, with the times of its files."""
    return Checkout(Path(shutil.copytree(built, folder / "built", symlinks=True)))


def substitute(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text().replace(old, new, 1))


def commit(checkout: Checkout, chance: random.Random, _: str) -> None:
    checkout.commit(f"2026-11-{chance.randint(10, 20)}")


def an_entry(checkout: Checkout, chance: random.Random) -> Path:
    return chance.choice(checkout.files("catalogue/[cps]*s/*.yml"))


def an_organisation(checkout: Checkout, chance: random.Random) -> Path:
    return chance.choice(checkout.files("catalogue/organisations/*.yml"))


def say_more(checkout: Checkout, chance: random.Random, words: str) -> None:
    substitute(an_entry(checkout, chance), "summary: ", f"summary: {words} ")


def rename(checkout: Checkout, chance: random.Random, words: str) -> None:
    substitute(an_organisation(checkout, chance), "name: ", f"name: {words} ")


def add(checkout: Checkout, chance: random.Random, words: str) -> None:
    old = an_entry(checkout, chance)
    lines = [line for line in old.read_text().splitlines(keepends=True) if not line.startswith("formerly")]
    new = old.with_stem(f"new-{words}")
    new.write_text("".join(lines).replace("name: ", f"name: {words} ", 1).replace("//", f"//{words}."))


def move(checkout: Checkout, chance: random.Random, words: str) -> None:
    old = an_entry(checkout, chance)
    old.write_text(f"{old.read_text().rstrip()}\nformerly: [{old.stem}]\n")
    old.rename(old.with_stem(f"moved-{words}"))


def remove(checkout: Checkout, chance: random.Random, _: str) -> None:
    an_entry(checkout, chance).unlink()


def add_use(checkout: Checkout, chance: random.Random, _: str) -> None:
    entry, path = an_entry(checkout, chance), an_organisation(checkout, chance)
    use = f"- entry: {entry.stem}\n    status: live\n    since: 2024\n    evidence: https://example.org/\n"
    text = path.read_text()
    more = text.replace("uses:\n", f"uses:\n  {use}", 1) if "uses:\n" in text else f"{text.rstrip()}\nuses:\n  {use}"
    path.write_text(more)


def add_term(checkout: Checkout, chance: random.Random, words: str) -> None:
    path = chance.choice(checkout.files("catalogue/vocabularies/*.yml"))
    path.write_text(f"{path.read_text().rstrip()}\n  - id: new-{words}\n    name: New {words}\n")


def read_again(checkout: Checkout, chance: random.Random, _: str) -> None:
    """Add a register with a reading, or change the reading."""
    folder, organisation = checkout.root / "catalogue/registers", an_organisation(checkout, chance).stem
    folder.mkdir(exist_ok=True)
    if not (folder / "places.yml").exists():
        register = REGISTER.format(entry=an_entry(checkout, chance).stem, publisher=organisation)
        (folder / "places.yml").write_text(register)
    (folder / "places.reading.yml").write_text(READING.format(organisation=organisation))


def next_day(checkout: Checkout, chance: random.Random, _: str) -> None:
    checkout.today += timedelta(days=chance.choice((1, 400)))


def change_theme(checkout: Checkout, chance: random.Random, words: str) -> None:
    """Replace a file of the theme by one of the catalogue's own."""
    ours = chance.choice(sorted([*THEME.glob("catalogue/*.html"), *THEME.glob("assets/*.css")]))
    own = checkout.root / "theme" / ours.relative_to(THEME)
    own.parent.mkdir(exist_ok=True)
    own.write_text(f"{ours.read_text()}{f'/* {words} */' if ours.suffix == '.css' else words}")


def write_page(checkout: Checkout, _: random.Random, words: str) -> None:
    about = checkout.root / "site_overrides/pages/about.md"
    about.write_text(f"{about.read_text()}\n{words}\n")
    (about.parent / f"{words}.md").write_text(f"# {words}\n\n[About](about.md)\n")


def change_settings(checkout: Checkout, chance: random.Random, words: str) -> None:
    line = chance.choice((f"site_name: {words}", f"site_url: https://{words}.example.org/"))
    substitute(checkout.root / "mkdocs.yml", "INHERIT", f"{line}\nINHERIT")


EDITS: Mapping[str, Callable[[Checkout, random.Random, str], None]] = {
    each.__name__: each
    for each in (
        say_more, rename, add, move, remove, add_use, add_term, read_again, next_day, change_theme, write_page,
        change_settings, commit,
    )
}  # fmt: skip

REGISTER = """\
name: Places
publisher: {publisher}
page: https://example.org/places
shows:
  entry: {entry}
  status: live
  basis: a place in the list
read:
  once: 2021-05-17
  evidence: https://example.org/places.csv
"""
READING = """\
# Written by `catalogue harvest` alone. To change what it says, change the register beside it.
version: 783b746fb031208e92553bdb47a37af8fc84fd32
read: 2021-05-17
rows: 1
unmatched: 0
bodies:
  - {{organisation: {organisation}, first_seen: 2021-05-17}}
"""


@settings(examples(4), phases=[Phase.explicit, Phase.generate])
@given(st.lists(st.tuples(st.sampled_from(sorted(EDITS)), st.integers(0, 999)), min_size=1, max_size=5))
def test_a_build_with_reuse_is_a_build_from_nothing(
    built: Path, tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, int]]
) -> None:
    checkout = copy(built, tmp_path_factory.mktemp("edits"))
    for name, number in edits:
        EDITS[name](checkout, random.Random(number), f"words{number}")
        if not checkout.rebuild():
            return  # what breaks a rule is not published
    assert checkout.build(checkout.folder / "again")
    assert sites.files(checkout.site) == sites.files(checkout.folder / "again")


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list of pages that are rendered from now on, by their addresses."""
    addresses: list[str] = []
    render = Renderer.render

    def note(renderer: Renderer, page: Page) -> RenderedPage:
        addresses.append(page.url)
        return render(renderer, page)

    monkeypatch.setattr(Renderer, "render", note)
    return addresses


def times(checkout: Checkout) -> dict[str, int]:
    return {path: (checkout.site / path).stat().st_mtime_ns for path in sites.files(checkout.site)}


def test_only_what_shows_a_change_is_made_again(checkout: Checkout, rendered: list[str]) -> None:
    before, files = times(checkout), sites.files(checkout.site)
    substitute(checkout.root / "catalogue/projects/other-map.yml", "summary: ", "summary: Much ")
    assert checkout.rebuild()
    assert sorted(each for each in rendered if not each.startswith("cy/")) == [
        "", "compare/", "compare/other-map-and-plan-map/", "components/bin-days/",
        *(f"contribute/new/{each}/" for each in ("component", "organisation", "project", "standard")),
        "help-wanted/", "organisation-types/supplier/", "organisations/", "organisations/makers/",
        "projects/", "projects/other-map/", "projects/plan-map/", "readiness/", "state/",
        "things-to-use/", "things-to-use/code-to-run/", "things-to-use/ready-to-use/", "whats-new/",
    ]  # fmt: skip
    after = times(checkout)
    assert [path for path, raw in sites.files(checkout.site).items() if raw == files[path]] == [
        path for path in after if after[path] == before[path]
    ]


def test_without_a_change_nothing_is_made_again(checkout: Checkout, rendered: list[str]) -> None:
    before = times(checkout)
    assert checkout.rebuild()
    assert (rendered, times(checkout)) == ([], before)


def test_another_version_of_the_program_makes_everything_again(
    checkout: Checkout, rendered: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = times(checkout)
    monkeypatch.setattr("generator.engine.build.program", lambda: "another")
    assert checkout.rebuild()
    assert "components/bin-days/" in rendered
    assert times(checkout) == before


def test_a_file_that_somebody_changed_is_made_again(checkout: Checkout) -> None:
    files, page = sites.files(checkout.site), "components/bin-days/index.html"
    (checkout.site / page).write_text("<p>Not what was built.")
    (checkout.site / "404.html").unlink()
    assert checkout.rebuild()
    assert sites.files(checkout.site) == files


@pytest.mark.parametrize("damage", ["half", "list", "numbers", "folder"])
def test_a_damaged_table_costs_time_only(checkout: Checkout, rendered: list[str], damage: str) -> None:
    (table,) = checkout.kept.iterdir()
    text, files = table.read_text(), sites.files(checkout.site)
    if damage == "folder":
        shutil.rmtree(checkout.kept)
        checkout.kept.write_text("no folder")
    else:
        asked = re.compile('"answers":.*?]')
        other = {"half": text[: len(text) // 2], "list": "[]", "numbers": asked.sub('"answers":[]', text)}
        table.write_text(other[damage])
    assert checkout.rebuild()
    assert len(rendered) > 100
    assert sites.files(checkout.site) == files
