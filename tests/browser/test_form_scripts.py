"""What the forms write and say, held to what the check reads and says."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from functools import reduce
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from generator import document, formats, schema, yaml_writer
from generator.characters import HIDDEN
from generator.check import Result, check
from generator.entry_form import EntryForm, proposed_slug, set_field
from generator.importing import issue_form
from generator.importing.contact import contact
from generator.project import SHARED, Collection, EntryFile, Project
from generator.publish.forms import messages
from generator.rules import FINDERS
from generator.rules.missing_field import RULE as MISSING
from tests.browser.forms import ask
from tests.conftest import ROOT
from tests.importing.test_contact import LINES
from tests.other_readers import yaml_1_1, yaml_1_2

KINDS = [*SHARED, Collection.ORGANISATIONS]
SCHEMAS = schema.load(ROOT / "schemas")
each_kind = pytest.mark.parametrize("collection", KINDS)

WRITE = """async ({form, script}, all) => {
    const yaml = (await script('yaml')).writer(form);
    return all.map(fields => yaml.entry(form, fields));
}"""
EDIT = """async ({form, script}, all) => {
    const {editText} = await script('edit-text'), yaml = (await script('yaml')).writer(form);
    return all.map(([text, base, changes, gone]) =>
        editText(form, yaml, text, base, {...changes, ...Object.fromEntries(gone.map(name => [name, undefined]))}));
}"""
CHECK = """async ({form, data, script}, [slug, all]) => {
    const {checker} = await script('rules'), {directory} = await script('choices');
    const rules = checker(form, directory(await data('choices')), await data('licences'), slug);
    return all.map(fields => rules.diagnostics(fields));
}"""
JUDGE = """async ({form, data, script}, [kind, texts]) => {
    const {interpolate} = await script('dom'), them = await script('formats');
    const judges = {uri: them.address, email: them.email, date: them.day, 'partial-date': them.partOfDate,
        'partial-date-or-yes': them.dateOrYes, 'spdx-expression': them.licences(await data('licences'))};
    const said = ([name, values]) => interpolate(form.formats[name], values ?? {});
    return texts.map(text => { const wrong = judges[kind](text); return wrong ? said(wrong) : ''; });
}"""
KEYWORDS = """async ({form, script}) => (await script('rules')).checker(form).keywords"""
SLUGS = """async ({form, script}, names) => {
    const {slugFrom} = await script('choices');
    return names.map(name => slugFrom(name, form.slug.maxLength));
}"""

TEXT = """async ({form, data, script}, all) => {
    const {answersTo, bodyOf, moreOf, wording} = await script('answers'), {directory} = await script('choices');
    const inWords = wording(form, directory(await data('choices')));
    const text = fields => [answersTo(form.asked, fields, form.schema, inWords), form, moreOf(form, fields, inWords)];
    return all.map(fields => bodyOf(...text(fields)));
}"""
CONTACTS = """async ({script}, lines) => {
    const {contactOf} = await script('contact');
    return lines.map(line => contactOf(line) ?? null);
}"""

NASTY = (
    "a: b", "a #b", "#", "- a", "-", "--- a", "...", "? a", ": a", "a:", "'", '"', "it's \"so\"", "[a]", "{a: b}", "*a",
    "&a", "!a", "%a", "@a", "`a`", "|", ">", ">-", "~", "null", "Null", "yes", "no", "true", "on", "1", "1.0", "0x1f",
    "1_000", "2024-01-01", "12:30", "2024-1-1 1:00:00Z",
    "1e3", "0o17", "010", "n", "OFF", ".inf", "=", "<<", " a", "a ", "a  b", "a\nb", "\na", "a\n", "a\n\n", "a\n  b",
    "  a\nb", "a\n#b", "a\n---\nb", "a\tb", "\ta", "a\u00a0b", "\u00a0a", "❤ 👩💻", "Ünïcödé", "日本語",
    "\\", "\\n", "a\\", "%0a", "<script>", "${x}", "{{ x }}",
    "word " * 40, "word " * 40 + "end", "a" * 130, "long: " * 30 + "x", "- item " * 25 + "x", "x  y " * 40 + "x",
    "word " * 40 + "\nnext", "# " * 60 + "x", "a\r\nb", "a\rb", "-1", "+1", ",", "a,b", "a, b", "(a)", "é",
)  # fmt: skip

ADDRESSES = (
    "http://a.uk", "https://", "https://a", "https://a.uk", "https://a.uk/", "https://a.uk/x y", "https://a.uk/<",
    "https://a.uk/%", "https://a.uk/%zz", "https://a.uk/%20", "https://x@a.uk", "https://a.uk:80", "https://a.uk:x",
    "https://a.uk:99999", "https://a.uk:", "https://[", "https://[::1]", "https://a..uk",
    "https://-a.uk", "https://a-.uk", "https://a.1", "https://a.uk?x", "https://a.uk#x", "https://a_b.uk",
    "HTTPS://a.uk", "https://münchen.de", "https://a.uk/é", "https://localhost", "https://127.0.0.1", "ftp://a.uk",
    "https://a.uk\\b", "https://a.uk/{x}", "https://a.uk/|", "https://a.uk/a^b", "https://℀.uk", "https://日本.jp",
    "https://a.uk:22", "https://a.uk:08080", "https://a.local", "https://A.HOME.ARPA/x", "https://local.uk",
    "https://a.uk/%0d%0a", "https://a.uk/%c3%a9", "https://g\u0456thub.com", "https://xn--gthub-n2e.com",
    "https://xn--gthub-n4a.com", "https://xn--80ak6aa92e.com", "https://xn--bcher-kva.de", "https://xn--a.uk",
    "https://\uff47ithub.com", "https://w\u0302yl.cymru", "https://\u043f\u0440\u0438.com", "https://\u65e5\u672cab.jp",
    "https://\u0909\u0926\u093e\u0939\u0930\u0923.\u092d\u093e\u0930\u0924",
    "mailto:a@b.uk", "https:///a.uk", "https://a.uk/[x]", "https://?", "https://a.u", "https://a.uk.",
)  # fmt: skip
LICENCES = (
    "MIT", "mit", "Mit", "MIT OR Apache-2.0", "mit or apache-2.0", "MIT AND (ISC OR X11)", "GPL", "GPL-2.0", "gpl-2.0",
    "GPL-3.0-or-later", "GPL-2.0-only WITH Classpath-exception-2.0", "Classpath-exception-2.0", "MIT WITH ISC",
    "MIT OR", "OR MIT", "(MIT", "MIT)", "()", "LicenseRef-x", "LicenseRef-scancode-unknown", "Apache 2.0",
    "OGL-UK-3.0", "ogl-uk-3.0", "MIT ISC", "(mit or isc) and x11", "mit and (isc and x11)", "gpl-2.0+", "GPL-2.0+",
    "Open Government", "MIT/ISC", "GPL-3.0", "AGPL-3.0", "proprietary", "none", "CC-BY-4.0", "cc-by-4.0", "((MIT))",
    "mit or gpl-2.0", "MIT  OR  ISC",
)  # fmt: skip
DATES = (
    "2024", "2024-06", "2024-06-30", "2024-13", "2024-02-31", "2024-02-29", "2023-02-29", "0000", "0000-01-01", "1799",
    "9999-12-31", "2024-00-01", "1800", "1700-01-01", "yes", "no", "24", "2024-6", "2024/06/30",
    "30.06.2024", "next year",
)  # fmt: skip
EMAILS = (
    "a@b.uk", "a", "a@b", "@b.uk", "a@b.uk?x", "a b@c.uk", "a@b@c.uk", "a.b+c@d.gov.uk", "ä@b.uk", "a@bücher.de",
    "a@b..uk", "a&b@c.uk", "a@", "x" * 64 + "@b.uk", "x" * 65 + "@b.uk", "a@b.local",
    "a@g\u0456thub.com",
)  # fmt: skip
JUDGED = {"uri": ADDRESSES, "spdx-expression": LICENCES, "email": EMAILS} | dict.fromkeys(
    ("date", "partial-date", "partial-date-or-yes"), DATES
)


@pytest.fixture(scope="module")
def page(browser: Browser, base_url: str) -> Iterator[Page]:
    """One page of a form for all tests here."""
    with closing(browser.new_context(base_url=base_url)) as context:
        page = context.new_page()
        page.goto("contribute/new/component/")
        yield page


@pytest.fixture(scope="module")
def result() -> Result:
    return check(Project(ROOT), datetime.now(tz=UTC).date())


def read_back(collection: Collection, text: str) -> Any:
    parsed = document.parse("x.yml", text.encode())
    assert parsed.diagnostics == ()
    return SCHEMAS[collection].read(EntryFile("x.yml", collection, "x"), parsed).data


# Writing


@each_kind
def test_every_entry_is_written_as_the_yaml_writer_writes_it(
    page: Page, result: Result, collection: Collection
) -> None:
    """To the byte, with all that people have written so far."""
    everything = [entry.data for entry in result.context.of(collection)]
    node = result.schemas[collection].node
    expected = [yaml_writer.write(collection.kind, node, fields) for fields in everything]
    assert ask(page, collection, WRITE, everything) == expected


def test_a_nasty_text_comes_back_as_it_was_wherever_it_stands(page: Page) -> None:
    entries = [
        {
            "name": text,
            "summary": text,
            "languages": [text, "Python"],
            "links": {"website": text},
            "used_by": [{"organisation": "stockport", "status": "live", "note": text}, {"organisation": text}],
            "implements": [text, {"entry": text, "note": text}],
        }
        for text in NASTY
    ]
    written = ask(page, Collection.COMPONENTS, WRITE, entries)
    assert [read_back(Collection.COMPONENTS, text) for text in written] == entries


@given(
    st.lists(
        (
            st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: not HIDDEN.search(text))
            | st.text(st.sampled_from("ab \n\t-:#'\"[]{}&*!|>%@`?,~=<0.é\u00a0yYeE_+"), min_size=1, max_size=200)
        ).filter(str.strip),
        min_size=1,
        max_size=20,
    )
)
@example(list(NASTY))
def test_any_text_comes_back_as_it_was(page: Page, texts: list[str]) -> None:
    fields = {"name": texts[0], "languages": texts, "support": [{"name": each, "route": each} for each in texts]}
    [written] = ask(page, Collection.COMPONENTS, WRITE, [fields])
    assert read_back(Collection.COMPONENTS, written) == fields
    assert yaml_1_1(written) == yaml_1_2(written) == fields


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cn"]), max_size=120), min_size=1, max_size=30))
@example(["GOV.UK Notify", "It’s “ours”", "Bins & skips", "é", "x" * 90, "word-" * 20, "日本", "---", "a--b", "'"])
def test_a_slug_is_proposed_as_the_command_line_proposes_it(page: Page, names: list[str]) -> None:
    assert ask(page, Collection.PROJECTS, SLUGS, names) == [proposed_slug(name) for name in names]


@each_kind
def test_the_text_of_an_issue_or_an_email_is_read_as_what_was_answered(
    page: Page, result: Result, collection: Collection
) -> None:
    """With all that people have written so far, and a contact, which few entries have."""
    form = EntryForm(collection, result)
    pointers = [question.pointer for question in form.short_form()]
    asked = {"name": "Digital, Data and Technology", "email": "digital@example.gov.uk", "url": "https://a.uk/x"}
    everything: list[dict[str, Any]] = [{**entry.data, "contact": asked} for entry in result.context.of(collection)]
    for fields, text in zip(everything, ask(page, collection, TEXT, everything), strict=True):
        assert issue_form.fields(form, text) == only(fields, pointers), text


def only(fields: dict[str, Any], pointers: list[tuple[str, ...]]) -> dict[str, Any]:
    """Give those fields that stand at a pointer, with texts as they are read: without space around them."""
    kept: dict[str, Any] = {}
    for pointer in pointers:
        value = reduce(lambda within, step: (within or {}).get(step), pointer, fields)
        if value is not None:
            text = value.strip() if isinstance(value, str) else tuple(value) if isinstance(value, list) else value
            set_field(kept, pointer, text)
    return kept


def test_whom_to_ask_is_read_from_a_line_as_an_issue_is_read(page: Page) -> None:
    assert ask(page, Collection.PROJECTS, CONTACTS, list(LINES)) == [contact(line) or None for line in LINES]


# Editing


@each_kind
def test_a_correction_leaves_every_other_line_as_it_is(page: Page, result: Result, collection: Collection) -> None:
    entries = [entry for entry in result.context.of(collection) if entry.file.slug]
    changes = {"summary": "Another summary.", "reviewed": "2026-01-02"}
    cases = [[each.document.text, each.data, changes, ["description"]] for each in entries]
    for entry, edited in zip(entries, ask(page, collection, EDIT, cases), strict=True):
        expected = {name: value for name, value in {**entry.data, **changes}.items() if name != "description"}
        assert read_back(collection, edited["text"]) == expected
        old, new = entry.document.text, edited["text"]
        for node in edited["changes"]:
            assert node["before"] in old
            assert node["after"] in new
            old, new = old.replace(node["before"], "", 1), new.replace(node["after"], "", 1)
        assert new == old, entry.file.path


@each_kind
def test_nothing_changed_is_nothing_written(page: Page, result: Result, collection: Collection) -> None:
    entries = list(result.context.of(collection))
    cases = [[each.document.text, each.data, {}, []] for each in entries]
    assert [each["text"] for each in ask(page, collection, EDIT, cases)] == [each.document.text for each in entries]


def test_one_more_user_is_one_more_item_and_no_other_line(page: Page, result: Result) -> None:
    more = {"organisation": "stockport", "status": "piloting", "since": "2024"}
    entries = [entry for entry in result.context.shared if entry.data.get("used_by")]
    for entry in entries:
        data = {**entry.data, "used_by": [*entry.data["used_by"], more]}
        case = [entry.document.text, entry.data, {"used_by": data["used_by"]}, []]
        [edited] = ask(page, entry.file.collection, EDIT, [case])
        assert read_back(entry.file.collection, edited["text"]) == data
        [told] = edited["changes"]
        assert told["before"] == ""
        assert told["after"].count("\n") == 3
        assert edited["text"].replace(told["after"], "", 1) == entry.document.text


LAYOUTS = {
    "comments": "# top\nname: A # why\n# about the owner\nowner: stockport\n\n"
    "# about sources\nsources:\n  - https://a.uk # x\n# end\n",
    "no line end": "name: A\nowner: stockport\nsources: [https://a.uk]",
    "one line": "{name: A, owner: stockport, sources: [https://a.uk]}\n",
    "quoted names": '"name": A\nowner: stockport\nsources:\n- https://a.uk\n',
    "a text that looks like fields": 'name: "A\nowner: b"\nowner: stockport\nsources:\n- https://a.uk\n',
    "document marks": "---\nname: A\nowner: stockport\nsources:\n    - https://a.uk\n...\n",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_any_layout_is_corrected_soundly(page: Page, layout: str) -> None:
    text = LAYOUTS[layout]
    base = dict(document.parse("x.yml", text.encode()).data or {})
    changes = {"name": "B", "summary": "New.", "sources": [*base["sources"], "https://b.uk"]}
    [edited] = ask(page, Collection.PROJECTS, EDIT, [[text, base, changes, []]])
    assert read_back(Collection.PROJECTS, edited["text"]) == {**base, **changes}


def test_comments_stay_with_the_fields_they_are_about(page: Page) -> None:
    text = LAYOUTS["comments"]
    base = {"name": "A", "owner": "stockport", "sources": ["https://a.uk"]}
    changes = {"summary": "New.", "sources": ["https://a.uk", "https://b.uk"], "reviewed": "2026-01-02"}
    [edited] = ask(page, Collection.PROJECTS, EDIT, [[text, base, changes, []]])
    assert edited["text"] == (
        "# top\nname: A # why\nsummary: New.\n# about the owner\nowner: stockport\n\n# about sources\nsources:\n"
        '  - https://a.uk # x\n  - https://b.uk\nreviewed: "2026-01-02"\n# end\n'
    )


# Checking


def form_answer(kind: str, text: str) -> str:
    """Return what a form says of a text: what the check says, but for hosts and ports that forms do not judge."""
    fault = formats.FORMATS[kind](text)
    is_left = fault.startswith(("hides where it leads", "names the port")) or (fault and formats.PUNYCODE in text)
    return "" if is_left else fault


@pytest.mark.parametrize("kind", JUDGED)
def test_a_text_is_judged_as_the_check_judges_it(page: Page, kind: str) -> None:
    texts = JUDGED[kind]
    found = dict(zip(texts, ask(page, Collection.PROJECTS, JUDGE, [kind, texts]), strict=True))
    assert found == {text: form_answer(kind, text) for text in texts}


@given(st.lists(st.text(st.sampled_from("abü1.-_:/@%?#é² "), max_size=25), min_size=1, max_size=40))
def test_any_address_is_judged_as_the_check_judges_it(page: Page, ends: list[str]) -> None:
    texts = [f"https://{end}" for end in ends]
    found = dict(zip(texts, ask(page, Collection.PROJECTS, JUDGE, ["uri", texts]), strict=True))
    assert found == {text: form_answer("uri", text) for text in texts}


SOUND = {"name": "A", "summary": "What it does.", "owner": "stockport", "sources": ["https://a.uk"]}
ADOPTIONS: list[Any] = [
    {"organisation": "stockport", "status": "live"},
    {"organisation": "stockport", "status": "planned", "live_services": 0, "since": "2024-13"},
    {"organisation": "no-such-council", "status": "planned", "live_services": 10_001, "evidence": "http://a.uk"},
    {"status": "involved", "live_services": "many", "note": "x" * 301},
    {"organisation": "camden", "live_services": "many more than anybody could ever have counted", "basis": "x" * 300},
]
ENTRIES: dict[str, tuple[Collection, dict[str, Any]]] = {
    "too little": (Collection.PROJECTS, {"name": "A"}),
    "sound": (Collection.PROJECTS, SOUND),
    "too long": (Collection.COMPONENTS, {**SOUND, "name": "x" * 81, "summary": "👩" * 250, "type": "platform"}),
    "adoptions": (Collection.STANDARDS, {**SOUND, "used_by": ADOPTIONS}),
    "lists": (
        Collection.PROJECTS,
        {**SOUND, "languages": ["Python", "Go", "Python"], "services": ["housing"] * 13, "formerly": ["Not a slug"]},
    ),
    "references": (
        Collection.STANDARDS,
        {
            **SOUND,
            "owner": "Not a slug",
            "implements": ["planx", "no-such-standard", "x-entry", {"note": "Why."}],
            "alternative_to": ["x-entry", {"entry": "no-such-thing", "evidence": "https://a"}],
            "partners": [{"organisation": "camden"}, {"organisation": "camden"}, {"role": "Lead"}],
            "mandated_by": [{"organisation": "camden"}],
        },
    ),
    "dates and addresses": (
        Collection.STANDARDS,
        {
            **SOUND,
            "published": "last year",
            "reviewed": "9999-01-01",
            "links": {"website": "https://a.uk/x y", "repository": "a.uk"},
            "contact": {"email": "nobody", "name": "x" * 81},
            "sources": ["https://a.uk", "https://a.uk", "https://user@a.uk"],
            "licence": "mit",
        },
    ),
    "days to come": (
        Collection.STANDARDS,
        {
            **SOUND,
            "published": "9999-01",
            "last_change": {"day": "9999", "evidence": "https://a.uk"},
            "reviewed": "9999-01-01",
            "used_by": [
                {"organisation": "camden", "status": "involved", "since": "9999"},
                {"organisation": "stockport", "status": "planned", "since": "9999"},
                {"organisation": "leeds", "status": "involved", "since": "2024-12"},
            ],
        },
    ),
    "what it uses itself": (
        Collection.ORGANISATIONS,
        {
            "name": "A",
            "type": "unitary",
            "sources": ["https://a.uk"],
            "uses": [
                {"entry": "planx", "status": "live"},
                {"entry": "planx", "status": "involved", "since": "9999", "ask": {"email": "nobody"}},
                {"entry": "no-such-thing", "status": "stopped"},
                {"status": "planned", "since": "9999"},
            ],
        },
    ),
    "a declaration to come": (
        Collection.ORGANISATIONS,
        {"name": "A", "type": "unitary", "sources": ["https://a.uk"], "declaration": {"signed": "9999-12-31"}},
    ),
    "an organisation": (
        Collection.ORGANISATIONS,
        {
            "name": "A",
            "gss_code": "E1",
            "started": "2024",
            "ended": "2023",
            "github": ["-a-"],
            "part_of": "nobody",
            "declaration": {"evidence": "https://a.uk"},
        },
    ),
}


@pytest.mark.parametrize("case", ENTRIES)
def test_a_form_says_what_the_check_says(page: Page, result: Result, case: str) -> None:
    collection, fields = ENTRIES[case]
    found = [(each.pointer, each.message) for each in _told(result, collection, fields)]
    [faults] = ask(page, collection, CHECK, ["x-entry", [fields]])
    assert sorted((tuple(each["pointer"]), each["message"]) for each in faults) == sorted(found)


def test_every_rule_that_a_form_knows_has_its_case(result: Result) -> None:
    known = {each.find for kind in KINDS for _, each in messages.examples(SCHEMAS[kind].node)}
    told = {each.rule for collection, fields in ENTRIES.values() for each in _told(result, collection, fields)}
    assert [rule.name for rule, find in FINDERS if find in known and rule not in told] == []


def test_a_form_judges_by_each_keyword_of_the_schemas_or_there_is_a_reason_why_not(page: Page) -> None:
    """Whoever needs another keyword adds it to rules.js, or says in `messages.py` why a form need not judge by it."""
    judged = set(ask(page, Collection.PROJECTS, KEYWORDS, None))
    asked = [each for kind in KINDS for each in _keywords(SCHEMAS[kind].node)]
    assert judged | set(messages.KEYWORDS_NOT_FOR_FORMS) == {keyword for keyword, _ in asked}
    assert judged & set(messages.KEYWORDS_NOT_FOR_FORMS) == set()
    assert {limit for keyword, limit in asked if keyword.startswith("min") and keyword not in judged} == {1}


def _keywords(node: Any) -> Iterator[tuple[str, Any]]:
    """Yield every keyword of a schema with what it says."""
    yield from node.items()
    for below in (*node.get("properties", {}).values(), *([node["items"]] if "items" in node else [])):
        yield from _keywords(below)


def _told(result: Result, collection: Collection, fields: dict[str, Any]) -> Iterator[Any]:
    form = EntryForm(collection, result)
    for each in form.check_with({"x-entry": fields}).diagnostics:
        if each.location.path == form.file("x-entry").path:
            yield _at_the_missing_field(each) if each.rule is MISSING else each


def _at_the_missing_field(found: Any) -> Any:
    """A form has a place for a field that is missing; in a file, only the group has one."""
    name = found.message.split("`")[1]
    return type(found)(found.rule, found.location, found.message, found.help, (*found.pointer, name))


@pytest.mark.parametrize("slug", ["govuk-pay", "Not a slug", "x" * 81, "new-thing", "a--b", "-a", "stockport"])
def test_a_slug_is_refused_as_the_command_line_refuses_it(page: Page, result: Result, slug: str) -> None:
    function = """async ({form, data, script}, slug) => {
        const {checker} = await script('rules'), {directory} = await script('choices');
        return checker(form, directory(await data('choices'))).slugError(slug);
    }"""
    expected = EntryForm(Collection.PROJECTS, result).slug_error(slug)
    assert ask(page, Collection.PROJECTS, function, slug) == expected


CHOICES = {
    "organisations": [
        ["anybridge", "Royal Borough of Anybridge"],
        ["durham", "Durham"],
        ["durham-city", "Dur\u00e9ham"],
    ],
    "projects": [["rbx", "Another RBX"]],
    "also_known_as": {"anybridge": ["RBX", "Pont-y-Bridge"], "durham": ["County"], "durham-city": ["County"]},
    "former": {},
}


@pytest.mark.parametrize(
    ("written", "slug", "offered"),
    [
        ("rbx", "anybridge", ["anybridge"]),
        ("PONT-Y-BRIDGE", "anybridge", ["anybridge"]),
        ("pont", "pont", ["anybridge"]),
        ("royal rbx", "royal rbx", ["anybridge"]),
        ("county", "county", ["durham", "durham-city"]),
        ("Dureham", "durham-city", ["durham-city"]),
    ],
)
def test_an_organisation_is_found_by_its_other_names(page: Page, written: str, slug: str, offered: list[str]) -> None:
    """One that only one has is taken as the answer; of several none is."""
    function = """async ({script}, [choices, text]) => {
        const {directory} = await script('choices'), all = directory(choices), where = ['organisations'];
        return [all.resolve(where, text), all.search(where, text).map(({slug}) => slug)];
    }"""
    assert ask(page, Collection.PROJECTS, function, [CHOICES, written]) == [slug, offered]


NAMES = (
    *(
        "Stockport",
        "stockport council",
        "Stockport MBC",
        "City of Bradford",
        "Ynys M\u00f4n",
        "Ynys Mon",
        "Southwark Council",
    ),
    *(
        "King's Lynn & West Norfolk",
        "Kings Lynn and West Norfolk BC",
        "LB Camden",
        "Camden LBC",
        "RBKC",
        "Manchester CC",
    ),
    *("Cheshire East UA", "St. Helens", "Saint Helens", "caerdydd", "London", "Idox", "", "Council", "MBC", "a\u200bb"),
    *("Newcastle", "Newcastle Council", "Kingston", "Northampton", "northampton", "Northampton Council", "Bournemouth"),
    *("Northampton Borough Council", "Nottingham County Council", "Department for Education", "DfE", "GDS"),
    *("https://example.org/cy/organisations/stockport/?a=b#c", "catalogue/organisations/stockport.yml"),
    *("https://example.org/components/govuk-notify/", "gov uk notify", "GOV.UK Notify", "govuk_pay", "Notify"),
)


@pytest.mark.parametrize("collections", [(Collection.ORGANISATIONS,), SHARED], ids=["organisations", "entries"])
def test_a_name_means_to_a_form_what_it_means_to_the_check(
    page: Page, collections: tuple[Collection, ...], result: Result
) -> None:
    called = [each.text("name") for each in result.context.of(*collections)]
    function = """async ({script, data}, [where, texts]) => {
        const {directory} = await script('choices'), all = directory(await data('choices'));
        return texts.map(text => all.possible(where, text).map(({slug}) => slug));
    }"""
    answers = ask(page, Collection.PROJECTS, function, [collections, [*NAMES, *called]])
    matches = [result.context.names.resolve(text, collections) for text in (*NAMES, *called)]
    expected = [each.slugs if each.is_certain or len(each.slugs) > 1 else () for each in matches]
    assert [set(each) for each in answers] == [set(each) for each in expected]
