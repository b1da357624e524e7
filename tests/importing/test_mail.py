"""Emails with the text of a form, as mail programs deliver them, and files that are none."""

from datetime import date
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.importing import mail
from generator.importing.draft import CannotImportError
from generator.importing.issue_form import USE_LABEL
from tests.importing.issues import USED, issue

TODAY = date(2026, 11, 21)
FORM = issue("use", USED)
FORM_LINE = f"### {USE_LABEL}"


def message(text: str, **headers: str) -> EmailMessage:
    """Write a message as the form's link to a mail program makes it."""
    made = EmailMessage()
    for name, value in {"From": "Ann <ann@anytown.gov.uk>", "Subject": "We use: Bins", **headers}.items():
        made[name] = value
    made.set_content(text)
    return made


def form_in(text: str) -> str:
    return mail.read(bytes(message(text)), TODAY).text


def test_a_message_holds_a_form_and_says_whom_to_answer() -> None:
    read = mail.read(bytes(message(FORM, Date="Fri, 13 Nov 2026 09:00:00 +0000")), TODAY)
    assert (read.sender, read.subject, read.day) == ("ann@anytown.gov.uk", "We use: Bins", date(2026, 11, 13))
    assert read.text == FORM


@pytest.mark.parametrize(
    "text",
    [
        f"Hello,\n\nhere it is.\n\n{FORM}\n\n-- \nAnn\n### Organisation\n",
        f"{FORM}\n--\nAnn",
        "From: Ann\nSubject: Fw: Bins\n\n" + "".join(f"> {line}\n" for line in FORM.split("\n")) + "\nKind regards",
        "".join(f">> {line}\n" for line in FORM.split("\n")),
        FORM.replace("\n", "\r\n"),
        FORM.replace(" ", "\u00a0"),
        "".join(f"    {line}\n" for line in FORM.split("\n")),
        FORM.replace("###", "\u200b###"),
        FORM + "\n\n" + "".join(f"> {line}\n" for line in FORM.split("\n")),
    ],
)
def test_greetings_signatures_quotations_and_odd_spaces_do_not_matter(text: str) -> None:
    assert form_in(text).startswith(FORM)


@pytest.mark.parametrize(("broken", "delsp"), [("Bin \ncalendar", "no"), ("Bin calen \ndar", "yes")])
def test_lines_that_a_mail_program_broke_are_joined_where_it_says_so(broken: str, delsp: str) -> None:
    made = message(FORM.replace("Bin calendar", broken))
    made.set_param("format", "flowed")
    made.set_param("delsp", delsp)
    assert mail.read(bytes(made), TODAY).text == FORM


def test_what_is_further_in_than_the_mark_of_a_quotation_stays_there() -> None:
    assert form_in("".join(f"> {line}\n" for line in f"{FORM}\n  - one  ".split("\n"))).endswith("\n  - one")


def test_a_space_at_the_end_of_a_broken_text_joins_nothing() -> None:
    assert mail.read(f"Content-Type: text/plain; format=flowed\n\n{FORM} ".encode(), TODAY).text == FORM


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (
            "https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.uk%2Fb%3Fc&data=05%7C02&reserved=0",
            "https://a.uk/b?c",
        ),
        ("https://a.uk/b<https://a.uk/b>", "https://a.uk/b"),
        ("www.a.uk/b<http://www.a.uk/b/>", "www.a.uk/b"),
        ("https://A.uk/b<https://a.uk/b>", "https://A.uk/b"),
        ("(https://a.uk/b<https://a.uk/b/>)", "(https://a.uk/b)"),
        ("www.xa.uk<http://a.uk>", "www.xa.uk<http://a.uk>"),
        ("team@a.gov.uk<mailto:team@a.gov.uk>", "team@a.gov.uk"),
    ],
)
def test_addresses_are_those_that_were_written(written: str, read: str) -> None:
    assert f"\n{read}\n" in form_in(issue("use", USED | {"Evidence": written}))


@pytest.mark.parametrize(
    "farewell", ["Kind regards,\nAnn", "Sent from my iPhone", "Get Outlook for iOS<https://a.uk>", "_" * 32, "Diolch"]
)
def test_a_farewell_is_no_part_of_the_last_answer_alone(farewell: str) -> None:
    form, _, last = FORM.rpartition("\n\n###")
    assert form_in(f"{form}\n\n{farewell}\nmore\n").rstrip() == form
    assert form_in(f"{form}\n\n{farewell}\n\n###{last}").startswith(f"{form}\n\n{farewell}")


