"""The set-up keeps its promises: locks that name no host, and commands that are there and say what they do."""
from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

LOCKS = ("requirements.txt", "requirements-node.txt", "requirements-bench.txt")
COMMANDS = "site build serve test check format publish translations bench lock clean help".split()


def make(repository: Path, *arguments: str, path: str | None = None) -> subprocess.CompletedProcess[str]:
    environ = {**without_make(), "PATH": path or os.environ["PATH"]}
    return subprocess.run(
        ["make", *arguments], cwd=repository, env=environ, capture_output=True, encoding="utf-8", check=False
    )


def without_make() -> dict[str, str]:
    """The environment without what the make that runs the tests would hand to one within it."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}


@pytest.fixture
def clone(repository: Path, tmp_path: Path) -> Path:
    """What of a fresh clone the set-up reads."""
    root = tmp_path / "a clone"
    root.mkdir()
    for name in ("Makefile", "pyproject.toml", *LOCKS, "package.json", "package-lock.json", ".npmrc"):
        shutil.copy(repository / name, root)
    shutil.copytree(repository / "scripts", root / "scripts")
    return root


def only(tmp_path: Path, *tools: str) -> str:
    """A search path on which nothing but these tools is found."""
    folder = tmp_path / "tools"
    folder.mkdir(exist_ok=True)
    for tool in tools:
        (folder / tool).symlink_to(shutil.which(tool))
    return str(folder)


@pytest.mark.parametrize("name", LOCKS)
def test_a_python_lock_names_no_host(repository: Path, name: str) -> None:
    text = (repository / name).read_text()
    assert "://" not in text
    assert "--index-url" not in text


@pytest.mark.parametrize("name", LOCKS)
def test_every_python_package_is_locked_to_one_version_and_its_hashes(repository: Path, name: str) -> None:
    lock = (repository / name).read_text().replace("\\\n", " ")
    for line in filter(None, (line.partition("#")[0].strip() for line in lock.splitlines())):
        assert re.match(r"[\w.-]+==[\w.]+( ; [^-]+)?\s+--hash=sha256:", line), line


def test_the_npm_lock_names_no_host_for_a_package_and_a_hash_for_each(repository: Path) -> None:
    packages = json.loads((repository / "package-lock.json").read_text())["packages"]
    for name, package in packages.items():
        assert "resolved" not in package
        assert not name or package["integrity"].startswith("sha512-")


def test_what_the_site_is_made_of_is_pinned_exactly(repository: Path) -> None:
    needed = json.loads((repository / "package.json").read_text())["dependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in needed.values())
    assert needed["lunr"] == "2.3.9"


def test_everything_pyproject_asks_for_is_locked(repository: Path) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text())
    asked = [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *project["dependency-groups"]["dev"],
    ]
    lock = (repository / "requirements.txt").read_text()
    locked = set(re.findall(r"^([\w.-]+)==", lock, re.MULTILINE))
    names = {re.match(r"[\w.-]+", wish)[0].replace(".", "-").replace("_", "-").lower() for wish in asked}
    assert names <= locked


def test_make_help_lists_every_command(repository: Path) -> None:
    said = make(repository, "help").stdout
    assert re.findall(r"^make (\w+)", said, re.MULTILINE) == COMMANDS


@pytest.fixture
def set_up(clone: Path) -> Path:
    """A clone in which the set-up has been done, as far as make can see."""
    (clone / ".venv" / "bin").mkdir(parents=True)
    (clone / ".venv" / "bin" / "python").symlink_to(sys.executable)
    (clone / ".venv" / ".made").write_text(f"{clone.resolve()}\n")
    (clone / "node_modules").mkdir()
    (clone / "node_modules" / ".site").touch()
    return clone


def test_a_second_make_only_builds(set_up: Path) -> None:
    assert make(set_up, "--dry-run").stdout.splitlines() == [".venv/bin/hub build"]


@pytest.mark.parametrize(
    ("lock", "script"), [("requirements.txt", "scripts/python.sh"), ("package-lock.json", "scripts/node.sh site")]
)
def test_a_lock_that_changed_is_installed_again(set_up: Path, lock: str, script: str) -> None:
    later = time.time() + 60
    os.utime(set_up / lock, (later, later))
    said = make(set_up, "--dry-run").stdout
    assert script in said
    assert said.endswith(".venv/bin/hub build\n")


def test_a_folder_that_was_moved_is_set_up_again(set_up: Path) -> None:
    moved = set_up.rename(set_up.with_name("moved"))
    assert "scripts/python.sh" in make(moved, "--dry-run").stdout


def test_a_machine_without_python_is_told_so(clone: Path, tmp_path: Path) -> None:
    tools = only(tmp_path, "make", "sh", "dirname", "test", "cat", "env")
    ran = make(clone, path=tools)
    assert ran.returncode != 0
    assert "The hub needs Python 3.11 or newer, and there is none here." in ran.stderr


def test_a_python_that_is_too_old_is_named(clone: Path, tmp_path: Path) -> None:
    tools = only(tmp_path, "make", "sh", "dirname", "test", "cat", "env")
    old = Path(tools) / "python3"
    old.write_text('#!/bin/sh\ncase $2 in *print*) echo 3.9 ;; *) exit 1 ;; esac\n')
    old.chmod(0o755)
    ran = make(clone, path=tools)
    assert ran.returncode != 0
    assert f"{old} is 3.9." in ran.stderr
    assert "make PYTHON=/path/to/python3" in ran.stderr


def test_a_python_without_venv_is_told_what_to_install(clone: Path, tmp_path: Path) -> None:
    tools = only(tmp_path, "make", "sh", "dirname", "test", "cat", "env")
    bare = Path(tools) / "python3"
    bare.write_text('#!/bin/sh\ncase $2 in *ensurepip*) exit 1 ;; *print*) echo 3.11 ;; esac\n')
    bare.chmod(0o755)
    ran = make(clone, path=tools)
    assert ran.returncode != 0
    assert "apt install python3-venv" in ran.stderr


def test_a_machine_without_a_network_is_told_to_run_make_again(clone: Path) -> None:
    environ = {**without_make(), "PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull, "PIP_FIND_LINKS": ""}
    ran = subprocess.run(["make"], cwd=clone, env=environ, capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode != 0
    assert "run make again when there is one" in ran.stderr
    assert not (clone / ".venv" / ".made").exists()


def test_a_chromium_that_cannot_be_run_is_named(repository: Path) -> None:
    environ = {**os.environ, "CHROMIUM": "/no/such/browser"}
    script = repository / "scripts" / "chromium.sh"
    ran = subprocess.run([script], env=environ, capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode == 1
    assert "/no/such/browser" in ran.stderr


def test_an_older_python_is_passed_over_for_a_newer_one(clone: Path, tmp_path: Path) -> None:
    """A machine whose `python3` is old often has a newer one beside it, under its full name."""
    tools = only(tmp_path, "make", "sh", "dirname", "test", "cat", "env")
    for name, version, code in (("python3", "3.9", 1), ("python3.12", "3.12", 0)):
        fake = Path(tools) / name
        answers = f"*print*) echo {version} ;; *ensurepip*) exit 1 ;; *) exit {code} ;;"
        fake.write_text(f"#!/bin/sh\ncase $2 in {answers} esac\n")
        fake.chmod(0o755)
    assert f"{tools}/python3.12 has no venv module" in make(clone, path=tools).stderr


def test_the_briefing_that_the_readme_begins_passes_the_check(repository: Path, small_hub: Path, run_hub) -> None:
    assert 'hub new briefing "Community rights here"' in (repository / "README.md").read_text(encoding="utf-8")
    assert run_hub(small_hub, "new", "briefing", "Community rights here").returncode == 0
    ran = run_hub(small_hub, "check", "content/briefings/community-rights-here.md")
    assert ran.returncode == 0, ran.stdout


def test_the_command_in_the_readme_writes_a_starter_file(repository: Path, small_hub: Path, run_hub) -> None:
    assert 'hub new organisation "Name of the group"' in (repository / "README.md").read_text(encoding="utf-8")
    ran = run_hub(small_hub, "new", "organisation", "Name of the group")
    assert ran.returncode == 0, ran.stderr
    assert (small_hub / "organisations" / "name-of-the-group.yaml").exists()
