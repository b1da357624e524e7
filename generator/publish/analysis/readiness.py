"""What an entry needs before somebody can rely on it: one list, shown for each entry as what is there and what is not.

There is no score: what matters most is for the reader to say.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.catalogue import Catalogue
from generator.facets import stage_field
from generator.model import Entry
from generator.project import SHARED, Collection
from generator.publish.analysis import usage
from generator.publish.edition.dates import a_year_after

_SOFTWARE = (Collection.COMPONENTS, Collection.PROJECTS)


@dataclass(frozen=True, slots=True)
class EntryInContext:
    """An entry with all else that decides whether something is there."""

    entry: Entry
    catalogue: Catalogue
    today: date


@dataclass(frozen=True, slots=True)
class ReadinessCheck:
    """Something to have: a question, why it matters, and how its answer is told from an entry.

    `there` and `missing` are the words for either answer; `field` is what to fill in to change it, with a dot before
    what stands inside it. Nothing stands there where only other entries can say it.
    """

    id: str
    question: str
    why: str
    met_text: str
    missing_text: str
    field: str
    kinds: tuple[Collection, ...]
    is_met: Callable[[EntryInContext], bool]

    def field_of(self, collection: Collection) -> str:
        """Return the name that the field has in entries of a collection."""
        return stage_field(collection) if self.field == "stage" else self.field


@dataclass(frozen=True, slots=True)
class ReadinessResult:
    """The checks that apply to an entry, by their answers."""

    met: tuple[ReadinessCheck, ...]
    missing: tuple[ReadinessCheck, ...]


@dataclass(frozen=True, slots=True)
class CheckCount:
    """Of how many entries something is asked, and how many of them have it."""

    having: int
    applicable: int


def _link(*kinds: str) -> Callable[[EntryInContext], bool]:
    return lambda case: any(case.entry.links.get(kind) for kind in kinds)


def _assurance(kind: str) -> Callable[[EntryInContext], bool]:
    return lambda case: bool(case.entry.assurance.get(kind))


def _is_used(case: EntryInContext) -> bool:
    """Tell whether something shows that somebody uses it or tries it out; to take part is not to use."""
    return any(use.adoption.evidence for use in usage.in_use(case.catalogue, case.entry.slug))


def _is_followed(case: EntryInContext) -> bool:
    """Tell whether anything says that it follows a standard, or something shows that an organisation uses it itself."""
    is_named = any(edge.kind == "implements" for edge in case.catalogue.edges_to(case.entry.slug))
    return is_named or _is_used(case)


def _is_reviewed(case: EntryInContext) -> bool:
    reviewed = case.entry.reviewed
    return bool(reviewed) and case.today <= a_year_after(date.fromisoformat(reviewed))


CHECKS = (
    ReadinessCheck(
        "licence",
        "Does it say what its licence is?",
        "Without a licence nobody may copy or change it, even where its code is public.",
        "A licence",
        "No licence is recorded",
        "licence",
        SHARED,
        lambda case: bool(case.entry.licence),
    ),
    ReadinessCheck(
        "stage",
        "Does it say what stage it is at?",
        "Something that is being tried out needs more care than something in daily use.",
        "Its stage",
        "No stage is recorded",
        "stage",
        SHARED,
        lambda case: bool(case.entry.stage),
    ),
    ReadinessCheck(
        "specification",
        "Can you read its full text?",
        "Only people who can read all of a standard can follow it.",
        "The full text",
        "Where to read the full text is not recorded",
        "links.specification",
        (Collection.STANDARDS,),
        _link("specification"),
    ),
    ReadinessCheck(
        "documentation",
        "Is there documentation?",
        "It lets your team find out for themselves whether it fits, and how to set it up.",
        "Documentation",
        "No documentation is recorded",
        "links.documentation",
        _SOFTWARE,
        _link("documentation"),
    ),
    ReadinessCheck(
        "start",
        "Is it clear how to start?",
        "You should be able to start without a phone call: with the code, a trial or instructions to ask for access.",
        "How to start",
        "How to start is not recorded",
        "adopt",
        _SOFTWARE,
        lambda case: bool(case.entry.adopt or case.entry.links.get("repository") or case.entry.links.get("demo")),
    ),
    ReadinessCheck(
        "contact",
        "Is there someone to ask?",
        "One question to the people behind it can save weeks. A team's address is enough.",
        "A contact",
        "No contact is recorded",
        "contact",
        SHARED,
        lambda case: case.entry.contact is not None,
    ),
    ReadinessCheck(
        "use",
        "Is there evidence that someone uses it?",
        "What works in one organisation is more likely to work in yours, and it can tell you how it went.",
        "Evidence of use",
        "No evidence of use is recorded",
        "used_by",
        _SOFTWARE,
        _is_used,
    ),
    ReadinessCheck(
        "followed",
        "Is any entry or organisation known to follow it?",
        "Those that already follow a standard show that it can be done, and how.",
        "An entry or organisation that follows it",
        "No entry or organisation is known to follow it",
        "",
        (Collection.STANDARDS,),
        _is_followed,
    ),
    ReadinessCheck(
        "validator",
        "Is there a tool that checks data against it?",
        "A tool shows quickly whether data or software really follows the standard.",
        "A tool that checks against it",
        "No tool that checks against it is recorded",
        "validators",
        (Collection.STANDARDS,),
        lambda case: bool(case.entry.validators),
    ),
    ReadinessCheck(
        "standards",
        "Does it name the standards that it follows?",
        "Standards decide whether it fits with what you have, and whether you can move away from it later.",
        "Standards that it follows",
        "No standard that it follows is recorded",
        "implements",
        _SOFTWARE,
        lambda case: bool(case.entry.implements),
    ),
    ReadinessCheck(
        "accessibility",
        "Is there an accessibility statement?",
        "The law requires public bodies to make websites and apps accessible, and to publish a statement about it.",
        "An accessibility statement",
        "No accessibility statement is recorded",
        "assurance.accessibility_statement",
        _SOFTWARE,
        _assurance("accessibility_statement"),
    ),
    ReadinessCheck(
        "data-protection",
        "Does it say how it protects personal data?",
        "An existing assessment gives you a start on your own.",
        "How it protects personal data",
        "Nothing on data protection is recorded",
        "assurance.data_protection",
        _SOFTWARE,
        _assurance("data_protection"),
    ),
    ReadinessCheck(
        "security",
        "Does it say how to report a security vulnerability?",
        "All software has vulnerabilities. What matters is that they are reported and fixed.",
        "How to report a vulnerability",
        "No security policy is recorded",
        "assurance.security_policy",
        _SOFTWARE,
        _assurance("security_policy"),
    ),
    ReadinessCheck(
        "reviewed",
        "Has a person checked the entry in the last year?",
        "Facts go out of date. A recent date shows that someone looked.",
        "Checked by a person in the last year",
        "No check by a person in the last year is recorded",
        "reviewed",
        SHARED,
        _is_reviewed,
    ),
)
"""Everything asked of entries, in the order in which people see it."""


def counts(catalogue: Catalogue, today: date) -> Iterator[tuple[ReadinessCheck, CheckCount]]:
    """Yield every check with what the whole catalogue answers."""
    cases = [EntryInContext(entry, catalogue, today) for entry in catalogue.entries.values()]
    for check in CHECKS:
        asked = [check.is_met(case) for case in cases if case.entry.collection in check.kinds]
        yield check, CheckCount(sum(asked), len(asked))


def readiness_of(case: EntryInContext) -> ReadinessResult:
    """Sort the checks that apply to an entry by whether what they ask for is there."""
    asked = tuple(check for check in CHECKS if case.entry.collection in check.kinds)
    found = {check.id for check in asked if check.is_met(case)}
    return ReadinessResult(
        tuple(check for check in asked if check.id in found), tuple(check for check in asked if check.id not in found)
    )
