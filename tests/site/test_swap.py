"""A site is swapped in whole, and a build that was killed is mended by the next."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from hub.site.swap import MARKER, NotASite, Place


def write_site(folder: Path, words: str, *, marked: bool = True) -> None:
    (folder / "organisations").mkdir(parents=True)
    (folder / "organisations" / "index.html").write_text(words)
    if marked:
        (folder / MARKER).write_text("# what a build put here:\norganisations\n")


def words_of(folder: Path) -> str:
    return (folder / "organisations" / "index.html").read_text()


def names_in(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place.at(tmp_path / "output")


def test_a_swap_leaves_the_new_site_and_nothing_else(place: Place, tmp_path: Path) -> None:
    write_site(place.output, "old")
    (place.output / "organisations" / "gone.html").write_text("a listing that was removed")
    write_site(place.fresh, "new", marked=False)
    place.swap()
    assert words_of(place.output) == "new"
    assert names_in(place.output) == [MARKER, "organisations", "organisations/index.html"]
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_the_marker_lists_what_is_at_the_top_and_nothing_that_varies(place: Place) -> None:
    place.make_ready()
    (place.fresh / "404.html").touch()
    write_site(place.fresh, "new", marked=False)
    place.swap()
    assert (place.output / MARKER).read_text().splitlines()[1:] == ["404.html", "organisations"]


def test_the_first_site_needs_no_site_before_it(place: Place) -> None:
    write_site(place.fresh, "first")
    place.swap()
    assert words_of(place.output) == "first"


def test_a_build_killed_while_it_wrote_leaves_the_site_and_is_cleared_up(place: Place) -> None:
    write_site(place.output, "good")
    write_site(place.fresh, "half")
    place.make_ready()
    assert words_of(place.output) == "good"
    assert names_in(place.fresh) == [MARKER]


@pytest.mark.parametrize("emptied", [False, True])
def test_a_build_killed_between_the_renames_gives_the_last_good_site_back(place: Place, emptied: bool) -> None:
    write_site(place.old, "good")
    write_site(place.fresh, "new")
    if emptied:
        place.output.mkdir()
    place.restore()
    assert words_of(place.output) == "good"
    assert not place.old.exists()


def test_a_build_killed_before_it_removed_the_old_site_keeps_the_new_one(place: Place) -> None:
    write_site(place.output, "new")
    write_site(place.old, "old")
    place.make_ready()
    assert words_of(place.output) == "new"
    assert not place.old.exists()


def test_a_build_killed_in_its_first_moment_is_cleared_up(place: Place) -> None:
    place.fresh.mkdir()
    place.make_ready()
    assert names_in(place.fresh) == [MARKER]


@pytest.mark.parametrize("stop", [OSError, KeyboardInterrupt])
def test_a_swap_that_fails_puts_the_site_back(
    place: Place, monkeypatch: pytest.MonkeyPatch, stop: type[BaseException]
) -> None:
    write_site(place.output, "good")
    write_site(place.fresh, "new")
    rename = Path.rename

    def fail(self: Path, target: Path) -> Path:
        if self == place.fresh:
            raise stop
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(stop):
        place.swap()
    assert words_of(place.output) == "good"
    place.clear()
    assert not place.fresh.exists()


@pytest.mark.parametrize("name", ["output.old", "output.new", "output.lock"])
@pytest.mark.parametrize("built", [False, True])
def test_what_lies_beside_the_output_is_left_alone(place: Place, tmp_path: Path, name: str, built: bool) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / name / "novel.txt").write_text("two years of work")
    if built:
        write_site(place.output, "good")
    with place.alone(lambda: None):
        place.make_ready()
        write_site(place.fresh, "new")
        place.swap()
    assert words_of(place.output) == "new"
    assert names_in(tmp_path / name) == ["novel.txt"]


@pytest.mark.parametrize("name", [".output.hub-old", ".output.hub-new"])
def test_even_under_a_hidden_name_only_what_a_build_made_is_removed(place: Place, tmp_path: Path, name: str) -> None:
    write_site(tmp_path / name, "somebody's own", marked=False)
    with pytest.raises(NotASite, match="is in the way"):
        place.make_ready()
    assert words_of(tmp_path / name) == "somebody's own"
    assert not place.output.exists()


def test_a_lock_file_keeps_what_it_holds(place: Place) -> None:
    place.lock.write_text("somebody's own")
    with place.alone(lambda: None):
        pass
    assert place.lock.read_text() == "somebody's own"


@pytest.mark.parametrize("name", [".git", "CNAME"])
def test_a_site_that_something_was_put_into_is_never_replaced(place: Place, name: str) -> None:
    write_site(place.output, "good")
    (place.output / name).write_text("kept")
    with pytest.raises(NotASite, match=f"holds what hub build did not put there: {name}\\. Nothing was deleted"):
        place.make_ready()
    assert (place.output / name).read_text() == "kept"


def test_what_is_put_into_the_site_while_the_next_is_made_keeps_it_from_being_replaced(place: Place) -> None:
    write_site(place.output, "good")
    place.make_ready()
    write_site(place.fresh, "new", marked=False)
    (place.output / "CNAME").write_text("hub.example.org")
    with pytest.raises(NotASite, match="CNAME"):
        place.swap()
    assert words_of(place.output) == "good"


def test_what_a_file_manager_leaves_behind_keeps_no_site_from_being_replaced(place: Place) -> None:
    write_site(place.output, "good")
    (place.output / ".DS_Store").touch()
    place.make_ready()


def test_a_site_without_the_marker_is_never_replaced(place: Place) -> None:
    write_site(place.output, "another program's", marked=False)
    with pytest.raises(NotASite, match="is not a site that hub build made: it holds organisations"):
        place.make_ready()
    assert words_of(place.output) == "another program's"


def test_a_file_is_never_replaced(place: Place) -> None:
    place.output.write_text("two years of work")
    with pytest.raises(NotASite, match="is not a folder"):
        place.make_ready()
    assert place.output.read_text() == "two years of work"


def test_the_root_of_the_disk_is_no_place_for_a_site() -> None:
    with pytest.raises(NotASite, match="cannot be the folder of a site"):
        Place.at(Path("/"))


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


CODE = """import pathlib, sys
from hub.site.swap import Place
with Place.at(pathlib.Path(sys.argv[1])).alone(lambda: print('waits', flush=True)):
    print('in', flush=True)
"""


def test_a_second_build_waits_for_the_first(place: Place) -> None:
    with place.alone(lambda: None):
        command = [sys.executable, "-c", CODE, place.output]
        second = subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8")
        said = second.stdout.readline()
    assert said == "waits\n"
    assert second.communicate(timeout=10)[0] == "in\n"


def test_a_second_build_waits_for_what_a_killed_one_left_running(place: Place) -> None:
    with place.alone(lambda: None) as lock:
        left = subprocess.Popen(["cat"], stdin=subprocess.PIPE, pass_fds=(lock,))
    command = [sys.executable, "-c", CODE, place.output]
    second = subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8")
    assert second.stdout.readline() == "waits\n"
    left.communicate(timeout=10)
    assert second.communicate(timeout=10)[0] == "in\n"
