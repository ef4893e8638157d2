"""The second borough's pictures are drawn from its own wards, and its pages say its own words."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

from PIL import Image

from tests.conftest import REPOSITORY, SITES, Site

TILE = "h6v6h-6z"
WARDS = 7


def wards(root: Path) -> int:
    return (root / "vocabulary" / "wards.yaml").read_text("utf-8").count("\n  grid: ")


def text(site: Site, name: str) -> str:
    return (site.output / name).read_text("utf-8")


def tiles(page: str) -> int:
    return len(re.findall(r'class="ward-tile ', page))


def test_favicon_mark_and_map_have_a_tile_for_each_of_its_own_wards(eastmere: Site, hub_site: Site) -> None:
    for site, root in ((eastmere, SITES / "eastmere"), (hub_site, REPOSITORY)):
        front = text(site, "index.html")
        mark = re.search(r'<svg class="mark".*?</svg>', front)[0]
        assert (text(site, "favicon.svg").count(TILE), mark.count(TILE), tiles(front)) == (wards(root),) * 3
    assert wards(SITES / "eastmere") == WARDS


def test_its_pictures_are_not_those_of_this_hub(eastmere: Site, hub_site: Site) -> None:
    for name in ("favicon.svg", "icon-180.png", "icon-192.png", "icon-512.png", "social.png"):
        assert (eastmere.output / name).read_bytes() != (hub_site.output / name).read_bytes()


def test_the_social_picture_shows_its_wards_in_their_places(eastmere: Site) -> None:
    """Of the corners of its map, only the north-west has no ward."""
    with Image.open(eastmere.output / "social.png") as image:
        picture = image.convert("RGB")
    paper = picture.getpixel((0, 0))
    inked = [(x, y) for x in range(picture.width) for y in range(picture.height) if picture.getpixel((x, y)) != paper]
    left, right = (edge(x for x, _ in inked) for edge in (min, max))
    top, bottom = (edge(y for _, y in inked) for edge in (min, max))
    without = [corner for corner in product((left, right), (top, bottom)) if picture.getpixel(corner) == paper]
    assert without == [(left, top)]


def test_the_mark_lights_the_ward_of_its_own_umbrella_body(eastmere: Site) -> None:
    lit = re.search(r'<path class="lit" d="M(\d+) (\d+)', text(eastmere, "favicon.svg"))
    assert lit.groups() == ("0", "28")  # Harbour: column 0, row 4, tiles 7 apart


def test_its_pages_speak_of_its_own_place_in_its_own_language(eastmere: Site) -> None:
    front = text(eastmere, "index.html")
    assert '<html lang="en" dir="ltr" ' in front
    assert "Eastmere finder: charities and community groups in Eastmere" in front
    assert "Eastmere Bay" in front  # what lies south of its map
    assert '&#34;zone&#34;: &#34;Europe/Jersey&#34;' in text(eastmere, "organisations/bay-boat-club/index.html")
    assert "in Eastmere." in text(eastmere, "about/index.html")


def test_no_word_of_the_site_itself_takes_the_place_for_a_borough(eastmere: Site) -> None:
    """It may be a city or a district; what it is called is for its own settings and content to say."""
    shown = re.compile(r"<[^>]*>|&#34;borough&#34;")  # the word of the schema, which no reader sees
    said = [page for page in eastmere.pages if "borough" in shown.sub("", page.read_text("utf-8")).lower()]
    assert not said
