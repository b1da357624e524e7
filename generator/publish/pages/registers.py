"""The pages of registers: one for each, and a list."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.code_hosts import file_at
from generator.publish.analysis import registers
from generator.publish.analysis.registers import RegisterReport
from generator.publish.edition import urls
from generator.publish.edition.edition import Edition
from generator.publish.edition.language import N_
from generator.publish.edition.page import Page

URL = "registers/"
_TITLE = N_("Registers")


def pages(edition: Edition) -> Iterator[Page]:
    """Yield the list of registers, and the page of each."""
    yield edition.page(
        "registers",
        URL,
        values=lambda: {"reports": registers.reports(edition.catalogue), "today": edition.today},
        title=edition.gettext(_TITLE),
        description=edition.gettext("The lists of others that show who uses what, and when each was last read."),
        layout="listing",
        section="registers",
    )
    for report in registers.reports(edition.catalogue):
        yield _page(edition, report)


def _page(edition: Edition, report: RegisterReport) -> Page:
    register = report.register
    return edition.page(
        "register",
        urls.register_page(register),
        values=lambda: _values(edition, report),
        title=register.name,
        description=edition.gettext("What the register shows, where it is kept, and when it was last read."),
        layout="listing",
        section="registers",
        path=register.path,
        changed=edition.changed(register.path),
    )


def _values(edition: Edition, report: RegisterReport) -> Mapping[str, Any]:
    read, reading = report.register.read, report.reading
    version = file_at(read.repository, reading.version, read.path) if reading and read.repository else ""
    return {"report": report, "is_old": report.is_old(edition.today), "version": version or read.address}
