"""What mends a page, told so that whoever wrote it knows what to write."""

from __future__ import annotations

import pytest

from hub.knowledge.check import check_pages
from hub.knowledge.kinds import PAGES
from hub.knowledge.read import read_pages

HEAD = 'title: "A"\nsummary: "S."\nstatus: "published"\npublished: "2026-01-15"\n'
WORDS = {"languages": {"en"}}


def page(head: str, more: str = "") -> str:
    return f"---\n{head}{more}---\nText.\n"


@pytest.mark.parametrize(
    ("more", "fix"),
    [
        ('lang: "Turkish"\n', "its tag is tr: add it to vocabulary/languages.yaml"),
        ('lang: "english"\n', "write en"),
        ('lang: "Klingonese"\n', "write one of: en"),
    ],
)
def test_a_language_is_written_by_its_tag(more, fix):
    [record], _ = read_pages(PAGES, {f"{PAGES}a.md": page(HEAD, more).encode()})
    assert [problem.fix for problem in check_pages([record], WORDS, ()) if problem.rule == "unknown-word"] == [fix]


def test_what_is_cancelled_says_so_elsewhere_than_in_its_status():
    head = HEAD.replace('"published"', '"cancelled"', 1)
    _, [problem] = read_pages(PAGES, {f"{PAGES}a.md": page(head).encode()})
    assert "a line cancelled: true" in problem.fix and "a stage cancelled" in problem.fix
