"""Who follows a standard: what implements it, and who uses it."""

from collections.abc import Callable

from tests.conftest import Files
from tests.publish.rendered import Pages, component, entry, used


def test_users_of_what_follows_a_standard_are_not_said_to_follow_it(pages: Callable[[Files], Pages]) -> None:
    follows = "implements: [bin-collection-data]\n"
    made = pages(
        {"components/forms.yml": component("Forms", follows + used(anytown="live", **{"example-council": "involved"}))}
    )
    words = made.words("standards/bin-collection-data/", "followers")
    assert "That does not show that they follow the standard" in words
    assert "1 live:" in words
    assert "1 involved:" in words
    assert words.index("1 live") < words.index("1 involved")


def test_nobody_is_named_below_what_nobody_uses(pages: Callable[[Files], Pages]) -> None:
    follows = component("Forms", "implements: [bin-collection-data]\n")
    words = pages({"components/forms.yml": follows}).words("standards/bin-collection-data/", "followers")
    assert "1 entry says that it follows the standard: Forms component" in words
    assert "organisations" not in words.lower()


def test_who_uses_a_standard_itself_follows_it_and_is_told_once(pages: Callable[[Files], Pages]) -> None:
    """Who only takes part does not."""
    made = pages(
        {
            "standards/code.yml": entry("Code", "scope: data\nservices: [planning]\n" + used(anytown="live")),
            "standards/joined.yml": entry("Joined", "scope: data\nservices: [planning]\n" + used(anytown="involved")),
        }
    )
    code, joined = (f"standards/{slug}/" for slug in ("code", "joined"))
    assert made.words(code, "who-uses-it").startswith("Who uses it ")
    assert made.words(joined, "who-uses-it").startswith("Who takes part ")
    for url in (code, joined):
        assert "Anytown" in made.words(url, "who-uses-it")
        assert 'id="followers"' not in made.html(url)
    lacking = "An entry or organisation that follows it"
    assert lacking not in made.words(code, "readiness")
    assert lacking in made.words(joined, "readiness")
    table = made.words("standards-by-service/")
    assert "Code Data; used by: 1 live" in table
    assert "Joined Data; none follow it; taking part: 1 involved" in table
    unfollowed = made.words("standards-by-service/", "unfollowed")
    assert "Joined" in unfollowed
    assert "Code" not in unfollowed
