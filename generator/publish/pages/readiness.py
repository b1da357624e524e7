"""The page of the readiness checklist."""

from generator.publish.analysis import readiness
from generator.publish.edition.edition import Edition
from generator.publish.edition.page import Page

URL = "readiness/"


def page(edition: Edition) -> Page:
    """Return the page."""
    return edition.page(
        "readiness",
        URL,
        values=lambda: {"checks": readiness.counts(edition.catalogue, edition.today)},
        title=edition.gettext("Readiness checklist"),
        description=edition.gettext("What to look for before you rely on something, and why each point matters."),
        layout="listing",
        section="readiness",
    )
