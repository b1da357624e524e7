"""Results of a check, with hostile text wherever text of a file can get to."""

from collections.abc import Callable
from pathlib import Path

from hypothesis import strategies as some

from generator.check import Result, check
from generator.diagnostic import Diagnostic, Edit, Related, Rule, Severity
from generator.document import Document
from generator.project import Project
from generator.report import markdown, overlay, text
from generator.report.formats import FORMATS
from generator.rules import RULES
from generator.rules.context import Context
from generator.source import Location, Position, Span
from tests.conftest import TODAY, Files, small_project

FORMS: dict[str, Callable[[Result], str]] = {
    "report.txt": FORMATS["text"],
    "report-coloured.txt": lambda result: text.render(result, colour=True),
    "report.json": FORMATS["json"],
    "report-github.txt": FORMATS["github"],
    "report-gitlab.json": FORMATS["gitlab"],
    "report.sarif": FORMATS["sarif"],
    "report-junit.xml": FORMATS["junit"],
    "report-rdjson.json": FORMATS["rdjson"],
    "report.md": markdown.render,
    "report-overlay.json": overlay.render,
}
FILES: Files = {
    "organisations/hilltop.yml": "name: Hilltop Council\ntype: unitary\ngss_code: e06\nsources: []\n",
    "projects/Bins.yml": "name: Bins\n",
    "projects/bins.yml": (
        "name: Bins \u2013 100%, or so\n"
        "sumary: Tells when.\n"
        "owner: old-anytown\n"
        "services: [waste, waste]\n"
        "stage: |\n"
        "  live\n"
        "sources: [https://www.example.gov.uk/]\n"
    ),
    "projects/long.yml": f"name: {'Bins ' * 60}&bins# \nsummary: {'Tells when. ' * 12}x\u200by\nowner: x\n",
    "projects/pipe.yml": "a: x\x1b[31m\n\tb: y\n",
    "projects/words.yml": "::error::Bins\n",
}


def found_in(folder: Path, files: Files) -> Result:
    root = small_project(folder / "project")
    for name, content in files.items():
        path = root / "catalogue" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return check(Project(root), TODAY)


RULE = Rule("S102", "unknown-field", "A field: not known, 100%")


def result_of(message: str, *, path: str = "catalogue/projects/x.yml", severity: Severity = Severity.ERROR) -> Result:
    """A result with strange text wherever text from a file can get to."""
    span = Span(Position(1, 1), Position(1, 2))
    rule = Rule(RULE.code, RULE.name, RULE.title, severity)
    related = Related(message, Location(path, span))
    diagnostic = Diagnostic(rule, Location(path, span), message, message, (message, 0), (related,))
    return Result(Project(Path("/nowhere")), {}, Context((), TODAY), (diagnostic,), (path,))


HOSTILE = [
    "x\n::error::y",
    "x\r::stop-commands::y",
    "x%0A::error::y",
    "::set-output name=a::b",
    "##[error]x",
    "x\x1b[2Jy",
    "x\x07y",
    "x\x9b31my",
    "x\u202ey",
    "x\u2028::error::y",
    "x\x85::error::y",
    "x\x0b::error::y",
    "x\ud800y",
    "x\U000e0041y",
    "</script>",
]


def result_with(*diagnostics: Diagnostic, files: tuple[str, ...] = (), read: tuple[Document, ...] = ()) -> Result:
    return Result(Project(Path("/nowhere")), {}, Context((), TODAY), diagnostics, files, read)


def diagnostic(message: str = "Message", *, path: str = "x.yml", line: int = 1) -> Diagnostic:
    return Diagnostic(RULE, Location(path, Span(Position(line, 1), Position(line, 2))), message, "Help.")


ANY_TEXT = some.text(some.characters(exclude_categories=[]), max_size=20)
PIECES = some.sampled_from(
    ["::", "error", "##[", "\n", "\r", "%0A", "\x1b[0m", " ", "`", "|", "\\", "<b>", "@x", "]]>", "&"]
)
STRANGE = some.one_of(ANY_TEXT, some.lists(PIECES, max_size=6).map("".join))
POSITIONS = some.builds(Position, some.integers(1, 9), some.integers(1, 200))
PLACES = some.builds(Location, STRANGE, some.builds(Span, POSITIONS, POSITIONS))
DIAGNOSTICS = some.builds(
    Diagnostic,
    some.sampled_from(RULES),
    PLACES,
    STRANGE,
    STRANGE,
    some.tuples(STRANGE),
    some.lists(some.builds(Related, STRANGE, PLACES), max_size=2).map(tuple),
    some.none() | some.builds(Edit, some.builds(Span, POSITIONS, POSITIONS), STRANGE),
)
RESULTS = some.lists(DIAGNOSTICS, max_size=3).map(
    lambda found: Result(Project(Path("/nowhere")), {}, Context((), TODAY), tuple(found), ("x.yml",))
)
