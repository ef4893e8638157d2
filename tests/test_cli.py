"""The command `hub`: what its verbs say, write and return."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hub.cli import main
from tests.conftest import REPOSITORY

# The end of settings that begin with SITEURL and the addresses in HUB.
REST = (
    '"place": "Any", "umbrella": "The Any Group", "home_ward": "market"}\n'
    'SITENAME, DEFAULT_LANG, TIMEZONE = "Any Hub", "en-GB", "Europe/London"\n'
)
BROKEN = 'name: "Broken"\n'

# How many files of records the small site has, and how many a check reads: the settings too.
RECORDS = sum(path.suffix in (".md", ".yaml") for path in (REPOSITORY / "tests" / "sites" / "small").rglob("*"))
FILES = RECORDS + 1


@pytest.fixture
def git(hub: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """The function `git` in that hub, whose first state is committed."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)

    def git(*arguments: str) -> str:
        who = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
        return subprocess.run(["git", *who, *arguments], cwd=hub, check=True, capture_output=True, text=True).stdout

    git("init", "--quiet")
    git("add", "--all")
    git("commit", "--quiet", "--message", "First")
    return git


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_good_hub_passes_in_one_line(hub, capsys):
    assert main(["check"]) == 0
    assert capsys.readouterr().out == f"No problems in {FILES} files.\n"


def test_a_should_is_said_and_passes(hub, capsys):
    edit(hub / "organisations" / "safe-harbour.yaml", 'topics: ["domestic-abuse"]\npeople', "people")
    edit(hub / "organisations" / "safe-harbour.yaml", '    topics: ["domestic-abuse"]\n', "")
    assert main(["check"]) == 0
    assert capsys.readouterr().out.endswith(f"\n\n1 warning, and nothing that stops the build. 1 of {FILES} files.\n")


