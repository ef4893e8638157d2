"""What the pages that staff write show: bars and minutes."""

from __future__ import annotations

import pytest

from hub.knowledge.page import Figure
from hub.site.knowledge_views import bars, reading_minutes


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
