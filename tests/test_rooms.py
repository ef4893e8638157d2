"""Rooms import upwards only, as the table of `docs/developers.md` has them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

HUB = REPOSITORY / "plugins" / "hub"
APART = ("connections", "opportunities", "search", "open_data", "rendering")
"""The rooms of two lines, none of which imports another."""


def table() -> list[list[str]]:
    """The rooms of each line of the table, the first that may be imported by all below it."""
    text = (REPOSITORY / "docs" / "developers.md").read_text("utf-8").partition("## The rooms")[2].partition("\n## ")[0]
    firsts = re.findall(r"^\| (`[^|]+) \|", text, re.MULTILINE)
    return [[Path(name).stem for name in re.findall(r"`([^`]+)`", first)] for first in firsts]


LEVELS = {room: level for level, rooms in enumerate(table()) for room in rooms}


def files(room: str) -> list[Path]:
    """The modules of a room; what a new hub is begun with is that hub's own."""
    found = [HUB / f"{room}.py"] if (HUB / f"{room}.py").exists() else sorted((HUB / room).rglob("*.py"))
    return [path for path in found if "starter" not in path.parts]


def imported(path: Path) -> Iterator[str]:
    """The rooms of the hub that a module imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
        if isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{name}" for name in names]
        yield from (name.split(".")[1] for name in names if name.startswith("hub."))


def may_import(room: str, other: str) -> bool:
    if other not in LEVELS or other == room:
        return True
    return LEVELS[other] <= LEVELS[room] and not (room in APART and other in APART)


def test_the_table_has_every_room():
    rooms = {path.parent.name for path in HUB.glob("*/__init__.py")}
    assert rooms and rooms <= LEVELS.keys() and {*APART} <= rooms
    assert all(files(room) for room in LEVELS)


@pytest.mark.parametrize("room", LEVELS)
def test_a_room_imports_none_below_it_and_none_beside_it_that_stands_apart(room):
    wrong = {
        f"{path.relative_to(HUB)} imports {other}"
        for path in files(room)
        for other in imported(path)
        if not may_import(room, other)
    }
    assert wrong == set()


def test_what_the_rule_forbids_is_seen(tmp_path):
    module = tmp_path / "module.py"
    module.write_text("def f():\n    from hub.opportunities.matching import fits\nimport hub.site\n", "utf-8")
    assert list(imported(module)) == ["site", "opportunities"]
    assert not may_import("connections", "opportunities") and not may_import("edition", "site")
    assert may_import("site", "connections") and may_import("connections", "edition")
