"""The check of a whole project: one error for one fault, whatever stands in its files."""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generator.check import Result, check
from generator.project import Collection, Project
from generator.report import markdown
from generator.report.formats import FORMATS
from tests.conftest import TODAY, Files, small_project
from tests.examples import examples
from tests.schema_shaped import JSON_VALUES, KINDS, SCHEMAS, SHAPED, as_yaml

PROJECT_FIELDS = some.sampled_from(sorted(SCHEMAS[Collection.PROJECTS].node["properties"]))


@pytest.fixture(scope="module")
def project() -> Iterator[Project]:
    with tempfile.TemporaryDirectory() as folder:
        yield Project(small_project(Path(folder) / "project"))


def checked_and_reported(project: Project, kind: Collection, raw: bytes) -> Result:
    path = project.catalogue / kind / "entry.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(raw)
    try:
        result = check(project, TODAY)
        for render in (*FORMATS.values(), markdown.render):
            report = render(result)
            assert report.replace("\n", "").isprintable()
        return result
    finally:
        path.unlink()


@examples(40)
@given(data=some.data(), kind=some.sampled_from(KINDS))
def test_an_entry_with_any_texts_in_it_gets_diagnostics_and_no_more(
    data: some.DataObject, kind: Collection, project: Project
) -> None:
    result = checked_and_reported(project, kind, as_yaml(data.draw(SHAPED[kind])))
    assert all(each.location.path == f"catalogue/{kind}/entry.yml" for each in result.errors)


@examples(40)
@given(
    fields=some.dictionaries(some.sampled_from(sorted(SCHEMAS[Collection.PROJECTS].node["properties"])), JSON_VALUES)
)
def test_an_entry_with_anything_in_its_fields_gets_diagnostics_and_no_more(
    fields: dict[str, Any], project: Project
) -> None:
    assert checked_and_reported(project, Collection.PROJECTS, as_yaml(fields)).diagnostics


FIELDS = b"name: Bin reminders\nsummary: Tells residents which bin to put out.\nowner: example-council\n"
ENTRY = FIELDS + b"sources: [https://www.example.gov.uk/bins]\n"


ALIAS_BOMB = b"a: &a [x,x,x,x,x,x,x,x,x]\n" + b"".join(
    b"%c: &%c [%s]\n" % (letter, letter, b",".join([b"*%c" % (letter - 1)] * 9)) for letter in b"bcdefg"
)
WORST = {
    "alias bomb": ALIAS_BOMB[:271],
    "square brackets": b"[" * 25_000,
    "braces": b"{" * 25_000,
    "square brackets in a field": b"a: " + b"[" * 250_000,
    "braces in a field": b"a: " + b"{a: " * 60_000,
    "question marks": b"? " * 100_000,
    "hyphens": b"- " * 100_000,
    "deep blocks": "".join(f"{' ' * depth}a:\n" for depth in range(700)).encode(),
    "a list 300 deep": "".join(f"{' ' * depth}-\n" for depth in range(300)).encode(),
    "closing brackets": b"]" * 250_000,
    "one long text": b"a: " + b"x" * 5_000_000,
    "100,000 fields": b"".join(b"k%d: x\n" % number for number in range(100_000)),
    "9,000 fields and a fault": b"".join(b"k%d: x\n" % number for number in range(9_000)) + b"a: b: c\n",
    "9,000 aliases": b"a: [" + b",".join([b"*x"] * 9_000) + b"]\n",
    "quotes": b"'" * 250_000,
    "an open quote": b"a: '" + b"x " * 125_000,
    "an open quote over many lines": b"a: \"" + b"x\n" * 125_000,
    "colons": b":" * 250_000,
    "colons with spaces": b": " * 125_000,
    "line ends": b"\n" * 250_000,
    "carriage returns": b"\r" * 250_000,
    "spaces": b" " * 250_000,
    "tabs": b"\t" * 250_000,
    "commas": b"a: [" + b"," * 250_000,
    "ampersands": b"&" * 250_000,
    "exclamation marks": b"!" * 250_000,
    "percent signs": b"%" * 250_000,
    "bars": b"a: |" * 60_000,
    "documents": b"---\n" * 60_000,
    "zero bytes": b"\0" * 250_000,
    "every byte": bytes(range(256)) * 900,
    "one very long name": b"a" * 200_000 + b": x\n",
    "a number with 200,000 digits": b"used_by: [{live_services: " + b"9" * 200_000 + b"}]\n",
    "a licence of brackets": b"licence: " + b"(" * 119 + b"\n",
    "a licence of many words": b"licence: " + b"MIT OR " * 16 + b"MIT\n",
    "an address of dots": b"sources: [https://" + b"a." * 240 + b"]\n",
    "a slug of hyphens": b"owner: " + b"a-" * 40 + b"!\n",
    "an address of at signs": b"contact: {email: " + b"a@" * 120 + b"}\n",
    "a description of brackets": b"description: '" + b"[" * 4_990 + b"<'\n",
    "a description of stars": b"description: 'a" + b"**a *a " * 700 + b"<'\n",
    "a description of quotes": b"description: |\n" + b"".join(b"  %s<b>\n" % (b"> " * depth) for depth in range(90)),
    "the same word 9,000 times": b"services: [" + b",".join([b"waste"] * 9_000) + b"]\n",
}  # fmt: skip
"""Files that were seen to break other readers, and some like them."""

