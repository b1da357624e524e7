"""Templates: messages stand in them as if written there, and what is put in never leaves its place."""

from datetime import date
from gettext import NullTranslations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from markupsafe import Markup, escape

from generator.catalogue import Catalogue
from generator.check import check
from generator.project import Project
from generator.publish.edition.edition import Edition
from generator.publish.edition.language import ENGLISH, Language, read
from generator.publish.edition.settings import SiteSettings
from generator.publish.html.renderer import Renderer
from generator.publish.html.templates import Templates
from tests.conftest import ROOT, TODAY
from tests.sites import SITE_URL

WELSH = {
    "Compare": "Cymharu",
    "<b>%(name)s</b> of %(place)s": "%(place)s: <b>%(name)s</b>",
    "All %% of it": "Y cyfan: 100%%",
    "Home": "Hafan",
}


class Words(NullTranslations):
    """Says what it knows in Welsh."""

    def gettext(self, message: str) -> str:
        return WELSH.get(message, message)


def written(folder: Path, template: str, language: Language, **values: object) -> str:
    (folder / "page.html").write_text(template, encoding="utf-8")
    templates = Templates([folder], language)
    templates.globals["_"] = language.gettext_html
    return templates.get_template("page.html").render(**values)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ('{{ _("Compare") }}', "Cymharu"),
        ('{{ _("Compare")|lower }}', "cymharu"),
        ('{{ _("Compare") if yes else _("Home") }}', "Cymharu"),
        ("{{ _(word) }}", "Hafan"),
        ('{{ _("<b>%(name)s</b> of %(place)s", name=evil, place=safe) }}', "<i>: <b>&lt;b&gt;</b>"),
        (
            "{% trans name=evil, place=safe %}<b>{{ name }}</b> of {{ place }}{% endtrans %}",
            "<i>: <b>&lt;b&gt;</b>",
        ),
        ("{% trans %}All % of it{% endtrans %}", "Y cyfan: 100%"),
        ('{{ _("Compare") ~ "</p>"|safe }}', "Cymharu</p>"),
        ('{{ _("Compare") ~ evil }}', "Cymharu&lt;b&gt;"),
        ('{% macro bold(text) %}<b>{{ text }}</b>{% endmacro %}{{ bold(_("Compare")) }}', "<b>Cymharu</b>"),
        ("{% trans num=2 %}{{ num }} cat{% pluralize %}{{ num }} cats{% endtrans %}", "2 cats"),
        ("{% trans num=2, a=evil %}{{ a }} cat{% pluralize %}{{ a }} cats{% endtrans %}", "&lt;b&gt; cats"),
        (
            "{% macro m(x) %}<i>{{ caller(x) }}</i>{% endmacro %}{% call(y) m(evil) %}{{ y }}{% endcall %}",
            "<i>&lt;b&gt;</i>",
        ),
        (
            "{% for x in [evil] %}{{ dict(class=x)['class'] }}{{ dict(**{'is': x}).is }}{% endfor %}",
            "&lt;b&gt;&lt;b&gt;",
        ),
    ],
)
def test_a_message_is_said_in_the_language_of_the_page(tmp_path: Path, template: str, expected: str) -> None:
    values = {"word": "Home", "evil": "<b>", "safe": Markup("<i>"), "yes": True}
    assert written(tmp_path, template, Language("cy", "cy/", Words()), **values) == expected


FOLDER = ROOT / "site_overrides" / "theme" / "catalogue"
IN_WELSH = read(ROOT / "site_overrides" / "theme" / "translations" / "cy.po")
TEMPLATES = (
    "{{ it }}",
    '<a title="{{ it }}">{{ it|upper }}</a>',
    "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(it) }}",
    "{% trans it=it %}Of {{ it }}{% endtrans %}",
    '{{ _("Of %(it)s", it=it) }}',
    '{{ _("Of ") ~ it }}',
)


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Templates:
    """Give templates that each write something a stranger wrote."""
    folder = tmp_path_factory.mktemp("templates")
    for number, template in enumerate(TEMPLATES):
        (folder / f"{number}.html").write_text(template, encoding="utf-8")
    found = Templates([folder], ENGLISH)
    found.globals["_"] = ENGLISH.gettext_html
    return found


@given(st.text() | st.text("<>&\"'%(it)s{}"))
def test_what_strangers_wrote_is_escaped_wherever_it_stands(templates: Templates, text: str) -> None:
    safe = escape(text)
    expected = [safe, f'<a title="{safe}">{escape(text.upper())}</a>', safe, f"Of {safe}", f"Of {safe}", f"Of {safe}"]
    assert [templates.get_template(f"{number}.html").render(it=text) for number in range(len(TEMPLATES))] == expected


def test_a_compiled_template_depends_on_its_source_alone() -> None:
    """All languages share it, and Jinja works out at once what cannot change."""
    result = check(Project(ROOT), TODAY)
    settings = SiteSettings("Things", "", SITE_URL, "https://x.example.org", "main")
    others = SiteSettings("Bodies", "For all", "", "", "", has_search=False, member="body", members="bodies")
    full = Edition(result.catalogue, settings, {}, TODAY, result, (), ENGLISH)
    empty = Edition(Catalogue({}, {}, {}), others, {}, date(2020, 1, 1), result, (), IN_WELSH)
    for path in sorted(FOLDER.glob("*.html")):
        source = path.read_text(encoding="utf-8")
        one, other = (
            Renderer(each, (FOLDER,))._environment.compile(source, path.name, str(path), raw=True)
            for each in (full, empty)
        )
        assert one == other, path.name


def test_languages_share_a_template_and_not_its_messages(tmp_path: Path) -> None:
    template = '{{ _("Compare") }}, {{ _("<b>%(name)s</b> of %(place)s", name="a", place="b") }}'
    assert written(tmp_path, template, Language("cy", "cy/", Words())) == "Cymharu, b: <b>a</b>"
    assert written(tmp_path, template, ENGLISH) == "Compare, <b>a</b> of b"


def test_a_function_that_there_is_not_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UndefinedError, match="'nothing' is undefined"):
        written(tmp_path, "{{ nothing(1) }}", ENGLISH)


def test_a_template_that_changed_is_compiled_again(tmp_path: Path) -> None:
    assert written(tmp_path, "one", ENGLISH) == "one"
    assert written(tmp_path, "two", ENGLISH) == "two"
