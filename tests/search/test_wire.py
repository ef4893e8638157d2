"""What searching costs a reader on a poor line: every byte from focus to ten cards, and how often one waits.

Counted are the page's scripts, lunr, the manifest, the shards and the cards, each compressed by itself as hosts do.
"""
from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytest

from hub.search.expected import expected_searches
from hub.search.shards import cut
from hub.site.assets import assets, bundle
from hub.vocabulary.read import EXPECTED_SEARCHES
from tests.conftest import REPOSITORY
from tests.node import node
from tests.search.conftest import PACKAGES, THEME, compressed, sent
from tests.search.made_up import made_up, own_documents, own_vocabulary

HERE = Path(__file__).parent
SEARCHES = [each.search for each in expected_searches((REPOSITORY / EXPECTED_SEARCHES).read_bytes())]
TYPED = SEARCHES[::5]
"""Those that are also typed letter by letter: each takes as many answers as it has letters."""
CORE = ("search/engine.js", "search/query.js", "search/shards.js")
"""What answers a query; the rest of the page's script shows the answer."""
LATER = re.compile("/(?:place|spelling)-")
"""What these load once it is wanted."""


def sizes() -> list[tuple[str, int]]:
    """The bytes of each file of the theme, by its address."""
    return [(path, compressed(data)) for path, data in assets(THEME, PACKAGES, 5).files.items()]


@pytest.fixture(scope="module")
def scripts() -> dict[str, int]:
    """The bytes of lunr and of each script that the search page loads for itself, by name."""
    made = assets(THEME, PACKAGES, 5)
    page = f"{made.folder}search/search.js"
    ours = {Path(path).stem: compressed(made.files[path]) for path in (page, *made.imports(page))}
    return {"lunr": compressed(made.files[made.lunr]), **ours}


@pytest.fixture(scope="module")
def weigh() -> Callable[[tuple], list[dict]]:
    """`weigh(documents)`: what each of the expected searches takes over an index of these, without the page's scripts.

    What puts a mistyped word right is a script of its own, which counts where its words are asked for.
    """
    synonyms = own_vocabulary().synonyms
    spelling = next(size for path, size in sizes() if "/spelling-" in path)

    def weighed(found: tuple) -> list[dict]:
        told = answers({**sent(cut(found, synonyms=synonyms), synonyms), "queries": SEARCHES, "typed": TYPED})
        for each in told:
            each["bytes"] += spelling if any("/w/" in path for path in each["asked"]) else 0
        return told

    with node(HERE / "wire.mjs") as answers:
        yield weighed


@pytest.fixture(scope="module")
def own(weigh):
    return weigh(own_documents())


@pytest.fixture(scope="module")
def many(weigh):
    return weigh(made_up(10_000))


@pytest.fixture(params=["own", "many"])
def weighed(request):
    return request.getfixturevalue(request.param)


def test_the_core_of_the_script_is_within_5_kilobytes():
    made = bundle(THEME / "static" / "js", CORE, PACKAGES)
    assert sum(compressed(data) for path, data in made.files.items() if not LATER.search(path)) <= 5_000


def test_the_hubs_own_search_is_within_30_kilobytes(own, scripts):
    worst = max(own, key=lambda each: each["bytes"])
    assert worst["bytes"] + sum(scripts.values()) <= 30_000, worst


@pytest.mark.parametrize("words, most", [(1, 25_000), (2, 28_000), (3, 34_000)])
def test_at_10_000_records_a_search_of_so_many_words_is_within_its_budget(many, scripts, words, most):
    taken = [each["bytes"] + sum(scripts.values()) for each in many if len(each["query"].split()) == words]
    assert median(taken) <= most


def test_at_10_000_records_no_search_takes_more_than_45_kilobytes(many, scripts):
    """A search that names a place has 15 more, which `test_place.py` counts."""
    worst = max(many, key=lambda each: each["bytes"])
    assert worst["bytes"] + sum(scripts.values()) <= 45_000, worst


def test_cards_wait_for_terms_and_terms_for_the_manifest_and_nothing_for_anything_else(weighed):
    """Except where few or none have all words: then they are read again, and that adds three at most."""
    slow = [each for each in weighed if each["waves"] > 3]
    assert len(slow) <= len(weighed) / 10
    assert max(each["waves"] for each in weighed) <= 3 + 3


def test_only_what_hardly_anything_has_is_read_again(weighed):
    assert [each for each in weighed if each["waves"] > 3 and each["whole"] >= 10 and "instead" not in each] == []


def test_a_search_asks_for_few_files_and_gets_them_all(weighed):
    assert [each["query"] for each in weighed if each["lost"]] == []
    assert max(len(each["asked"]) for each in weighed) <= 1 + 12 + 10
    assert max(each["cards"] for each in weighed) == 10


def test_nothing_is_fetched_twice_however_a_query_is_typed(weighed):
    typed = [each for each in weighed if "letters" in each]
    assert [each["query"] for each in typed if each["letters"]["twice"] or each["pauses"]["twice"]] == []
    assert len(typed) > 50


def dearer(weighed, scripts, way):
    """How many times the bytes of a query typed at once it takes to type it so."""
    page = sum(scripts.values())
    return [(page + each[way]["bytes"]) / (page + each["bytes"]) for each in weighed if way in each]


def test_typing_as_people_do_takes_little_more_than_the_whole_query_at_once(weighed, scripts):
    more = dearer(weighed, scripts, "pauses")
    assert median(more) <= 1.25
    assert max(more) <= 1.75


def test_a_reader_who_stops_at_each_letter_takes_twice_as_much_at_most(own, scripts):
    assert max(dearer(own, scripts, "letters")) <= 2


def test_at_10_000_records_a_reader_who_stops_at_each_letter_takes_twice_as_much_but_for_some(many, scripts):
    more = dearer(many, scripts, "letters")
    assert sum(each > 2 for each in more) <= len(more) / 5
    assert max(more) <= 2.75
