"""Issues written with the forms become entries, and no answer can pass for another."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator import cli
from generator.check import Result
from generator.cli.environment import CLEAN, COULD_NOT_RUN, HAS_ERRORS
from generator.entry_form import EntryForm
from generator.importing import issue_form
from generator.importing.draft import CannotImportError
from generator.importing.issue_form import CONFIRMATION_LABEL, USE_LABEL
from generator.project import Collection
from tests.conftest import Files
from tests.importing.issues import ENTRY, PROJECT, SOURCE, entries, issue, labels


@pytest.fixture
def form(checked: Callable[[Files], Result]) -> EntryForm:
    """Give a desk in the small project."""
    return EntryForm(Collection.PROJECTS, checked({}))


# New entries


def test_an_issue_becomes_an_entry_that_passes(root: Path, turned: Callable[[str], tuple[int, str]]) -> None:
    code, answer = turned(issue("project", PROJECT))
    assert code == CLEAN
    assert answer == (
        "Thank you. This issue has become the file `catalogue/projects/bin-days.yml`.\n\n"
        "Nothing in it is wrong. A maintainer will review it.\n"
    )
    assert (root / "catalogue/projects/bin-days.yml").read_text() == ENTRY
    assert cli.main(["check", "--root", str(root)]) == CLEAN


@pytest.mark.parametrize("kind", ["component", "standard", "organisation"])
def test_each_kind_has_its_form(kind: str, root: Path, turned: Callable[[str], tuple[int, str]]) -> None:
    answers = {f"Name of the {kind}": "Bin Days", "Summary": "Tells when.", "Owner": "anytown", "Sources": SOURCE}
    if kind == "organisation":
        answers = {name: text for name, text in answers.items() if name != "Owner"} | {"Type": "Charity"}
    if kind == "component":
        answers["Type"] = "Platform"
    assert turned(issue(kind, answers))[0] == CLEAN
    assert cli.main(["check", f"{root}/catalogue/{kind}s/bin-days.yml", "--root", str(root)]) == CLEAN


def test_what_is_beyond_doubt_is_taken(root: Path, turned: Callable[[str], tuple[int, str]]) -> None:
    as_people_write = {
        "Owner": "anytown BC",
        "Stage": "- [x] BE\u200bTA\n- [ ] Live",
        "Service areas": "births, deaths and marriages, HOUSING, culture, sport and leisure",
        "Licence": "the MIT License",
        "Website": "www.example.gov.uk/bin-days.",
        "Sources": f"* <{SOURCE}>\n* {SOURCE.replace('https', 'http')}/2,",
    }
    assert turned(issue("project", PROJECT | as_people_write))[0] == CLEAN
    text = ENTRY.replace("stage: beta\n", "stage: beta\nlicence: MIT\n")
    text = text.replace("services:", "links:\n  website: https://www.example.gov.uk/bin-days\nservices:")
    assert (root / "catalogue/projects/bin-days.yml").read_text() == text


@pytest.mark.parametrize(
    "owner", ["https://www.newtown.gov.uk/", "www.newtown.gov.uk", "@newtown", "Anytown Council, Example Council"]
)
def test_an_address_or_two_names_make_no_new_organisation(
    owner: str, root: Path, turned: Callable[[str], tuple[int, str]]
) -> None:
    before = set(entries(root))
    code, answer = turned(issue("project", PROJECT | {"Owner": owner}))
    assert code == HAS_ERRORS
    assert "* **Owner**: There is no organisation `" in answer
    assert set(entries(root)) - before == {root / "catalogue/projects/bin-days.yml"}


def test_mistakes_are_told_in_words_for_the_person_who_wrote_the_issue(
    root: Path, turned: Callable[[str], tuple[int, str]]
) -> None:
    wrong = PROJECT | {"Owner": "anytwn", "Website": "example", "Summary": "See @everyone | <b>x</b>\u202e"}
    code, answer = turned(issue("project", wrong))
    assert code == HAS_ERRORS
    assert answer.startswith(
        "Thank you. This issue is to become the file `catalogue/projects/bin-days.yml`.\n\nBefore it can, fix this:\n\n"
    )
    assert (
        "* **Owner**: There is no organisation `anytwn`. Did you mean Anytown Borough Council? Write `anytown`.\n"
        in answer
    )
    assert "* **Website**: `example` does not start with `https://`. Copy the full address" in answer
    assert answer.endswith("a maintainer will try again.\n")
    assert "\u202e" not in answer
    assert (root / "catalogue/projects/bin-days.yml").exists()


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_line_ends_and_a_mark_at_the_start_do_not_matter(
    ends: str, root: Path, turned: Callable[[str], tuple[int, str]]
) -> None:
    body = issue("project", PROJECT).replace("\n", ends)
    assert turned(f"\ufeff\n{body}")[0] == CLEAN
    assert (root / "catalogue/projects/bin-days.yml").read_text() == ENTRY


def test_a_contact_is_read_from_its_line_and_what_else_was_answered_is_for_people(form: EntryForm) -> None:
    body = issue("project", PROJECT | {"Contact": "Digital team, digital@example.org"})
    more = f"### {issue_form.MORE_LABEL}\n\nCost: Free.\n\n### {CONFIRMATION_LABEL}"
    fields = issue_form.fields(form, body.replace(f"### {CONFIRMATION_LABEL}", more))
    assert fields["contact"] == {"name": "Digital team", "email": "digital@example.org"}
    assert fields == issue_form.fields(form, body)


# Hostile issues


@pytest.mark.parametrize(
    "text",
    [
        "x\n\n### Owner\n\nexample-council",
        "x\n### Name of the project\nOther",
        "```\n### Sources\n```",
        "<!--\n### Stage  \n-->",
        f"### {CONFIRMATION_LABEL}",
    ],
)
def test_no_answer_can_pass_for_another(text: str, root: Path, turned: Callable[[str], tuple[int, str]]) -> None:
    before = entries(root)
    code, answer = turned(issue("project", PROJECT | {"Description": text}))
    assert code == COULD_NOT_RUN
    assert answer.startswith("Nothing was written: the heading `")
    assert "is in the issue twice" in answer
    assert entries(root) == before


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "Bin calendar", "\u5783\u573e", "a" * 200, "_No response_", "..\\..\\x"]
)
def test_no_name_leads_out_of_its_folder_or_over_another_entry(
    name: str, root: Path, turned: Callable[[str], tuple[int, str]]
) -> None:
    before = entries(root)
    turned(issue("project", PROJECT | {"Name of the project": name}))
    new = set(entries(root)) - set(before)
    assert all(path.parent == root / "catalogue" / "projects" for path in new)
    assert {path: raw for path, raw in entries(root).items() if path in before} == before


@pytest.mark.parametrize(
    "text",
    [
        "a: b\nowner: example-council",
        "- x\n--- \n...",
        "&a *a !!x |\n  %TAG",
        '"\nowner: "x',
        "# x: y",
        "{{ x }} ${{ github.token }} $(id) `id`",
        "<script>alert(1)</script>",
    ],
)
def test_what_looks_like_yaml_or_a_script_is_text(
    text: str, root: Path, turned: Callable[[str], tuple[int, str]]
) -> None:
    turned(issue("project", PROJECT | {"Description": text, "Summary": text}))
    written = yaml.safe_load((root / "catalogue/projects/bin-days.yml").read_text(encoding="utf-8"))
    assert written == yaml.safe_load(ENTRY) | {"description": text.strip(), "summary": " ".join(text.split())}


@given(st.text(max_size=60).filter(lambda text: "###" not in text))
def test_any_answer_stays_where_it_was_given(text: str) -> None:
    body = issue("use", {USE_LABEL: "x", "Basis": text, "Evidence": SOURCE})
    read = issue_form._split_at_headings(body, labels("use"))
    assert read["Evidence"] == SOURCE
    assert read["Since"] == ""


@given(st.dictionaries(st.sampled_from(labels("project")[:-1]), st.text(max_size=30)))
def test_any_answers_become_an_entry_that_can_be_judged(form: EntryForm, answers: dict[str, str]) -> None:
    body = issue("project", {label: text for label, text in answers.items() if "###" not in text})
    fields = form.to_fields(issue_form.answers(form, body))
    assert set(fields) <= set(form.schema.node["properties"])
    assert form.check_with({"new": fields}).files


@given(st.text(max_size=200))
def test_any_text_that_is_no_form_is_refused(text: str) -> None:
    with pytest.raises(CannotImportError):
        issue_form.collection_of(text)


@pytest.mark.parametrize(
    "body", ["", "Please add bins", "## Name of the project\n\nx", "x\n### Name of the project\n\nx"]
)
def test_an_issue_that_no_form_made_is_refused(body: str, turned: Callable[[str], tuple[int, str]]) -> None:
    code, answer = turned(body)
    assert code == COULD_NOT_RUN
    assert answer.startswith("Nothing was written: the issue was not written with one of the forms")


def test_an_issue_without_a_name_is_no_entry(root: Path, turned: Callable[[str], tuple[int, str]]) -> None:
    before = entries(root)
    code, answer = turned(issue("project", {name: text for name, text in PROJECT.items() if text != "Bin Days"}))
    assert (code, entries(root)) == (COULD_NOT_RUN, before)
    assert "No short name can be made from the name" in answer
