"""What is tried, area by area."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "generator"

AREAS = {
    "reading": [
        "source.py", "characters.py", "encoding.py", "file_rules.py", "yaml_line_starts.py", "yaml_mistakes.py",
        "yaml_error_messages.py", "yaml_reader.py", "comments.py", "document.py", "hosts.py", "formats.py",
        "checked_entry.py", "violations.py", "schema_walk.py", "schema.py", "schema_rule.py", "entry_reader.py",
        "code_hosts.py", "links.py", "model.py",
    ],
    "rules": ["rules/*.py"],
    "escaping": [
        "diagnostic.py", "markup.py", "report/escape.py", "report/markdown.py", "report/github.py", "report/gitlab.py",
        "report/junit.py", "report/json.py", "report/rdjson.py", "report/sarif.py", "report/text.py",
        "publish/feeds/*.py", "publish/html/fragments.py",
    ],
    "rights": ["review/*.py"],
    "resolver": [
        "names.py", "organisation_names.py", "entry_names.py", "spelling.py", "uses.py", "lineage.py", "adoption.py",
    ],
    "API records": [
        "publish/api/records.py", "publish/api/types.py", "publish/api/fields.py", "publish/api/responses.py",
    ],
    "tables": ["publish/api/tables.py", "publish/api/downloads.py", "importing/*table*.py", "importing/uses.py"],
    "JSON-LD": ["publish/metadata/json_ld.py", "publish/api/dcat.py"],
    "cloning": ["history/clone.py", "history/branch.py", "history/untrusted_git.py"],
    "harvest": ["registers/*.py", "register.py", "network.py"],
    "mail": [
        "importing/mail.py", "importing/filled_form.py", "importing/answers.py", "importing/pasted.py",
        "importing/confirmation.py", "cli/from_mail.py",
    ],
}  # fmt: skip
"""The modules of each area, below the program."""


def modules(area: str) -> list[str]:
    """Return the modules of an area, by their paths below the program."""
    paths = {path for pattern in AREAS[area] for path in PROGRAM.glob(pattern)}
    return sorted(path.relative_to(PROGRAM).as_posix() for path in paths)
