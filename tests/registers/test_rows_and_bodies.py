"""What a register's bytes say: rows of every format, the organisations that they name, and hostile bytes."""

import json
import time
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.check import Result
from generator.organisation_names import OrganisationNames
from generator.register import Bodies, Condition, OwnSpelling, Register, Shows, Source
from generator.registers import rows
from generator.registers.bodies import Matches, columns_of, match
from generator.registers.content import RegisterError
from tests.conftest import TODAY, Files
from tests.examples import examples

FORMATS = ("csv", "json", "yaml", "file-names")


def organisation(name: str, more: str = "") -> str:
    return f"name: {name}\ntype: unitary\nsources: [https://www.example.gov.uk/]\n{more}"


ORGANISATIONS: Files = {
    "organisations/hill.yml": organisation("Hill Council", "identifiers:\n  local_authority: [HIL, HLL]\n"),
    "organisations/st-bees.yml": organisation("St Bees & Dale Council", "ended: 2023-03-31\n"),
    "organisations/new-bees.yml": organisation("St Bees and Dale Council", "started: 2023-04-01\n"),
}


@pytest.fixture
def names(checked: Callable[[Files], Result]) -> OrganisationNames:
    return checked(ORGANISATIONS).context.names.organisations


BY_NAME = Bodies()


def register(
    form: str, bodies: Bodies = BY_NAME, *where: Condition, within: str = "", since: str = ""
) -> Register:  # fmt: skip
    return Register(
        slug="list",
        path="",
        name="A list",
        publisher="anytown",
        page="",
        shows=Shows("bin-calendar", "live", "listed"),
        read=Source(address="https://www.example.gov.uk/", format=form, rows=within),
        bodies=bodies,
        where=where,
        since=since,
    )


def matches(one: Register, text: str | bytes, names: OrganisationNames, today: date = TODAY) -> Matches:
    raw = text.encode() if isinstance(text, str) else text
    return match(rows.read(raw, one.read, columns_of(one)), one, names, today)


COUNCIL = Bodies(column="council")
BY_CODE = Bodies("body", "local_authority", ("local-authority:*", "old:*:"), (OwnSpelling("hills", "hill"),))


@pytest.mark.parametrize(
    ("one", "text"),
    [
        (register("csv", COUNCIL), "\ufeffid,council\n1,HILL  council\n\n2,Nobody\n"),
        (register("csv", COUNCIL), '"council";"id"\n"Hill Council";"1"\n"";"2"\n'),
        (register("json"), '["Hill Council", "Nobody"]'),
        (register("json", within="a.b"), '{"a": {"b": {"Hill Council": 1, "Nobody": 2}}}'),
        (register("json", COUNCIL), '[{"council": "Hill Council"}, {"council": null}]'),
        (register("yaml"), "- Hill Council\n- Nobody\n"),
        (register("yaml", COUNCIL, within="all"), "all:\n  - council: Hill Council\n  - council: [x]\n"),
        (register("file-names", Bodies("", "slug", ("import_*.py",))), "import_hill.py\n__init__.py\n"),
    ],
)
def test_a_register_of_each_format_names_its_organisations(one: Register, text: str, names: OrganisationNames) -> None:
    found = matches(one, text, names)
    assert (found.bodies, found.rows, len(found.unmatched)) == ({"hill": ""}, 2, 1)


def test_the_first_line_of_a_table_may_name_what_parts_its_cells(names: OrganisationNames) -> None:
    text = "sep=\\t\ncouncil\ta, b, c\nHill Council\td\n"
    assert matches(register("csv", COUNCIL), text, names).bodies == {"hill": ""}


def test_a_list_in_a_cell_is_that_of_a_table(names: OrganisationNames) -> None:
    """What is no text in it is left out."""
    text = '[{"council": "Hill Council", "kinds": ["bush", 1, "tree"]}, {"council": "Nobody", "kinds": ["trees"]}]'
    found = matches(register("json", COUNCIL, Condition("kinds", has="bush")), text, names)
    assert (found.bodies, found.rows) == ({"hill": ""}, 1)


def test_a_row_without_a_column_has_nothing_in_it(names: OrganisationNames) -> None:
    text = '[{"council": "Hill Council", "end": "2024"}, {"council": "Hill Council"}]'
    assert matches(register("json", COUNCIL, Condition("end", equals=("",))), text, names).rows == 1


def test_a_row_that_names_nobody_is_known_by_its_number_in_the_register(names: OrganisationNames) -> None:
    assert matches(register("csv", COUNCIL), "council\nNobody\n\nHill Council\nNone\n", names).unmatched == (2, 5)
    assert matches(register("json"), '["Nobody", "Hill Council", "None"]', names).unmatched == (1, 3)


def test_codes_stand_within_patterns_or_are_the_registers_own(names: OrganisationNames) -> None:
    text = "body\nlocal-authority:HLL\nold:HIL:\nlocal-authority:Hills\nHIL\nlocal-authority:hil\nlocal-authority:\n"
    found = matches(register("csv", BY_CODE), text, names)
    assert (found.bodies, found.unmatched) == ({"hill": ""}, (5, 6, 7))


def test_only_rows_count_for_which_all_conditions_hold(names: OrganisationNames) -> None:
    conditions = Condition("end", equals=("", "none")), Condition("kinds", has="tree")
    text = "council,end,kinds\nHill Council,,trees\nHill Council,2024,tree\nHill Council,none,bush; tree\n"
    assert matches(register("csv", COUNCIL, *conditions), text, names).rows == 1


