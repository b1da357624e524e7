"""The page that publishes what is asked of entries before somebody relies on them."""

from generator.publish.bodies import Bodies
from generator.publish.page import Page
from generator.publish.readiness import CHECKS

URL = "readiness/"


def page(bodies: Bodies) -> Page:
    """Write the page."""
    return bodies.page(
        "readiness",
        URL,
        values=lambda: {"checks": CHECKS},
        title=bodies.say("Readiness checklist"),
        description=bodies.say("What to look for before you rely on something, and why each point matters."),
        layout="listing",
        section="readiness",
    )
