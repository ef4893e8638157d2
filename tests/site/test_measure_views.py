"""What the page of the difference made shows of connections, and a forum's page of its answers."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hub.edition import Edition, read_edition
from hub.knowledge import forum as forum_module
from hub.knowledge.forum import Forum
from hub.knowledge.kinds import definition
from hub.listings.organisation import Connection
from hub.places.grid import grid
from hub.records.dates import PartialDate
from hub.site.borough_views import borough
from hub.site.directory import Directory
from hub.site.feedback_views import feedback_page
from hub.site.measure_views import MOST_YEARS, measured
from tests.conftest import REPOSITORY, Site

TODAY = date(2026, 11, 24)
SMALL = REPOSITORY / "tests" / "sites" / "small"


@pytest.fixture(scope="module")
def edition() -> Edition:
    found = read_edition(SMALL, TODAY).edition
    assert found
    return found


def answering(edition: Edition) -> Forum:
    """The forum that tells of answers."""
    [forum] = (forum for forum in edition.forums if forum.feedback)
    return forum


def later(edition: Edition, year: int) -> Directory:
    return Directory(replace(edition, today=date(year, 11, 24)))


def test_the_first_year_is_the_baseline_and_the_next_is_held_against_it(edition):
    first, second = measured(later(edition, 2026)), measured(later(edition, 2027))
    assert first.months.is_baseline
    assert [column.name for column in first.columns] == ["all", "without-funding"]
    assert not second.months.is_baseline
    assert [column.name for column in second.columns] == ["all", "without-funding", "before", "after"]
    assert [(y.year, y.is_first, y.is_before) for y in second.years][:2] == [(2026, True, False), (2025, False, True)]


def test_no_year_is_passed_over_and_one_of_which_nothing_is_dated_says_so(edition):
    assert [y.year for y in measured(later(edition, 2032)).years] == [2031, 2030, 2029, 2028]
    told = (Connection("example-borough-council", "partner", "", PartialDate(year)) for year in (2022, 2024))
    one = replace(edition.organisations[0], connections=tuple(told))
    found = measured(Directory(replace(edition, organisations=(one,), forums=(), consortia=()))).years
    assert [(y.year, y.is_silent) for y in found] == [(2025, True), (2024, False), (2023, True), (2022, False)]
    assert len(found) == MOST_YEARS


def test_an_empty_hub_is_measured_too(edition):
    nobody = replace(edition, organisations=(), consortia=(), forums=(), case_studies=())
    found = measured(Directory(nobody))
    assert (found.years, found.met, found.began, found.consortia) == ((), (), 0, 0)
    assert found.columns[0].mean is None


@pytest.mark.parametrize("root", [SMALL, REPOSITORY], ids=["small", "own"])
def test_the_two_pages_that_count_connections_count_the_same(root: Path):
    directory = Directory(read_edition(root, TODAY, published=True).edition)
    there, here = borough(directory, grid(directory.vocabulary.wards.values())), measured(directory).months
    assert there.merged == here.mergers
    assert (there.open + there.merged, there.aged, there.listed) == (
        here.all_links.open,
        here.ageing.some,
        here.network.organisations,
    )
    assert {kind.kind: kind.open for kind in there.kinds} == {kind: flow.open for kind, flow in here.by_kind.items()}


def test_a_forum_shows_its_latest_answers_first_and_draws_the_shares_that_may_be_told(edition):
    forum = answering(edition)
    shown = feedback_page(Directory(edition), forum)
    # 13 and 27 make a table of 40; the 4 of 2025 are fewer than five; the 8 of summer wait.
    assert [each.table.answered for each in shown.answered] == [40, None, 17]
    assert shown.waiting == date(2026, 7, 1)
    met, _, importance = shown.answered[0].questions
    assert [answer.count for answer in met.answers] == [8, 15, 11, 6]
    # 0, 2 and 7 of five: the small two are hidden, and the next smallest. 14 of 40 are 35%: seven tiles.
    assert [answer.count for answer in importance.answers] == [None, None, None, 14, 16]
    assert importance.told and importance.shares
    assert sum(tile.filled == shown.tile for tile in importance.answers[3].tiles) == 7
    assert importance.answers[0].tiles == ()
    # Of 17 no shares. Nobody met six or more, which is hidden with both fives.
    met, importance = shown.answered[2].questions
    assert ([answer.count for answer in met.answers], met.shares) == ([None, 7, None, None], False)
    # 13 of 17 found it very important; beside the small numbers that is the next smallest, so nothing is left to show.
    assert not importance.told and {answer.count for answer in importance.answers} == {None}


def test_a_translation_shows_the_answers_of_its_original_whatever_it_says_itself(edition):
    forum = answering(edition)
    spanish = replace(forum, slug="foro", lang="es", translates=forum.slug, feedback=forum.feedback[1:2])
    directory = Directory(replace(edition, forums=(forum, spanish)))
    assert feedback_page(directory, spanish) == feedback_page(directory, forum)


def test_none_is_told_of_wherever_it_stands_among_the_answers(edition, monkeypatch):
    # Of 13 and 27 who answered in 2026, 8 met nobody new.
    found = measured(Directory(edition)).met
    told = {"met": 32, "exchanged": 23, "referred": 12, "shared": 7, "together": 5}
    assert [(each.answer, each.count, each.of) for each in found] == [(name, count, 40) for name, count in told.items()]
    monkeypatch.setattr(forum_module, "ANSWERS", {name: each[::-1] for name, each in forum_module.ANSWERS.items()})
    assert {*measured(Directory(edition)).met} == {*found}


def test_a_forum_without_answers_shows_nothing_of_them(edition):
    forum = answering(edition)
    silent = replace(forum, feedback=())
    assert not feedback_page(Directory(replace(edition, forums=(silent,))), silent)


def test_the_pages_ask_the_questions_in_the_words_of_the_schema(small_sites: dict[str, Site]):
    page = (small_sites["root"].output / "forums" / "carers-forum" / "index.html").read_text(encoding="utf-8")
    asked = definition(f"content/{Forum.section}/")["$defs"]["feedback"]["properties"]
    for question in ("met", "since_then", "importance"):
        [words] = re.findall("“(.+?)”", asked[question]["description"])
        assert words in page
        if question != "importance":
            assert all(answer["title"] in page for answer in asked[question]["properties"].values())


def test_what_is_hidden_is_nowhere_on_the_page(small_sites: dict[str, Site]):
    page = (small_sites["root"].output / "forums" / "carers-forum" / "index.html").read_text(encoding="utf-8")
    assert page.count("<td class=\"count-cell\">not shown</td>") == 6
    assert "Fewer than 5 answered" in page
    assert page.count("</b> Too few gave each answer for any number to be shown.") == 1


def test_measures_stand_on_the_page_that_asks_for_them_alone(small_sites: dict[str, Site]):
    output = small_sites["root"].output
    asking = [page for page in small_sites["root"].pages if "page-measures" in page.read_text(encoding="utf-8")]
    assert asking == [output / "difference" / "index.html"]
    text = asking[0].read_text(encoding="utf-8")
    assert "Baseline:" in text and "there is no earlier figure" in text
