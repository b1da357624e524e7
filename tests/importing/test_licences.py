"""Licences are recognised by their exact text, or left to a person."""

import json
from importlib.metadata import distribution
from pathlib import Path

import pytest

from generator.cli.environment import CLEAN
from generator.importing import licences
from tests.history.repository import Repository
from tests.importing.sources import MIT, importing, put

Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("package", "name"),
    [("markdown-it-py", "MIT"), ("jinja2", "BSD-3-Clause"), ("watchdog", "Apache-2.0"), ("mkdocs", "BSD-2-Clause")],
)
def test_a_licence_is_told_by_its_words(package: str, name: str) -> None:
    files = [each for each in distribution(package).files or () if each.name.upper().startswith("LICENSE")]
    assert {licences.identify(each.read_text()) for each in files} == {name}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (MIT, "MIT"),
        (MIT.upper(), "MIT"),
        (MIT.replace("\n", "\n// "), "MIT"),
        (MIT.replace("MIT License", ""), "MIT"),
        (MIT + "The Software shall be used for Good, not Evil.\n", ""),
        (MIT.replace("The above copyright notice and this permission notice shall be included in all", ""), ""),
        (f"{'Other words. ' * 40}{MIT}", ""),
        ("SPDX-License-Identifier: EUPL-1.2\nWords", "EUPL-1.2"),
        ("# SPDX-License-Identifier: MIT\n# SPDX-License-Identifier: ISC\n", ""),
        ("All rights reserved", ""),
        ("", ""),
    ],
)
def test_only_the_very_words_of_a_licence_tell_it(text: str, name: str) -> None:
    assert licences.identify(text) == name


def test_a_licence_whose_text_leaves_a_doubt_says_so(root: Path, repository: Repository, capsys: Captured) -> None:
    repository.write("LICENSE", "SPDX-License-Identifier: GPL-3.0\n")
    repository.commit("2024-03-01")
    assert importing(root, repository.root, "--owner", "anytown", "--dry-run") == CLEAN
    out, err = capsys.readouterr()
    assert "licence: GPL-3.0\n" in out
    assert "LICENSE: its text is the same for `-only` and `-or-later`; see whether the README says which." in err


def test_two_licences_are_left_to_a_person(root: Path, repository: Repository, capsys: Captured) -> None:
    repository.write("COPYING", "SPDX-License-Identifier: GPL-3.0-only\n")
    repository.commit("2024-03-01")
    assert importing(root, repository.root, "--owner", "anytown", "--dry-run") == CLEAN
    out, err = capsys.readouterr()
    assert "licence" not in out
    assert "COPYING, LICENSE: there are several licences" in err


def test_a_licence_by_its_usual_name_is_spelt_as_the_list_does(root: Path, tmp_path: Path) -> None:
    data = {"@context": "codemeta", "name": "Bins", "license": "Apache License, Version 2.0"}
    importing(root, put(tmp_path, "codemeta.json", json.dumps(data)))
    assert "\nlicence: Apache-2.0\n" in (root / "catalogue/projects/bins.yml").read_text()
