"""Case studies and consortia that tell of each other."""

from __future__ import annotations

import pytest

from hub.knowledge.read import read_pages
from hub.knowledge.studies import study_faults

HEAD = '---\ntitle: "A"\nsummary: "S."\nstatus: "published"\npublished: "2026-01-15"\n'
SOURCES = 'sources:\n  - {title: "Notes", url: "https://example.org"}\n'
STUDIES, CONSORTIA = "content/case-studies/", "content/consortia/"


def faults(study: str = "", consortium: str = "") -> list[tuple[str, str]]:
    """(path, rule) of what is wrong with a case study `study` and a consortium `group` of these lines."""
    records = []
    stages = 'stages: [{stage: "bid"}]\n'
    for folder, slug, more in ((STUDIES, "study", study), (CONSORTIA, "group", consortium + stages)):
        path = f"{folder}{slug}.md"
        read, problems = read_pages(folder, {path: f"{HEAD}{more}{SOURCES}---\nText.\n".encode()})
        assert not problems
        records += read
    return [(problem.path, problem.rule) for problem in study_faults(records)]


@pytest.mark.parametrize(
    ("study", "consortium"),
    [
        ('consortium: "group"\n', ""),
        ("", 'case_study: "study"\n'),
        ('consortium: "group"\n', 'case_study: "study"\n'),
        ('consortium: "group"\nopportunity: "one"\n', 'for: "one"\n'),
        ('consortium: "group"\n', 'for: "one"\n'),
        ('consortium: "another"\nopportunity: "one"\n', 'for: "two"\n'),
        ('lang: "es"\ntranslates: "original"\nconsortium: "group"\n', 'case_study: "original"\n'),
    ],
)
def test_what_one_of_them_tells_or_both_tell_alike_is_right(study, consortium):
    assert faults(study, consortium) == []


@pytest.mark.parametrize(
    ("study", "consortium", "path"),
    [
        ('consortium: "group"\n', 'case_study: "another"\n', STUDIES),
        ('consortium: "another"\n', 'case_study: "study"\n', CONSORTIA),
        ('consortium: "group"\nopportunity: "one"\n', 'for: "two"\n', STUDIES),
    ],
)
def test_what_they_tell_otherwise_of_each_other_is_a_conflict(study, consortium, path):
    (found,) = faults(study, consortium)
    assert found[0].startswith(path) and found[1] == "study-conflict"