def test_a_must_is_said_and_does_not_pass(hub, capsys):
    (hub / "organisations" / "broken.yaml").write_text(BROKEN)
    assert main(["check"]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[2:4] == ["", "4 problems stop the build:"]
    assert said[4].startswith("organisations/broken.yaml:1:1: missing-field: `kind` is missing (")
    assert said[-1] == f"4 problems stop the build; 2 warnings do not. 1 of {FILES + 1} files."


def test_only_the_files_named_count_and_the_others_are_counted(hub, capsys):
    (hub / "organisations" / "broken.yaml").write_text(BROKEN)
    assert main(["check", "organisations/safe-harbour.yaml", "vocabulary"]) == 0
    said = capsys.readouterr().out
    assert said == "No problems in 12 files. 4 problems in other files stop the build: organisations/broken.yaml.\n"
    assert main(["check", "organisations/"]) == 1
    assert main(["check", str(hub / "organisations" / "broken.yaml")]) == 1


def test_the_same_is_said_as_data(hub, capsys):
    (hub / "organisations" / "broken.yaml").write_text(BROKEN)
    assert main(["check", "--format", "json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert (said["musts"], said["shoulds"], said["files"]) == (4, 2, FILES + 1)
    assert {problem["path"] for problem in said["problems"]} == {"organisations/broken.yaml"}


def test_the_same_is_said_as_annotations(hub, capsys):
    (hub / "organisations" / "broken.yaml").write_text(BROKEN)
    assert main(["check", "--format", "github"]) == 1
    assert capsys.readouterr().out.startswith(
        "::error file=organisations/broken.yaml,line=1,col=1,title=missing-field::"
    )


@pytest.mark.parametrize(
    "arguments, words",
    [
        (["check", "nowhere.yaml"], "there is no nowhere.yaml"),
        (["check", "/"], "/ is not within this hub"),
        (["check", "--base", "no-such-revision"], "--base no-such-revision: "),
        (["check", "--base="], "--base has no revision"),
        (["check", "--base", "--upload-pack=x"], "expected one argument"),
        (["check", "--format", "xml"], "invalid choice: 'xml'"),
        (["fmt", "nowhere.yaml"], "there is no nowhere.yaml"),
        (["new", "organisation", "   "], "the name has nothing in it"),
        (["new", "organisation", "العربية"], "no file's name can be made of that name; give one with --slug"),
        (["new", "organisation", "A", "--slug", "../a"], "“../a” cannot be a file's name"),
        (["new", "organisation", "One Oak Youth Club"], "is there already"),
        (["new", "sandwich", "A"], "invalid choice: 'sandwich'"),
    ],
)
def test_a_command_that_cannot_be_meant_says_so_and_ends_with_two(git, capsys, arguments, words):
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert words in said.err
    assert said.out == ""


def test_a_folder_that_is_no_hub_is_told(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 2
    assert "there is no hub here" in capsys.readouterr().err


def test_a_day_that_is_none_is_told(hub, monkeypatch, capsys):
    monkeypatch.setenv("HUB_TODAY", "tomorrow")
    assert main(["check"]) == 2
    assert capsys.readouterr().err == "hub: HUB_TODAY is “tomorrow”, which is no day; write it as 2026-11-24\n"


def test_only_what_changed_since_a_revision_counts(git, hub, capsys):
    (hub / "organisations" / "old-broken.yaml").write_text(BROKEN)
    git("add", "--all")
    git("commit", "--quiet", "--message", "Second")
    edit(hub / "content" / "pages" / "about.md", "Groups, and", "Groups and")
    assert main(["check", "--base", "HEAD"]) == 0
    said = capsys.readouterr().out
    assert said == "No problems in 1 file. 4 problems in other files stop the build: organisations/old-broken.yaml.\n"
    (hub / "organisations" / "new-broken.yaml").write_text(BROKEN.replace("Broken", "Other"))
    assert main(["check", "--base", "HEAD"]) == 1
    assert main(["check", "--base", "HEAD~1"]) == 1


def test_an_address_that_vanished_is_a_must(git, hub, capsys):
    (hub / "organisations" / "safe-harbour.yaml").unlink()
    assert main(["check", "--base", "HEAD"]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "1 problem stops the build:"
    assert said[1].startswith("organisations/safe-harbour.yaml:1:1: vanished-address: ")
    assert "add former" not in said[1].partition("bring it back")[0]
    assert main(["check"]) == 0


def test_published_answers_that_are_told_otherwise_are_a_must(git, hub, capsys):
    path = hub / "content" / "forums" / "carers-forum.md"
    before = '  - {from: "2024-01-01", to: "2024-01-31", answered: 6}\n'
    edit(path, "\nfeedback:\n", f"\nfeedback:\n{before}")
    assert main(["check"]) == 0
    assert main(["check", "--base", "HEAD"]) == 1
    (line,) = (line for line in capsys.readouterr().out.splitlines() if "published-answers" in line)
    assert line.startswith("content/forums/carers-forum.md:")
    edit(path, before, "")
    edit(path, "Groups for carers", "All groups for carers")
    assert main(["check", "--base", "HEAD"]) == 0


def test_an_address_that_leads_on_has_not_vanished(git, hub, capsys):
    path = hub / "organisations" / "safe-harbour.yaml"
    path.rename(path.with_name("harbour.yaml"))
    assert main(["check", "--base", "HEAD"]) == 1
    assert 'add former: ["safe-harbour"] to the fields of organisations/harbour.yaml' in capsys.readouterr().out
    edit(path.with_name("harbour.yaml"), 'kind: "charity"', 'former: ["safe-harbour"]\nkind: "charity"')
    assert main(["check", "--base", "HEAD"]) == 0


def test_what_others_added_to_the_base_meanwhile_has_not_vanished(git, hub):
    git("branch", "base")
    edit(hub / "content" / "pages" / "about.md", "Groups, and", "Groups and")
    git("commit", "--quiet", "--all", "--message", "Mine")
    git("switch", "--quiet", "base")
    path = hub / "organisations" / "safe-harbour.yaml"
    path.with_name("harbour.yaml").write_text(path.read_text().replace("Safe Harbour", "Another"))
    git("add", "--all")
    git("commit", "--quiet", "--message", "Theirs")
    git("switch", "--quiet", "-")
    assert main(["check", "--base", "base"]) == 0


def test_an_address_of_example_org_may_not_be_published(hub, capsys):
    (hub / "pelicanconf.py").write_text(
        'import os\n\nSITEURL = os.environ.get("NOT_SET", "https://hub.example.org")\n'
        'HUB = {\n    "contact": "info@hub.test",\n    "forge": "https://forge.gov.uk/hub",\n' + REST
    )
    assert main(["check"]) == 0
    capsys.readouterr()
    assert main(["check", "--published"]) == 1
    said = capsys.readouterr().out.splitlines()
    assert [line.split(": ")[:2] for line in said[1:3]] == [
        ["pelicanconf.py:3:1", "example-address"],
        ["pelicanconf.py:5:5", "example-address"],
    ]


def test_settings_are_told_where_they_are_asked_for(hub, capsys):
    edit(hub / "pelicanconf.py", '"oak-hill"', '"atlantis"')
    assert main(["check", "pelicanconf.py"]) == 1
    assert "there is no ward “atlantis” for home_ward (name one of vocabulary/wards.yaml)" in capsys.readouterr().out
    assert main(["check"]) == 1
    capsys.readouterr()
    assert main(["check", "vocabulary"]) == 0
    said = capsys.readouterr().out
    assert said == "No problems in 11 files. 1 problem in other files stops the build: pelicanconf.py.\n"


def test_a_hub_with_addresses_of_its_own_may_be_published(hub):
    (hub / "pelicanconf.py").write_text(
        'SITEURL = "https://hub.anyborough.org.uk"\n'
        'HUB = {"contact": "hub@anyborough.org.uk", "forge": "https://git.anyborough.org.uk",\n' + REST
    )
    assert main(["check", "--published"]) == 0


@pytest.mark.parametrize(
    "settings", ["SITEURL = (", "1 / 0", "raise SystemExit", 'SITEURL = "https://a.org.uk"\n', "HUB = 3"]
)
def test_settings_that_cannot_be_read_or_lack_an_address_are_told(hub, capsys, settings):
    (hub / "pelicanconf.py").write_text(settings)
    assert main(["check", "--published"]) == 1
    assert capsys.readouterr().out.splitlines()[1].startswith("pelicanconf.py:1:1: ")


def test_a_good_hub_is_in_the_canonical_form_already(hub, capsys):
    before = {path: path.stat().st_mtime_ns for path in hub.rglob("*") if path.is_file()}
    assert main(["fmt", "--check"]) == 0
    assert main(["fmt"]) == 0
    assert capsys.readouterr().out == f"{RECORDS} files read\n0 of {RECORDS} files written\n"
    assert {path: path.stat().st_mtime_ns for path in hub.rglob("*") if path.is_file()} == before


def test_a_file_in_another_form_is_told_and_then_written(hub, capsys):
    path = hub / "organisations" / "safe-harbour.yaml"
    canonical = path.read_text()
    edit(path, 'kind: "charity"', "kind: charity")
    assert main(["fmt", "--check"]) == 1
    assert capsys.readouterr().out.startswith("organisations/safe-harbour.yaml:2:1: not-canonical: ")
    assert main(["fmt", "content"]) == 0
    assert path.read_text() != canonical
    capsys.readouterr()
    assert main(["fmt", "organisations/safe-harbour.yaml"]) == 0
    assert capsys.readouterr().out == "organisations/safe-harbour.yaml was written\n1 of 1 files written\n"
    assert path.read_text() == canonical


def test_a_file_that_cannot_be_read_or_would_lose_a_comment_is_told_and_left_alone(hub, capsys):
    (hub / "organisations" / "broken.yaml").write_text("name: [\n")
    path = hub / "organisations" / "safe-harbour.yaml"
    edit(path, 'kind: "charity"', "kind: charity  # for now")
    before = path.read_text()
    assert main(["fmt"]) == 1
    said = capsys.readouterr().out
    assert "organisations/broken.yaml:1:7: unclosed-bracket: " in said
    assert "organisations/safe-harbour.yaml:2:16: comment-not-kept: " in said
    assert (path.read_text(), (hub / "organisations" / "broken.yaml").read_text()) == (before, "name: [\n")


def test_the_body_of_a_page_is_left_as_it_is(hub):
    path = hub / "content" / "pages" / "about.md"
    edit(path, 'title: "About"', "title: About")
    edit(path, "Groups, and", "Groups,   and \\\n\tmore")
    body = path.read_text().split("---\n", 2)[2]
    assert main(["fmt"]) == 0
    assert path.read_text().split("---\n", 2)[2] == body
    assert 'title: "About"' in path.read_text()


def test_a_starter_is_written_that_says_what_is_still_to_be_written(hub, capsys):
    assert main(["new", "organisation", "St George's & Café"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("organisations/st-georges-and-cafe.yaml is written.")
    assert "docs/fields.md" in said
    assert said.endswith("\nThen run: .venv/bin/hub check organisations/st-georges-and-cafe.yaml\n")
    assert main(["fmt", "--check"]) == 0
    capsys.readouterr()
    assert main(["check", "--format", "json"]) == 1
    problems = json.loads(capsys.readouterr().out)["problems"]
    assert {problem["rule"] for problem in problems if problem["grade"] == "must"} == {"starter-text"}
    assert {problem["path"] for problem in problems} == {"organisations/st-georges-and-cafe.yaml"}


def test_the_lines_of_a_starter_that_may_be_filled_in_are_fields_and_none_passes_as_it_stands(hub, capsys):
    assert main(["new", "organisation", "Other", "--slug", "other"]) == 0
    path = hub / "organisations" / "other.yaml"
    path.write_text(re.sub(r"^# (?= *(?:- )?[a-z_]+:|  +#)", "", path.read_text(), flags=re.MULTILINE))
    assert main(["fmt"]) == 0
    capsys.readouterr()
    assert main(["check", "--format", "json"]) == 1
    problems = json.loads(capsys.readouterr().out)["problems"]
    assert {problem["rule"] for problem in problems if problem["grade"] == "must"} == {
        "starter-text",
        "unknown-word",
        "web-address",
        "email",
    }
    for field in ("charity", "capacity", "cost", "phone", "postcode", "way_in"):
        assert any(f"`{field}` is still the starter text" in problem["message"] for problem in problems), field


def test_a_starter_passes_once_it_is_filled_in(hub):
    assert main(["new", "organisation", 'The "Quoted" Group', "--slug", "quoted"]) == 0
    path = hub / "organisations" / "quoted.yaml"
    head, _, fields = path.read_text().partition("\n")  # the first line tells what to replace
    for value in ("charity", "What it does.", "borough", "https://quoted.example.org"):
        fields = fields.replace('"write here"', f'"{value}"', 1)
    path.write_text(f"{head}\n{fields}")
    assert main(["check"]) == 0


def test_the_command_runs_as_a_module(hub, run_hub):
    ran = run_hub(hub, "check")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, f"No problems in {FILES} files.\n", "")


@pytest.mark.parametrize("arguments", [["check"], ["check", "--published"]])
def test_a_check_does_not_wait_for_pelican(hub, arguments):
    assert "from hub.site.settings import" in (hub / "pelicanconf.py").read_text()
    program = f"import sys; from hub.cli import main; main({arguments}); sys.exit('pelican' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("arguments", [["check"], ["fmt"], ["new", "organisation", "Unheard"]])
def test_a_reader_that_stops_reading_ends_the_command_quietly(hub, arguments):
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(
        [sys.executable, "-m", "hub", *arguments], cwd=hub, stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (141, b"")


@pytest.mark.parametrize("verb", ["check", "fmt"])
def test_a_link_among_the_records_is_told_and_neither_read_nor_written(hub, tmp_path, capsys, verb):
    elsewhere = tmp_path / "elsewhere.yaml"
    elsewhere.write_text("name: Elsewhere\n")
    (hub / "organisations" / "link.yaml").symlink_to(elsewhere)
    assert main([verb]) == 1
    assert "organisations/link.yaml:1:1: unreadable: there is a link here" in capsys.readouterr().out
    assert elsewhere.read_text() == "name: Elsewhere\n"
    assert (hub / "organisations" / "link.yaml").is_symlink()


@pytest.mark.parametrize("verb", ["check", "fmt"])
def test_a_pipe_is_told_and_not_waited_for(hub, capsys, verb):
    os.mkfifo(hub / "organisations" / "pipe.yaml")
    assert main([verb]) == 1
    assert "organisations/pipe.yaml:1:1: unreadable: there is a pipe" in capsys.readouterr().out


def test_a_new_listing_where_its_folder_is_a_link_is_refused_in_a_sentence(hub, capsys):
    shutil.rmtree(hub / "organisations")
    (hub / "organisations").symlink_to("nowhere")
    assert main(["new", "organisation", "Other"]) == 2
    assert capsys.readouterr().err.startswith("hub: organisations: there is a link here where a folder should be")


def test_a_new_listing_over_a_link_is_refused_in_a_sentence(hub, capsys):
    (hub / "organisations" / "other.yaml").symlink_to("nowhere")
    assert main(["new", "organisation", "Other"]) == 2
    assert "is there already" in capsys.readouterr().err
    assert not (hub / "organisations" / "nowhere").exists()


@pytest.mark.skipif(sys.platform == "darwin", reason="its file systems have no such names")
@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_a_name_that_is_no_text_and_one_of_two_lines_are_told_on_a_line_each(hub, form):
    (hub / "organisations" / os.fsdecode(b"\xff.yaml")).write_text(BROKEN)
    (hub / "organisations" / "a\n::error file=x::forged.yaml").write_text(BROKEN)
    command = [sys.executable, "-m", "hub", "check", "--format", form]
    ran = subprocess.run(command, cwd=hub, env={**os.environ, "PYTHONIOENCODING": "utf-8"}, capture_output=True)
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert b"\\udcff.yaml" in ran.stdout
    assert not [line for line in ran.stdout.splitlines() if line.startswith(b"::error file=x")]


def test_words_that_the_encoding_of_a_terminal_lacks_are_escaped(hub):
    (hub / "organisations" / "broken.yaml").write_text("name: “Broken\n")
    environ = {**os.environ, "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "hub", "check"]
    ran = subprocess.run(command, cwd=hub, env=environ, capture_output=True)
    assert (ran.returncode, ran.stderr) == (1, b"")


def test_help_names_every_verb(hub, capsys):
    assert main(["--help"]) == 0
    said = capsys.readouterr().out
    assert all(verb in said for verb in ("check", "fmt", "new", "build", "serve"))
