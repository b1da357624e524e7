"""The schemas at stable addresses, for editors, which complete and explain fields by them, and for other programs.

The terms that a field accepts are only in the vocabularies, which editors cannot read. So the terms are also published
as a schema, to which the other schemas refer.
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
    """Yield the project's schemas with their addresses if the site has one. References between them stay relative."""
    texts = schema_texts(edition.project.schemas, edition.catalogue.vocabularies.values())
    for name, text in texts.items():
        yield File(f"{FOLDER}/{name}", partial(_with_address, text, name, edition.settings.url))


def schema_texts(folder: Path, vocabularies: Iterable[Vocabulary]) -> Mapping[str, str]:
    """Return the text of each schema in a folder and of the schema of all terms, by file name."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.schema.json"))}
    return {**texts, TERMS: as_text(terms(vocabularies, _REFERENCE.findall("".join(texts.values()))))}


def _with_address(text: str, name: str, site_url: str) -> str:
    address = {"$id": f"{site_url}{FOLDER}/{name}"} if site_url else {}
    return as_text({**address, **json.loads(text)})


def terms(vocabularies: Iterable[Vocabulary], referenced: Iterable[str] = ()) -> dict[str, Any]:
    """Return the schema of all terms. A vocabulary that is referenced but does not exist allows any value."""
    known = {each.slug: _choice(each) for each in vocabularies}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Words to choose from",
        "description": "The words of each vocabulary, for editors. Made from the vocabularies: change those instead.",
        "$defs": {**{name: {} for name in sorted(referenced)}, **known},
    }


def as_text(schema: Mapping[str, Any]) -> str:
    """Return a schema as indented JSON."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _choice(vocabulary: Vocabulary) -> dict[str, list[str | int]]:
    """Return the terms of a vocabulary, with the descriptions that editors show next to them.

    The id `1` is also the number 1, as which other readers of YAML read it without quotes.
    """
    terms = vocabulary.terms.values()
    numbers = [each for each in terms if each.id.isdecimal()]
    return {
        "enum": [*(each.id for each in terms), *(int(each.id) for each in numbers)],
        "enumDescriptions": [each.definition or each.name for each in (*terms, *numbers)],
    }
