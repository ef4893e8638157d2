"""Problems as people, programs and continuous integration read them."""

from __future__ import annotations

import json
from dataclasses import replace

from hub.records.problem import Grade, Problem
from hub.records.report import Report, as_github, as_json, as_text

MUST = Problem("organisations/a,b.yaml", 3, 7, "empty-value", "`about` is\nempty: 100%", "leave it out")
SHOULD = Problem("organisations/c.yaml", 1, 1, "no-topic", "no topic is named", grade=Grade.SHOULD)
REPORT = Report((MUST, SHOULD), 231, elsewhere=(replace(MUST, path="a.md"), replace(MUST, path="b.md")))


def test_what_stops_the_build_comes_last_and_a_line_sums_up():
    assert as_text(REPORT).split("\n") == [
        "organisations/c.yaml:1:1: no-topic: no topic is named",
        "",
        "1 problem stops the build:",
        *str(MUST).split("\n"),
        "",
        (
            "1 problem stops the build; 1 warning does not. 2 of 231 files. "
            "2 problems in other files stop the build: a.md, b.md."
        ),
    ]


def test_problems_of_one_grade_are_summed_up_without_the_other():
    assert as_text(Report((MUST, MUST), 3)).split("\n")[0] == "2 problems stop the build:"
    assert as_text(Report((MUST, MUST), 3)).split("\n")[-1] == "2 problems stop the build. 1 of 3 files."
    assert as_text(Report((SHOULD,), 3)).split("\n") == [
        str(SHOULD),
        "",
        "1 warning, and nothing that stops the build. 1 of 3 files.",
    ]


def test_nothing_wrong_is_said_in_one_line():
    assert as_text(Report((), 1)) == "No problems in 1 file."


def test_three_files_are_named_that_were_not_asked_about_and_the_others_counted():
    others = tuple(replace(MUST, path=f"{name}.md") for name in "aabcd")
    last = as_text(Report((), 1, others))
    assert last == "No problems in 1 file. 5 problems in other files stop the build: a.md, b.md, c.md and 1 more."


def test_json_says_the_same_as_text():
    said = json.loads(as_json(REPORT))
    assert said["problems"][1] == {
        "path": "organisations/c.yaml",
        "line": 1,
        "column": 1,
        "rule": "no-topic",
        "grade": "should",
        "message": "no topic is named",
        "fix": "",
    }
    assert (said["musts"], said["shoulds"], said["files"], said["elsewhere"]) == (1, 1, 231, 2)


def test_workflow_commands_escape_what_would_end_them():
    assert as_github(REPORT).split("\n")[:2] == [
        ("::error file=organisations/a%2Cb.yaml,line=3,col=7,title=empty-value::"
        "`about` is\\nempty: 100%25 (leave it out)"),
        "::warning file=organisations/c.yaml,line=1,col=1,title=no-topic::no topic is named",
    ]


FORGED = Problem("organisations/a\n::error file=x::b\x1b[2J\u202e\u2028\udcff.yaml", 1, 1, "file-name", "“\r\x9b”")


def test_no_name_of_a_file_can_forge_a_line_or_steer_a_terminal():
    for written in (as_text(Report((FORGED,), 1)), as_github(Report((FORGED,), 1))):
        assert [line for line in written.splitlines() if line.startswith("::error file=x")] == []
        assert written.replace("\n", "").isprintable()
    shown = r"organisations/a\n::error file=x::b\x1b[2J\u202e\u2028\udcff.yaml"
    assert str(FORGED) == rf"{shown}:1:1: file-name: “\r\x9b”"


def test_data_escapes_what_does_not_show_and_loses_nothing():
    written = as_json(Report((FORGED,), 1))
    assert written.replace("\n", "").isprintable()
    assert json.loads(written)["problems"][0]["path"] == FORGED.path
