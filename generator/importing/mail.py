"""Read the form in an email: its text as the form wrote it, whatever mail programs did to it on the way.

Only the plain text of a message is read. Its HTML may show something else, attachments may be anything, and whom it
says that it is from proves nothing.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from urllib.parse import unquote

from generator import formats
from generator.characters import MEANINGLESS
from generator.importing import issue_form
from generator.importing.draft import CannotImportError

MAX_BYTES = 25 * 1024 * 1024
"""With attachments, which are not read. Larger messages are rarely delivered."""

_OUTLOOK_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of the format begin in which the older Outlook saves a message (MS-CFB)."""

_SIGNATURE = re.compile(r"-- ?")
"""The line above a signature (RFC 3676)."""

_FAREWELL = re.compile(
    r"(?:sent from my|get outlook for|anfonwyd o fy)\b.*|_{8,}"
    r"|(?:(?:kind(?:est)?|best|warm) (?:regards|wishes)|regards|(?:many )?thanks"
    r"|diolch(?: yn fawr)?|cofion(?: gorau)?)[,.!]?",
    re.IGNORECASE,
)
"""The line with which a signature begins where no `-- ` stands above it. Only behind the last heading is it one."""

_QUOTE = re.compile(r"(?:> ?)*\s*")
_SAFE_LINK = re.compile(
    r"https://[a-z0-9-]+\.safelinks\.protection\.outlook\.com/(?:ap/[^\s?]*)?\?url=([^\s&<>]+)[^\s<>]*"
)
"""An address in whose place Microsoft 365 puts one of its own, which leads there."""

_IN_BRACKETS = re.compile(r"\s?<(?:mailto:)?([^\s<>]+)>")
"""What may be an address that a mail program made a link, when it turned HTML into text."""

_SCHEME = re.compile("https?://", re.IGNORECASE)
_MAX_HEADER = 2_000  # characters
_HEADER_ERRORS = (MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError)
"""What the library raises for a header that breaks all rules."""


@dataclass(frozen=True, slots=True)
class Mail:
    """A message with a form in it. `sender` is the address to answer to, or "" if it has none that can be used.

    `text` is the form, from its first heading on. `day` is when it was sent.
    """

    sender: str
    subject: str
    day: date
    text: str


def read(raw: bytes, today: date) -> Mail:
    """Read a message from the bytes of its file. A day to come, or none, is today.

    Raises CannotImportError if it is no message, or has no form in its plain text.
    """
    if raw.startswith(_OUTLOOK_FILE):
        raise CannotImportError(
            "this is a .msg file, which only Outlook can read. In Outlook, open the message, select File and Save as, "
            "and choose the type .eml or Text only (*.txt). In the new Outlook, select the three dots, Save as, and EML"
        )
    if len(raw) > MAX_BYTES:
        raise CannotImportError(f"the message has more than {MAX_BYTES // 1024 // 1024} MB")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raw = raw.decode("utf-16", errors="replace").encode(errors="replace")
    try:
        message = message_from_bytes(raw, policy=policy.compat32)
        text = form_text(_plain_text(message))
    except RecursionError as error:
        raise CannotImportError("the parts of the message are nested too deep to be read") from error
    if len(text) > issue_form.MAX_BYTES:
        raise CannotImportError(f"the form in the message has more than {issue_form.MAX_BYTES // 1024} kB")
    sender = parseaddr(_header(message, "From"))[1]
    return Mail(
        sender="" if formats.email(sender) else sender,
        subject=_header(message, "Subject"),
        day=min(_day(message) or today, today),
        text=text,
    )


def form_text(text: str) -> str:
    """Return the form in a text: from its first heading to a signature, without marks of quotation.

    Raises CannotImportError if there is no such heading.
    """
    lines = MEANINGLESS.sub("", _unwrapped_addresses(text)).replace("\u00a0", " ").splitlines()
    for number, line in enumerate(lines):
        quote = _QUOTE.match(line)
        if quote and line[quote.end() :].strip() in issue_form.FIRST_HEADINGS:
            return "\n".join(_without_farewell(list(_until_end(lines[number:], quote[0]))))
    raise CannotImportError(
        "there is no form in the plain text of this message. It begins with a line such as "
        f"`### {issue_form.USE_LABEL}`. If the message shows one, copy it into a text file and use `catalogue "
        "from-issue`"
    )


