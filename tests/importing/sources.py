"""What others have written of a project, and the command that drafts an entry from it."""

from pathlib import Path

from generator import cli
from generator.importing.draft import Fact
from tests.conftest import ROOT

SOURCE = "https://www.example.gov.uk/bins"
PUBLICCODE = """\
publiccodeYmlVersion: "0.4"
name: Bin Days
url: https://github.com/anytown/bin-days.git
landingURL: https://bins.example.org/
roadmap: http://bins.example.org/roadmap
softwareVersion: "1.10"
releaseDate: 2020-01-01
platforms: [web, linux]
categories: [it-development]
usedBy: [Example Council]
developmentStatus: beta
softwareType: standalone/web
description:
  it:
    shortDescription: Altro.
  en:
    genericName: Bins
    shortDescription: Tells residents when to put out which bin.
    longDescription: |
      It reads the calendar.

      It does not plan the rounds.
    documentation: https://docs.example.org/
legal:
  license: AGPL-3.0-or-later
  mainCopyrightOwner: Example council
  authorsFile: AUTHORS
maintenance:
  type: internal
  contacts:
    - name: Somebody
      email: somebody@example.org
"""
ENTRY = """\
# yaml-language-server: $schema=../../schemas/project.schema.json
name: Bin Days
summary: Tells residents when to put out which bin.
owner: example-council
stage: beta
licence: AGPL-3.0-or-later
platforms: [web, linux]
description: |-
  It reads the calendar.

  It does not plan the rounds.
links:
  repository: https://github.com/anytown/bin-days
  documentation: https://docs.example.org/
  website: https://bins.example.org/
  roadmap: https://bins.example.org/roadmap
sources:
  - https://www.example.gov.uk/bins
"""
CODEMETA = {
    "@context": "https://doi.org/10.5063/schema/codemeta-2.0",
    "@type": "SoftwareSourceCode",
    "name": "Bin Days",
    "description": "Tells residents when to put out which bin.",
    "codeRepository": "git+https://github.com/anytown/bin-days.git",
    "license": "https://spdx.org/licenses/MIT.html",
    "programmingLanguage": ["Python", {"@type": "ComputerLanguage", "name": "C#"}],
    "operatingSystem": "Linux",
    "developmentStatus": "https://www.repostatus.org/#unsupported",
    "issueTracker": "https://github.com/anytown/bin-days/issues",
    "softwareHelp": {"@type": "WebSite", "url": "https://docs.example.org/"},
    "author": [{"@type": "Person", "givenName": "Some", "familyName": "Body"}],
    "maintainer": [{"@type": "Person", "name": "Somebody"}, {"@type": "Organization", "name": "Example Council"}],
    "version": "1.0",
    "keywords": ["bins"],
}
README = """\
[![build](https://ci.example.org/b.svg)](https://ci.example.org/)

# Bin *Days*

<p align="center"><img src="x"></p>

[Documentation](https://docs.example.org/) | [Demo](https://demo.example.org/)

Tells residents, e.g. by mail, when to put out
[which bin](https://bins.example.org/). It is used a lot.

## Install

Run it.
"""
MIT = (ROOT / "LICENSE").read_text(encoding="utf-8")


def importing(root: Path, *arguments: str | Path) -> int:
    return cli.main(["import", *map(str, arguments), "--root", str(root)])


def entries(root: Path) -> set[Path]:
    return {path for path in (root / "catalogue").rglob("*.yml") if "vocabularies" not in path.parts}


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def value_of(found: object, said: str) -> object:
    """Return the value that a source has for something, or the reason why it has none."""
    return next(each.value if isinstance(each, Fact) else each.reason for each in found if each.source_field == said)  # type: ignore[attr-defined]
