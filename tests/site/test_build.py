"""A build is whole or it is not there: all faults said at once, every record on a page, the same bytes every time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from hub.edition import read_edition
from hub.site.tally import expected_pages, tally

TODAY = date(2026, 11, 24)
FOOD = "organisations/riverside-food-pantry.yaml"

Run = Callable[..., subprocess.CompletedProcess[str]]


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by its path."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def differing(one: Path, other: Path) -> list[str]:
    """The files that are not the same in both folders."""
    first, second = contents(one), contents(other)
    return sorted(name for name in first | second if first.get(name) != second.get(name))


def append(file: Path, text: str) -> None:
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_a_build_says_on_one_screen_what_it_made_and_how_to_look_at_it(small_hub: Path, run_hub: Run) -> None:
    ran = run_hub(small_hub, "build")
    assert ran.returncode == 0, ran.stderr
    said = ran.stdout.splitlines()
    assert "6 organisations, 2 briefings and 4 pages" in said[0]
    assert "24 November 2026" in said[1]
    assert said[-1] == "To look at it: make serve"
    assert len(said) <= 24
    assert max(map(len, said)) <= 120


def test_warnings_are_counted_by_their_rule(small_hub: Path, run_hub: Run) -> None:
    text = (small_hub / FOOD).read_text(encoding="utf-8")
    (small_hub / FOOD).write_text(text.replace('topics: ["food"]\n', ""), encoding="utf-8")
    ran = run_hub(small_hub, "build")
    assert ran.returncode == 0, ran.stderr
    assert "by rule. They stop nothing; make check tells each:" in ran.stdout


def test_faults_stop_the_build_are_all_said_and_leave_the_site_as_it_was(small_hub: Path, run_hub: Run) -> None:
    assert run_hub(small_hub, "build").returncode == 0
    before = contents(small_hub / "output")
    append(small_hub / FOOD, "colour: blue\n")
    (small_hub / "organisations" / "empty.yaml").touch()
    ran = run_hub(small_hub, "build")
    assert ran.returncode == 1
    assert f"{FOOD}:" in ran.stderr
    assert "organisations/empty.yaml:" in ran.stderr
    assert "output/ is as it was." in ran.stderr
    assert "Traceback" not in ran.stderr
    assert contents(small_hub / "output") == before


def test_a_removed_listing_leaves_nothing_behind(small_hub: Path, run_hub: Run) -> None:
    text = (small_hub / FOOD).read_text(encoding="utf-8")
    passing = small_hub / "organisations" / "passing-through.yaml"
    passing.write_text(text.replace("Riverside Food Pantry", "Passing Through"), encoding="utf-8")
    assert run_hub(small_hub, "build").returncode == 0
    assert any(b"Passing Through" in data for data in contents(small_hub / "output").values())
    passing.unlink()
    ran = run_hub(small_hub, "build")
    assert ran.returncode == 0, ran.stderr
    assert not any("passing-through" in name for name in contents(small_hub / "output"))
    assert not any(b"Passing Through" in data for data in contents(small_hub / "output").values())
    assert not list(small_hub.glob("output.*"))


def test_a_draft_is_checked_and_not_published(small_hub: Path, run_hub: Run) -> None:
    ran = run_hub(small_hub, "build")
    assert ran.returncode == 0, ran.stderr
    assert not any("not-yet" in name for name in contents(small_hub / "output"))


def test_the_same_records_give_the_same_bytes_in_any_folder_and_order(
    small_hub: Path, tmp_path: Path, run_hub: Run
) -> None:
    # Files written in the opposite order lie in another order on the disk.
    other = tmp_path / "another folder"
    for file in sorted(small_hub.rglob("*"), reverse=True):
        if file.is_file() and "output" not in file.parts and not any(p.is_symlink() for p in file.parents):
            target = other / file.relative_to(small_hub)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
    for link in ("themes", "plugins", "node_modules"):
        (other / link).symlink_to((small_hub / link).readlink())
    for root, seed in ((small_hub, "1"), (other, "2")):
        ran = run_hub(root, "build", PYTHONHASHSEED=seed, TZ="Pacific/Auckland" if seed == "2" else "UTC")
        assert ran.returncode == 0, ran.stderr
    assert differing(small_hub / "output", other / "output") == []


def test_pelican_by_itself_builds_the_same_site(small_hub: Path, tmp_path: Path, run_hub: Run) -> None:
    ran = run_hub(small_hub, "build", "--output", str(tmp_path / "ours"))
    assert ran.returncode == 0, ran.stderr
    environ = {**os.environ, "HUB_TODAY": TODAY.isoformat()}
    subprocess.run([sys.executable, "-m", "pelican"], cwd=small_hub, env=environ, check=True, capture_output=True)
    assert differing(tmp_path / "ours", small_hub / "output") == []


def test_a_badge_ages_with_the_day_of_the_build(small_hub: Path, run_hub: Run) -> None:
    ran = run_hub(small_hub, "build", HUB_TODAY="2026-11-24")
    assert ran.returncode == 0, ran.stderr
    now = contents(small_hub / "output/organisations")
    ran = run_hub(small_hub, "build", HUB_TODAY="2027-12-29")
    assert ran.returncode == 0, ran.stderr
    later = contents(small_hub / "output/organisations")
    aged = [name for name in now if b"Not checked for over a year" in later[name] and now[name] != later[name]]
    assert aged


def test_a_day_that_is_none_is_a_sentence(small_hub: Path, run_hub: Run) -> None:
    ran = run_hub(small_hub, "build", HUB_TODAY="soon")
    assert ran.returncode == 1
    assert "HUB_TODAY" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_plugin_that_does_not_run_stops_the_build(small_hub: Path, run_hub: Run) -> None:
    append(small_hub / "pelicanconf.py", "\nPLUGINS = []\n")
    ran = run_hub(small_hub, "build")
    assert ran.returncode == 1
    assert not (small_hub / "output").exists()


def test_a_theme_that_is_not_there_stops_the_build_in_the_words_of_pelican(small_hub: Path, run_hub: Run) -> None:
    assert run_hub(small_hub, "build").returncode == 0
    before = contents(small_hub / "output")
    append(small_hub / "pelicanconf.py", '\nTHEME = "themes/no-such-theme"\n')
    ran = run_hub(small_hub, "build")
    assert ran.returncode == 1
    assert "no-such-theme" in ran.stderr
    assert contents(small_hub / "output") == before


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('HUB["umbrela"] = "x"', "there is no setting 'umbrela' (did you mean 'umbrella'?)"),
        ("def (", "SyntaxError"),
        ("nobody_knows_me", "NameError: name 'nobody_knows_me' is not defined"),
    ],
)
def test_settings_that_cannot_be_used_are_a_problem_like_any_other(
    small_hub: Path, run_hub: Run, line: str, said: str
) -> None:
    append(small_hub / "pelicanconf.py", f"\n{line}\n")
    ran = run_hub(small_hub, "build")
    assert ran.returncode == 1
    assert ran.stderr.startswith("pelicanconf.py:")
    assert said in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_folder_without_a_hub_is_a_sentence(tmp_path: Path, run_hub: Run) -> None:
    for verb in ("build", "serve"):
        ran = run_hub(tmp_path, verb)
        assert ran.returncode == 1
        assert "There is no pelicanconf.py here: go to the folder of the hub." in ran.stderr


def test_an_output_folder_that_holds_something_else_is_left_alone(
    small_hub: Path, tmp_path: Path, run_hub: Run
) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "to-the-council.txt").write_text("Dear")
    ran = run_hub(small_hub, "build", "--output", str(tmp_path / "letters"))
    assert ran.returncode == 1
    assert "is not a site" in ran.stderr
    assert (tmp_path / "letters" / "to-the-council.txt").exists()


def test_a_build_can_be_for_another_address(small_hub: Path, run_hub: Run) -> None:
    ran = run_hub(small_hub, "build", "--siteurl", "https://preview.example.org/branch")
    assert ran.returncode == 0, ran.stderr
    page = (small_hub / "output" / "index.html").read_text(encoding="utf-8")
    assert 'href="/branch/organisations/"' in page


@pytest.fixture
def tallied(repository: Path, tmp_path: Path):
    """The edition of the small site, and a folder in which each of its pages is an empty file."""
    edition = read_edition(repository / "tests" / "sites" / "small", TODAY).edition
    for name in expected_pages(edition):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    return edition, tmp_path


def test_a_site_with_all_its_pages_tallies(tallied) -> None:
    count = tally(*tallied)
    assert (count.missing, count.strays) == ((), ())


def test_a_listing_without_its_page_is_missed(tallied) -> None:
    edition, output = tallied
    (output / "organisations/safe-harbour/index.html").unlink()
    assert tally(edition, output).missing == ("organisations/safe-harbour/index.html",)


def test_a_page_without_a_record_is_a_stray(tallied) -> None:
    edition, output = tallied
    (output / "briefings/not-yet").mkdir()
    (output / "briefings/not-yet/index.html").touch()
    assert tally(edition, output).strays == ("briefings/not-yet/index.html",)