def _until_end(lines: Iterable[str], quote: str) -> Iterator[str]:
    """Yield the lines of a form behind a mark of quotation or an indent, to the end of the quotation or a signature."""
    mark = quote.rstrip()
    indent = len(quote) - len(mark)
    for line in lines:
        if not line.startswith(mark):
            return
        text = line[len(mark) :].rstrip()
        text = text[min(indent or 1 if mark else indent, len(text) - len(text.lstrip(" "))) :]
        if _SIGNATURE.fullmatch(text):
            return
        yield text


def _without_farewell(lines: list[str]) -> list[str]:
    """Return the lines of a form without a signature below its last heading."""
    last = max((index for index, line in enumerate(lines) if line.startswith("### ")), default=0)
    end = next((index for index in range(last, len(lines)) if _FAREWELL.fullmatch(lines[index].strip())), len(lines))
    return lines[:end]


def _plain_text(message: Message) -> str:
    """Return the plain text of a message that is no attachment: the first, or that in which a form begins.

    Raises CannotImportError if it has none.
    """
    texts = [
        _joined(part, _decoded(part))
        for part in message.walk()
        if part.get_content_type() == "text/plain" and part.get_content_disposition() != "attachment"
    ]
    if texts:
        return next((text for text in texts if any(each in text for each in issue_form.FIRST_HEADINGS)), texts[0])
    raise CannotImportError(
        "this message has no plain text, only HTML or attachments, which are not read. Copy the text that it shows "
        "into a text file and use `catalogue from-issue`"
    )


def _decoded(part: Message) -> str:
    raw = part.get_payload(decode=True)
    raw = raw if isinstance(raw, bytes) else b""
    charset = part.get_content_charset() or _usual_charset(raw)
    try:
        return raw.decode(charset, errors="replace")
    except (LookupError, ValueError):  # a name of no character set, or of one that is for something else
        return raw.decode(errors="replace")


def _usual_charset(raw: bytes) -> str:
    """Return the character set of a text that does not name it: as Outlook on Windows saves one, if it is not UTF-8."""
    try:
        raw.decode()
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _joined(part: Message, text: str) -> str:
    """Return a text with the lines joined that the sender's program broke, if it says that it did (RFC 3676)."""
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    break_ = "" if str(part.get_param("delsp", "")).lower() == "yes" else " "
    lines = text.replace("\r\n", "\n").split("\n")
    joined = (line if line == "-- " else re.sub(" $", "\0", line) for line in lines)
    return "\n".join(joined).replace("\0\n", break_).replace("\0", "")


def _unwrapped_addresses(text: str) -> str:
    """Return a text with each address as its writer wrote it, once."""
    text = _SAFE_LINK.sub(lambda match: unquote(match[1]), text)

    def is_repeated(address: str, start: int) -> bool:
        is_address = "@" in address or address.startswith(("http://", "https://"))
        words = text[max(0, start - len(address) - 1) : start].split()  # one more, to see where it begins
        is_same = bool(words) and _bare(words[-1]) == _bare(address)
        return is_address and (is_same or text.endswith((address, address.removesuffix("/")), 0, start))

    return _IN_BRACKETS.sub(lambda match: "" if is_repeated(match[1], match.start()) else match[0], text)


def _bare(address: str) -> str:
    return _SCHEME.sub("", address).removesuffix("/").casefold()


def _header(message: Message, name: str) -> str:
    """Return a header in one line, without what cannot be decoded; "" if there is none."""
    try:
        value = str(policy.default.header_factory(name, str(message.get(name, ""))[:_MAX_HEADER]))
    except _HEADER_ERRORS:
        return ""
    return " ".join(value.encode(errors="replace").decode().split())


def _day(message: Message) -> date | None:
    try:
        return parsedate_to_datetime(_header(message, "Date")).date()
    except (TypeError, ValueError, OverflowError):
        return None
