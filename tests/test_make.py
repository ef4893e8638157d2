"""What is named on make's command line reaches the commands as it was written, and is never run by a shell."""
from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent


def make(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    command = ["make", "--file", str(REPOSITORY / "Makefile"), *arguments]
    return subprocess.run(command, cwd=root, env=environ, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def set_up(tmp_path: Path) -> Path:
    """A folder that is set up as far as make can see, with a command `hub` that says what it was given."""
    binaries = tmp_path / ".venv" / "bin"
    binaries.mkdir(parents=True)
    for name in ("hub", "python"):
        (binaries / name).write_text("#!/bin/sh\nprintf '<%s>' \"$@\"\n")
        (binaries / name).chmod(0o755)
    (tmp_path / "node_modules").mkdir()
    for name in ("requirements.txt", "pyproject.toml", "package-lock.json"):
        (tmp_path / name).touch()
    (tmp_path / ".venv" / ".made").write_text(f"{tmp_path.resolve()}\n")
    (tmp_path / "node_modules" / ".site").touch()
    return tmp_path


@pytest.mark.parametrize("port", ["8001", "1;touch x", "`touch x`", "1' ; touch x '", '1" ; touch x "'])
def test_a_port_is_one_word_whatever_stands_in_it(set_up: Path, port: str) -> None:
    ran = make(set_up, "serve", f"PORT={port}")
    assert ran.stdout == f"<serve><--port><{port}>", ran.stderr
    assert not (set_up / "x").exists()


def test_without_a_port_none_is_given(set_up: Path) -> None:
    assert make(set_up, "serve").stdout == "<serve>"


def test_a_folder_with_a_colon_in_its_path_is_a_sentence(tmp_path: Path) -> None:
    root = tmp_path / "hub: a copy"
    (root / "scripts").mkdir(parents=True)
    for name in ("Makefile", "scripts/python.sh", "requirements.txt", "pyproject.toml", "package-lock.json"):
        (root / name).write_bytes((REPOSITORY / name).read_bytes())
    (root / "scripts" / "python.sh").chmod(0o755)
    ran = make(root)
    assert ran.returncode != 0
    assert f"The hub cannot be set up in {root.resolve()}: Python makes no .venv in a folder with a colon" in ran.stderr
    assert not (root / ".venv").exists()
