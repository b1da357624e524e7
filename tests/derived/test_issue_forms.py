"""The issue forms: accepted by GitHub, readable, and asking for what an entry needs."""

from collections.abc import Callable

import pytest
import yaml

from generator.check import Result
from generator.entry_form import EntryForm
from generator.importing import issue_form
from generator.importing.issue_form import COLLECTIONS
from tests.conftest import Files
from tests.importing.issues import FORMS, labels

each_form = pytest.mark.parametrize("form", sorted(FORMS))


@each_form
def test_a_form_is_one_that_github_takes(form: str) -> None:
    """See https://docs.github.com/communities, Syntax for issue forms."""
    read = yaml.safe_load(FORMS[form].read_text(encoding="utf-8"))
    assert set(read) == {"name", "description", "title", "labels", "body"}
    asked = [each for each in read["body"] if each["type"] != "markdown"]
    assert len({each["id"] for each in asked}) == len({each["attributes"]["label"] for each in asked}) == len(asked)
    for each in asked:
        assert each["type"] in {"input", "textarea", "dropdown", "checkboxes"}
        assert all(character.isalnum() or character in "-_" for character in each["id"])
        options = each["attributes"].get("options", [])
        names = [option["label"] if isinstance(option, dict) else option for option in options]
        assert all(isinstance(name, str) and name and name.casefold() != "none" for name in names)
        assert len(set(names)) == len(names)
        assert bool(names) == (each["type"] in {"dropdown", "checkboxes"})


def test_the_form_for_a_use_has_text_boxes_only_which_an_address_can_fill_in() -> None:
    body = yaml.safe_load(FORMS["use"].read_text(encoding="utf-8"))["body"]
    assert {each["type"] for each in body[1:-1]} == {"input"}
    [status] = [each["attributes"]["description"] for each in body if each.get("id") == "status"]
    assert "Live: The evidence shows" in status


@each_form
def test_a_form_speaks_to_people_who_never_saw_a_file(form: str) -> None:
    read = yaml.safe_load(FORMS[form].read_text(encoding="utf-8"))
    words = " ".join(str(each["attributes"].get("description", "")) for each in read["body"])
    for jargon in ("slug", ".yml", "catalogue/", "vocabular", " id ", " ids "):
        assert jargon not in words


def test_what_a_form_must_have_is_what_an_entry_must_have(checked: Callable[[Files], Result]) -> None:
    for collection in COLLECTIONS:
        desk = EntryForm(collection, checked({}))
        body = yaml.safe_load(FORMS[collection.kind].read_text(encoding="utf-8"))["body"]
        needed = {each["id"] for each in body if each.get("validations", {}).get("required")}
        assert needed == {question.name for question in desk.questions() if question.required}
        assert list(issue_form.questions(desk)) == labels(collection.kind)[:-1]
