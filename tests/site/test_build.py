"""A build is whole or it is not there: all faults said at once, every record on a page, the same bytes every time."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pelican.contents import Page
from pelican.settings import DEFAULT_CONFIG

from hub.edition import read_edition
from hub.site import settings
from hub.site.tally import expected_pages, tally
from hub.work import SHARE

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
    held = "6 organisations (2 closed or merged), 3 briefings, 1 case study, 2 forums, 5 events, 3 opportunities"
    assert f"{held}, 2 consortia and 6 pages." in " ".join(line.strip() for line in said)
    assert "24 November 2026" in ran.stdout
    assert said[-1] == "To look at it: make serve"
    assert len(said) <= 24
    assert max(map(len, said)) <= 120


def test_a_hub_that_lists_nobody_is_built_and_says_so(small_hub: Path, run_hub: Run) -> None:
    assert "It lists no organisation yet" not in run_hub(small_hub, "build").stdout
    for folder in ("organisations", "content"):
        for file in (small_hub / folder).rglob("*.*"):
            if file.parent.name != "pages":
                file.unlink()
    ran = run_hub(small_hub, "build")
    assert ran.returncode == 0, ran.stderr
    begin = '.venv/bin/hub new organisation "Its name"'
    assert f"\nIt lists no organisation yet. To begin a listing: {begin}\n" in ran.stdout


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
    assert {path.name for path in small_hub.glob("*output*")} == {"output", ".output.hub-lock"}


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
    pelican = [sys.executable, "-m", "pelican"]
    subprocess.run(pelican, cwd=small_hub, env=environ, check=True, capture_output=True)
    assert differing(tmp_path / "ours", small_hub / "output") == []
    # Into a folder that `hub build` made, it leaves one that `hub build` may replace.
    subprocess.run([*pelican, "-o", tmp_path / "ours"], cwd=small_hub, env=environ, check=True, capture_output=True)
    ran = run_hub(small_hub, "build", "--output", str(tmp_path / "ours"))
    assert ran.returncode == 0, ran.stderr


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
        ('HUB["umbrela"] = "x"', "there is no setting “umbrela” in HUB (did you mean `umbrella`?)"),
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
    assert "is not a site that hub build made: it holds to-the-council.txt. Nothing was deleted." in ran.stderr
    assert (tmp_path / "letters" / "to-the-council.txt").exists()


def test_a_checkout_that_a_site_was_built_into_keeps_what_the_build_did_not_put_there(
    small_hub: Path, tmp_path: Path, run_hub: Run
) -> None:
    pages = tmp_path / "gh-pages"
    assert run_hub(small_hub, "build", "--output", str(pages)).returncode == 0
    (pages / ".git").mkdir()
    (pages / "CNAME").write_text("hub.example.org")
    before = contents(pages)
    ran = run_hub(small_hub, "build", "--output", str(pages))
    assert ran.returncode == 1
    assert "holds what hub build did not put there: .git, CNAME. Nothing was deleted." in ran.stderr
    assert (pages / ".git").is_dir()
    assert contents(pages) == before


def test_a_build_killed_between_the_renames_costs_no_site_though_a_record_is_at_fault(
    small_hub: Path, run_hub: Run
) -> None:
    assert run_hub(small_hub, "build").returncode == 0
    before = contents(small_hub / "output")
    (small_hub / "output").rename(small_hub / ".output.hub-old")
    (small_hub / "organisations" / "empty.yaml").touch()
    ran = run_hub(small_hub, "build")
    assert ran.returncode == 1
    assert "output/ is as it was." in ran.stderr
    assert contents(small_hub / "output") == before


# Settings with which Pelican says that it has begun and waits until it may go on; the check that reads them does not.
PAUSE = """
import pathlib, time
if __name__ != "<run_path>":
    pathlib.Path("begun").touch()
    while not pathlib.Path("go").exists():
        time.sleep(0.02)
