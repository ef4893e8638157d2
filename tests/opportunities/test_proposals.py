"""Connections that grants come to: with whom there is none, and of whom only a number is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hub.cli import main

TRUST = "organisations/old-mill-hall-trust.yaml"  # closed on 31 March 2025


def grant(name: str = "Old Mill Hall Trust", funder: str = "Example Community Fund", **more: object) -> dict:
    return {
        "awardDate": "2024-03-11",
        "amountAwarded": 5000,
        "recipientOrganization": [{"name": name, **more.pop("recipient", {})}],
        "fundingOrganization": [{"name": funder}],
        "dataSource": "https://example.org/grants.json",
        **more,
    }


def imported(capsys: pytest.CaptureFixture[str], *grants: dict, write: bool = False) -> str:
    Path("some.json").write_text(json.dumps({"grants": grants}), encoding="utf-8")
    assert main(["import", "grants", *(["--write"] if write else []), "some.json"]) == 0
    return capsys.readouterr().out


def test_what_was_given_after_the_organisation_closed_is_passed_over_and_told(hub, capsys):
    said = imported(capsys, grant(awardDate="2025-04-01"))
    assert "Passed over: 1 by or to Old Mill Hall Trust after 2025-03-31, when its listing says it ended" in said
    assert "connections:" not in said


def test_what_a_closed_organisation_was_given_ends_with_it_at_the_latest(hub, capsys):
    plans = {"plannedDates": [{"endDate": "2026-03-31"}]}
    said = imported(capsys, grant(**plans), write=True)
    assert f'{TRUST}:\nconnections:\n  - with: "example-community-fund"\n' in said
    assert '    since: "2024-03"\n    until: "2025-03-31"\n' in said
    assert main(["check"]) == 0


def test_what_was_awarded_on_a_day_to_come_is_passed_over(hub, capsys):
    said = imported(capsys, grant(awardDate="2990-01-01"), grant("Safe Harbour", awardDate="2026-12-01"))
    assert "Passed over: 2 that were awarded on a day to come" in said
    assert "connections:" not in said
    assert "connections:" in imported(capsys, grant("Safe Harbour", awardDate="2026-11-30"))


def test_what_a_closed_organisation_gave_afterwards_is_passed_over_too(hub, capsys):
    said = imported(capsys, grant("Safe Harbour", "Old Mill Hall Trust", awardDate="2026-01"))
    assert "Passed over: 1 by or to Old Mill Hall Trust after 2025-03-31" in said


def test_nobody_is_connected_with_themselves(hub, capsys):
    said = imported(capsys, grant("Safe Harbour", "Safe Harbour"), write=True)
    assert "Passed over: 1 that Safe Harbour gave itself" in said
    assert "0 connections" in said


@pytest.mark.parametrize(
    ("number", "is_it"),
    [("GB-CHC-9990002", True), ("GB-CHC-7654321", False), ("GB-MPR-7654321", True), ("360G-mill", True)],
)
def test_another_of_the_same_name_is_known_by_its_number_of_the_same_register(hub, capsys, number, is_it):
    said = imported(capsys, grant(recipient={"id": number}))
    assert (f"{TRUST}:\nconnections:" in said) == is_it
    assert ("Not listed: Old Mill Hall Trust (GB-CHC-7654321)" in said) != is_it


def test_who_is_not_listed_is_named_only_with_a_number_of_a_register(hub, capsys):
    said = imported(
        capsys,
        grant("Faraway Singers", recipient={"id": "GB-CHC-9999998"}),
        grant("Faraway Singers", recipient={"id": "360G-example:org-1", "charityNumber": "9999998"}),
        grant("Sam Soletrader", recipient={"id": "360G-example:person-1"}),
        grant("Robin Private"),
        grant("Robin Private", recipientIndividual={"name": "Robin Private"}),
    )
    assert "Passed over: 4 to organisations that are not listed" in said
    assert said.count("Not listed: ") == said.count("Not listed: Faraway Singers (GB-CHC-9999998)\n") == 1
    assert "Sam" not in said
    assert "Robin" not in said


def test_no_more_are_named_than_a_person_reads(hub, capsys):
    said = imported(capsys, *(grant(f"Singers {n}", recipient={"id": f"GB-CHC-{9000000 + n}"}) for n in range(60)))
    assert said.count("Not listed: Singers ") == 50
    assert "Not listed: 10 more with a number of a register" in said


def test_rows_that_cannot_be_read_are_told_and_the_others_proposed(hub, capsys):
    said = imported(capsys, grant(amountAwarded="lots"), grant("Safe Harbour", amountAwarded="£1,000"))
    assert "organisations/safe-harbour.yaml:\nconnections:" in said
    assert "Not understood: some.json: grants[0].amountAwarded: a text stands here" in said
    assert TRUST not in said


def test_a_listing_that_cannot_be_kept_whole_stays_as_it_is_and_says_on_which_line(hub, capsys):
    harbour = Path("organisations/safe-harbour.yaml")
    lines = harbour.read_text("utf-8").splitlines(keepends=True)
    harbour.write_text(lines[0].rstrip() + "  # a note\n" + "".join(lines[1:]), encoding="utf-8")
    before = harbour.read_bytes()
    Path("some.json").write_text(json.dumps({"grants": [grant("Safe Harbour")]}), encoding="utf-8")
    assert main(["import", "grants", "--write", "some.json"]) == 1
    said = capsys.readouterr().out
    assert "it stays as it is: a comment stands behind a value" in said
    assert "has no place for it, on line 1" in said
    assert "0 connections added" in said
    assert harbour.read_bytes() == before
