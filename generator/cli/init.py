"""``catalogue init``: write the files of a new catalogue for another body, with its own name and colours."""

import json
import re
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.characters import REPLACEMENT
from generator.cli.environment import CLEAN, CannotRunError, print_text
from generator.cli.prompt import read_answer, say
from generator.engine.output import write_new
from generator.entry_form import proposed_slug
from generator.project import real_path, shipped
from generator.publish.graphics.palette import colours
from generator.yaml_writer import in_line

_SCAFFOLD = Path(__file__).parents[1] / "scaffold"
_PACKAGE = "git+https://github.com/local-digital-declaration/catalogue@main"
_MAX_LENGTH = 80
_SHARED_LISTS = (
    "access", "adoption-statuses", "component-types", "looking-for", "scopes", "stages", "standard-statuses",
)  # fmt: skip
"""Vocabularies that suit any catalogue. The scaffold has its own versions of the others."""

_WORKFLOWS = ("harvest", "links")
"""Our own workflows that run by the clock and suit any catalogue. A new one has them, but must switch the clock on."""

_CLOCK = re.compile(r"^  schedule:\n((?:    .*\n)+)", re.MULTILINE)
_TOKEN = re.compile(r"@([A-Z_]+)@")
_MODELINE = re.compile(r"\A# yaml-language-server:.*\n")
_MARKDOWN_CHARACTERS = re.compile(r"([\\`*_\[\]<>#&|!])")
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?(?:/[A-Za-z0-9._~-]+)*/?")
_PHRASE = re.compile(r"[^\W\d_]+(?:[ '-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class _Question:
    """A setting of the new catalogue: text that asks for it, default, and a check that returns an error or nothing."""

    text: str
    default: str
    error: Callable[[str], str]


def _line_error(text: str) -> str:
    is_line = text.isprintable() and 0 < len(text) <= _MAX_LENGTH
    return "" if is_line else f"give one line of at most {_MAX_LENGTH} letters"


def _phrase_error(text: str) -> str:
    is_phrase = _PHRASE.fullmatch(text) and len(text) <= _MAX_LENGTH
    return "" if is_phrase else "give words of letters, such as: health board"


def _address_error(text: str) -> str:
    return "" if _ADDRESS.fullmatch(text) else "give a full address that starts with https://"


def _colour_error(text: str) -> str:
    try:
        colours({"accent": text})
    except ValueError:
        return "give a colour as # and six digits, such as #005eb8"
    return ""


_QUESTIONS: Mapping[str, _Question] = {
    "name": _Question("name of the catalogue", "", _line_error),
    "strapline": _Question("what it is, in a few words", "What we share, and who uses it", _line_error),
    "member": _Question("what one of the bodies it is for is called", "organisation", _phrase_error),
    "members": _Question("what several of them are called", "organisations", _phrase_error),
    "url": _Question("where the site will be", "http://localhost:8000/", _address_error),
    "repository": _Question(
        "where its files will be", "https://github.com/your-organisation/catalogue", _address_error
    ),
    "accent": _Question("colour of links and buttons", "#1d4f91", _colour_error),
}


def add(parser: ArgumentParser) -> None:
    """Add what the command does, and its arguments."""
    parser.description = (
        "Start another catalogue: for a health board, a region, another country. Writes a small catalogue "
        "that works into an empty folder. At a terminal, it asks for what the flags leave open."
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="a folder that is empty or does not exist yet")
    for name, question in _QUESTIONS.items():
        default = f" (default: {question.default})" if question.default else ""
        parser.add_argument(f"--{name}", metavar="TEXT", help=f"{question.text}{default}")
    parser.add_argument(
        "--package",
        default=_PACKAGE,
        metavar="WHERE",
        help="where pip gets the program from: an address, a wheel, or the folder of a checkout",
    )
    parser.add_argument("--no-input", action="store_true", help="ask no questions, even at a terminal")
    parser.set_defaults(run=_run)


def _run(options: Namespace) -> int:
    folder: Path = options.folder
    if folder.exists() and (not folder.is_dir() or any(each.name != ".git" for each in folder.iterdir())):
        raise CannotRunError(f"{folder} is not an empty folder; nothing was written. Name a new one")
    is_interactive = sys.stdin is not None and sys.stdin.isatty() and not options.no_input
    files = dict(_files(_values(_answers(options, is_interactive=is_interactive), options.package)))
    try:
        write_new(real_path(folder), files)
    except OSError as error:
        raise CannotRunError(f"cannot write {folder}: {error.strerror}; nothing was written") from error
    print_text(_next_steps(folder, len(files)))
    return CLEAN


def _answers(options: Namespace, *, is_interactive: bool) -> dict[str, str]:
    """Return the settings of the new catalogue, from flags, a person or defaults, by name.

    Raises CannotRunError if an answer is not valid, or if one without a default is missing and nobody can be asked.
    """
    answers: dict[str, str] = {}
    for name, question in _QUESTIONS.items():
        answer: str | None = getattr(options, name)
        if answer is None and is_interactive:
            answer = _ask(question)
        if answer is None and not question.default:
            raise CannotRunError(f"no one is there to ask, and the answer --{name} is missing")
        answers[name] = (answer if answer is not None else question.default).strip()
        if error := question.error(answers[name]):
            raise CannotRunError(f"--{name}: {error}; nothing was written")
    return answers


def _ask(question: _Question) -> str:
    """Ask until the answer is valid, and return it. Raises CannotRunError if the person stops."""
    while True:
        default_hint = f" (press Enter for: {question.default})" if question.default else ""
        say(f"{question.text[0].upper()}{question.text[1:]}{default_hint}")
        try:
            answer = read_answer() or question.default
        except (EOFError, KeyboardInterrupt) as stop:
            say("")
            raise CannotRunError("stopped; nothing was written") from stop
        error = "some of it could not be read: type it again" if REPLACEMENT in answer else question.error(answer)
        if not error:
            return answer
        say(f"{error[0].upper()}{error[1:]}.")


def _values(answers: Mapping[str, str], package: str) -> dict[str, str]:
    """Return the value of each token in the scaffold. Raises CannotRunError if pip cannot install from `package`."""
    return {
        **{name.upper(): text for name, text in answers.items()},
        "URL": answers["url"].rstrip("/") + "/",
        "REPOSITORY": answers["repository"].rstrip("/"),
        "STRAPLINE": answers["strapline"].removesuffix("."),
        "MEMBER_NAME": answers["member"][:1].upper() + answers["member"][1:],
        "MEMBER_SLUG": in_line(proposed_slug(answers["member"]) or "member"),
        "PACKAGE": _requirement(package),
    }


def _requirement(package: str) -> str:
    """Return the address of `package`, which is one already, or a wheel or checkout on this machine.

    Raises CannotRunError if pip cannot install from it.
    """
    path = Path(package)
    if path.is_dir() and not ((path / "pyproject.toml").is_file() and (path / "generator/scaffold").is_dir()):
        raise CannotRunError(f"--package {package}: this folder is no checkout of the program; nothing was written")
    requirement = real_path(path).as_uri() if path.exists() else package
    if not re.fullmatch(r"(?:file|https|git\+https)://[^\s#]+", requirement):
        raise CannotRunError(
            f"--package {package}: there is no such file or folder, and it is not an https:// or git+https:// address"
        )
    return requirement


_FREE_TEXT = frozenset({"NAME", "STRAPLINE", "MEMBER", "MEMBERS", "MEMBER_NAME"})
"""Tokens whose values may hold any character, so they are escaped for each file type. Others match a pattern."""


def _files(values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the path and content of each file of the new catalogue."""
    for path in sorted(_SCAFFOLD.rglob("*")):
        if path.is_file():
            name = PurePosixPath(path.relative_to(_SCAFFOLD).as_posix())
            first = re.sub("^dot-", ".", name.parts[0])
            yield str(PurePosixPath(first, *name.parts[1:])), _fill(path, values)
    lists = shipped("vocabularies", "catalogue/vocabularies")
    for vocabulary in _SHARED_LISTS:
        text = _MODELINE.sub("", (lists / f"{vocabulary}.yml").read_text(encoding="utf-8"))
        yield f"catalogue/vocabularies/{vocabulary}.yml", text.replace("councils", values["MEMBERS"])
    workflows = shipped("workflows", ".github/workflows")
    for workflow in _WORKFLOWS:
        text = (workflows / f"{workflow}.yml").read_text(encoding="utf-8")
        yield f".github/workflows/{workflow}.yml", _without_clock(text)
    fields = shipped("pages", "site_overrides/pages/contribute") / "fields.md"
    yield "pages/contribute/fields.md", _without_lists(fields.read_text(encoding="utf-8"))


def _fill(path: Path, values: Mapping[str, str]) -> str:
    def value(match: re.Match[str]) -> str:
        text = values[match[1]]
        if match[1] not in _FREE_TEXT:
            return text
        return _MARKDOWN_CHARACTERS.sub(r"\\\1", text) if path.suffix == ".md" else json.dumps(text, ensure_ascii=False)

    return _TOKEN.sub(value, path.read_text(encoding="utf-8"))


def _without_clock(workflow: str) -> str:
    """Make comments of the lines that start a workflow by the clock, so that it runs by hand alone."""

    def comment(match: re.Match[str]) -> str:
        lines = ["To run this once a week, take the # and the space after it away from the next lines.", "schedule:"]
        lines += [line.removeprefix("  ") for line in match[1].splitlines()]
        return "".join(f"  # {line}\n" for line in lines)

    return _CLOCK.sub(comment, workflow)


def _without_lists(page: str) -> str:
    """Remove the terms of this catalogue's vocabularies from the reference of fields; the new one has its own lists."""
    fields, _, _ = page.partition("\n## Words to choose from\n")
    fields = re.sub(r" \[Words for `\w+`\]\(#[^)]*\)\.", "", fields)
    fields = re.sub(r" The \[glossary\]\(\.\./glossary\.md\) explains\nwords such as slug and SPDX\.", "", fields)
    return f"{fields}\n## Words to choose from\n\nThe lists are the files in `catalogue/vocabularies/`.\n"


def _next_steps(folder: Path, count: int) -> str:
    return (
        f"Written: {count} files in {folder}\n\n"
        f"What next\n"
        f"  Look at it:    go to that folder; `make serve` installs the program and shows the site\n"
        f"  Make it yours: README.md says what to change, in five steps\n"
        f"  Keep it:       git init, git add . and git commit: the days on the pages come from the history"
    )
