"""`catalogue serve`: what is served is what is built, and open pages follow what is saved."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cli import main
from tests import sites
from tests.served import Served, serving

ENTRY = "catalogue/components/bin-days.yml"
PAGE = "/components/bin-days/"
BROKEN = "{% if page.url == 'about/' %}{{ '<i>'.nothing.more }}{% endif %}"
SCRIPT = re.compile(rb'<script type="module" src="/_serve/reload\.js\?version=[^"]*"></script>\n')


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server that tests share, so they put back what they change. The catalogue has a theme of its own."""
    root = sites.checkout(sites.SMALL, tmp_path_factory.mktemp("served") / "checkout")
    (root / "theme" / "partials").mkdir(parents=True)
    (root / "theme" / "partials" / "brand.html").write_text("<b>Ours</b>")
    config = root / "mkdocs.yml"
    own = re.sub("custom_dir: .*", "custom_dir: theme", config.read_text())
    config.write_text(re.sub("INHERIT: .*", "INHERIT: base.yml", own))
    (root / "base.yml").write_text((sites.ROOT / "mkdocs.yml").read_text())
    with serving(root) as running:
        yield running


def built(served: Served, folder: Path) -> dict[str, bytes]:
    """Build the site that is served, from nothing."""
    other = served.root / "other.yml"
    settings = (served.root / "mkdocs.yml").read_text()
    other.write_text(re.sub("(?m)^site_url: .*$", f"site_url: {served.url}", settings))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", sites.DAY)
        assert main(["build", "--config-file", str(other), "--output", str(folder)]) == 0
    other.unlink()
    return sites.files(folder)


def differing(served: Served, files: dict[str, bytes]) -> list[str]:
    """Return the files that are served otherwise than they were built. The script of the server does not count."""
    return [path for path, raw in files.items() if SCRIPT.sub(b"", served.ask(f"/{path}").body) != raw]


def test_every_file_is_served_as_it_is_built_also_after_changes(served: Served, tmp_path: Path) -> None:
    first = built(served, tmp_path / "first")
    assert {"index.html", "404.html", "about/index.html", "cy/search/table.json", "sitemap.xml.gz"} <= first.keys()
    assert differing(served, first) == []
    entry = (served.root / ENTRY).read_text()
    served.follow(lambda: served.save("catalogue/components/another.yml", entry.replace("Bin Days", "Another")))
    served.follow(lambda: served.edit(ENTRY, "name: Bin Days", "name: Days of Bins"))
    served.follow(lambda: served.edit("site_overrides/pages/about.md", "# About", "# All about"))
    served.follow(lambda: served.edit("theme/partials/brand.html", "Ours", "Still ours"))
    served.follow(lambda: served.edit("mkdocs.yml", "nav: [about.md]", "nav: []"))
    served.follow(lambda: served.edit("base.yml", "site_name: Local Digital Catalogue", "site_name: Renamed"))
    served.follow((served.root / "catalogue/components/another.yml").unlink)
    second = built(served, tmp_path / "second")
    assert b"<b>Still ours</b><span>Renamed</span>" in second["components/bin-days/index.html"]
    assert differing(served, {path: raw for path, raw in second.items() if not is_of_search(path)}) == []
    served.wait_until(lambda: differing(served, second) == [])
    served.follow(lambda: served.edit(ENTRY, "name: Days of Bins", "name: Bin Days"))


def is_of_search(path: str) -> bool:
    return "pagefind/" in path or path.endswith(("search/table.json", "search/words.json"))


@pytest.mark.parametrize(
    ("path", "type_"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/index.html", "text/html; charset=utf-8"),
        (f"{PAGE}?q=1", "text/html; charset=utf-8"),
        ("/components/bin-days/index.html", "text/html; charset=utf-8"),
        ("/assets/catalogue.css", "text/css; charset=utf-8"),
        ("/assets/list.js", "text/javascript; charset=utf-8"),
        ("/assets/favicon.svg", "image/svg+xml; charset=utf-8"),
        ("/search/table.json", "application/json; charset=utf-8"),
        ("/picture.png", "image/png"),
        ("/sitemap.xml.gz", "application/gzip"),
    ],
)
def test_files_have_their_types(served: Served, path: str, type_: str) -> None:
    answer = served.ask(path)
    assert (answer.status, answer.headers["Content-Type"]) == (200, type_)
    assert "Access-Control-Allow-Origin" not in answer.headers
    head = served.ask(path, "HEAD")
    assert (head.status, head.headers["Content-Length"], head.body) == (200, str(len(answer.body)), b"")


def test_an_address_without_its_slash_is_redirected(served: Served) -> None:
    answer = served.ask("/components/bin-days?from=here")
    assert (answer.status, answer.headers["Location"]) == (302, "/components/bin-days/?from=here")


