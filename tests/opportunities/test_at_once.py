"""What an import leaves alone that others write while it reads: staff, or another import."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from hub import import_commands
from hub.cli import main

HERE = Path(__file__).parent
NOTICES, GRANTS = HERE / "notices.json", HERE / "grants.json"
PANTRY = Path("organisations/riverside-food-pantry.yaml")
CARERS = Path("content/opportunities/support-for-carers-and-their-families.md")
LATE = "it stays as it is: somebody has written it since it was read here; import again\n"


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """Have something done once while an import checks what it is about to write."""
    waiting: list[Callable[[], object]] = []
    check = import_commands.refusals

    def checked(*arguments):
        while waiting:
            waiting.pop()()
        return check(*arguments)

    monkeypatch.setattr(import_commands, "refusals", checked)
    return waiting.append


def package(file: str, *releases: dict) -> str:
    Path(file).write_text(json.dumps({"uri": "https://example.org/api", "releases": releases}), encoding="utf-8")
    return file


def release(ocid: str, number: str) -> dict:
    return {"ocid": ocid, "id": number, "date": "2026-11-20", "tag": ["tender"], "tender": {"title": "Tea for all"}}


def test_of_two_imports_at_once_neither_loses_its_draft(hub, capsys, meanwhile):
    one = package("one.json", release("ocds-h6vhtk-0aaaaa", "000001-2026"))
    other = package("other.json", release("ocds-h6vhtk-0bbbbb", "000002-2026"))
    tea = Path("content/opportunities/tea-for-all.md")
    meanwhile(lambda: main(["import", "notices", other]))
    assert main(["import", "notices", one]) == 1
    said = capsys.readouterr().out
    assert f"{tea}: {LATE}" in said
    assert "1 procurement read, 0 files written" in said
    assert 'ocid: "ocds-h6vhtk-0bbbbb"' in tea.read_text("utf-8")
    assert main(["import", "notices", one]) == 0
    assert 'ocid: "ocds-h6vhtk-0aaaaa"' in tea.with_stem("tea-for-all-0aaaaa").read_text("utf-8")


def test_what_staff_save_while_notices_are_read_stays(hub, capsys, meanwhile):
    main(["import", "notices", str(NOTICES)])
    staff = CARERS.read_text("utf-8").replace("carers & their", "all")
    later = {**release("ocds-h6vhtk-0abc12", "000900-2027"), "date": "2027-03-01"}
    ocid = next(line for line in staff.splitlines() if line.startswith("ocid:")).split('"')[1]
    meanwhile(lambda: CARERS.write_text(staff, encoding="utf-8"))
    capsys.readouterr()
    assert main(["import", "notices", package("later.json", {**later, "ocid": ocid})]) == 1
    said = capsys.readouterr().out
    assert f"{CARERS}: {LATE}" in said and "0 files written" in said
    assert CARERS.read_text("utf-8") == staff
    assert main(["import", "notices", "later.json"]) == 0
    assert "000900-2027" in CARERS.read_text("utf-8") and "Support for all" in CARERS.read_text("utf-8")


def test_what_staff_save_while_grants_are_read_stays(hub, capsys, meanwhile):
    staff = PANTRY.read_text("utf-8") + "\n# Ask them when they open.\n"
    meanwhile(lambda: PANTRY.write_text(staff, encoding="utf-8"))
    assert main(["import", "grants", "--write", str(GRANTS)]) == 1
    said = capsys.readouterr().out
    assert f"{PANTRY}: {LATE}" in said and "0 connections added" in said
    assert PANTRY.read_text("utf-8") == staff
