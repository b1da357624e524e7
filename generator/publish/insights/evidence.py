"""Figures about how use by choice is known: at which status, and who states it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.adoption import Speaker
from generator.catalogue import Catalogue
from generator.publish.analysis.usage import IN_USE, LIVE, TAKING_PART, chosen
from generator.publish.edition.language import Language
from generator.publish.insights.figure import Figure, Row
from generator.uses import Use


def figures(catalogue: Catalogue, language: Language) -> Iterator[Figure]:
    """Yield the figure by status, then the one by who states it."""
    uses = chosen(catalogue.uses)
    yield _by_status(catalogue, uses, language)
    yield _by_speaker(uses, language)


def _by_status(catalogue: Catalogue, uses: Sequence[Use], language: Language) -> Figure:
    gettext = language.gettext
    counts = Counter((use.adoption.status, bool(use.adoption.evidence)) for use in uses)
    labels = {True: gettext("%(status)s, with evidence"), False: gettext("%(status)s, without evidence")}
    return Figure(
        slug="evidence-grades",
        title=gettext(
            "%(live)s of %(all)s adoptions are live, with evidence",
            live=f"{counts[LIVE, True]:,}",
            all=f"{counts.total():,}",
        ),
        lead=gettext("What is recorded of one organisation and one entry, by status. What is a duty is left out."),
        label=gettext("Status"),
        columns=(gettext("Adoptions"),),
        rows=tuple(
            Row(labels[has_evidence] % {"status": term.name}, (counts[term.id, has_evidence],))
            for term in catalogue.terms("adoption-statuses").values()
            for has_evidence in (True, False)
            if counts[term.id, has_evidence]
        ),
        looks=("plain",),
    )


def _by_speaker(uses: Sequence[Use], language: Language) -> Figure:
    gettext = language.gettext
    used = Counter(use.adoption.stated_by for use in uses if use.adoption.status in IN_USE)
    part = Counter(use.adoption.stated_by for use in uses if use.adoption.status in TAKING_PART)
    labels = {
        Speaker.REGISTER: gettext("Registers that others keep"),
        Speaker.OWNER: gettext("Owners of entries"),
        Speaker.ORGANISATION: gettext("Organisations about themselves"),
    }
    by_register, total = used[Speaker.REGISTER] + part[Speaker.REGISTER], used.total() + part.total()
    return Figure(
        slug="who-states-it",
        title=gettext("Registers state %(some)s of %(all)s", some=f"{by_register:,}", all=f"{total:,}"),
        lead=gettext("Who states that an organisation uses something by choice or takes part."),
        label=gettext("Stated by"),
        columns=(gettext("In use"), gettext("Take part or plan to")),
        rows=tuple(Row(label, (used[speaker], part[speaker])) for speaker, label in labels.items()),
        looks=("uses", "part"),
    )