@pytest.mark.parametrize(
    "raw",
    [
        b"Subject: x\n\n" + FORM.replace("Bin", "B\u00efn").encode("cp1252"),
        ("\ufeffSubject: x\n\n" + FORM.replace("Bin", "B\u00efn")).encode("utf-16-le"),
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nHello\n--x\n"
        b"Content-Type: text/plain\n\n" + FORM.replace("Bin", "B\u00efn").encode() + b"\n--x--\n",
    ],
)
def test_a_text_is_read_in_the_encoding_and_the_part_that_it_is_in(raw: bytes) -> None:
    assert "\n\nB\u00efn calendar\n" in mail.read(raw, TODAY).text


def test_html_and_attachments_are_not_read() -> None:
    made = message(FORM)
    made.add_alternative("<h3>Organisation</h3>Elsewhere", subtype="html")
    made.add_attachment("### Name of the project\n\nEvil", filename="x.txt")
    assert mail.read(bytes(made), TODAY).text == FORM


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "choose the type .eml"),
        (b"From: a\n\nHello\n", "begins with a line such as `### What your organisation uses`"),
        (b"Content-Type: text/html\n\n<h3>### Name of the project</h3>", "only HTML or attachments"),
        (b"x" * (mail.MAX_BYTES + 1), "more than 25 MB"),
    ],
)
def test_what_holds_no_form_is_refused_in_words(raw: bytes, words: str) -> None:
    with pytest.raises(CannotImportError) as error:
        mail.read(raw, TODAY)
    assert words in str(error.value)


def test_a_day_to_come_and_a_sender_that_cannot_be_answered_are_left_out() -> None:
    read = mail.read(bytes(message(FORM, From="nobody", Date="Fri, 13 Nov 2099 09:00:00 +0000")), TODAY)
    assert (read.sender, read.day) == ("", TODAY)


_HEADERS = ["From", "Subject", "Date", "Content-Type", "Content-Transfer-Encoding", "Content-Disposition"]
_VALUES = st.sampled_from(
    ["text/plain; charset=", "multipart/mixed; boundary=x", "=?utf-8?q?", "base64", "<a@b.uk>", "\n x", "é", "--x"]
) | st.text(max_size=9)


@given(
    st.lists(st.tuples(st.sampled_from(_HEADERS), st.lists(_VALUES).map("".join))),
    st.binary(max_size=40),
)
def test_no_message_makes_the_reader_fail(headers: list[tuple[str, str]], raw: bytes) -> None:
    head = "".join(f"{name}: {value}\n" for name, value in headers).encode(errors="replace")
    try:
        read = mail.read(head + b"\n" + FORM.encode() + raw, TODAY)
    except CannotImportError:
        return
    assert read.text.startswith(f"### {USE_LABEL}")
    assert "\n" not in read.subject.encode().decode()


@pytest.mark.parametrize(
    "head",
    [
        *(
            f"Content-Type: text/plain; charset={each}\n"
            for each in ("none", "undefined", "idna", "zlib", '"a\0b"', "hex")
        ),
        "Content-Type: text/plain; charset*=none'en'%ff%fe\n",
        "Content-Transfer-Encoding: none\n",
        f"From: {'(' * 5_000}\n",
        f"From: {'=?utf-8?q?a?= ' * 5_000}\n",
        f"Subject: {'x' * 100_000}\n",
        "Subject: =?none?q?x?= =?utf-8?b?!!!?=\nFrom: =?utf-8?b?////?= <a@b>\nDate: 99 Foo 99999 99:99 +9999999\n",
        "Content-Type: message/rfc822\n\nFrom: a@example.org\n",
    ],
)
def test_odd_headers_do_not_hide_a_form(head: str) -> None:
    assert mail.read(f"{head}\n{FORM_LINE}\n".encode(), TODAY).text.startswith(FORM_LINE)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("Content-Type: message/rfc822\n\n" * 3_000 + FORM_LINE, "nested too deep"),
        (f"\n{FORM_LINE}\n{'x' * 3_000_000}", "more than 256 kB"),
        (f"\n{FORM_LINE}\n{'a@' * 500_000}", "more than 256 kB"),
        (f"Content-Transfer-Encoding: base64\n\n{FORM_LINE}!!", "no form in the plain text"),
        ("Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/html\n\nx\n--x--", "has no plain text"),
    ],
)  # fmt: skip
def test_a_message_that_cannot_be_read_is_refused_soon(raw: str, words: str) -> None:
    with pytest.raises(CannotImportError, match=words):
        mail.read(raw.encode(), TODAY)
