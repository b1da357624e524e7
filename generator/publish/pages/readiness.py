"""The page that publishes what is asked of entries before somebody relies on them."""

from generator.publish.analysis import readiness
from generator.publish.edition.page import Page
from generator.publish.html.renderer import Bodies

URL = "readiness/"


def page(bodies: Bodies) -> Page:
    """Write the page."""
    return bodies.page(
        "readiness",
        URL,
        values=lambda: {"checks": readiness.counts(bodies.catalogue, bodies.today)},
        title=bodies.say("Readiness checklist"),
        description=bodies.say("What to look for before you rely on something, and why each point matters."),
        layout="listing",
        section="readiness",
    )
