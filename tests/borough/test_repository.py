"""Another borough's hub: laid out whole or not at all, and good as it stands."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import time
from datetime import date
from fnmatch import fnmatch
from pathlib import Path

import pytest

from hub.borough.repository import COMMON, NAME_LIMIT, OWN, Borough, NotLaidOut, lay_out
from tests.conftest import NEW_PLACE, NEW_UMBRELLA, REPOSITORY, Site, hub

NAMES = ("--place", NEW_PLACE, "--umbrella", NEW_UMBRELLA)


def test_it_passes_the_check_without_a_warning_in_its_canonical_form(new_hub: Path) -> None:
    assert hub(new_hub, "check").stdout.startswith("No problems in ")
    assert hub(new_hub, "fmt", "--check").returncode == 0


def test_it_is_named_in_its_settings_pages_and_readme(new_hub: Path, new_site: Site) -> None:
    settings = ast.literal_eval((new_hub / "pelicanconf.py").read_text("utf-8").split("HUB = ", 1)[1])
    assert (settings["place"], settings["umbrella"]) == (NEW_PLACE, NEW_UMBRELLA)
    assert (new_hub / "README.md").read_text("utf-8").startswith(f"# The hub of {NEW_PLACE}\n")
    assert "\n## Two commands\n" in (new_hub / "README.md").read_text("utf-8")
    front = (new_site.output / "index.html").read_text("utf-8")
    assert '<html lang="en-IE"' in front and "King&#39;s Eastmere &amp; Westmere (North)" in front


def test_what_it_begins_with_is_marked_as_an_example_and_pages_for_staff_to_write_are_drafts(new_site: Site) -> None:
    for page in ("organisations/example-group", "briefings/example-briefing"):
        assert '<strong class="example">Example</strong>' in (new_site.output / page / "index.html").read_text("utf-8")
    there = {name: (new_site.output / name).exists() for name in ("about", "licences", "privacy", "accessibility")}
    assert there == {"about": True, "licences": True, "privacy": False, "accessibility": False}


def test_it_may_not_be_published_before_its_addresses_and_wards_are_its_own(new_hub: Path, tmp_path: Path) -> None:
    ran = hub(new_hub, "build", "--published", "--output", str(tmp_path / "output"))
    assert ran.returncode == 1
    assert ran.stderr.count("example-address") == 3
    assert ran.stderr.count("is an example of a ward, which may not go live") == 5


def test_a_third_hub_is_laid_out_from_the_second(new_hub: Path, tmp_path: Path) -> None:
    third = tmp_path / "third"
    ran = hub(new_hub, "new", "hub", str(third), "--place", "Elsewhere", "--umbrella", "Elsewhere Together")
    assert ran.returncode == 0, ran.stderr
    assert hub(third, "check").stdout.startswith("No problems in ")

    def files(root: Path) -> set[str]:
        found = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
        return {name for name in found if not re.match(r"node_modules|output", name) and "__pycache__" not in name}

    assert files(third) == files(new_hub)
    told = [name for name in files(third) if NEW_PLACE in (third / name).read_bytes().decode("utf-8", "replace")]
    assert told == ["tests/conftest.py"]


def test_scripts_may_be_run_and_this_hubs_own_tests_stay_here(new_hub: Path) -> None:
    assert os.access(new_hub / "scripts" / "test.sh", os.X_OK)
    assert not (new_hub / "tests" / "own").exists()
    assert not list(new_hub.rglob("__pycache__"))


def test_whatever_lies_in_the_repository_is_common_to_all_hubs_or_a_boroughs_own() -> None:
    """A new file at the top must be put on one of the two lists, or other boroughs would miss it."""
    ignored = [line.strip("/") for line in (REPOSITORY / ".gitignore").read_text().split()] + [".git"]
    there = {path.name for path in REPOSITORY.iterdir()}
    assert {name for name in there if not any(fnmatch(name, line) for line in ignored)} <= {*COMMON, *OWN}


UNFIT = ["", "A" * (NAME_LIMIT + 1), 'Ea"st', "East\\mere", "East$mere", "East\nmere", "_", "<b>", " East", "-East"]


@pytest.mark.parametrize("name", UNFIT)
def test_a_name_that_could_not_stand_in_a_file_is_refused(name: str) -> None:
    for names in ((name, "Together"), ("Eastmere", name)):
        with pytest.raises(NotLaidOut, match="cannot be a name"):
            Borough(*names)


@pytest.mark.parametrize("tag", ["english", "", 'en-GB."; 1 / 0  #', 'en-GB@"', "en_GB", "en-GB\n"])
def test_a_language_that_is_none_is_refused(tag: str) -> None:
    with pytest.raises(NotLaidOut, match="no language"):
        Borough("Eastmere", "Together", tag)


def test_a_folder_that_is_empty_will_do(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    lay_out(REPOSITORY, tmp_path / "new", Borough("Eastmere", "Together"), date(2026, 11, 24))
    assert (tmp_path / "new" / "Makefile").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["new"]


def test_what_is_there_already_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "mine").write_text("mine")
    (tmp_path / "file").write_text("mine")
    for name in ("new", "file"):
        ran = hub(REPOSITORY, "new", "hub", str(tmp_path / name), *NAMES)
        assert (ran.returncode, "not empty; it stays as it is" in ran.stderr) == (2, True)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["file", "mine", "new"]


def test_it_is_not_laid_out_within_this_hub_nor_where_there_is_no_folder(tmp_path: Path) -> None:
    ran = hub(REPOSITORY, "new", "hub", "new-hub", *NAMES)
    assert ran.returncode == 2
    assert "lies within this hub; lay the new one out beside it, as ../new-hub" in ran.stderr
    assert not (REPOSITORY / "new-hub").exists()
    ran = hub(REPOSITORY, "new", "hub", str(tmp_path / "no" / "such"), *NAMES)
    assert (ran.returncode, "there is no folder" in ran.stderr) == (2, True)


def test_a_failure_leaves_nothing_half_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(NotLaidOut, match="no space left on device"):
        lay_out(REPOSITORY, tmp_path / "new", Borough("Eastmere", "Together"), date(2026, 11, 24))
    assert not list(tmp_path.iterdir())


SECRETS = ("docs/.env", "scripts/secret.key", "plugins/secret.pem")


def a_copy(place: Path) -> Path:
    """A hub to lay out others from, without git, with secrets in it that nobody meant to hand on."""
    root = place / "here"
    root.mkdir()
    lay_out(REPOSITORY, root, Borough("Eastmere", "Together"), date(2026, 11, 24))
    for name in SECRETS:
        (root / name).write_text("secret")
    return root


@pytest.mark.parametrize("begun", [False, True])
def test_secrets_stay_here_where_git_does_not_say_yet_what_belongs_to_the_hub(tmp_path: Path, begun: bool) -> None:
    root = a_copy(tmp_path)
    if begun:
        subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    lay_out(root, tmp_path / "new", Borough("Eastmere", "Together"), date(2026, 11, 24))
    assert [name for name in SECRETS if (tmp_path / "new" / name).exists()] == []
    assert (tmp_path / "new" / ".github" / "workflows").is_dir()
    assert (tmp_path / "new" / "docs" / "rules.md").is_file()


def test_only_what_git_keeps_is_handed_on_as_it_stands_now(tmp_path: Path) -> None:
    root = a_copy(tmp_path)
    for arguments in (["init", "-q"], ["add", "docs", "scripts/test.sh", "tests", "plugins/hub"]):
        subprocess.run(["git", *arguments], cwd=root, check=True)
    subprocess.run(["git", "rm", "-q", "--cached", "docs/.env"], cwd=root, check=True)
    (root / "docs" / "notes of my own.md").write_text("mine")
    (root / "docs" / "rules.md").write_text("changed")
    (root / "docs" / "fields.md").unlink()
    new = tmp_path / "new"
    lay_out(root, new, Borough("Eastmere", "Together"), date(2026, 11, 24))
    assert [name for name in (*SECRETS, "docs/notes of my own.md") if (new / name).exists()] == []
    assert (new / "docs" / "rules.md").read_text() == "changed"
    assert os.access(new / "scripts" / "test.sh", os.X_OK)


def test_a_link_to_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    ran = hub(REPOSITORY, "new", "hub", str(tmp_path / "loop"), *NAMES)
    assert (ran.returncode, ran.stderr) == (2, f"hub: {tmp_path}/loop leads nowhere: it is a link to itself\n")


def test_one_that_is_ended_leaves_nothing_half_made(tmp_path: Path) -> None:
    arguments = [sys.executable, "-m", "hub", "new", "hub", str(tmp_path / "new"), *NAMES]
    with subprocess.Popen(arguments, cwd=REPOSITORY, stderr=subprocess.PIPE, text=True) as running:
        while running.poll() is None and not list(tmp_path.iterdir()):
            time.sleep(0.002)
        running.terminate()
        _, said = running.communicate()
    assert (running.returncode, said) == (130, "\nStopped. Nothing was left half made.\n")
    assert not list(tmp_path.iterdir())


def test_a_hub_whose_words_have_faults_is_told_so(small_hub: Path, tmp_path: Path) -> None:
    for name in COMMON:
        if not name.startswith(".") and not (small_hub / name).exists():
            (small_hub / name).touch()
    (small_hub / "vocabulary" / "topics.yaml").write_text("a: [")
    with pytest.raises(NotLaidOut, match=r"\.venv/bin/hub check tells each"):
        lay_out(small_hub, tmp_path / "new", Borough("Eastmere", "Together"), date(2026, 11, 24))


def test_a_hub_that_lacks_the_machinery_is_told_so(small_hub: Path, tmp_path: Path) -> None:
    with pytest.raises(NotLaidOut, match=r"this hub lacks .*Makefile"):
        lay_out(small_hub, tmp_path / "new", Borough("Eastmere", "Together"), date(2026, 11, 24))
