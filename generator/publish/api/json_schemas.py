"""The schemas at addresses that stay: for editors, which complete and explain fields by them, and for other programs.

The words that a field can hold are kept in vocabularies alone. Editors know no vocabularies, so the words go into one
more schema, to which the others refer.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from generator.model import Vocabulary
from generator.publish.edition.edition import Edition
from generator.publish.edition.files import File

FOLDER = "schemas"
TERMS = "terms.schema.json"
_REFERENCE = re.compile(rf'"{re.escape(TERMS)}#/\$defs/([a-z0-9-]+)"')


def files(edition: Edition) -> Iterator[File]:
    """Yield the schemas of the project, each with its address, if known. References between them stay relative."""
    texts = schema_texts(edition.result.project.schemas, edition.catalogue.vocabularies.values())
    for name, text in texts.items():
        yield File(f"{FOLDER}/{name}", partial(_with_address, text, name, edition.settings.url))


def schema_texts(folder: Path, vocabularies: Iterable[Vocabulary]) -> Mapping[str, str]:
    """Return each schema of a folder by its name, and the schema of all words to choose from."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.schema.json"))}
    return {**texts, TERMS: as_text(terms(vocabularies, _REFERENCE.findall("".join(texts.values()))))}


def _with_address(text: str, name: str, site_url: str) -> str:
    address = {"$id": f"{site_url}{FOLDER}/{name}"} if site_url else {}
    return as_text({**address, **json.loads(text)})


def terms(vocabularies: Iterable[Vocabulary], referenced: Iterable[str] = ()) -> dict[str, Any]:
    """Make the schema of all words to choose from. A list that is asked for and not there allows any word."""
    known = {each.slug: _choice(each) for each in vocabularies}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Words to choose from",
        "description": "The words of each vocabulary, for editors. Made from the vocabularies: change those instead.",
        "$defs": {**{name: {} for name in sorted(referenced)}, **known},
    }


def as_text(schema: Mapping[str, Any]) -> str:
    """Write a schema as all are written."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _choice(vocabulary: Vocabulary) -> dict[str, list[str]]:
    """Give the words of a list, with what editors show beside each."""
    terms = vocabulary.terms.values()
    return {"enum": [each.id for each in terms], "enumDescriptions": [each.definition or each.name for each in terms]}
