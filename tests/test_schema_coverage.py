"""What the check accepts can be published: a schema asks for nothing that the program has no place for."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from mkdocs.exceptions import PluginError

from generator import cli, register, schema
from generator import model as model_module
from generator.adoption import Adoption
from generator.check import check
from generator.cli.environment import CLEAN, COULD_NOT_RUN, HAS_ERRORS, NEEDS_REVIEW
from generator.mkdocs_plugin.checking import check_or_stop
from generator.model import Entry, LastChange, Organisation, Vocabulary
from generator.project import Collection, Project
from generator.register import Reading, Register
from tests.branches import Checkout
from tests.conftest import ROOT, TODAY

Captured = pytest.CaptureFixture[str]
Properties = dict[str, Any]
COMPONENT = "schemas/component.schema.json"
TEXT = {"title": "x", "description": "x", "type": "string", "maxLength": 80}
CALENDAR = "catalogue/components/bin-calendar.yml"
MESSAGE = "`bogus` is a field that the program does not support"


def change(root: Path, edit: Callable[[Properties], object], file: str = COMPONENT) -> None:
    """Edit the fields of a schema."""
    path = root / file
    written = json.loads(path.read_text(encoding="utf-8"))
    edit(written["properties"] if "properties" in written else written["$defs"])
    path.write_text(json.dumps(written), encoding="utf-8")


@pytest.fixture
def bogus(root: Path) -> Path:
    """Give a project whose components have a field more, and one that uses it."""
    change(root, lambda known: known.update(bogus=TEXT))
    with (root / CALENDAR).open("a", encoding="utf-8") as entry:
        entry.write("bogus: x\n")
    return root


@pytest.mark.parametrize("path", [(), (CALENDAR,), ("catalogue/organisations",)], ids=["all", "file", "others"])
def test_a_field_that_the_program_does_not_know_fails_the_check(
    path: tuple[str, ...], bogus: Path, capsys: Captured
) -> None:
    assert cli.main(["check", "--root", str(bogus), *(str(bogus / each) for each in path)]) == HAS_ERRORS
    out, err = capsys.readouterr()
    assert out.startswith(f"{COMPONENT}:1:1: error[S114] {MESSAGE}\n  help: ")
    assert err == ""


def test_no_site_is_built_and_the_words_say_why(bogus: Path, capsys: Captured) -> None:
    with pytest.raises(PluginError, match="has errors, so there is no site to build"):
        check_or_stop(bogus)
    assert f"{COMPONENT}:1:1: error[S114] {MESSAGE}\n" in capsys.readouterr().err


def test_no_entry_is_written_beside_such_a_schema(bogus: Path, capsys: Captured) -> None:
    answers = ["--name", "Bins", "--summary", "Tells when.", "--owner", "anytown", "--type", "api", "--dry-run"]
    answers += ["--source", "https://www.example.gov.uk/", "--service", "waste"]
    assert cli.main(["new", "component", "--root", str(bogus), *answers]) == COULD_NOT_RUN
    assert capsys.readouterr().err == f"catalogue: {COMPONENT}: {MESSAGE}\n"


@pytest.mark.parametrize(
    ("file", "edit", "message"),
    [
        (COMPONENT, lambda known: known.update(slug=TEXT), "`slug` is a field that the program does not support"),
        (COMPONENT, lambda known: known.update(sources=TEXT), "`sources` is not of the kind that the program expects"),
        (COMPONENT, lambda known: known.update(contact=TEXT), "`contact` is not of the kind that the program expects"),
        (COMPONENT, lambda known: known.update(links=TEXT), "`links` is not of the kind that the program expects"),
        (COMPONENT, lambda known: known["adopt"].update(type="integer"),
         "`adopt` is not of the kind that the program expects"),
        (COMPONENT, lambda known: known["languages"].update(items={**TEXT, "type": "boolean"}),
         "`languages` is not of the kind that the program expects"),
        ("schemas/organisation.schema.json", lambda known: known["declaration"].update(additionalProperties=True),
         "`declaration` allows any field, but the program supports only some"),
        ("schemas/organisation.schema.json", lambda known: known["declaration"].update(patternProperties={"^x": TEXT}),
         "`declaration` allows any field, but the program supports only some"),
        ("schemas/organisation.schema.json", lambda known: known["declaration"].pop("required"),
         "`declaration.signed` is required by the program, but not by the schema"),
        ("schemas/vocabulary.schema.json", lambda known: known["terms"]["items"]["properties"].update(bogus=TEXT),
         "`terms.bogus` is a field that the program does not support"),
        ("schemas/vocabulary.schema.json", lambda known: known["cy"]["properties"].update(bogus=TEXT),
         "`cy.bogus` is a field that the program does not support"),
        *(
            ("schemas/common.schema.json", edit, f"`{field}.bogus` is a field that the program does not support")
            for field, edit in {
                "links": lambda known: known["links"]["properties"].update(bogus=TEXT),
                "assurance": lambda known: known["assurance"]["properties"].update(bogus=TEXT),
                "contact": lambda known: known["contact"]["properties"].update(bogus=TEXT),
                "used_by": lambda known: known["used_by"]["items"]["properties"].update(bogus=TEXT),
                "partners": lambda known: known["partners"]["items"]["properties"].update(bogus=TEXT),
                "support": lambda known: known["support"]["items"]["properties"].update(bogus=TEXT),
                "depends_on": lambda known: known["relation"]["properties"].update(bogus=TEXT),
            }.items()
        ),
    ],
)  # fmt: skip
def test_a_schema_is_held_to_the_program_at_any_depth(
    file: str, edit: Callable[[Properties], object], message: str, root: Path
) -> None:
    change(root, edit, file)
    found = check(Project(root), TODAY).diagnostics
    assert message in {each.message for each in found if each.rule.code == "S114"}


def test_a_schema_that_asks_for_less_is_served(root: Path) -> None:
    change(root, lambda known: [known.pop(each) for each in ("looking_for", "assurance", "cost")])
    assert check(Project(root), TODAY).schema_diagnostics == ()


# Proposals, which bring schemas of their own


@pytest.fixture
def proposal(tmp_path: Path) -> Checkout:
    checkout = Checkout(tmp_path / "checkout")
    change(checkout.root, lambda known: known.update(bogus=TEXT))
    checkout.write({"components/bin-calendar.yml": checkout.read("components/bin-calendar.yml") + "bogus: x\n"})
    return checkout


def test_a_proposal_that_brings_a_field_needs_somebody_to_look(proposal: Checkout, capsys: Captured) -> None:
    assert proposal.run("check", "--since", "main", "--actor", "somebody") == NEEDS_REVIEW
    out, err = capsys.readouterr()
    assert out.startswith("2 files checked, nothing wrong.")
    assert f"needs review  {COMPONENT}: the program does not support all of it: {MESSAGE}; ask the main" in out
    assert err == ""
    assert proposal.run("diff", "main", "--actor", "somebody") == CLEAN
    assert f"the program does not support all of it: {MESSAGE}" in capsys.readouterr().out


def test_what_else_is_wrong_with_it_is_still_an_error(proposal: Checkout, capsys: Captured) -> None:
    proposal.write({"projects/bins.yml": "name: Bins\n"})
    assert proposal.run("check", "--since", "main", "--actor", "somebody", "--format", "json") == HAS_ERRORS
    assert {each["code"] for each in json.loads(capsys.readouterr().out)["diagnostics"]} == {"S101"}


def test_where_nobody_proposes_it_is_an_error_on_a_branch_too(proposal: Checkout, capsys: Captured) -> None:
    assert proposal.run("check", "--since", "main") == HAS_ERRORS
    assert f"{COMPONENT}:1:1: error[S114] {MESSAGE}\n" in capsys.readouterr().out


def test_an_unknown_field_is_never_an_older_error(proposal: Checkout, capsys: Captured) -> None:
    """A branch that leaves the schemas alone is told of them as well: no entry can be published beside them."""
    proposal.commit()
    proposal.git("branch", "--force", "main")
    assert proposal.run("check", "--since", "main") == HAS_ERRORS
    assert proposal.run("check", "--since", "main", "--actor", "somebody") == NEEDS_REVIEW
    assert "Not counted" not in capsys.readouterr().out


# The schemas and the model that are shipped


def pairs(model: Any, node: dict[str, Any]) -> Iterator[tuple[Any, set[str]]]:
    """Yield each class of the model with the fields that a schema has for it."""
    known = node["properties"]
    yield model, set(known)
    for each in fields(model):
        for group in (each.type, *getattr(each.type, "__args__", ())):
            if is_dataclass(group) and each.name in known:
                below = known[each.name]
                yield from pairs(group, below.get("items", below))


def test_model_and_schemas_know_the_same_fields() -> None:
    loaded = schema.load(ROOT / "schemas")
    models = {
        Collection.ORGANISATIONS: Organisation,
        Collection.VOCABULARIES: Vocabulary,
        Collection.REGISTERS: Register,
        Collection.READINGS: Reading,
    }
    known: defaultdict[Any, set[str]] = defaultdict(set)
    for collection, one in loaded.items():
        for model, names in pairs(models.get(collection, Entry), one.node):
            known[model] |= names
    known[Entry].remove("status")  # of a standard: it is its stage
    known[Organisation] |= {"begins", "ends", "to_be_replaced_by"}  # what is to come of the others
    known[LastChange] |= {"seen"}
    known[Adoption] |= {"ask", "stated_by", "register", "seen", "no_longer_listed", "also_stated"}  # stated elsewhere
    of_files = {Entry, *models.values()}
    held = {
        model: {each.name for each in fields(model)} - ({"collection", "slug", "path"} if model in of_files else set())
        for model in known
    }
    assert held == known
    classes = {each for module in (model_module, register) for each in vars(module).values() if is_dataclass(each)}
    assert known.keys() == classes
