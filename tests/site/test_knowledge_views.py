"""What the pages that staff write show: bars, forums, minutes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hub.edition import Edition
from hub.knowledge.page import CaseStudy, Figure
from hub.site.directory import Directory
from hub.site.knowledge_views import bars, forums, reading_minutes
from hub.vocabulary import Vocabulary

STUDY = CaseStudy(
    slug="a",
    path="content/case-studies/a.md",
    title="A",
    summary="S.",
    status="published",
    published=date(2026, 1, 1),
    body="Text.",
    sources=(),
    forum="Housing forum",
)


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (250, 1), (300, 2), (1000, 5)])
def test_reading_takes_a_minute_for_every_200_words(words, minutes):
    assert reading_minutes("word " * words) == minutes


@pytest.mark.parametrize(("share", "full", "partly"), [(0, 0, 0), (64, 12, 4 / 5), (75, 15, 0), (100, 20, 0)])
def test_a_bar_has_twenty_tiles_of_five_in_a_hundred_the_last_partly_filled(share, full, partly):
    drawn = bars((Figure(share, "members", "agreed"),))
    [bar] = drawn.bars
    filled = [tile.filled / drawn.tile for tile in bar.tiles]
    assert (len(filled), filled.count(1)) == (20, full)
    assert sum(filled) == pytest.approx(full + partly, abs=0.01)
    assert bar.more is None


def test_more_than_the_share_is_marked_on_the_first_empty_tile():
    [bar] = bars((Figure(50, "members", "agreed", more=True, said="Over half"),)).bars
    assert bar.more == bar.tiles[10]


def test_a_forum_holds_all_its_pages_however_its_name_is_written_and_is_called_what_the_newest_calls_it():
    newer = replace(STUDY, slug="b", forum="Housing Forum", published=date(2026, 2, 1))
    none = replace(STUDY, slug="c", forum="")
    words = Vocabulary({}, {}, {}, {}, {}, {}, {}, {})
    edition = Edition(
        today=date(2026, 11, 24),
        vocabulary=words,
        organisations=(),
        briefings=(),
        case_studies=(newer, STUDY, none),
        pages=(),
        waiting=(),
    )
    [forum] = forums(Directory(edition))
    assert (forum.name, forum.id) == ("Housing Forum", "forum-housing-forum")
    assert [each.slug for each in forum.articles] == ["b", "a"]


def test_forums_whose_names_have_no_latin_letters_are_kept_apart():
    assert replace(STUDY, forum="住房").forum_id != replace(STUDY, forum="社区").forum_id
