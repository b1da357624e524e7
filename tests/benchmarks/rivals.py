"""The same catalogue for other tools: what ours is measured against."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import yaml

from tests.benchmarks.synthetic import REAL

COLLECTIONS = ("components", "standards", "projects", "organisations")

_HUGO_CONFIG = 'baseURL = "https://example.org/"\ndisableKinds = ["taxonomy", "term", "RSS"]\n'
_HUGO_PAGE = "<!doctype html><html lang=en-GB><title>{{ .Title }}</title><main data-pagefind-body>{{ .Content }}</main>"


def write_hugo(catalogue: Path, folder: Path) -> None:
    """Write each entry as a page for Hugo, with a template of one line."""
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (folder / "hugo.toml").write_text(_HUGO_CONFIG, encoding="utf-8")
    for name in ("single", "list"):
        (layouts / f"{name}.html").write_text(_HUGO_PAGE, encoding="utf-8")
    for collection in COLLECTIONS:
        pages = folder / "content" / collection
        pages.mkdir(parents=True)
        for path in (catalogue / collection).iterdir():
            fields = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
            text = "\n".join(_markdown(fields))
            (pages / f"{path.stem}.md").write_text(text, encoding="utf-8")


def _markdown(fields: dict[str, object]) -> Iterator[str]:
    """Say in Markdown what an entry's page says."""
    yield f"---\ntitle: {json.dumps(fields['name'])}\n---\n# {fields['name']}\n"
    for name, value in fields.items():
        yield f"\n## {name}\n"
        if isinstance(value, list):
            yield from (f"- {', '.join(map(str, _texts(each)))}" for each in value)
        else:
            yield str(value)


def _texts(value: object) -> list[object]:
    return list(value.values()) if isinstance(value, dict) else [value]


def write_schemas(folder: Path) -> Path:
    """Write our schemas with addresses, without which ajv takes two of them for the same one."""
    folder.mkdir(parents=True)
    for path in (REAL / "schemas").glob("*.schema.json"):
        schema = {"$id": f"https://example.org/{path.name}", **json.loads(path.read_text(encoding="utf-8"))}
        (folder / path.name).write_text(json.dumps(schema), encoding="utf-8")
    return folder


def install_ajv(folder: Path) -> Path | None:
    """Have npm fetch ajv-cli, and return its command; None without npm."""
    if not shutil.which("npm"):
        return None
    folder.mkdir()
    subprocess.run(["npm", "install", "--silent", "--prefix", folder, "ajv-cli@5"], check=True, capture_output=True)
    return folder / "node_modules" / ".bin" / "ajv"


def ajv_commands(ajv: Path, schemas: Path) -> Iterator[list[str]]:
    """Yield the commands with which ajv-cli checks each collection of a catalogue."""
    for collection in COLLECTIONS:
        yield [
            str(ajv), "validate", "--spec=draft2020", "--strict=false", "--validate-formats=false",
            "-s", str(schemas / f"{collection.removesuffix('s')}.schema.json"),
            *(f"-r{schemas / name}.schema.json" for name in ("common", "terms")), "-d", f"catalogue/{collection}/*.yml",
        ]  # fmt: skip
