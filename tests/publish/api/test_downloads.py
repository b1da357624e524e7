"""Downloads, and a site without them."""

from pathlib import Path

from tests.publish import published as site_of
from tests.publish.published import data
from tests.sites import SITE_URL


def test_every_download_is_there(published: Path) -> None:
    downloads = data(published, "index.json")["downloads"]
    assert [each["url"] for each in downloads] == [SITE_URL + each["path"] for each in downloads]
    assert all((published / each["path"]).is_file() for each in downloads)


def test_a_site_may_do_without_data(tmp_path: Path) -> None:
    site = site_of.build(tmp_path, open_data=False)
    assert not {path.name for path in site.iterdir()} & {"api", "badges", "data", "follow"}
    assert not {path.name for path in site.rglob("*")} & {"feed.xml", "badge.svg", "publiccode.yml"}
    html = "".join(path.read_text(encoding="utf-8") for path in site.rglob("*.html"))
    assert not [each for each in ("feed.xml", "components.csv", "badge.svg", "/api/", "follow/") if each in html]
