"""The workflows are safe to run on what strangers send, and their own commands say and publish what they should.

Each command is taken out of the workflow and run as the forge runs it, in a clone as deep as the workflow fetches it.
"""
from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

REPOSITORY = Path(__file__).parent.parent
GITHUB = REPOSITORY / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
ACTION = re.compile(r"- (?:id: \w+\n +)?uses: (\S+)@(\S+)(.*)")
ANNOTATION = re.compile(r"^::(error|warning) file=([^,]*),line=(\d+),col=\d+,title=([^:]*)::(.*)$", re.MULTILINE)
# What of this repository a hub is checked and built with.
SHARED = (
    "Makefile scripts plugins themes node_modules pyproject.toml requirements.txt package.json package-lock.json"
).split()
LISTING = "organisations/safe-harbour.yaml"
NASTY = "$(touch${IFS}forged)`touch${IFS}forged`;touch${IFS}forged"


def read(workflow: str) -> dict:
    """A workflow as written, every word of it text."""
    return yaml.load((GITHUB / "workflows" / f"{workflow}.yml").read_text(encoding="utf-8"), yaml.BaseLoader)


def steps(workflow: str, job: str) -> list[dict]:
    return read(workflow)["jobs"][job]["steps"]


def commands() -> list[tuple[str, str]]:
    """Each workflow's name and a command that it runs."""
    jobs = [(path.stem, job) for path in WORKFLOWS for job in read(path.stem)["jobs"].values()]
    return [(name, step["run"]) for name, job in jobs for step in job["steps"] if "run" in step]


def tool(*arguments: str) -> str:
    """Run a command of the test environment, and return what it said where it was not content."""
    command = [str(Path(sys.executable).with_name(arguments[0])), *arguments[1:]]
    ran = subprocess.run(command, cwd=REPOSITORY, capture_output=True, encoding="utf-8", check=False)
    return "" if ran.returncode == 0 else ran.stdout + ran.stderr


@pytest.fixture
def git(monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Run git in a folder, whoever else's settings there are."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)

    def git(root: Path, *arguments: str) -> str:
        who = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
        return subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True, text=True).stdout

    return git


def set_up(root: Path) -> Path:
    """Lay the code beside the files of a hub, set up as far as make can see."""
    for name in SHARED:
        (root / name).symlink_to(REPOSITORY / name)
    (root / ".venv").mkdir()
    (root / ".venv" / "bin").symlink_to(Path(sys.executable).parent)
    (root / ".venv" / ".made").write_text(f"{root.resolve()}\n")
    return root


@pytest.fixture
def propose(tmp_path: Path, git: Callable[..., str]) -> Callable[..., Path]:
    """Propose a change to a hub in which another's was merged meanwhile, and check out what the forge would."""

    def propose(change: Callable[[Path], object]) -> Path:
        origin = tmp_path / "origin"
        shutil.copytree(REPOSITORY / "tests" / "sites" / "small", origin)
        git(origin, "init", "--quiet", "--initial-branch=main")
        git(origin, "add", "--all")
        git(origin, "commit", "--quiet", "--message", "The hub")
        git(origin, "switch", "--quiet", "--create", NASTY)
        change(origin)
        git(origin, "add", "--all")
        git(origin, "commit", "--quiet", "--message", NASTY)
        git(origin, "switch", "--quiet", "main")
        edit(origin / "organisations" / "one-oak-youth-club.yaml", 'kind: "', 'kind: "no such ')
        git(origin, "commit", "--quiet", "--all", "--message", "A fault of somebody else's")
        git(origin, "merge", "--quiet", "--no-ff", "--message", "Merge", NASTY)
        git(origin, "update-ref", "refs/pull/1/merge", "HEAD")
        clone = tmp_path / "clone"
        clone.mkdir()
        git(clone, "init", "--quiet")
        depth = steps("check", "check")[0]["with"]["fetch-depth"]
        git(clone, "fetch", "--quiet", f"--depth={depth}", origin.as_uri(), "refs/pull/1/merge")
        git(clone, "checkout", "--quiet", "FETCH_HEAD")
        return set_up(clone)

    return propose


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def run(root: Path, step: dict) -> subprocess.CompletedProcess[str]:
    """Run the command of a step as the forge does, with nothing of make's own that runs the tests."""
    known = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    environ = {**known, "HUB_TODAY": "2026-11-24", **step.get("env", {})}
    return subprocess.run(command, cwd=root, env=environ, capture_output=True, encoding="utf-8", check=False)


