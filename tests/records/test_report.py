"""Problems as people, programs and continuous integration read them."""

from __future__ import annotations

import json

from hub.records.problem import Grade, Problem
from hub.records.report import Report, as_github, as_json, as_text, by_rule

MUST = Problem("organisations/a,b.yaml", 3, 7, "empty-value", "`about` is\nempty: 100%", "leave it out")
SHOULD = Problem("organisations/c.yaml", 1, 1, "no-topic", "no topic is named", grade=Grade.SHOULD)
REPORT = Report((MUST, SHOULD), 231, elsewhere=2)


def test_text_has_a_line_for_each_problem_and_one_that_sums_up():
    assert as_text(REPORT).split("\n")[-2:] == ["", "1 must and 1 should in 2 of 231 files; 2 musts in other files"]
    assert "organisations/c.yaml:1:1: no-topic: no topic is named" in as_text(REPORT)


def test_nothing_wrong_is_said_in_one_line():
    assert as_text(Report((), 1)) == "No problems in 1 file"


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
        "`about` is%0Aempty: 100%25 (leave it out)"),
        "::warning file=organisations/c.yaml,line=1,col=1,title=no-topic::no topic is named",
    ]


def test_rules_are_counted_the_most_frequent_first():
    assert list(by_rule([SHOULD, MUST, SHOULD]).items()) == [("no-topic", 2), ("empty-value", 1)]
