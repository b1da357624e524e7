"""The folder of a site: whole at any time, and never anything else's."""

from contextlib import suppress
from pathlib import Path

import pytest

from generator.engine import output


def tree(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def a_site(folder: Path) -> Path:
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("old")
    (folder / "assets" / "catalogue.css").write_text("old")
    return folder


def test_a_new_site_takes_the_place_of_the_old_one_as_a_whole(tmp_path: Path) -> None:
    site = a_site(tmp_path / "site")
    with output.replace_folder(site, tmp_path / "checkout") as new:
        (new / "other.html").write_text("new")
        assert tree(site) == {"index.html": "old", "assets/catalogue.css": "old"}
    assert tree(tmp_path) == {"site/other.html": "new"}


def test_a_build_that_fails_leaves_the_old_site_and_nothing_else(tmp_path: Path) -> None:
    site = a_site(tmp_path / "site")
    with suppress(RuntimeError), output.replace_folder(site, tmp_path / "checkout") as new:
        (new / "half.html").write_text("new")
        raise RuntimeError
    assert tree(tmp_path) == {"site/index.html": "old", "site/assets/catalogue.css": "old"}


@pytest.mark.parametrize("below", [".", "..", "papers", "index.html"])
def test_a_folder_with_anything_but_a_site_is_refused(below: str, tmp_path: Path) -> None:
    checkout = a_site(tmp_path / "checkout")
    (tmp_path / "checkout" / "papers").mkdir()
    (tmp_path / "checkout" / "papers" / "thesis.txt").write_text("precious")
    before = tree(tmp_path)
    with pytest.raises(output.OutputError), output.replace_folder(checkout / below, checkout):
        pass
    assert tree(tmp_path) == before


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    site = a_site(tmp_path / "real")
    (tmp_path / "link").symlink_to(site)
    with output.replace_folder(tmp_path / "link", tmp_path / "checkout") as new:
        (new / "index.html").write_text("new")
    assert (tmp_path / "link").is_symlink()
    assert tree(site) == {"index.html": "new"}
