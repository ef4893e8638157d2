"""A whole site full of faults: every one is found, where it stands, and told as people read it.

`tests/sites/faulty/report.txt` is what `hub check` says of it. Each file there is named after its fault.
"""

from __future__ import annotations

import json
import re

import pytest

from hub.records.rules import Rule

# Rules that no file of a site can break, or none that git can hold; they have tests of their own.
ELSEWHERE = {
    "unreadable",
    "missing-file",
    "too-large",
    "too-short",
    "dead-end",
    "hard-to-find",
    "too-few",
    "same-tile",
    "invalid",
    "vanished-address",
    "published-answers",
    "example-address",
    "example",
    "example-named",
    "not-canonical",
    "comment-not-kept",
    "not-kept",
}


@pytest.fixture(scope="module")
def faulty(repository):
    return repository / "tests" / "sites" / "faulty"


@pytest.fixture(scope="module")
def checked(faulty, run_hub):
    return run_hub(faulty, "check")


def test_every_fault_is_found_where_it_stands_and_told_in_plain_words(faulty, checked):
    assert checked.stdout == (faulty / "report.txt").read_text(encoding="utf-8")
    assert (checked.returncode, checked.stderr) == (1, "")


def test_every_rule_is_broken_in_some_file(checked):
    broken = set(re.findall(r"^[^:]+:\d+:\d+: ([a-z0-9-]+): ", checked.stdout, re.MULTILINE))
    assert {rule.value for rule in Rule} - broken == ELSEWHERE


def test_every_file_that_is_named_after_a_rule_breaks_it(checked):
    names = {rule.value for rule in Rule} - ELSEWHERE
    found: dict[str, set[str]] = {}
    for stem, rule in re.findall(
        r"^(?:organisations|content/\w+)/([^:]+)\.\w+:\d+:\d+: ([a-z0-9-]+): ", checked.stdout, re.MULTILINE
    ):
        found.setdefault(stem, set()).add(rule)
    for stem, rules in found.items():
        meant = max((name for name in names if stem.startswith(name)), key=len, default=None)
        assert meant is None or meant in rules, f"{stem} is told to break {rules}"


def test_what_yaml_would_guess_at_stays_the_text_it_is_and_passes(checked):
    assert "organisations/kept-as-text.yaml:" not in checked.stdout


def test_each_line_names_a_place_that_is_in_the_file(faulty, run_hub):
    said = json.loads(run_hub(faulty, "check", "--format", "json").stdout)
    for problem in said["problems"]:
        path = faulty / problem["path"]
        lines = path.read_bytes().decode("utf-8", "replace").split("\n")
        assert 1 <= problem["line"] <= len(lines), problem
        assert 1 <= problem["column"] <= len(lines[problem["line"] - 1]) + 1, problem
        assert problem["message"][-1] not in ".!?", problem


def test_every_must_says_what_mends_it(faulty, run_hub):
    said = json.loads(run_hub(faulty, "check", "--format", "json").stdout)
    assert [problem for problem in said["problems"] if not problem["fix"]] == []


def test_the_annotations_say_as_much_as_the_text(faulty, run_hub, checked):
    annotations = run_hub(faulty, "check", "--format", "github").stdout.splitlines()
    told = [line for line in checked.stdout.splitlines() if re.match(r"\S.*:\d+:\d+: ", line)]
    assert len(annotations) == len(told) + 1
    assert all(line.startswith(("::error file=", "::warning file=")) for line in annotations[:-1])
