"""Read the report of lychee, the link checker that asks the addresses: written for its version 0.24.2.

    lychee --verbose --format json --output REPORT.json ADDRESSES.txt

Without `--verbose`, it leaves out what answered well and where addresses led. A name that does not exist seldom differs
from another failure to connect, so most such addresses are ill and not gone.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.code_hosts import requested_address
from generator.links import Trouble, is_public

MAX_BYTES = 64 * 1024 * 1024
"""The largest report to read. One about a hundred thousand addresses has about 40 MB."""

_GONE = frozenset({404, 410})
_MOVED_FOR_GOOD = frozenset({301, 308})
_CLIENT_ERRORS = range(400, 500)
_KEEPS_PROGRAMS_OUT = 999
_NO_SUCH_NAME = "DNS resolution failed"
_MIN_SILENT = 10
"""Addresses without any answer; fewer of them say nothing about the connection of the checker."""


class ReportError(Exception):
    """The report cannot be used. The message says why."""


@dataclass(frozen=True, slots=True)
class Look:
    """What one look saw at an address. `what` is None if it was well; `target` is where one that moved leads.

    `is_silent` is set if no server answered at all.
    """

    what: Trouble | None
    target: str = ""
    is_silent: bool = False


def read(raw: bytes) -> Mapping[str, Look]:
    """Return the look at each `requested_address`. Raises ReportError if the report cannot be used."""
    if len(raw) > MAX_BYTES:
        raise ReportError(f"the report has more than {MAX_BYTES // 1024 // 1024} MB")
    try:
        report = json.loads(raw)
        if report["detailed_stats"] is not True:
            raise ReportError("the report leaves out what answered well; run lychee with --verbose")
        looks = dict(_looks(report))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ReportError("the file is not a report of lychee, as --format json writes it") from error
    silent = sum(look.is_silent for look in looks.values())
    if silent > max(_MIN_SILENT, len(looks) / 2):
        raise ReportError(
            f"{silent:,} of {len(looks):,} addresses gave no answer at all, so the checker itself may not be connected"
        )
    return looks


def _looks(report: Mapping[str, Any]) -> Iterator[tuple[str, Look]]:
    """Yield the looks of a report. An address that answered well once is well, so those come last."""
    for name in ("timeout_map", "error_map", "success_map"):
        for responses in report[name].values():
            for response in responses:
                yield requested_address(response["url"]), _look(response, name)


def _look(response: Mapping[str, Any], name: str) -> Look:
    code = response["status"].get("code")
    if name == "success_map":
        target = _target(response)
        return Look(Trouble.MOVED if target else None, target)
    if code in _GONE:
        return Look(Trouble.GONE)
    if name == "timeout_map" or code in _CLIENT_ERRORS or code == _KEEPS_PROGRAMS_OUT:
        return Look(Trouble.BLOCKED, is_silent=code is None)
    has_no_name = str(response["status"].get("details", "")).startswith(_NO_SUCH_NAME)
    return Look(Trouble.GONE if has_no_name else Trouble.ILL, is_silent=code is None)


def _target(response: Mapping[str, Any]) -> str:
    """Return where the address moved for good, or "": up to the first redirect that is only for a while."""
    target = ""
    for redirect in response.get("redirects", {}).get("redirects", ()):
        if redirect["code"] not in _MOVED_FOR_GOOD:
            break
        target = redirect["url"]
    if not (target.startswith("https://") and is_public(target)):
        return ""
    return target if requested_address(target) != requested_address(response["url"]) else ""