def checked(root: Path) -> subprocess.CompletedProcess[str]:
    [step] = [step for step in steps("check", "check") if step.get("run") == "make check"]
    return run(root, step)


def test_every_key_is_one_that_the_forge_knows() -> None:
    files = [str(path) for path in WORKFLOWS]
    assert tool("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *files) == ""
    assert tool("check-jsonschema", "--builtin-schema", "vendor.dependabot", str(GITHUB / "dependabot.yml")) == ""


def test_an_auditor_finds_nothing_unsafe() -> None:
    assert tool("zizmor", "--offline", "--no-progress", "--persona=auditor", str(GITHUB)) == ""


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_an_action_is_the_very_commit_whose_version_stands_beside_it(workflow: Path) -> None:
    text = workflow.read_text(encoding="utf-8")
    actions = ACTION.findall(text)
    assert len(actions) == text.count("uses:")
    for name, commit, beside in actions:
        assert name.startswith("actions/")
        assert re.fullmatch(r"[0-9a-f]{40}", commit), name
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", beside), name


def test_one_version_of_an_action_is_used_everywhere() -> None:
    used = {action for path in WORKFLOWS for action in ACTION.findall(path.read_text(encoding="utf-8"))}
    assert len(used) == len({name for name, *_ in used})


def test_only_the_job_that_publishes_may_do_more_than_read() -> None:
    for path in WORKFLOWS:
        workflow = read(path.stem)
        assert workflow["permissions"] == {}
        for name, job in workflow["jobs"].items():
            may = {"pages": "write", "id-token": "write"} if name == "deploy" else {"contents": "read"}
            assert job["permissions"] == may, (path.name, name)


def test_what_strangers_send_starts_nothing_that_has_a_secret() -> None:
    assert set(read("check")["on"]) == {"pull_request"}
    assert set(read("publish")["on"]) == {"push", "schedule", "workflow_dispatch"}
    assert not [path.name for path in WORKFLOWS if "secrets." in path.read_text(encoding="utf-8")]


def test_a_command_is_one_of_make_and_takes_nothing_from_the_event() -> None:
    targets = set(re.findall(r"^([a-z]+):", (REPOSITORY / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for workflow, command in commands():
        assert re.fullmatch(r"make [a-z]+", command), workflow
        assert command.removeprefix("make ") in targets, workflow


def test_both_workflows_run_the_tests_and_a_site_is_published_after_them() -> None:
    assert ("check", "make test") in commands()
    published = [command for workflow, command in commands() if workflow == "publish"]
    assert published == ["make test", "make publish"]


def test_a_fault_is_shown_on_its_line_with_what_puts_it_right(propose: Callable[..., Path]) -> None:
    root = propose(lambda hub: edit(hub / LISTING, 'topics: ["domestic-abuse"]', 'topics: ["domestic-abus"]'))
    line = (root / LISTING).read_text(encoding="utf-8").split("domestic-abus\"")[0].count("\n") + 1
    ran = checked(root)
    assert ran.returncode != 0
    [(level, file, where, rule, said)] = ANNOTATION.findall(ran.stdout)
    assert (level, file, where, rule) == ("error", LISTING, str(line), "unknown-word")
    assert "did you mean `domestic-abuse`?" in said


def test_a_good_change_passes_whatever_others_did_to_other_files(propose: Callable[..., Path]) -> None:
    root = propose(lambda hub: edit(hub / "content" / "pages" / "about.md", "Groups, and", "Groups and"))
    ran = checked(root)
    assert (ran.returncode, ANNOTATION.findall(ran.stdout)) == (0, []), ran.stdout + ran.stderr
    other = "organisations/one-oak-youth-club.yaml"
    assert ran.stdout == f"No problems in 1 file. 1 problem in other files stops the build: {other}.\n"


def test_a_warning_is_shown_and_passes(propose: Callable[..., Path]) -> None:
    def change(hub: Path) -> None:
        text = re.sub(r"^ *topics: .*\n", "", (hub / LISTING).read_text(encoding="utf-8"), flags=re.MULTILINE)
        (hub / LISTING).write_text(text, encoding="utf-8")

    ran = checked(propose(change))
    assert ran.returncode == 0
    assert [(level, file) for level, file, *_ in ANNOTATION.findall(ran.stdout)] == [("warning", LISTING)]


def test_an_address_that_a_change_would_lose_is_shown(propose: Callable[..., Path]) -> None:
    ran = checked(propose(lambda hub: (hub / LISTING).unlink()))
    assert ran.returncode != 0
    assert ("error", LISTING, "1", "vanished-address") in [each[:4] for each in ANNOTATION.findall(ran.stdout)]


def test_no_name_in_a_proposal_is_run_or_forges_an_annotation(propose: Callable[..., Path]) -> None:
    names = ["a\n::error file=x::.yaml", "b\n##[error]x.yaml", "c\r::stop-commands::x.yaml", "-d.yaml", f"{NASTY}.yaml"]

    def change(hub: Path) -> None:
        for name in names:
            (hub / "organisations" / name).write_text(f'name: "{NASTY}\u2028##[error]x"\n', encoding="utf-8")

    root = propose(change)
    ran = checked(root)
    assert ran.returncode != 0
    assert not list(root.rglob("forged"))
    *told, _, end = re.split(r"[\r\n\u2028]", ran.stdout)
    assert end == ""
    assert [line for line in told if not re.match("::(error|warning) file=organisations/", line)] == []
    assert len({file for _, file, *_ in ANNOTATION.findall(ran.stdout)}) == len(names)


def test_a_change_that_breaks_files_it_does_not_touch_does_not_build(propose: Callable[..., Path]) -> None:
    def change(hub: Path) -> None:
        edit(hub / "vocabulary" / "topics.yaml", "domestic-abuse", "safety-at-home")

    root = propose(change)
    assert checked(root).returncode == 0
    [build] = [step for step in steps("check", "check") if step.get("run") == "make build"]
    ran = run(root, build)
    assert ran.returncode != 0
    assert f"{LISTING}:" in ran.stderr


def test_the_site_is_published_only_once_its_addresses_are_its_own_and_without_examples(tmp_path: Path) -> None:
    root = set_up(Path(shutil.copytree(REPOSITORY / "tests" / "sites" / "small", tmp_path / "hub")))
    listing = (root / LISTING).read_text(encoding="utf-8").replace('name: "Safe', 'name: "No Safe')
    example = root / "organisations" / "an-example.yaml"
    example.write_text(listing, encoding="utf-8")
    edit(example, "listing:\n", "example: true\nlisting:\n")
    [publish] = [step for step in steps("publish", "build") if step.get("run") == "make publish"]
    ran = run(root, publish)
    assert ran.returncode != 0
    assert "example-address" in ran.stderr
    assert not (root / "output").exists()

    settings = (root / "pelicanconf.py").read_text(encoding="utf-8")
    (root / "pelicanconf.py").write_text(settings.replace("example.org", "anyborough.org.uk"), encoding="utf-8")
    ran = run(root, publish)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    [uploads] = [step["with"] for step in steps("publish", "build") if "pages-artifact" in step.get("uses", "")]
    assert (root / uploads["path"] / LISTING.removesuffix(".yaml") / "index.html").is_file()
    assert not (root / uploads["path"] / "organisations" / "an-example").exists()
