"""What the command says and writes of pages: how they begin, and which wait for staff."""

from __future__ import annotations

import json
import re

import pytest

from hub.cli import main


@pytest.mark.parametrize(
    ("kind", "folder"), [("briefing", "briefings"), ("case-study", "case-studies"), ("page", "pages")]
)
def test_a_page_begins_as_a_draft_that_passes_and_does_not_once_it_is_published_unwritten(hub, capsys, kind, folder):
    assert main(["new", kind, "A “new” one"]) == 0
    file = hub / "content" / folder / "a-new-one.md"
    capsys.readouterr()
    assert main(["check", str(file)]) == main(["fmt", "--check"]) == 0
    told = capsys.readouterr().out
    written = enumerate(file.read_text("utf-8").splitlines(), 1)
    lines = [number for number, line in written if re.search('(^|")write here"?$', line)]
    assert f":{lines[0]}:1: unfinished: the draft still has the starter's words in lines {lines[0]}, " in told
    assert f" and {lines[-1]} (" in told
    assert ("never a person's name" in file.read_text("utf-8")) == (kind != "page")
    file.write_text(file.read_text("utf-8").replace('"draft"', '"published"'), encoding="utf-8")
    capsys.readouterr()
    assert main(["check", str(file)]) == 1
    told = re.findall(r":\d+:\d+: ([a-z-]+):", capsys.readouterr().out)
    assert set(told) == {"starter-text"}
    file.write_text(file.read_text("utf-8").replace("write here", "https://example.org/written"), encoding="utf-8")
    assert main(["check"]) == 0


def test_every_line_that_an_opportunity_begins_with_as_a_comment_is_a_field_and_none_passes_as_it_stands(hub, capsys):
    assert main(["new", "opportunity", "A new one"]) == 0
    file = hub / "content" / "opportunities" / "a-new-one.md"
    lines = file.read_text("utf-8").replace('"draft"', '"published"').split("\n")
    named = [number for number, line in enumerate(lines) if re.match(r"# [a-z_]+: ", line)]
    for number in named:
        told = [line[2:] if at == number else line for at, line in enumerate(lines)]
        file.write_text("\n".join(told), encoding="utf-8")
        capsys.readouterr()
        assert main(["check", "--format", "json", str(file)]) == 1
        musts = [each for each in json.loads(capsys.readouterr().out)["problems"] if each["grade"] == "must"]
        assert number + 1 in {each["line"] for each in musts}, lines[number]
    fields = {lines[number][2:].split(":")[0] for number in named}
    assert {"value", "languages", "lots", "regime", "rounds", "who_may_apply", "awarded_to", "result"} <= fields


def test_what_waits_for_staff_is_listed(hub, capsys):
    assert main(["report", "reviews"]) == 0
    said = capsys.readouterr().out
    assert "content/briefings/not-yet.md" in said
    assert "content/briefings/next-year.md  from 2027-01-04" in said
    assert main(["report", "reviews", "--format", "json"]) == 0
    assert [each["path"] for each in json.loads(capsys.readouterr().out)["overdue"]] == [
        "content/case-studies/sharing-a-hall.md"
    ]
    (hub / "organisations" / "broken.yaml").write_text('name: "Broken"\n')
    assert main(["report", "reviews"]) == 1
    said = capsys.readouterr().err
    assert re.search(r"right: \d+ problems in organisations/broken\.yaml; run \.venv/bin/hub check", said)


def test_connections_are_measured_for_a_period(hub, capsys):
    period = ["--from", "2026-01-01", "--to", "2026-06-30"]
    assert main(["report", "connections", *period, "--format", "csv"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("measure,group,value,n,note\r\n")
    assert main(["report", "connections"]) == 0
    assert "links-open" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("days", "why"),
    [
        (["--from", "2026-02"], "“2026-02” is no day: write it as 2025-01-31"),
        (["--to", "yesterday"], "is no day"),
        (["--from", "2026-02-02", "--to", "2026-02-01"], "before it begins"),
        (["--to", "2026-11-25"], "what is to come cannot be measured"),
    ],
)
def test_days_that_make_no_period_are_refused(hub, capsys, days, why):
    assert main(["report", "connections", *days]) == 2
    assert why in capsys.readouterr().err
