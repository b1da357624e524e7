"""Figures of a catalogue, by their slugs."""

from datetime import date

from generator.adoption import Adoption
from generator.catalogue import Catalogue
from generator.check import Result
from generator.history.growth import Snapshot
from generator.model import Entry, Organisation
from generator.project import Collection, Project
from generator.publish.edition.edition import Edition
from generator.publish.edition.language import ENGLISH, Language
from generator.publish.edition.settings import SiteSettings
from generator.publish.insights import chapters
from generator.publish.insights.figure import Figure
from generator.rules.context import Context
from tests.conftest import ROOT

TODAY = date(2026, 11, 22)
SITE = SiteSettings("", "", "", "", "", member="council", members="councils")


def edition(catalogue: Catalogue, moments: tuple[Snapshot, ...] = (), language: Language = ENGLISH) -> Edition:
    unread = Result(Project(ROOT), {}, Context((), TODAY), (), ())
    return Edition(catalogue, SITE, {}, TODAY, unread, moments, language)


def figures(
    catalogue: Catalogue, moments: tuple[Snapshot, ...] = (), language: Language = ENGLISH
) -> dict[str, Figure]:
    found = chapters.chapters(edition(catalogue, moments, language))
    return {figure.slug: figure for chapter in found for figure in chapter.figures}


def moment(day: str, adoptions: dict[str, int] | None = None, **entries: int) -> Snapshot:
    return Snapshot(date.fromisoformat(day), entries, adoptions or {})


def _councils(number: int) -> dict[str, Organisation]:
    slugs = [f"c{each}" for each in range(number)]
    return {slug: Organisation(slug=slug, path="", name="C", type="council", sources=()) for slug in slugs}


def _used(slug: str, organisations: int) -> Entry:
    users = tuple(Adoption(f"c{number}", "live") for number in range(organisations))
    return Entry(
        collection=Collection.PROJECTS, slug=slug, path="", name=slug, summary="", owner="", sources=(), used_by=users
    )  # fmt: skip
