"""Parts stand below their whole in lists, and each is counted once."""

from generator.model import Entry, Relation
from generator.publish.analysis.folding import fold, in_folded_order
from tests.publish.analysis.catalogues import make_catalogue, make_entry

WHOLE, OTHER = make_entry("whole"), make_entry("other")


def part(slug: str, whole: str = "whole") -> Entry:
    return make_entry(slug, part_of=(Relation(whole),))


def folded(*entries: Entry, known: tuple[Entry, ...] = ()) -> list[str]:
    """Return each line of a list: an entry, and below it its parts; in brackets if it is not in the list itself."""
    lines = fold(make_catalogue(*entries, *known), entries)
    names = [each.entry.slug if each.is_listed else f"({each.entry.slug})" for each in lines]
    below = [" ".join(part.slug for part in each.parts) for each in lines]
    return [f"{name}: {parts}" if parts else name for name, parts in zip(names, below, strict=True)]


def test_parts_stand_below_their_whole_wherever_they_are_in_the_list() -> None:
    assert folded(part("a"), OTHER, WHOLE, part("b")) == ["other", "whole: a b"]


def test_a_part_of_a_part_stands_below_the_outermost_whole() -> None:
    assert folded(WHOLE, part("inner"), part("innermost", "inner")) == ["whole: inner innermost"]
    inner = part("inner")
    assert folded(part("innermost", "inner"), WHOLE, known=(inner,)) == ["whole: innermost"]


def test_several_parts_of_what_is_not_in_the_list_stand_below_it_and_one_alone() -> None:
    assert folded(OTHER, part("a"), part("b"), known=(WHOLE,)) == ["other", "(whole): a b"]
    assert folded(OTHER, part("a"), known=(WHOLE,)) == ["other", "a"]
    assert folded(part("a", "nowhere"), part("b", "nowhere")) == ["a", "b"]


def test_in_a_circle_each_stands_alone() -> None:
    assert folded(part("a", "b"), part("b", "a"), part("c", "a")) == ["a", "b", "c"]


def test_a_page_that_begins_amid_the_parts_says_of_what() -> None:
    entries = (part("a"), WHOLE, part("b"), OTHER)
    catalogue = make_catalogue(*entries)
    in_order = in_folded_order(catalogue, entries)
    assert [each.slug for each in in_order] == ["whole", "a", "b", "other"]
    second_page = fold(catalogue, in_order[1:])
    assert [(each.entry.slug, len(each.entries)) for each in second_page] == [("whole", 2), ("other", 1)]
