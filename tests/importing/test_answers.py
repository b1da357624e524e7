"""What people answer is read wherever it has one reading only, and asked about wherever it has several."""

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.check import Result
from generator.entry_form import EntryForm
from generator.importing.answers import answer, day, items, may_have_lines, written
from generator.importing.contact import contact
from generator.importing.draft import Fact, draft_entry
from generator.project import Collection
from tests.importing.sources import SOURCE


@pytest.mark.parametrize(
    "text",
    [
        "None", "none.", "N/A", "n/a", "NA", "n.a.", "#N/A", "-", "\u2014", "--", "...", "?", "_No response_", "*None*",
        "TBC", "tbd", "To be confirmed", "unknown", "Not known", "Not applicable", "nil", "NULL", "No", "",
        "don\u2019t know",
        "<!-- Write the name that people call it by -->", "<!-- a -->\n\n<!-- b\nc -->", "<!-- a --> n/a",
        "Amherthnasol", "Ddim yn gwybod",
    ],
)  # fmt: skip
def test_an_answer_that_there_is_none_is_none(text: str) -> None:
    assert written(text) == ""


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("None of the above", "None of the above"),
        ("Unknown Pleasures", "Unknown Pleasures"),
        ("N/A for now", "N/A for now"),
        ("C++", "C++"),
        ("C#", "C#"),
        (".NET", ".NET"),
        ("\U0001f6b2", "\U0001f6b2"),
        ("Bin\u200b days\u00ad", "Bin days"),
        ("<!-- the name -->Bins<!-- end -->", "Bins"),
        ("Write `<!-- off -->` around it", "Write `<!-- off -->` around it"),
        ("```html\n<!-- a -->\n```\n<!-- b -->", "```html\n<!-- a -->\n```"),
        ("a ` b <!-- c -->", "a ` b"),
        ("<!-- without an end", "<!-- without an end"),
        ("a --> b", "a --> b"),
    ],
)
def test_an_honest_answer_stays_without_its_comments(text: str, kept: str) -> None:
    assert written(text) == kept


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("language", "Python, JavaScript", ("Python", "JavaScript")),
        ("language", "Python; C#;\nGo", ("Python", "C#", "Go")),
        ("language", "Python, TypeScript, and F#.", ("Python", "TypeScript", "F#")),
        ("language", "HTML & CSS / Visual  Basic", ("HTML", "CSS", "Visual Basic")),
        ("language", "1. Python\n2) C++\n- None\n\u2022PHP", ("Python", "C++", "PHP")),
        ("language", "\u2022 Python \u2022 PHP", ("Python", "PHP")),
        ("language", "- [x] Python\n- [ ] PHP", ("Python",)),
        ("language", "- [ ] Python\n- [ ] PHP", ("Python", "PHP")),
        ("language", "Python (Django, Celery), Go", ("Python (Django, Celery)", "Go")),
        ("language", "PL/SQL", ("PL/SQL",)),
        ("language", "Python 2, 3", ("Python 2, 3",)),
        ("language", "Java 8 and later", ("Java 8 and later",)),
        ("language", "PHP 8 and newer", ("PHP 8 and newer",)),
        ("service", "Births, deaths and marriages, HOUSING and waste", ("births-deaths-marriages", "housing", "waste")),
        ("service", "- [X] Births, deaths and\n marriages\n- [ ] Housing\n* Waste",
         ("births-deaths-marriages", "waste")),
        ("service", "Housng, waste", ("Housng", "waste")),
        ("implements", "GOV.UK, design systems", ("GOV.UK", "design systems")),
        ("name", "Bin\n Days", "Bin Days"),
        ("owner", "Anytown\nBorough Council", "anytown"),
        ("owner", "Bournemouth, Christchurch and Poole", "Bournemouth, Christchurch and Poole"),
        ("description", "One.\n\n* Two", "One.\n\n* Two"),
        ("repository", "[the code](http://github.com/a/b)", "https://github.com/a/b"),
        ("repository", "https://a.example.org/x,https://b.example.org", "https://a.example.org/x, https://b.example.org"),
        ("licence", "the MIT License", "MIT"),
        ("licence", "Open Government Licence v3.0", "OGL-UK-3.0"),
        ("licence", "Apache 2", "Apache-2.0"),
        ("licence", "CC-BY 4.0", "CC-BY-4.0"),
        ("licence", "GPLv3", "GPLv3"),
        ("licence", "[MIT](https://opensource.org/license/MIT)", "MIT"),
        ("licence", "https://creativecommons.org/licenses/by-sa/4.0/deed.en", "CC-BY-SA-4.0"),
        ("licence", "http://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        ("licence", "https://www.apache.org/licenses/LICENSE-2.0.txt", "Apache-2.0"),
        ("licence", "https://opensource.org/license/apache-2-0", "Apache-2.0"),
        ("licence", "https://choosealicense.com/licenses/mit/", "MIT"),
        ("licence", "https://www.mozilla.org/en-US/MPL/2.0/", "MPL-2.0"),
        ("licence", "https://interoperable-europe.ec.europa.eu/collection/eupl/eupl-text-eupl-12", "EUPL-1.2"),
        ("licence", "https://spdx.org/licenses/GPL-3.0", "GPL-3.0"),
        ("licence", "https://choosealicense.com/licenses/gpl-3.0/", "https://choosealicense.com/licenses/gpl-3.0/"),
        ("licence", "https://licences.example.org/licenses/MIT", "https://licences.example.org/licenses/MIT"),
        ("licence", "`MIT`", "MIT"),
        ("language", "**Python**", ("Python",)),
        ("name", "__Bin days__", "Bin days"),
        ("name", "*a* and *b*", "*a* and *b*"),
        ("stage", "- [x] Beta\n- [ ] Live", "beta"),
        ("stage", "- [x] Beta\n  \n", "beta"),
        ("stage", "- [x] Beta\n- [x] Live", "- [x] Beta - [x] Live"),
        ("owner", "* Anytown Council", "anytown"),
        ("repository", "github.com/a/b/", "https://github.com/a/b"),
        ("repository", "git@github.com:a/b.git", "https://github.com/a/b"),
        ("repository", "https://www.github.com/a/b.git", "https://github.com/a/b"),
        ("reviewed", "3rd May 2024", "2024-05-03"),
        ("reviewed", "3 Mai 2024", "2024-05-03"),
        ("reviewed", "3 Foo 2024", "3 Foo 2024"),
        ("reviewed", "2024-05-03 00:00:00", "2024-05-03"),
        ("reviewed", "03/05/2024", "03/05/2024"),
        ("last_change.day", "May 2024", "2024-05"),
        ("last_change.day", "2024.0", "2024"),
        (
            "licence", "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/", "OGL-UK-3.0"
        ),
    ],
)  # fmt: skip
def test_a_list_is_parted_where_it_is_certainly_one(name: str, text: str, expected: object, result: Result) -> None:
    form = EntryForm(Collection.PROJECTS, result)
    by_name = {each.name: each for each in (*form.text_fields(), *form.questions())}
    question = by_name[name]
    assert answer(form, question, text) == expected
    imported = draft_entry(form, [Fact("x", question.pointer, text)], {}, "x")  # an import reads it as a form does
    fields: Any = imported.fields
    for step in question.pointer:
        fields = fields.get(step, {})
    assert imported.skipped if not fields else fields == expected