"""


@pytest.fixture
def paused(small_hub: Path, run_hub: Run) -> subprocess.Popen[str]:
    """A build, of a hub that stands already, which has got as far as Pelican."""
    assert run_hub(small_hub, "build").returncode == 0
    append(small_hub / "pelicanconf.py", PAUSE)
    build = start_build(small_hub)
    wait_until((small_hub / "begun").exists)
    return build


def start_build(root: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "hub", "build"],
        cwd=root,
        env={**os.environ, "HUB_TODAY": TODAY.isoformat()},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def wait_until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_build_that_is_stopped_clears_up(small_hub: Path, paused: subprocess.Popen[str], how: signal.Signals) -> None:
    before = contents(small_hub / "output")
    paused.send_signal(how)
    said = paused.communicate(timeout=60)[1]
    assert (paused.returncode, said) == (130, "\nStopped. No site was left half made.\n")
    assert contents(small_hub / "output") == before
    assert not (small_hub / ".output.hub-new").exists()


def test_a_build_waits_for_the_end_of_another(small_hub: Path, paused: subprocess.Popen[str]) -> None:
    following = start_build(small_hub)
    assert following.stderr.readline() == "Another build is running here: waiting for its end.\n"
    (small_hub / "go").touch()
    assert following.communicate(timeout=60)[1] == ""
    paused.communicate(timeout=60)
    assert (paused.returncode, following.returncode) == (0, 0)


def test_after_a_build_that_was_killed_the_next_clears_up(small_hub: Path, paused: subprocess.Popen[str]) -> None:
    paused.kill()
    paused.communicate(timeout=60)
    (small_hub / "go").touch()
    following = start_build(small_hub)
    assert following.communicate(timeout=60)[1] == ""
    assert following.returncode == 0
    assert not (small_hub / ".output.hub-new").exists()


def test_a_disk_that_takes_no_more_is_a_sentence(small_hub: Path) -> None:
    # The pages' scripts are larger than the 4 blocks (of 512 bytes or of 1 KiB) that a file may take here.
    limited = ["sh", "-c", 'ulimit -f 4; exec "$0" -m hub build', sys.executable]
    environ = {**os.environ, "HUB_TODAY": TODAY.isoformat(), "PYTHONDONTWRITEBYTECODE": "1"}
    ran = subprocess.run(limited, cwd=small_hub, env=environ, capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode == 1
    first, rest = ran.stderr.split("\n", 1)
    assert first.startswith("Pelican could not write the site: ") and first.endswith(": file too large.")
    assert rest == "Not built. There is no output/ yet.\n"
    assert not (small_hub / ".output.hub-new").exists()


def test_one_process_and_two_make_the_same_site(small_hub: Path, run_hub: Run) -> None:
    for number in range(2 * SHARE):
        text = (small_hub / FOOD).read_text(encoding="utf-8")
        text = re.sub('(?m)^(name|    name): "', rf'\1: "{number} ', text)
        text = re.sub(r"(?m)^(identifiers|former):.*\n", "", text)
        (small_hub / "organisations" / f"copy-{number}.yaml").write_text(text, encoding="utf-8")
    for number in (1, 2):
        append(small_hub / "pelicanconf.py", f"\nPROCESSES = {number}\n")
        ran = run_hub(small_hub, "build", "--output", f"made-by-{number}")
        assert ran.returncode == 0, ran.stderr
    assert differing(small_hub / "made-by-1", small_hub / "made-by-2") == []


def test_a_fault_in_a_template_is_told_with_all_that_pelican_said(small_hub: Path, run_hub: Run) -> None:
    theme = (small_hub / "themes").resolve() / "tiled-hall"
    shutil.copytree(theme, small_hub / "faulty-theme")
    append(small_hub / "faulty-theme" / "templates" / "organisation.html", "{% set broken = 1 / 0 %}")
    append(small_hub / "pelicanconf.py", '\nTHEME = "faulty-theme"\n')
    ran = run_hub(small_hub, "build")
    assert ran.returncode == 1
    assert ran.stderr.startswith("Pelican could not make the site:\n")
    assert "organisation.html" in ran.stderr and "ZeroDivisionError: division by zero" in ran.stderr
    assert not (small_hub / "output").exists()


@pytest.mark.parametrize("signal_name", ["get_generators", "article_generator_finalized"])
def test_a_plugin_that_ends_the_program_ends_the_build_with_words(
    small_hub: Path, run_hub: Run, signal_name: str
) -> None:
    plugin = (
        "import sys\nfrom pelican import signals\n\n\n"
        f"def end(*_):\n    sys.exit(0)\n\n\ndef register():\n    signals.{signal_name}.connect(end)\n"
    )
    (small_hub / "ending.py").write_text(plugin, encoding="utf-8")
    append(small_hub / "pelicanconf.py", '\nPLUGIN_PATHS = [".", *PLUGIN_PATHS]\nPLUGINS = [*PLUGINS, "ending"]\n')
    ran = run_hub(small_hub, "build")
    assert ran.returncode == 1
    assert ran.stderr.startswith("Pelican could not make the site:\n")
    assert "SystemExit: 0" in ran.stderr and "ending.py" in ran.stderr
    assert not (small_hub / "output").exists()


def test_pelican_follows_none_of_its_own_links(tmp_path: Path) -> None:
    (tmp_path / "draft.md").touch()
    html = '<a href="{static}/draft.md">a</a> <img src="{attach}draft.md"> <a href="|filename|draft.md">b</a>'
    shared = {name: getattr(settings, name) for name in settings.__all__}
    page = Page(
        html,
        settings={**DEFAULT_CONFIG, **shared, "PATH": str(tmp_path)},
        source_path=str(tmp_path / "page.md"),
        context={"generated_content": {}, "static_content": {}, "static_links": set(), "localsiteurl": ""},
    )
    assert page.content == html
    assert page.get_static_links() == set()


def test_pictures_are_published_and_nothing_else_that_lies_with_them(small_hub: Path, run_hub: Run) -> None:
    images = small_hub / "content" / "images"
    images.mkdir(parents=True)
    (images / "stage.jpg").write_bytes(b"picture")
    ran = run_hub(small_hub, "build")
    assert ran.returncode == 0, ran.stderr
    assert (small_hub / "output/images/stage.jpg").read_bytes() == b"picture"
    (images / "logo.svg").write_text("<svg/>")
    (images / "link.png").symlink_to(small_hub / "pelicanconf.py")
    ran = run_hub(small_hub, "build")
    assert ran.returncode == 1
    assert "content/images/link.png:1:1: " in ran.stderr
    assert "content/images/logo.svg:1:1: " in ran.stderr
    assert not (small_hub / "output/images/link.png").exists()


def test_a_build_can_be_for_another_address(small_hub: Path, run_hub: Run) -> None:
    ran = run_hub(small_hub, "build", "--siteurl", "https://preview.example.org/branch")
    assert ran.returncode == 0, ran.stderr
    page = (small_hub / "output" / "index.html").read_text(encoding="utf-8")
    assert 'href="/branch/organisations/"' in page


def test_a_build_for_what_is_no_address_is_refused(small_hub: Path, run_hub: Run) -> None:
    ran = run_hub(small_hub, "build", "--siteurl", "nowhere")
    assert ran.returncode == 1
    assert "SITEURL is 'nowhere', which is no web address" in ran.stderr


def test_a_build_without_a_search_index_writes_none(small_hub: Path, run_hub: Run) -> None:
    append(small_hub / "pelicanconf.py", "\nSEARCH_INDEX = False\n")
    ran = run_hub(small_hub, "build")
    assert ran.returncode == 0, ran.stderr
    assert (small_hub / "output/search/index.html").exists()
    assert not (small_hub / "output/search/index").exists()


@pytest.fixture
def tallied(repository: Path, tmp_path: Path):
    """The edition of the small site, and a folder in which each of its pages is a file."""
    edition = read_edition(repository / "tests" / "sites" / "small", TODAY).edition
    output = tmp_path / "output"
    for name in expected_pages(edition):
        (output / name).parent.mkdir(parents=True, exist_ok=True)
        (output / name).write_text("A page.")
    return edition, output, tmp_path / "images"


def test_a_site_with_all_its_pages_tallies(tallied) -> None:
    count = tally(*tallied)
    assert (count.missing, count.strays, count.empty) == ((), (), ())


def test_a_listing_without_its_page_is_missed(tallied) -> None:
    edition, output, images = tallied
    (output / "organisations/safe-harbour/index.html").unlink()
    assert tally(edition, output, images).missing == ("organisations/safe-harbour/index.html",)


def test_a_page_without_a_byte_is_empty(tallied) -> None:
    edition, output, images = tallied
    (output / "organisations/safe-harbour/index.html").write_bytes(b"")
    assert tally(edition, output, images).empty == ("organisations/safe-harbour/index.html",)


def test_a_page_without_a_record_is_a_stray(tallied) -> None:
    edition, output, images = tallied
    (output / "briefings/not-yet").mkdir()
    (output / "briefings/not-yet/index.html").touch()
    assert tally(edition, output, images).strays == ("briefings/not-yet/index.html",)


@pytest.mark.parametrize(
    "name",
    [
        "notes.txt",
        "organisations/safe-harbour/letter.pdf",
        "about.html",
        "images/hall.png",
        "feeds/all.html",
        "icon-x.png",
        ".env",
        ".well-known/other.txt",
    ],
)
def test_a_file_that_nothing_gives_is_a_stray(tallied, name: str) -> None:
    edition, output, images = tallied
    (output / name).parent.mkdir(parents=True, exist_ok=True)
    (output / name).touch()
    assert tally(edition, output, images).strays == (name,)


def test_a_picture_of_a_draft_is_a_stray(tallied) -> None:
    edition, output, images = tallied
    draft = replace(edition.pages[0], status="draft", body="![A hall](/images/hall.png)")
    for folder in (images, output / "images"):
        folder.mkdir()
        (folder / "hall.png").touch()
    assert tally(edition, output, images).strays == ()
    assert tally(replace(edition, waiting=(draft,)), output, images).strays == ("images/hall.png",)


@pytest.mark.parametrize("name", ["theme/lunr.js", "theme/fonts/a.woff2", "icon-512.png", "_headers", "images/a.png"])
def test_a_file_that_goes_with_the_pages_is_none(tallied, name: str) -> None:
    edition, output, images = tallied
    images.mkdir()
    (images / "a.png").touch()
    (output / name).parent.mkdir(parents=True, exist_ok=True)
    (output / name).touch()
    assert tally(edition, output, images).strays == ()


@pytest.mark.parametrize("name", ["theme/secret.css", "robots.txt", "theme/folder"])
def test_a_link_is_a_stray_wherever_it_leads(tallied, tmp_path: Path, name: str) -> None:
    edition, output, images = tallied
    (tmp_path / "folder").mkdir()
    (output / name).parent.mkdir(parents=True, exist_ok=True)
    (output / name).symlink_to(tmp_path / name.rpartition("/")[2])
    assert tally(edition, output, images).strays == (f"{name} (a link)",)
