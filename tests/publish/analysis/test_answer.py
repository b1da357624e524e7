"""The answer to *Can we use it?*: what the entry says, in few words, and no more than that."""

from typing import Any

import pytest

from generator.adoption import Duty
from generator.model import Entry, LastChange, Relation
from generator.project import Collection
from generator.publish.analysis.answer import Sentence, answer
from generator.publish.analysis.licences import SUMMARIES
from tests.conftest import TODAY
from tests.publish.analysis.catalogues import URL, make_catalogue, make_entry

CODE = {"links": {"repository": URL}}
MIT = "Its code is under MIT: you may use, copy and change it free of charge, if you keep its notice."
OLD = LastChange("2018-12", URL)


def words(sentence: Sentence) -> str:
    """Fill in a sentence as a page does, without links."""
    values = {"what": sentence.what, "licence": sentence.licence, "day": sentence.day, "text": sentence.text}
    names = ", ".join(entry.name for entry in sentence.entries)
    return sentence.message % {**values, "entries": names, "evidence": sentence.evidence}


def said(one: Entry, *others: Entry) -> str:
    found = answer(make_catalogue(one, *others), one, TODAY)
    return " ".join(map(words, (found.verdict, *found.reasons)))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"licence": "MIT", "stage": "beta", "type": "platform"},
            f"Yes. {MIT} It is not known what it costs to run. It is in beta: in trial use, and still changing.",
        ),
        (
            {"licence": "MIT", "stage": "live", "type": "platform", "cost": "Emails are free"},
            f"Yes. Emails are free. {MIT} It is in full use and maintained.",
        ),
        (
            {"type": "platform", "stage": "live", "cost": "Free; you pay for your network.", "links": {"website": URL}},
            "Yes. Free; you pay for your network. It is in full use and maintained.",
        ),
        (
            {"licence": "MIT", "type": "platform"},
            f"Yes. {MIT} It is not known how far it has come, or what it costs to run.",
        ),
        ({"licence": "MIT", "access": "open"}, f"Yes. {MIT} It is not known how far it has come."),
        (
            {"licence": "CC-BY-4.0", "type": "dataset", "access": "open"},
            "Yes. Its data is under CC-BY-4.0: you may use, copy and change it free of charge, if you say who made it.",
        ),
        (
            {"licence": "OGL-UK-3.0", "type": "guidance"},
            (
                "Yes. Its content is under OGL-UK-3.0: you may use, copy and change it free of charge, if you say "
                "where it comes from."
            ),
        ),
        (
            {"licence": "MIT OR 0BSD", "stage": "live"},
            (
                "Yes. Its code is under MIT OR 0BSD: read what that allows before you copy or change it. It is "
                "in full use and maintained."
            ),
        ),
        (
            {"access": "open"},
            "Yes, anyone may use it. Ask the owner before you copy or change it: its licence is not known.",
        ),
        (CODE, "Ask first. Its licence is not known, and without one nobody may copy or change it."),
        ({}, "Ask first. It is not known who may use it, and on what terms."),
        (
            {"stage": "live"},
            "Ask first. It is not known who may use it, and on what terms. It is in full use and maintained.",
        ),
        ({"access": "on-request"}, "Ask first. Its owner gives access on request."),
        ({"access": "members", "stage": "live"}, "Only with others. Members of a group or partnership may use it."),
        ({"access": "procured"}, "Yes, but you have to buy it. A supplier sells it."),
        (
            {"stage": "discovery"},
            "Not yet. It is a discovery: the problem is being explored, and nothing is built.",
        ),
        (
            {"stage": "alpha", "licence": "MIT"},
            "Only to try it out. It is an alpha: ideas are being tried out, and it is not for real use. " + MIT,
        ),
        ({"stage": "retired", "licence": "MIT"}, "No, not any more. It is retired: nobody maintains it."),
        (
            {"licence": "MIT", "stage": "live", "last_change": OLD},
            (
                f"Yes, but it stands still. {MIT} It is in full use and maintained. "
                f"It has not changed since 2018-12 ({URL}): ask the owner "
                "whether somebody still looks after it."
            ),
        ),
    ],
)
def test_software_and_other_components(fields: dict[str, Any], expected: str) -> None:
    assert said(make_entry("one", **fields)) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"stage": "published", "licence": "OGL-UK-3.0"},
            (
                "Yes, you can follow it. Its text is under OGL-UK-3.0: you may use, copy and change it free of charge, "
                "if you say where it comes from. It is agreed and ready to follow."
            ),
        ),
        (
            {"licence": "CC0-1.0"},
            (
                "Yes, you can follow it. Its text is under CC0-1.0: you may use, copy and change it free of charge and "
                "without conditions. It is not known whether it is agreed."
            ),
        ),
        ({"stage": "published"}, "Yes, you can follow it. It is agreed and ready to follow."),
        (
            {"stage": "published", "duty": Duty(("council",), "a law", URL)},
            (
                'Yes, you can follow it. Some <a href="#duty">have to use it, or are asked to</a>. '
                "It is agreed and ready to follow."
            ),
        ),
        ({"stage": "draft"}, "Only to try it out. It is a draft, and may change."),
        (
            {"stage": "draft", "last_change": OLD},
            f"Not as it stands. It is a draft that has not changed since 2018-12 ({URL}).",
        ),
        ({"stage": "withdrawn"}, "No, not any more. Its owner no longer recommends it."),
        ({"stage": "superseded"}, "No, not any more. Something newer has replaced it."),
        ({}, "Ask first. It is not known who may use it, and on what terms."),
    ],
)
def test_standards(fields: dict[str, Any], expected: str) -> None:
    assert said(make_entry("one", collection=Collection.STANDARDS, type="", **fields)) == expected


def test_what_replaces_it_is_named() -> None:
    newer = make_entry("two", "Two", supersedes=(Relation("one"),))
    assert said(make_entry("one", stage="superseded"), newer) == "No, not any more. Two replaces it."
    assert said(make_entry("one", licence="MIT", stage="live"), newer) == "No, not any more. Two replaces it."
    assert said(make_entry("one", stage="retired"), newer) == (
        "No, not any more. Two replaces it. It is retired: nobody maintains it."
    )


@pytest.mark.parametrize("licence", SUMMARIES)
def test_every_licence_that_is_known_says_what_it_asks_for(licence: str) -> None:
    found = said(make_entry("one", licence=licence, stage="live"))
    assert found.startswith(f"Yes. Its code is under {licence}: you may use")