def test_months_are_read_in_both_languages() -> None:
    names = ["January Ionawr", "February Chwefror", "March Mawrth", "April Ebrill", "May Mai", "June Mehefin"]
    names += ["July Gorffennaf", "August Awst", "September Medi", "October Hydref", "November Tachwedd", "Dec Rhagfyr"]
    for number, month in enumerate(names, 1):
        for name in (*month.split(), month[:3]):
            assert day(f"{name} 2024") == f"2024-{number:02}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"<{SOURCE}>", [SOURCE]),
        (f"- [x] {SOURCE}", [SOURCE]),
        (f"* {SOURCE}.\n\u2022{SOURCE}/2,\n+ {SOURCE}/3;", [SOURCE, f"{SOURCE}/2", f"{SOURCE}/3"]),
        (f"1. {SOURCE}\n(2) {SOURCE}/2", [SOURCE, f"{SOURCE}/2"]),
        (f"1) <{SOURCE}>; 2) {SOURCE}/2", [SOURCE, f"{SOURCE}/2"]),
        (f"[Bins]({SOURCE}) and [more](<{SOURCE}/2>)", [SOURCE, f"{SOURCE}/2"]),
        (f'[Bins]({SOURCE} "a title")', [SOURCE]),
        (f"[{SOURCE}]({SOURCE})", [SOURCE]),
        (f"{SOURCE} (accessed May 2024)", [SOURCE]),
        (f"{SOURCE}, accessed on 3/5/2024.", [SOURCE]),
        (f"{SOURCE} [Retrieved: 3 May 2024]", [SOURCE]),
        (f"({SOURCE})", [SOURCE]),
        (f"\u201c{SOURCE}\u201d", [SOURCE]),
        (f"{SOURCE} {SOURCE}/2, {SOURCE}/3;{SOURCE}/4", [SOURCE, f"{SOURCE}/2", f"{SOURCE}/3", f"{SOURCE}/4"]),
        ("www.example.gov.uk, bins.example.gov.uk/a", ["https://www.example.gov.uk", "https://bins.example.gov.uk/a"]),
        (f"{SOURCE}?a=1,2;b=3_(4)", [f"{SOURCE}?a=1,2;b=3_(4)"]),
        (f"n/a\n{SOURCE}", [SOURCE]),
        (f"`{SOURCE}`\n**{SOURCE}/2**", [SOURCE, f"{SOURCE}/2"]),
        (f"Cabinet report: {SOURCE}\nOur page - {SOURCE}/2\nSee {SOURCE}/3", [SOURCE, f"{SOURCE}/2", f"{SOURCE}/3"]),
        ("github.com/a/b/wiki, gitlab.com/c/d", ["https://github.com/a/b/wiki", "https://gitlab.com/c/d"]),
        ("README.md", ["README.md"]),
        (f"See our page {SOURCE}", [f"See our page {SOURCE}"]),
        (f"[ ] {SOURCE}", [f"[ ] {SOURCE}"]),
        (f"[{SOURCE}](https://evil.example.org/)", [f"[{SOURCE}](https://evil.example.org/)"]),
        (f"{SOURCE} https://localhost/", [SOURCE, "https://localhost/"]),
        (f"{SOURCE}; the other page", [f"{SOURCE}; the other page"]),
    ],
)
def test_addresses_are_read_as_they_are_pasted(text: str, expected: list[str], result: Result) -> None:
    form = EntryForm(Collection.PROJECTS, result)
    question = form.question("source")
    assert question
    assert list(answer(form, question, text)) == expected


