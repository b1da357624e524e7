"""Settings: read without mkdocs, refused in words."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main
from generator.engine import configuration
from generator.engine.configuration import ConfigurationError

Refused = Callable[[Path, str], str]


@pytest.fixture
def refused(root: Path, capsys: pytest.CaptureFixture[str]) -> Refused:
    """Build with other settings, which must fail; give what is said."""

    def attempt(folder: Path, settings: str) -> str:
        (root / "mkdocs.yml").write_text(settings)
        assert main(["build", "--config-file", str(root / "mkdocs.yml"), "--output", str(folder)]) == 2
        return capsys.readouterr().err

    return attempt


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ("docs_dir: pages\n", "mkdocs.yml must say `site_name`, as text"),
        ("[a]\n", "mkdocs.yml must contain settings, each as a name with a value"),
        ("site_name: [\n", "mkdocs.yml cannot be read: "),
        ('site_name: "\\U00110000"\n', "mkdocs.yml cannot be read: "),
        ("[" * 9_999, "mkdocs.yml cannot be read: "),
        ("site_name: !!python/name:os.system\n", "mkdocs.yml cannot be read: could not determine a constructor"),
        (
            "site_name: X\nplugins: [{catalogue: {pictres: true}}]\n",
            "`pictres` is not an option. Did you mean `pictures`?",
        ),
        ("site_name: X\nplugins: [{catalogue: {tries: bins}}]\n", "`tries` must be a list of texts."),
        ("site_name: X\nplugins: [{catalogue: {pictures: 1}}]\n", "`pictures` must be true or false."),
        (
            "site_name: X\ndocs_dir: site_overrides/pages\nplugins: [{catalogue: {languages: [fr]}}]\n",
            "there is no translations/fr.po in the theme",
        ),
        ('site_name: X\nplugins: [{catalogue: {colours: {accent: "red"}}}]\n', "the colour of `accent` is to be six"),
        ("site_name: X\ndocs_dir: site_overrides/pages\nnav: [there.md]\n", "nav: there is no page there.md in"),
        ("site_name: X\nextra: {mailbox: us}\n", "extra.mailbox: `us` is not a full email address. Write the address"),
        ("site_name: X\nextra: {mailbox: [a@b.uk]}\n", "extra.mailbox: `['a@b.uk']` is not text."),
        ("INHERIT: nowhere.yml\n", "cannot read"),
        ("INHERIT: [a]\n", "INHERIT must be text; put it in quotes"),
        ("site_name: X\nsite_description: 2026\n", "site_description must be text"),
        (
            "site_name: X\nsite_url: council.example.org\n",
            "site_url: `council.example.org` is not the address of a site",
        ),
        ("site_name: X\nsite_url: 'https://['\n", "site_url: `https://[` is not the address of a site"),
        ("site_name: X\nextra: us\n", "extra must be names with a value each"),
        ("site_name: X\nextra: {branch: [main]}\n", "extra.branch must be text"),
        ("site_name: X\ntheme: {custom_dir: 1}\n", "theme.custom_dir must be text"),
        ('site_name: X\ndocs_dir: "a\\0b"\n', "docs_dir has a hidden character between `a` and `b`: U+0000"),
        ("site_name: X\nplugins: [{catalogue: [search]}]\n", "plugins: `catalogue` must be a name, or a name with"),
        ("site_name: X\nplugins: catalogue\n", "plugins must be a list, with a hyphen before each item"),
        ("site_name: X\ndocs_dir: site_overrides\nnav: about.md\n", "nav must be a list, with a hyphen"),
        ("site_name: X\ndocs_dir: site_overrides\nmarkdown_extensions: [no]\n", "`False` must be a name, or a name"),
        ("site_name: X\n", "docs_dir: there is no folder docs beside mkdocs.yml"),
        (
            "site_name: X\ndocs_dir: site_overrides/pages\nmarkdown_extensions: [nowhere]\n",
            "markdown_extensions cannot be used: No module named",
        ),
    ],
)
def test_settings_that_cannot_be_used_are_refused_in_words(
    settings: str, words: str, refused: Refused, tmp_path: Path
) -> None:
    said = refused(tmp_path / "site", settings)
    assert words in said.rpartition("catalogue: ")[2]
    assert not (tmp_path / "site").exists()


def test_variables_come_from_the_environment_that_is_handed_in(root: Path) -> None:
    (root / "docs").mkdir()
    (root / "mkdocs.yml").write_text(
        'site_name: X\nsite_url: !ENV [SITE_URL, OTHER_URL, "https://default.example.org"]\n'
        "extra: {repository: !ENV REPOSITORY}\n"
    )
    usual = configuration.read(root / "mkdocs.yml", {}).site
    assert (usual.url, usual.repository) == ("https://default.example.org/", "")
    given = {"OTHER_URL": "https://other.example.org/", "REPOSITORY": "https://code.example.org/"}
    chosen = configuration.read(root / "mkdocs.yml", given).site
    assert (chosen.url, chosen.repository) == ("https://other.example.org/", "https://code.example.org")


def test_plugins_and_extensions_may_be_names_with_options_as_in_mkdocs(root: Path) -> None:
    (root / "docs").mkdir()
    more = "plugins: {search: , catalogue: {member: council}}\nmarkdown_extensions: {toc: {permalink: true}}\n"
    (root / "mkdocs.yml").write_text(f"site_name: X\n{more}")
    settings = configuration.read(root / "mkdocs.yml", {})
    assert (settings.options.member, settings.extensions["toc"]) == ("council", {"permalink": True})


def test_settings_that_inherit_each_other_in_a_circle_are_refused(root: Path) -> None:
    (root / "mkdocs.yml").write_text("INHERIT: mkdocs.yml\n")
    with pytest.raises(ConfigurationError, match="inherits from itself"):
        configuration.read(root / "mkdocs.yml", {})
