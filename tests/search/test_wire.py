"""What searching costs a reader on a poor line: every byte from focus to ten cards, and how often one waits."""
from __future__ import annotations

import re
from statistics import median

import pytest

from hub.site.assets import bundle
from tests.search.conftest import PACKAGES, THEME
from tests.search.made_up import made_up, own_documents, own_vocabulary
from tests.search.weight import SEARCHES, compressed, taken, weigh

TYPED = SEARCHES[::10]
"""Those that are also typed letter by letter: each takes as many answers as it has letters."""
CORE = ("search/engine.js", "search/query.js", "search/shards.js")
"""What answers a query; the rest of the page's script shows the answer."""
LATER = re.compile("/(?:place|spelling)-")
"""What these load once it is wanted."""


@pytest.fixture(scope="module")
def own():
    return weigh(own_documents(), own_vocabulary(), SEARCHES, TYPED)


@pytest.fixture(scope="module")
def many():
    return weigh(made_up(10_000), own_vocabulary(), SEARCHES, TYPED)


@pytest.fixture(params=["own", "many"])
def weighed(request):
    return request.getfixturevalue(request.param)


def worst(weighed, placed):
    """The dearest of the searches that name a place, or of those that do not."""
    return max((each for each in weighed if each.placed is placed), key=lambda each: each.bytes)


def test_the_core_of_the_script_is_within_5_kilobytes():
    made = bundle(THEME / "static" / "js", CORE, PACKAGES)
    assert sum(compressed(data) for path, data in made.files.items() if not LATER.search(path)) <= 5_000


def test_the_hubs_own_search_is_within_30_kilobytes_and_15_more_with_a_place(own):
    assert worst(own, placed=False).bytes <= 30_000
    assert worst(own, placed=True).bytes <= 30_000 + 15_000


@pytest.mark.parametrize("words, most", [(1, 25_000), (2, 28_000), (3, 34_000)])
def test_at_10_000_records_a_search_of_so_many_words_is_within_its_budget(many, words, most):
    assert median(each.bytes for each in many if not each.placed and len(each.query.split()) == words) <= most


def test_at_10_000_records_no_search_takes_more_than_45_kilobytes_and_15_more_with_a_place(many):
    assert worst(many, placed=False).bytes <= 45_000
    assert worst(many, placed=True).bytes <= 45_000 + 15_000


def test_some_of_the_searches_name_a_place_and_most_do_not(weighed):
    assert 20 <= sum(each.placed for each in weighed) <= len(weighed) / 3


def test_cards_wait_for_terms_and_terms_for_the_manifest_and_nothing_for_anything_else(weighed):
    """Except where few or none have all words: then they are read again, and that adds three at most."""
    waves = [each.told["waves"] for each in weighed]
    assert sum(each > 3 for each in waves) <= len(weighed) / 10
    assert max(waves) <= 3 + 3


def test_only_what_hardly_anything_has_is_read_again(weighed):
    slow = [each for each in weighed if each.told["waves"] > 3]
    assert [each for each in slow if each.told["whole"] >= 10 and "instead" not in each.told] == []


def test_a_search_asks_for_few_files_and_gets_them_all(weighed):
    assert [each.query for each in weighed if each.told["lost"]] == []
    assert max(len(each.told["asked"]) - each.placed for each in weighed) <= 1 + 12 + 10
    assert max(each.told["cards"] for each in weighed) == 10


def test_nothing_is_fetched_twice_however_a_query_is_typed(weighed):
    typed = [each for each in weighed if "letters" in each.told]
    assert [each.query for each in typed if each.told["letters"]["twice"] or each.told["pauses"]["twice"]] == []
    assert len(typed) > 25


def dearer(weighed, way):
    """How many times the bytes of a query typed at once it takes to type it so."""
    return [taken(each.told[way]) / each.bytes for each in weighed if way in each.told]


def test_typing_as_people_do_takes_little_more_than_the_whole_query_at_once(weighed):
    more = dearer(weighed, "pauses")
    assert median(more) <= 1.25
    assert max(more) <= 2


def test_a_reader_who_stops_at_each_letter_takes_twice_as_much_but_for_one(own):
    more = dearer(own, "letters")
    assert sum(each > 2 for each in more) <= 1
    assert max(more) <= 2.25


def test_at_10_000_records_a_reader_who_stops_at_each_letter_takes_twice_as_much_but_for_some(many):
    more = dearer(many, "letters")
    assert sum(each > 2 for each in more) <= len(more) / 4
    assert max(more) <= 2.75