def test_only_a_description_and_how_to_adopt_may_have_lines(result: Result) -> None:
    questions = [question for each in Collection if each.kind in ("project", "component", "standard", "organisation")
                 for question in EntryForm(each, result).text_fields()]  # fmt: skip
    assert {each.pointer[-1] for each in questions if may_have_lines(each)} == {"description", "adopt"}


@given(st.text(alphabet="ab,;&\n -[x]()<>`!", max_size=40), st.sampled_from(["language", "service", "source", "also"]))
def test_of_any_list_nothing_is_lost_but_signs(result: Result, text: str, name: str) -> None:
    form = EntryForm(Collection.PROJECTS, result)
    question = form.question(name) or next(each for each in form.text_fields() if each.name == name)
    letters = {each for each in "ab" if each in text.replace("[x]", "")}
    assert letters <= set("".join(items(form, question, text)))


@pytest.mark.parametrize(
    "unit",
    [
        "<!--",
        "`",
        " ",
        ",",
        "\n",
        "[a](",
        "(",
        "and ",
        "https://",
        "- [ ] ",
        "a, ",
        "www.",
        "a (accessed ",
        "**",
        "see ",
        "Web: ",
    ],
)
def test_no_answer_takes_long(unit: str, result: Result) -> None:
    form = EntryForm(Collection.PROJECTS, result)
    text = f"a{unit * (60_000 // len(unit))}b"
    start = time.process_time()
    for name in ("language", "service", "source", "description"):
        question = form.question(name)
        assert question
        answer(form, question, written(text))
    contact(text)
    assert time.process_time() - start < 3
