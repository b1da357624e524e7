"""The page on the state of the catalogue: what is known of how true it is, and what somebody could do about it."""

from collections.abc import Mapping
from typing import Any

from generator.publish.analysis import observations, registers, state
from generator.publish.edition.edition import Edition
from generator.publish.edition.page import Page

URL = "state/"


def page(edition: Edition) -> Page:
    """Return the page."""
    return edition.page(
        "state",
        URL,
        values=lambda: _values(edition),
        title=edition.gettext("State of the catalogue"),
        description=edition.gettext("How old the facts here are, what is missing, and what has to be looked at."),
        layout="listing",
        section="state",
    )


def _values(edition: Edition) -> Mapping[str, Any]:
    catalogue = edition.catalogue
    return {
        "reports": registers.reports(catalogue),
        "today": edition.today,
        "without_contact": state.without_contact(catalogue),
        "due": state.due(edition),
        "planned": state.without_predecessor(catalogue),
        "contradictions": observations.contradictions(catalogue),
        "broken": tuple(state.broken_addresses(edition.checked.context, catalogue)),
        "number": len(catalogue.entries),
    }
