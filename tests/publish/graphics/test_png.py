"""Our own PNG files, as Pillow reads them."""

from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from generator.publish.graphics import png

PALETTE = [bytes([0xA3, 0x42, 0x0B]), bytes(3), bytes([255, 255, 255])]


def test_a_picture_has_its_pixels_in_the_colours_of_its_palette() -> None:
    image = Image.open(BytesIO(png.encode(bytes([0x01, 0x22, 0x10, 0x02]), (4, 2), PALETTE)))
    assert image.format == "PNG"
    assert image.size == (4, 2)
    colours = [image.convert("RGB").getpixel((x, y)) for y in range(2) for x in range(4)]
    accent, black, white = map(tuple, PALETTE)
    assert colours == [accent, black, white, white, black, accent, accent, white]


@given(st.integers(1, 40), st.integers(1, 40), st.data())
def test_any_pixels_can_be_read_again(width: int, height: int, data: st.DataObject) -> None:
    pixels = data.draw(st.binary(min_size=width * height, max_size=width * height)).translate(bytes(range(16)) * 16)
    image = Image.frombytes("P", (width, height), pixels)
    written = Image.open(
        BytesIO(png.encode(image.tobytes("raw", "P;4"), image.size, [bytes([i] * 3) for i in range(16)]))
    )
    assert written.convert("L").tobytes() == pixels
