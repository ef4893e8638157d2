"""What an import must not write: whatever `hub check` would refuse, and whatever cannot be written."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from hub.cli import main
from hub.edition import read_edition
from hub.opportunities.trial import refusals

HERE = Path(__file__).parent
NOTICES, GRANTS = HERE / "notices.json", HERE / "grants.json"
PANTRY = Path("organisations/riverside-food-pantry.yaml")
CARERS = Path("content/opportunities/support-for-carers-and-their-families.md")
TODAY = date(2026, 11, 24)


def pages() -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in Path().rglob("*") if file.is_file() and file.suffix in (".md", ".yaml")}


def notices(**changes: object) -> Path:
    """The notices of the tests, in which the award and its fields are other ones."""
    package = json.loads(NOTICES.read_text("utf-8"))
    award = package["releases"][3]
    tender = changes.pop("tender", {})
    package["releases"][3] = {**award, **changes, "tender": {**award["tender"], **tender}}
    file = Path("changed.json")
    file.write_text(json.dumps(package), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"tender": {"title": "javascript: clubs"}}, "markup"),
        ({"id": "&#60;b"}, "markup"),
        ({"id": "4" * 600}, "too-long"),
        ({"id": "\u200b\u0007"}, "outer-space"),
    ],
)
def test_a_notice_that_the_check_would_refuse_is_told_and_the_others_are_written(hub, capsys, changes, rule):
    before = pages()
    assert main(["import", "notices", str(notices(**changes))]) == 1
    said = capsys.readouterr().out
    assert "nothing was written. It would have been a new draft, from 1 notice" in said
    assert f": {rule}: " in said
    assert "3 procurements read, 2 files written" in said
    assert len(pages()) == len(before) + 2
    assert main(["check"]) == 0
    assert main(["import", "notices", str(NOTICES)]) == 0, "and nothing is in the way of the next import"


def test_a_page_that_a_new_notice_would_spoil_stays_as_it_is(hub, capsys):
    main(["import", "notices", str(NOTICES)])
    before = pages()
    number = {"id": "&#60;b", "date": "2026-11-20T10:00:00Z", "tender": {"title": "Lunch clubs"}}
    assert main(["import", "notices", str(notices(**number))]) == 1
    said = capsys.readouterr().out
    assert "content/opportunities/lunch-clubs.md: nothing was written. It would have been added: " in said
    assert pages() == before


@pytest.mark.parametrize("write", [[], ["--write"]])
def test_a_listing_that_its_grants_would_spoil_stays_as_it_is_and_the_others_get_theirs(hub, capsys, write):
    # The club's listing says that the pantry pays it; a grant the other way would contradict it.
    club = PANTRY.with_name("one-oak-youth-club.yaml")
    paid = '  - {with: "riverside-food-pantry", kind: "funded-by", source: "https://one-oak.example.org"}\n'
    text = club.read_text("utf-8")
    club.write_text(text.replace("connections:\n", f"connections:\n{paid}", 1), encoding="utf-8")
    main(["fmt", str(club)])
    package = json.loads(GRANTS.read_text("utf-8"))
    one, two = package["grants"][:2]
    one["fundingOrganization"] = [{"name": "One Oak Youth Club"}]
    two["recipientOrganization"] = [{"name": "Safe Harbour"}]
    Path("changed.json").write_text(json.dumps(package), encoding="utf-8")
    before = pages()
    capsys.readouterr()
    assert main(["import", "grants", *write, "changed.json"]) == 1
    said = capsys.readouterr().out
    assert f"{PANTRY}: nothing is proposed for it" in said
    assert f"{PANTRY}:" in said and ": connection-conflict: " in said
    assert "organisations/safe-harbour.yaml:\nconnections:" in said
    assert "\n1 connection " in said
    changed = {file.name for file, data in pages().items() if before[file] != data}
    assert changed == ({"safe-harbour.yaml"} if write else set())
    assert main(["check"]) == 0


def test_two_pages_of_one_procurement_are_both_named_and_the_others_are_written(hub, capsys):
    main(["import", "notices", str(NOTICES)])
    twin = CARERS.with_name("twin.md")
    twin.write_bytes(CARERS.read_bytes())
    CARERS.with_name("lunch-clubs.md").unlink()
    before = pages()
    capsys.readouterr()
    assert main(["import", "notices", str(NOTICES)]) == 1
    said = capsys.readouterr().out
    assert f"{CARERS}: ocds-h6vhtk-0aaaaa stands in {twin} too; keep it in one." in said
    assert {file for file, data in pages().items() if before.get(file) != data} == {CARERS.with_name("lunch-clubs.md")}


def test_what_the_check_finds_in_new_texts_is_said_of_each_and_the_right_ones_pass(hub):
    right = PANTRY.read_text("utf-8")
    texts = {
        "organisations/other.yaml": right.replace("name:", "nom:", 1),
        PANTRY.as_posix(): right,
        "content/pages/new.md": "no fields",
    }
    found = refusals(Path(), TODAY, texts)
    assert {path: {problem.path for problem in problems} for path, problems in found.items()} == {
        "organisations/other.yaml": {"organisations/other.yaml"},
        "content/pages/new.md": {"content/pages/new.md"},
    }
    assert refusals(Path(), TODAY, {}) == {}


def test_a_fault_that_shows_in_a_file_that_stays_speaks_against_what_is_new(hub):
    words = Path("vocabulary/bodies.yaml")
    text = words.read_text("utf-8").replace("example-community-fund:", "other-fund:")
    (problems,) = refusals(Path(), TODAY, {words.as_posix(): text}).values()
    assert {problem.path for problem in problems} and words.as_posix() not in {problem.path for problem in problems}
    assert read_edition(Path(), TODAY).edition, "and nothing was written"


def test_a_folder_that_may_not_be_written_in_is_told_with_what_to_do(hub, capsys):
    folder, everyone = CARERS.parent, 65534
    folder.chmod(0o555)
    before, was = pages(), os.geteuid()
    try:
        if was == 0:  # whom no permission keeps out
            os.seteuid(everyone)
        assert main(["import", "notices", str(NOTICES)]) == 1
    finally:
        os.seteuid(was)
        folder.chmod(0o755)
    said = capsys.readouterr().err
    assert "cannot be written: permission denied. See to it that you may write in content/opportunities/" in said
    assert pages() == before
