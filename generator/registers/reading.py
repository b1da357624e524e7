"""Join what a register says now with what was read before, and write it."""

from dataclasses import replace
from datetime import date

from generator import yaml_writer
from generator.checked_entry import SchemaNode
from generator.project import reading_path
from generator.register import Listing, Reading, Register
from generator.registers.bodies import Matches
from generator.registers.content import RegisterError

_HEAD = (
    "# Written by `catalogue harvest` alone. To change what it says, change the register beside it.\n"
    "# yaml-language-server: $schema=../../schemas/reading.schema.json\n"
)
MAX_BODIES = 1500
"""As many as the schema of readings lets in."""

_MIN_GONE = 4
_MAX_SHARE_GONE = 4  # one of so many


def update(register: Register, old: Reading | None, matches: Matches, version: str, today: date) -> Reading:
    """Return the new reading, or the old one if nothing differs. Nobody who was listed once is left out.

    Raises RegisterError if too many organisations are gone at once, or none or too many are there.
    """
    if not matches.rows:
        raise RegisterError("it has no rows that count")
    if not matches.bodies:
        raise RegisterError("none of its rows names an organisation of the catalogue that still exists")
    before = {each.organisation: each for each in old.bodies} if old else {}
    listed = {slug for slug, each in before.items() if not each.no_longer_listed}
    gone = len(listed - matches.bodies.keys())
    if gone >= _MIN_GONE and gone * _MAX_SHARE_GONE >= len(listed):
        raise RegisterError(
            f"{gone} of {len(listed)} organisations are gone at once. If that is right, delete its reading and harvest "
            "it again"
        )
    day = today.isoformat()
    bodies = {slug: _listing(slug, before.get(slug), since, day) for slug, since in matches.bodies.items()}
    for slug, each in before.items():
        if slug not in bodies:
            bodies[slug] = replace(each, no_longer_listed=each.no_longer_listed or day)
    if len(bodies) > MAX_BODIES:
        raise RegisterError(f"it names more than {MAX_BODIES:,} organisations")
    new = Reading(
        slug=register.slug,
        path=reading_path(register.slug),
        version=version,
        read=day,
        rows=matches.rows,
        unmatched=len(matches.unmatched),
        bodies=tuple(bodies[slug] for slug in sorted(bodies)),
    )
    return old if old and replace(new, read=old.read) == old else new


def _listing(slug: str, before: Listing | None, since: str, day: str) -> Listing:
    return Listing(slug, before.first_seen if before else day, since)


def to_yaml(reading: Reading, node: SchemaNode) -> str:
    """Return the file of a reading: one line for each organisation. `node` is the schema of readings."""
    order = node["properties"]["bodies"]["items"]["properties"]
    head = {name: getattr(reading, name) for name in node["properties"] if name != "bodies"}
    bodies = ({name: value for name in order if (value := getattr(body, name))} for body in reading.bodies)
    lines = "".join(f"  - {yaml_writer.in_line(each)}\n" for each in bodies)
    return f"{_HEAD}{yaml_writer.write('', node, head, names_schema=False)}bodies:\n{lines}"
