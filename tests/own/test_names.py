"""This hub's borough is named in its own files only. Tests that are about one hub's own content lie in this folder."""

from __future__ import annotations

import re
from pathlib import Path

from tests.conftest import REPOSITORY, Site, hub

PLACE = re.compile(rb"southwark", re.IGNORECASE)
ANYWHERE_NEAR = re.compile(rb"southwark|thames|camberwell|peckham|\bSE(?:[1-9]|1\d|2\d)\b", re.IGNORECASE)


def files_that_tell(folder: Path, words: re.Pattern[bytes]) -> list[str]:
    files = (file for file in folder.rglob("*") if file.is_file() and file.suffix not in (".pyc", ".png", ".woff2"))
    return [str(file) for file in files if words.search(file.read_bytes())]


def test_nothing_in_the_plugin_or_the_theme_names_the_borough() -> None:
    told = [file for folder in ("plugins", "themes") for file in files_that_tell(REPOSITORY / folder, ANYWHERE_NEAR)]
    assert not told


def test_another_boroughs_site_says_nothing_of_this_one(small_sites: dict[str, Site], eastmere: Site) -> None:
    told = [file for site in (*small_sites.values(), eastmere) for file in files_that_tell(site.output, ANYWHERE_NEAR)]
    assert not told


def test_what_another_borough_begins_with_says_nothing_of_this_one(tmp_path: Path) -> None:
    ran = hub(REPOSITORY, "new", "hub", str(tmp_path / "new"), "--place", "Eastmere", "--umbrella", "Eastmere Together")
    assert ran.returncode == 0, ran.stderr
    own = [tmp_path / "new" / name for name in ("content", "organisations", "vocabulary", "plugins", "themes")]
    assert not [file for folder in own for file in files_that_tell(folder, PLACE)]
    assert not PLACE.search((tmp_path / "new" / "pelicanconf.py").read_bytes())
