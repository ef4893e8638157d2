"""The documents lead somewhere, and the commands in them are ones that there are."""
from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
import textwrap
import tomllib
from pathlib import Path
from urllib.parse import unquote

import pytest

from hub.cli import _parser

REPOSITORY = Path(__file__).parent.parent
DOCUMENTS = sorted(
    path
    for pattern in ("*.md", "docs/**/*.md", "benchmarks/*.md", ".github/*.md")
    for path in REPOSITORY.glob(pattern)
)
BLOCK = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^()\s]+)\)")
CODE = re.compile(r"(?<!\\)`([^`]+)(?<!\\)`")


def hub(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "hub", *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)


def name(path: Path) -> str:
    return path.relative_to(REPOSITORY).as_posix()


def blocks(path: Path, language: str) -> list[str]:
    """The code blocks of a document in one language."""
    found = BLOCK.findall(path.read_text(encoding="utf-8"))
    return [textwrap.dedent(text) for _, tongue, text in found if tongue == language]


def prose(path: Path) -> str:
    return BLOCK.sub("", path.read_text(encoding="utf-8"))


def anchors(path: Path) -> set[str]:
    """The anchors that the forge gives to a document's headings."""
    found: set[str] = set()
    for heading in re.findall(r"^#{1,6} (.+)$", prose(path), re.MULTILINE):
        plain = re.sub(r"[^\w\- ]", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).strip().lower())
        slug = again = plain.replace(" ", "-")
        number = 0
        while again in found:
            number += 1
            again = f"{slug}-{number}"
        found.add(again)
    return found


def commands(path: Path) -> list[list[str]]:
    """Every command that a document tells to type, as words."""
    lines = [line for text in blocks(path, "sh") for line in text.replace("\\\n", "").splitlines()]
    lines += [line.split("&& ")[-1] for text in blocks(path, "cron") for line in text.splitlines()]
    return [words for line in lines if (words := shlex.split(line, comments=True))]


def mentions(path: Path, program: str) -> list[list[str]]:
    """What a document's sentences say of a program, as the words behind its name."""
    texts = CODE.findall(prose(path))
    return [text.split()[1:] for text in texts if re.match(rf"(?:\.venv/bin/)?{program} [a-z]", text)]


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_every_link_within_the_repository_leads_somewhere(path: Path) -> None:
    lost = []
    for link in LINK.findall(CODE.sub("", prose(path))):
        if re.match(r"[a-z]+:", link):
            continue
        file, _, anchor = unquote(link).partition("#")
        target = (path.parent / file).resolve() if file else path
        if not target.is_relative_to(REPOSITORY) or not target.exists() or (anchor and anchor not in anchors(target)):
            lost.append(link)
    assert lost == []


def test_a_document_of_docs_is_in_its_index() -> None:
    listed = LINK.findall((REPOSITORY / "docs" / "README.md").read_text(encoding="utf-8"))
    pages = {path.name for path in (REPOSITORY / "docs").glob("*.md")} - {"README.md"}
    assert pages <= set(listed)


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_every_command_of_make_is_one_that_there_is(path: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (REPOSITORY / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    asked = [words[1:] for words in commands(path) if words[0] == "make"] + mentions(path, "make")
    assert {words[0] for words in asked if words} <= targets


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_every_command_of_hub_is_one_that_it_understands(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = [words[1:] for words in commands(path) if Path(words[0]).name == "hub"]
    assert [words for words in told if not understood(words)] == []
    for words in mentions(path, "hub"):
        assert understood([words[0], "--help"])
        known = capsys.readouterr().out
        assert [word for word in words if word.startswith("--") and word not in known] == []


def understood(words: list[str]) -> bool:
    try:
        _parser(words).parse_args(words)
    except SystemExit as end:
        return end.code == 0
    return True


def test_the_example_of_a_listing_passes_the_check(tmp_path: Path) -> None:
    [example] = blocks(REPOSITORY / "CONTRIBUTING.md", "yaml")
    root = tmp_path / "hub"
    for folder in ("vocabulary", "content", "organisations"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    shutil.copy(REPOSITORY / "pelicanconf.py", root)
    (root / "organisations" / "elm-street-lunch-club.yaml").write_text(example, encoding="utf-8")
    ran = hub(root, "check", "organisations/elm-street-lunch-club.yaml")
    assert ran.stdout == "No problems in 1 file.\n"
    assert hub(root, "fmt", "--check", "organisations/elm-street-lunch-club.yaml").returncode == 0


def test_the_host_in_an_example_builds_as_the_workflow_does() -> None:
    [netlify] = blocks(REPOSITORY / "docs" / "operators.md", "toml")
    assert tomllib.loads(netlify)["build"] == {
        "command": "make publish", "publish": "output", "environment": {"PYTHON_VERSION": "3.11"}
    }
