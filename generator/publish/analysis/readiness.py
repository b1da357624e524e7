"""The readiness checks: what an entry should record before others can rely on it, shown as met or missing.

There is no score: readers decide for themselves what matters most.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.catalogue import Catalogue
from generator.facets import stage_field
from generator.project import SHARED, Collection
from generator.publish.analysis import activity
from generator.publish.analysis import readiness_answers as answers
from generator.publish.analysis.readiness_answers import EntryInContext

_SOFTWARE = (Collection.COMPONENTS, Collection.PROJECTS)


@dataclass(frozen=True, slots=True)
class ReadinessCheck:
    """Something that an entry should record: a question, why it matters, and the function that answers it.

    `label` names what it should record. `field` is the field to fill in, with a dot before a nested one; it is empty if
    only other entries can provide the answer. `kinds` are the collections it applies to.
    """

    id: str
    question: str
    why: str
    label: str
    field: str
    kinds: tuple[Collection, ...]
    is_met: Callable[[EntryInContext], bool]

    def field_of(self, collection: Collection) -> str:
        """Return the name of the field in the files of a collection."""
        return stage_field(collection) if self.field == "stage" else self.field


@dataclass(frozen=True, slots=True)
class ReadinessResult:
    """The checks that apply to an entry, met and missing."""

    met: tuple[ReadinessCheck, ...]
    missing: tuple[ReadinessCheck, ...]


@dataclass(frozen=True, slots=True)
class CheckCount:
    """The number of entries that meet a check, and of those that it applies to."""

    having: int
    applicable: int


CHECKS = (
    ReadinessCheck(
        "licence",
        "Does it say what its licence is?",
        "Without a licence nobody may copy or change it, even where its code is public.",
        "A licence",
        "licence",
        SHARED,
        lambda case: bool(case.entry.licence),
    ),
    ReadinessCheck(
        "stage",
        "Does it say what stage it is at?",
        "Something that is being tried out needs more care than something in daily use.",
        "Its stage",
        "stage",
        SHARED,
        lambda case: bool(case.entry.stage),
    ),
    ReadinessCheck(
        "specification",
        "Can you read its full text?",
        "Only people who can read all of a standard can follow it.",
        "The full text",
        "links.specification",
        (Collection.STANDARDS,),
        answers.has_link("specification"),
    ),
    ReadinessCheck(
        "documentation",
        "Is there documentation?",
        "It lets your team find out for themselves whether it fits, and how to set it up.",
        "Documentation",
        "links.documentation",
        _SOFTWARE,
        answers.has_documentation,
    ),
    ReadinessCheck(
        "start",
        "Is it clear how to start?",
        "You should be able to start without a phone call: with the code, a trial or instructions to ask for access.",
        "How to start",
        "adopt",
        _SOFTWARE,
        lambda case: bool(case.entry.adopt or case.entry.links.get("repository") or case.entry.links.get("demo")),
    ),
    ReadinessCheck(
        "cost",
        "Does it say what it costs?",
        "What is free to copy may still cost money to run, and a service may have a price.",
        "What it costs",
        "cost",
        (Collection.COMPONENTS,),
        lambda case: bool(case.entry.cost),
    ),
    ReadinessCheck(
        "contact",
        "Is there someone to ask?",
        "One question to the people behind it can save weeks. A team's address is enough.",
        "A contact",
        "contact",
        SHARED,
        answers.has_contact,
    ),
    ReadinessCheck(
        "use",
        "Is there evidence that someone uses it?",
        "What works in one organisation is more likely to work in yours, and it can tell you how it went.",
        "Evidence of use",
        "used_by",
        _SOFTWARE,
        answers.is_used,
    ),
    ReadinessCheck(
        "followed",
        "Is any entry or organisation known to follow it?",
        "Those that already follow a standard show that it can be done, and how.",
        "An entry or organisation that follows it",
        "",
        (Collection.STANDARDS,),
        answers.is_followed,
    ),
    ReadinessCheck(
        "validator",
        "Is there a tool that checks data against it?",
        "A tool shows quickly whether data or software really follows the standard.",
        "A tool that checks against it",
        "validators",
        (Collection.STANDARDS,),
        lambda case: bool(case.entry.validators),
    ),
    ReadinessCheck(
        "standards",
        "Does it name the standards that it follows?",
        "Standards decide whether it fits with what you have, and whether you can move away from it later.",
        "Standards that it follows",
        "implements",
        _SOFTWARE,
        lambda case: bool(case.entry.implements),
    ),
    ReadinessCheck(
        "accessibility",
        "Is there an accessibility statement?",
        "The law requires public bodies to make websites and apps accessible, and to publish a statement about it.",
        "An accessibility statement",
        "assurance.accessibility_statement",
        _SOFTWARE,
        answers.has_assurance("accessibility_statement"),
    ),
    ReadinessCheck(
        "data-protection",
        "Does it say how it protects personal data?",
        "An existing assessment gives you a start on your own.",
        "How it protects personal data",
        "assurance.data_protection",
        _SOFTWARE,
        answers.has_assurance("data_protection"),
    ),
    ReadinessCheck(
        "security",
        "Does it say how to report a security vulnerability?",
        "All software has vulnerabilities. What matters is that they are reported and fixed.",
        "How to report a vulnerability",
        "assurance.security_policy",
        _SOFTWARE,
        answers.has_security_policy,
    ),
    ReadinessCheck(
        "kept-up",
        "Is it kept up?",
        "Faults stay in what nobody changes any more. Something finished may need no change: ask its owner.",
        "A change in the last two years",
        "last_change",
        SHARED,
        answers.is_kept_up,
    ),
    ReadinessCheck(
        "reviewed",
        "Has a person checked the entry in the last year?",
        "Facts go out of date. A recent date shows that someone looked.",
        "A check by a person in the last year",
        "reviewed",
        SHARED,
        answers.is_reviewed,
    ),
)
"""All checks, in display order."""


def counts(catalogue: Catalogue, today: date) -> Iterator[tuple[ReadinessCheck, CheckCount]]:
    """Yield every check with its counts over the whole catalogue."""
    cases = [EntryInContext(entry, catalogue, today) for entry in catalogue.entries.values()]
    for check in CHECKS:
        answers = [check.is_met(case) for case in cases if case.entry.collection in check.kinds]
        yield check, CheckCount(sum(answers), len(answers))


def readiness_of(case: EntryInContext) -> ReadinessResult:
    """Return the checks that apply to an entry, split into met and missing."""
    checks = tuple(check for check in CHECKS if case.entry.collection in check.kinds)
    met = tuple(check for check in checks if check.is_met(case))
    return ReadinessResult(met, tuple(check for check in checks if check not in met))


def not_known(case: EntryInContext) -> tuple[ReadinessCheck, ...]:
    """Return the missing checks on which nothing is known: it may well be known that a thing has not changed lately."""
    has_change = activity.last_change(case.catalogue, case.entry) is not None
    return tuple(each for each in readiness_of(case).missing if not (has_change and each.id == "kept-up"))