RUN = """
import sys
from datetime import date
from pathlib import Path
from generator.check import check
from generator.project import Project
from generator.report import github, json, text
result = check(Project(Path(sys.argv[1])), date(2026, 11, 21))
for form in (text, json, github):
    form.render(result)
found = {each.location.path for each in result.diagnostics}
print(*(path for path in result.files if "/worst-" in path and path not in found), sep="\\n")
"""


def test_hostile_files_give_diagnostics_and_no_crash(write: Callable[[Files], Project]) -> None:
    """In a process of its own: a crash is then seen as one."""
    project = write({f"projects/worst-{number}.yml": raw for number, raw in enumerate(WORST.values())})
    command = [sys.executable, "-W", "error", "-c", RUN, str(project.root)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stderr, done.stdout.split()) == (0, "", [])


def entry(*lines: str) -> str:
    return ENTRY.decode() + "".join(f"{line}\n" for line in lines)


SOUND = {"projects/bins.yml": entry("depends_on: [calendar]")}


@pytest.mark.parametrize(
    ("calendar", "code"),
    [
        ("", "D104"),
        ("name: [", "D101"),
        ("name: caf\udce9", "D102"),
        ("a: " + "[" * 20, "D103"),
        (entry("stage: lively"), "C102"),
        (entry("name: again"), "D105"),
    ],
)  # fmt: skip
def test_a_broken_entry_may_be_referred_to(calendar: str, code: str, checked: Callable[[Files], Result]) -> None:
    broken = calendar.encode(errors="surrogateescape")
    assert [each.rule.code for each in checked({**SOUND, "projects/calendar.yml": broken}).diagnostics] == [code]


def test_a_broken_list_of_words_is_one_fault(checked: Callable[[Files], Result]) -> None:
    files: Files = {"vocabularies/services.yml": "name: [", "projects/bins.yml": entry("services: [a, b, c]")}
    assert [each.rule.code for each in checked(files).diagnostics] == ["D101"]


def test_a_missing_list_of_words_is_one_fault(write: Callable[[Files], Project]) -> None:
    project = write({"projects/bins.yml": entry("services: [a, b]"), "projects/x.yml": entry("services: [c]")})
    (project.catalogue / "vocabularies" / "services.yml").unlink()
    assert [each.rule.code for each in check(project, TODAY).diagnostics] == ["C102"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("owner: *x", "D106"),
        ("owner: !x y", "D107"),
        ("owner: nob\u200body", "D112"),
        ("owner: {{ owner }}", "D111"),
        ("owner:", "S104"),
        ("owner: ''", "S104"),
        ("owner: ' '", "S104"),
        ("owner: [nobody]", "S103"),
        (f"owner: {'Nobody ' * 20}", "S105"),
        ("owner: No Body", "S108"),
        ("owner: nobody", "C101"),
        ("ower: nobody", "S102"),
        ("\u200bowner: example-council", "D112"),
    ],
)  # fmt: skip
def test_a_fault_of_a_field_gives_one_diagnostic(line: str, code: str, checked: Callable[[Files], Result]) -> None:
    files: Files = {"projects/bins.yml": ENTRY.decode().replace("owner: example-council", line)}
    assert [each.rule.code for each in checked(files).diagnostics] == [code]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["services: [nonsense, nonsense]"], ["C102", "S113"]),
        (["services: *x"], ["D106"]),
        (["links: {repository: http://x.example}"], ["S109"]),
        (["links: {repository: ''}"], ["S104"]),
        (["used_by: [{organisation: anytown, status: live, evidance: https://www.example.gov.uk/}]"], ["S102"]),
        (["used_by: [{organisation: anytown, status: live, evidence: }]"], ["S104"]),
        (["used_by: [{organisation: anytown, status: live, evidence: nowhere}]"], ["S109"]),
        (["used_by: [{organisation: nobody, status: sleeping}]"], ["C101", "C102"]),
        (["used_by: anytown"], ["S103"]),
        (["used_by: [anytown]"], ["S103"]),
        (["used_by: [{<<: x}]"], ["D110"]),
        (["used_by: [{}]"], ["S101", "S101"]),
        (["reviewed: 2099-13-45"], ["S111"]),
        (["reviewed: 2026-11-22"], []),
        (["reviewed: 2026-11-23"], ["C106"]),
        (["used_by: [{organisation: anytown, status: involved, since: 2026-11-22}]"], []),
        (["used_by: [{organisation: anytown, status: involved, since: 2026-11-23}]"], ["C116"]),
        (["used_by: [{organisation: anytown, status: involved, since: 2026-11}]"], []),
        (["used_by: [{organisation: anytown, status: involved, since: 2026-12}]"], ["C116"]),
        (["used_by: [{organisation: anytown, status: involved, since: 2026}]"], []),
        (["used_by: [{organisation: anytown, status: involved, since: 2027}]"], ["C116"]),
        (["used_by: [{organisation: anytown, status: planned, since: 9999}]"], []),
        (["used_by: [{organisation: anytown, status: planed, since: 2027}]"], ["C102"]),
        (["used_by: [{organisation: anytown, since: 2027}]"], ["S101"]),
        (["used_by: [{organisation: anytown, status: involved, since: 2027-13}]"], ["S111"]),
        (["used_by: [{organisation: anytown, status: involved, since: 1799}]"], ["S111"]),
        (["description: '<b>'"], ["C115"]),
        (["description: '1 < 2'"], []),
    ],
)  # fmt: skip
def test_faults_do_not_follow_from_each_other(
    lines: list[str], found: list[str], checked: Callable[[Files], Result]
) -> None:
    assert [each.rule.code for each in checked({"projects/bins.yml": entry(*lines)}).diagnostics] == found