def test_a_column_can_be_other_than_some_texts(names: OrganisationNames) -> None:
    condition = Condition("address", other_than=("", "closed"))
    text = "council,address\nHill Council,\nHill Council,closed\nHill Council,https://www.example.gov.uk/trees\n"
    assert matches(register("csv", COUNCIL, condition), text, names).rows == 1


def test_the_earliest_day_counts_and_none_that_is_still_to_come(names: OrganisationNames) -> None:
    days = ("soon", "2024-05-06T10:00:00Z", "2023", "2030-01-01")
    text = "council,day\n" + "".join(f"Hill Council,{day}\n" for day in days)
    found = matches(register("csv", COUNCIL, since="day"), text, names)
    assert (found.bodies, found.rows) == ({"hill": "2023"}, 3)
    as_number = '[{"council": "Hill Council", "day": 2022.0}, {"council": "Nobody", "day": 2022.5}]'
    assert matches(register("json", COUNCIL, since="day"), as_number, names).bodies == {"hill": "2022"}


def test_of_two_of_one_name_that_counts_which_existed_on_the_day(names: OrganisationNames) -> None:
    text = "council,day\nSt Bees & Dale Council,2021-01-01\nSt Bees and Dale Council,\n"
    found = matches(register("csv", COUNCIL, since="day"), text, names)
    assert found.bodies == {"st-bees": "2021-01-01", "new-bees": ""}


@pytest.mark.parametrize(
    ("one", "text", "words"),
    [
        (register("csv", COUNCIL), "name\nHill Council\n", "it has no column `council`"),
        (register("csv", COUNCIL), "council,council\nx,y\n", "it has no column `council`, or several"),
        (register("csv", COUNCIL), "", "it has no column `council`"),
        (register("csv", COUNCIL), 'council\n"Hill\n', "it is not a table, or a quotation mark in it has no pair"),
        (register("csv", COUNCIL), b"council\n\xff\xfe", "it is not UTF-8 text"),
        (register("csv", COUNCIL), "council\nHill\0\n", "it is no text"),
        (register("csv", COUNCIL), "council\n" + "a\n" * 200_001, "it has more than 200,000 rows"),
        (register("json"), "<html>", "it is not JSON"),
        (register("json"), "[" * 100_000, "it is not JSON, or too deep"),
        (register("json"), '{"a": 1, "a": 2}', "it is not JSON, or too deep, or has a name twice"),
        (register("json", within="a.b"), '{"a": []}', "it has nothing at `a.b`"),
        (register("json", within="a"), '{"a": "Hill Council"}', "it has no list at `a`"),
        (register("json"), '"Hill Council"', "it is not a list"),
        (register("json"), '[{"council": "Hill Council"}]', "its rows are not plain texts"),
        (register("json"), "[" + "1," * 200_000 + "1]", "it has more than 200,000 rows"),
        (register("yaml"), "- &a Secret\n- *a\n", "line 1 cannot be used: an anchor or an alias is used"),
        (register("yaml"), "a: 1\na: 2\n", "line 2 cannot be used: a field appears twice"),
        (register("yaml"), "[" * 50, "line 1 cannot be used"),
        (register("yaml"), "- !!python/object:os.system x\n", "line 1 cannot be used: a tag is used"),
        (register("yaml"), "- x\n" * 10_001, "line 10000 cannot be used: the file is too large or too deep"),
        (register("yaml"), "# " + "x" * 300_000, "it has more than 256 kB of YAML"),
        (register("yaml"), "", "line 1 cannot be used"),
    ],
)  # fmt: skip
def test_another_shape_is_refused_in_words_that_quote_none_of_it(
    one: Register, text: str | bytes, words: str, names: OrganisationNames
) -> None:
    with pytest.raises(RegisterError) as refused:
        matches(one, text, names)
    assert str(refused.value).startswith(words)
    assert "Secret" not in str(refused.value)


@pytest.mark.parametrize(
    "cell",
    [
        '=HYPERLINK("http://x")',
        "<script>",
        "\x1b[31m",
        "\u202eHill Council",
        "x" * 1_000_000,
        "`id`",
    ],
)
def test_a_hostile_cell_is_a_name_of_nobody(cell: str, names: OrganisationNames) -> None:
    started = time.monotonic()
    found = matches(register("json"), json.dumps([cell, "Hill Council"]), names)
    assert (found.bodies, found.unmatched) == ({"hill": ""}, (1,))
    assert time.monotonic() - started < 2


def test_a_hundred_thousand_rows_take_no_time(names: OrganisationNames) -> None:
    started = time.monotonic()
    text = "council\n" + "".join(f"Council {number}\n" for number in range(100_000))
    assert len(matches(register("csv", COUNCIL), text, names).unmatched) == 100_000
    assert time.monotonic() - started < 10


@examples(60)
@given(form=st.sampled_from(FORMATS), raw=st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes_are_read_or_refused(form: str, raw: bytes) -> None:
    bodies = COUNCIL if form == "csv" else Bodies()
    try:
        found = matches(register(form, bodies), raw, OrganisationNames.of(()))
    except RegisterError:
        return
    assert found.bodies == {}
