"""The ways that the page "Working together" leads to, and what it says of each."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from hub.edition import Edition, read_edition
from hub.knowledge.links import LONE, RESERVED
from hub.site.directory import Directory
from hub.site.event_views import Events
from hub.site.opportunity_views import Opportunities
from hub.site.together_views import Way, ways
from tests.conftest import REPOSITORY, Site

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def edition() -> Edition:
    return read_edition(REPOSITORY / "tests" / "sites" / "small", TODAY).edition


def ways_of(edition: Edition) -> tuple[Way, ...]:
    directory = Directory(edition)
    return ways(directory, Events(directory), Opportunities(directory))


def test_each_list_is_counted_by_what_there_is_to_go_to_and_pages_that_are_no_lists_are_not(edition):
    counts = {way.kind: way.count for way in ways_of(edition)}
    assert counts == {
        # Of five events three are to come; of three opportunities one is past.
        "forum": 2, "event": 3, "opportunity": 2, "consortium": 2, "case-study": 1,
        "premises": None, "offers": None, "connections": None, "difference": None,
    }  # fmt: skip


def test_a_way_whose_page_is_not_there_is_left_out(edition):
    without = replace(edition, pages=tuple(page for page in edition.pages if page.slug != "difference"))
    assert {way.kind for way in ways_of(edition)} - {way.kind for way in ways_of(without)} == {"difference"}


def test_no_page_of_staff_can_take_the_place_of_a_way(edition):
    own = {way.address for way in ways_of(edition)} & {*LONE}
    assert own and {address.strip("/") for address in own} <= RESERVED


def test_each_way_is_told_by_its_name_with_a_line_on_it_and_how_many_it_lists(edition, small_sites: dict[str, Site]):
    page = (small_sites["root"].output / "together" / "index.html").read_text("utf-8")
    row = r'<h2><a href="([^"]+)">([^<]+)</a></h2>\s*<p>([^<]+)</p>(?:\s*<p class="second">([^<]+)</p>)?'
    told = re.findall(row, page)
    assert [address for address, *_ in told] == [way.address for way in ways_of(edition)]
    assert [count for *_, count in told] == [
        "2 forums and networks", "3 to come", "2 to go for", "2 consortia", "1 case study", "", "", "", ""
    ]  # fmt: skip
    assert all(name and line for _, name, line, _ in told)