def test_two_entries_with_a_bad_value_in_common_are_not_taken_for_one(checked: Callable[[Files], Result]) -> None:
    bad = entry("links: {repository: nowhere}")
    council = (
        "name: x\ntype: unitary\ngss_code: tbc\nstarted: 2020\nended: 1st May\nsources: [https://www.example.gov.uk/]\n"
    )
    files: Files = {f"projects/{name}.yml": bad for name in ("one", "two")}
    files |= {f"organisations/{name}.yml": council for name in ("one", "two")}
    assert [each.rule.code for each in checked(files).diagnostics] == ["S108", "S111", "S108", "S111", "S109", "S109"]


def test_a_hint_does_not_depend_on_what_else_is_wrong(checked: Callable[[Files], Result]) -> None:
    council = "name: {0}\ntype: unitary\ngss_code: bad-{0}\nsources: [https://www.example.gov.uk/]\n"
    files: Files = {f"organisations/council-{number}.yml": council.format(number) for number in range(260)}
    files |= {
        f"projects/bins-{number}.yml": ENTRY.decode().replace("example-council", f"exampel-council-{number}")
        for number in range(260)
    }
    helps = {each.help for each in checked(files).diagnostics if each.rule.code == "C101"}
    assert helps == {"Did you mean Example Council? Write `example-council`."}


def test_all_faults_of_all_files_are_told_at_once(checked: Callable[[Files], Result]) -> None:
    files: Files = {
        "components/one.yml": "name: [",
        "organisations/two.yml": "name: x\ntype: nonsense\nsources: [nowhere]\n",
        "projects/Three.yml": "",
        "projects/four.yml": entry("depends_on: [nothing]", "sumary: x", "reviewed: never"),
        "standards/five.yml": entry("status: nonsense"),
    }
    found = [(each.location.path.rpartition("/")[2], each.rule.code) for each in checked(files).diagnostics]
    assert found == [
        ("one.yml", "D101"),
        ("two.yml", "C102"),
        ("two.yml", "S109"),
        ("Three.yml", "D114"),
        ("four.yml", "C101"),
        ("four.yml", "S102"),
        ("four.yml", "S111"),
        ("five.yml", "C102"),
    ]


def test_an_organisation_that_is_to_end_may_be_named_until_the_day(write: Callable[[Files], Project]) -> None:
    soon = (
        "name: Soon\ntype: unitary\nended: 2027-03-31\nreplaced_by: [anytown]\nsources: [https://www.example.gov.uk/]\n"
    )
    bins = "name: Bins\nsummary: Tells when.\nowner: soon\nsources: [https://www.example.gov.uk/]\n"
    project = write({"organisations/soon.yml": soon, "projects/bins.yml": bins})
    assert check(project, date(2027, 3, 30)).diagnostics == ()
    assert [each.message for each in check(project, date(2027, 3, 31)).diagnostics] == [
        "The organisation `soon` ended on 2027-03-31"
    ]


def test_a_year_that_cannot_be_read_is_compared_with_none(checked: Callable[[Files], Result]) -> None:
    lost = "name: Lost\ntype: unitary\nsources: [https://www.example.gov.uk/]\nended: 209\u200b-01-01\n"
    assert {each.rule.code for each in checked({"organisations/lost.yml": lost}).errors} == {"D112"}