@pytest.mark.parametrize(
    "path",
    [
        "/nothing", "/nothing/", "/nothing.json", "/catalogue/components/bin-days.yml", "/../mkdocs.yml",
        "/%2e%2e/mkdocs.yml", "/assets/../../../mkdocs.yml", "/_serve/../../main.html", "/_serve/other.js",
        "//etc/passwd", "/%00", "/%ff/", "/catalogue/entry.html", "/serve/reload.js",
    ],
)  # fmt: skip
def test_what_is_no_file_of_the_site_is_not_there(served: Served, path: str) -> None:
    answer = served.ask(path)
    assert answer.status == 404
    assert "<title>Page not found" in answer.text


@pytest.mark.parametrize("host", ["catalogue.example.org", "localhost.example.org", "127.0.0.1.example.org", "[", ""])
def test_a_name_that_is_not_of_this_machine_is_refused(served: Served, host: str) -> None:
    assert served.ask("/", Host=host).status == 403
    assert served.ask("/_serve/events?page=/", Host=host).status == 403


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:1"])
def test_names_of_this_machine_are_accepted(served: Served, host: str) -> None:
    assert served.ask("/", Host=host).status == 200


def test_an_error_leaves_the_last_good_site(served: Served) -> None:
    before = served.state()
    served.follow(lambda: served.edit(ENTRY, "summary: Tells", "sumary: <b>Tells"))
    state = served.state()
    assert state["version"] == before["version"]
    (error,) = state["report"]["errors"]
    assert state["report"]["heading"] == "21 files checked: 1 error."
    assert state["report"]["hint"] == "`catalogue explain CODE` says more about each. `catalogue fix` fixes it for you."
    assert error == {
        "place": "catalogue/components/bin-days.yml:2:1",
        "label": "error[S102]",
        "message": "`sumary` is not a known field",
        "excerpt": ["2 | sumary: <b>Tells residents when their bins are collected.", "  | ^^^^^^"],
        "help": "Did you mean `summary`?",
        "related": [],
        "is_error": True,
    }
    assert "Tells residents when" in served.ask(PAGE).text
    assert any("  help: Did you mean `summary`?" in line for line in served.printed)
    served.follow(lambda: served.edit(ENTRY, "sumary: <b>Tells", "summary: Tells"))
    assert served.state()["report"] is None
    assert served.state()["version"] != before["version"]


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        ("mkdocs.yml", "INHERIT", "site_name: [\nINHERIT", "mkdocs.yml cannot be read: "),
        ("mkdocs.yml", "nav: [", "nav: [gone.md, ", "nav: there is no page gone.md in "),
        ("site_overrides/pages/about.md", "../organisations/", "gone.md", "about.md links to gone.md, and there is no"),
        ("theme/partials/brand.html", "</b>", "{% if %}</b>", "TemplateSyntaxError: Expected an expression"),
        ("theme/partials/brand.html", "</b>", "{{ a.b }}</b>", "UndefinedError: 'a' is undefined ("),
    ],
)
def test_settings_pages_and_themes_that_are_wrong_leave_the_last_good_site(
    served: Served, path: str, old: str, new: str, message: str
) -> None:
    good = (served.root / path).read_text()
    with served.open_page("/"):
        served.follow(lambda: served.edit(path, old, new))
        report = served.state()["report"]
        assert report["heading"] == "The site cannot be made."
        assert report["errors"][0]["message"].startswith(message)
        assert "Written by hand" in served.ask("/about/").text
        served.follow(lambda: served.save(path, good))
        assert served.state()["report"] is None


def test_a_page_that_cannot_be_made_says_so_and_follows(served: Served) -> None:
    good = (served.root / "theme/partials/brand.html").read_text()
    served.follow(lambda: served.save("theme/partials/brand.html", BROKEN))
    answer = served.ask("/about/")
    assert (answer.status, "<h1>This page cannot be made</h1>" in answer.text) == (500, True)
    assert "UndefinedError: &#39;str object&#39; has no attribute &#39;nothing&#39;" in answer.text
    assert "/_serve/reload.js?version=" in answer.text
    served.follow(lambda: served.save("theme/partials/brand.html", good))
    assert served.ask("/about/").status == 200


def test_a_site_that_begins_with_errors_appears_when_they_are_put_right(tmp_path: Path) -> None:
    root = sites.checkout(sites.SMALL, tmp_path / "checkout")
    good = (root / ENTRY).read_text()
    (root / ENTRY).write_text(good.replace("summary", "sumary"))
    with serving(root) as served:
        assert "There is no site yet" in served.ask(PAGE).text
        assert served.ask("/assets/catalogue.css").status == 404
        assert served.state()["report"]["heading"] == "21 files checked: 1 error."
        served.follow(lambda: served.save(ENTRY, good))
        assert served.state()["report"] is None
        assert "Tells residents when" in served.ask(PAGE).text
        assert served.stop() == 0
    assert served.printed[-1] == "No longer serving.\n"


def test_a_port_in_use_is_refused(served: Served, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["serve", "--config-file", str(served.root / "mkdocs.yml"), "--port"]
    assert main([*command, str(served.port)]) == 2
    assert re.fullmatch(
        rf"catalogue: cannot use port {served.port} \(.+\); choose another one with --port\n", capsys.readouterr().err
    )
    assert main([*command, "70000"]) == 2
    assert "70000 is not a port" in capsys.readouterr().err
