"""The mark, drawn from a borough's own wards."""

from __future__ import annotations

import io
from xml.etree import ElementTree

from PIL import Image

from hub.places.grid import grid
from hub.site.images import favicon, inline_mark, picture
from hub.vocabulary import Ward

WARDS = grid(Ward(s, s, s, "E00000000", (51.0, 0.0), place) for s, place in (("north", (0, 0)), ("south", (1, 1))))


def test_the_favicon_is_a_picture_with_the_home_ward_lit():
    root = ElementTree.fromstring(favicon(WARDS, "south"))
    lit = next(path for path in root.iter("{http://www.w3.org/2000/svg}path") if path.get("class") == "lit")
    assert lit.get("d") == "M7 7h6v6h-6z"


def test_an_unknown_ward_lights_none():
    assert "lit" not in inline_mark(WARDS, "elsewhere")
    assert 'class="lit"' in inline_mark(WARDS, "north")


def test_a_picture_has_its_size_and_the_colours_of_the_mark():
    image = Image.open(io.BytesIO(picture(WARDS, "north", 192, 192)))
    assert image.size == (192, 192)
    colours = {colour for _, colour in image.getcolors()}
    assert colours == {(0xFC, 0xFD, 0xFB), (0x0E, 0x5B, 0x46), (0xF2, 0xB5, 0x30)}


def test_the_same_wards_give_the_same_bytes():
    assert picture(WARDS, "north", 64, 64) == picture(WARDS, "north", 64, 64)
