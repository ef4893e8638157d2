"""A site is swapped in whole, and a build that was killed is mended by the next."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from hub.site.swap import NotASite, Place


def write_site(folder: Path, words: str) -> None:
    (folder / "organisations").mkdir(parents=True)
    (folder / "organisations" / "index.html").write_text(words)


def words_of(folder: Path) -> str:
    return (folder / "organisations" / "index.html").read_text()


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place.at(tmp_path / "output")


def test_a_swap_leaves_the_new_site_and_nothing_else(place: Place, tmp_path: Path) -> None:
    write_site(place.output, "old")
    (place.output / "gone.html").write_text("a listing that was removed")
    write_site(place.fresh, "new")
    place.swap()
    assert words_of(place.output) == "new"
    assert sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*")) == [
        "output",
        "output/organisations",
        "output/organisations/index.html",
    ]


def test_the_first_site_needs_no_site_before_it(place: Place) -> None:
    write_site(place.fresh, "first")
    place.swap()
    assert words_of(place.output) == "first"


def test_a_build_killed_while_it_wrote_leaves_the_site_and_is_cleared_up(place: Place) -> None:
    write_site(place.output, "good")
    write_site(place.fresh, "half")
    place.make_ready()
    assert words_of(place.output) == "good"
    assert not place.fresh.exists()


def test_a_build_killed_between_the_renames_gives_the_last_good_site_back(place: Place) -> None:
    write_site(place.old, "good")
    write_site(place.fresh, "new")
    place.make_ready()
    assert words_of(place.output) == "good"
    assert not place.old.exists()


def test_a_build_killed_before_it_removed_the_old_site_keeps_the_new_one(place: Place) -> None:
    write_site(place.output, "new")
    write_site(place.old, "old")
    place.make_ready()
    assert words_of(place.output) == "new"
    assert not place.old.exists()


def test_a_swap_that_fails_puts_the_site_back(place: Place) -> None:
    write_site(place.output, "good")
    with pytest.raises(FileNotFoundError):
        place.swap()
    assert words_of(place.output) == "good"


def test_a_folder_that_holds_something_else_is_never_replaced(place: Place) -> None:
    place.output.mkdir()
    (place.output / "novel.txt").write_text("two years of work")
    with pytest.raises(NotASite, match="is not a site"):
        place.make_ready()
    assert (place.output / "novel.txt").exists()


def test_a_link_to_the_site_stays_a_link(tmp_path: Path) -> None:
    write_site(tmp_path / "disk" / "site", "old")
    link = tmp_path / "output"
    link.symlink_to(tmp_path / "disk" / "site")
    place = Place.at(link)
    write_site(place.fresh, "new")
    place.swap()
    assert link.is_symlink()
    assert words_of(link) == "new"


def test_a_second_build_waits_for_the_first(place: Place) -> None:
    code = (
        "import pathlib, sys; from hub.site.swap import Place\n"
        "with Place.at(pathlib.Path(sys.argv[1])).alone(lambda: print('waits', flush=True)): print('in', flush=True)"
    )
    with place.alone(lambda: None):
        command = [sys.executable, "-c", code, place.output]
        second = subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8")
        said = second.stdout.readline()
    assert said == "waits\n"
    assert second.communicate(timeout=10)[0] == "in\n"
    assert not place.lock.exists()
