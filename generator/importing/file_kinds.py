"""Files of office programs that people have in the place of a table, and what to do with each."""

from pathlib import PurePath

SAVE_AS_CSV = (
    "In the spreadsheet program, open it, select File and Save as, and choose `CSV UTF-8` (in LibreOffice `Text CSV`, "
    "then UTF-8); then import that file"
)
_SPREADSHEETS = frozenset((".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".fods", ".numbers"))
_DOCUMENTS = frozenset((".docx", ".doc", ".odt", ".rtf", ".pdf", ".pages", ".pptx"))
_STARTS = {
    b"PK\x03\x04": "a file of a spreadsheet or another office program, whatever its name",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "a file of an older office program, whatever its name",
    b"%PDF": "a PDF, whatever its name",
}
"""How the bytes of such files begin: ZIP, MS-CFB and PDF."""


def file_kind(raw: bytes) -> str:
    """Return what kind of file bytes are that no table can begin with, as a phrase, or ""."""
    return next((kind for start, kind in _STARTS.items() if raw.startswith(start)), "")


def advice(name: str) -> str:
    """Return what to do with the file of an office program, by its name; "" for the name of any other file."""
    suffix = PurePath(name).suffix.lower()
    if suffix in _SPREADSHEETS:
        return f"a spreadsheet ({suffix}) is read as a CSV table only. {SAVE_AS_CSV}"
    if suffix in _DOCUMENTS:
        return (
            f"what a document ({suffix}) says cannot be read for certain. Copy it into a spreadsheet, with one row for "
            "each entry and a first row that names the columns, save that as `CSV UTF-8`, and import the CSV file"
        )
    return ""
