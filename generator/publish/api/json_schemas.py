"""The schemas at addresses that stay: for editors, which complete and explain fields by them, and for other programs.

The words that a field can hold are kept in vocabularies alone. Editors know no vocabularies, so the words go into one
more schema, to which the others refer.
"""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from generator.model import Vocabulary

FOLDER = "schemas"
TERMS = "terms.schema.json"
_REFERENCE = re.compile(rf'"{re.escape(TERMS)}#/\$defs/([a-z0-9-]+)"')


def write(folder: Path, site: Path, site_url: str, vocabularies: Mapping[str, Vocabulary]) -> None:
    """Write the schemas of a folder into a site, each with its address, if known. References between stay relative."""
    published = site / FOLDER
    published.mkdir(parents=True, exist_ok=True)
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.schema.json"))}
    texts[TERMS] = as_text(terms(vocabularies.values(), _REFERENCE.findall("".join(texts.values()))))
    for name, text in texts.items():
        address = {"$id": f"{site_url}{FOLDER}/{name}"} if site_url else {}
        whole = {**address, **json.loads(text)}
        (published / name).write_text(as_text(whole), encoding="utf-8", newline="\n")


def terms(vocabularies: Iterable[Vocabulary], asked_for: Iterable[str] = ()) -> dict[str, Any]:
    """Make the schema of all words to choose from. A list that is asked for and not there allows any word."""
    known = {each.slug: _choice(each) for each in vocabularies}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Words to choose from",
        "description": "The words of each vocabulary, for editors. Made from the vocabularies: change those instead.",
        "$defs": {**{name: {} for name in sorted(asked_for)}, **known},
    }


def as_text(schema: Mapping[str, Any]) -> str:
    """Write a schema as all are written."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _choice(vocabulary: Vocabulary) -> dict[str, list[str]]:
    """Give the words of a list, with what editors show beside each."""
    found = vocabulary.terms.values()
    return {"enum": [each.id for each in found], "enumDescriptions": [each.definition or each.name for each in found]}
