"""The pictures that other sites show beside a link to a page."""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image

from generator.publish.graphics.social_images import HEIGHT, WIDTH, Card, draw
from tests import sites

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
ACCENT = "#a3420b"


def opened(raw: bytes) -> Image.Image:
    return Image.open(BytesIO(raw)).convert("RGB")


def ink(raw: bytes) -> tuple[int, int, int, int]:
    """Give the box around everything but the paper and the edge at its left."""
    image = opened(raw).convert("L").crop((24, 0, WIDTH, HEIGHT))
    return image.point(lambda shade: 255 - shade).getbbox() or (0, 0, 0, 0)


def test_a_picture_has_the_shape_that_networks_show_and_the_colour_of_its_kind() -> None:
    picture = opened(draw(Card("Project", "PlanX", "Helps.", "Local Digital Catalogue", ACCENT)))
    assert picture.size == (1200, 630)
    assert picture.getpixel((10, 300)) == (0xA3, 0x42, 0x0B)
    assert picture.getpixel((1190, 620)) == (255, 255, 255)


def test_the_same_words_give_the_same_bytes_and_other_words_others() -> None:
    card = Card("Project", "PlanX", "Helps.", "Local Digital Catalogue", ACCENT)
    assert draw(card) == draw(card)
    assert draw(card) != draw(Card("Project", "PlanY", "Helps.", "Local Digital Catalogue", ACCENT))


def test_every_letter_of_welsh_is_drawn() -> None:
    """What a font does not have comes out as one and the same box."""
    drawn = {draw(Card("", letter, "", "", ACCENT)) for letter in "âêîôûŵŷÂÊÎÔÛŴŶïö’–"}
    assert len(drawn) == 18


@example("", "0" * 14 + "@@@DKMMW 0", "", "")  # a word that is longer than a line, and a line below it
@given(TEXT, TEXT, TEXT, TEXT)
def test_no_words_run_out_of_the_picture(kicker: str, name: str, summary: str, foot: str) -> None:
    left, top, right, bottom = ink(draw(Card(kicker, name, summary, foot, ACCENT)))
    assert (left, top) == (0, 0) or left > 20
    assert right <= WIDTH - 24 - 40
    assert bottom <= HEIGHT - 24


@pytest.fixture(scope="module")
def site(small_site: Path) -> dict[str, bytes]:
    return sites.files(small_site)


def test_each_entry_leads_to_its_picture_and_every_other_page_to_the_site_s(site: dict[str, bytes]) -> None:
    entries = [path for path in site if path.startswith(("components/", "standards/", "projects/"))]
    pictures = {path for path in entries if path.endswith("picture.png")}
    assert pictures
    for path in pictures:
        page = site[path.replace("picture.png", "index.html")].decode()
        assert f'<meta property="og:image" content="{sites.SITE_URL}{path}">' in page
        assert page.count('property="og:image"') == 1
        assert opened(site[path]).size == (1200, 630)
    for path in ("index.html", "components/index.html", "organisations/northtown/index.html"):
        assert f'<meta property="og:image" content="{sites.SITE_URL}picture.png">' in site[path].decode()
    assert "picture.png" in site


def test_pictures_can_be_left_out(tmp_path: Path) -> None:
    root = sites.checkout(sites.SMALL, tmp_path / "root")
    site = sites.files(sites.build(root, tmp_path / "site", search=False, pictures=False))
    assert not any(path.endswith("picture.png") for path in site)
    assert not any(b"og:image" in raw for path, raw in site.items() if path.endswith(".html"))
