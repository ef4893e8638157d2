"""A word typed wrongly, closed up or torn apart finds what the reader meant, for about three kilobytes."""
from __future__ import annotations

from statistics import mean

import pytest

from hub.search.document import documents
from hub.search.shards import cut
from hub.search.spellings import spellings
from hub.terms.english import everyday
from tests.node import node
from tests.search.conftest import HERE, sent
from tests.search.made_up import made_up, own_documents
from tests.search.typos import typos

TYPOS, SEED = 500, 20261127


@pytest.fixture(scope="module")
def mended():
    """`mended(documents)`: what the page makes of typos of their words, each with nothing kept."""
    with node(HERE / "typos.mjs") as answers:
        yield lambda found: answers({**sent(cut(found, everyday=everyday("en"))), "typos": typos(found, TYPOS, SEED)})


@pytest.mark.parametrize(("many", "usual"), [(0, 3_000), (10_000, 4_400)])
def test_nine_of_ten_typos_lead_to_the_word_first_for_few_bytes(mended, many, usual):
    """Made-up records have more rare words than people write: the words of a real directory take less."""
    found = mended(made_up(many) if many else own_documents())
    missed = [(each["word"], each["typed"], each.get("instead")) for each in found if not each["first"]]
    assert len(found) == TYPOS
    assert len(missed) <= TYPOS / 10, missed
    assert mean(each["bytes"] for each in found) <= usual
    assert max(each["bytes"] for each in found) <= 7_500


@pytest.mark.parametrize(
    ("typed", "instead"),
    [
        ("salqtuay", "saltquay"), ("altquay", "saltquay"), ("ssaltquay", "saltquay"), ("zaltquay", "saltquay"),
        ("grocreies for membres", "groceries for members"), ("foodbank", "food bank"), ("lunchclub", "lunch club"),
        ("vietnamise", "vietnamese"), ("gwyll", "gwyl"), ("المسنيين", "المسنين"),
    ],
)  # fmt: skip
def test_what_is_searched_for_instead(edition, ask, typed, instead):
    (answer,) = ask(edition, [typed])
    assert answer["instead"] == instead
    assert answer["found"]


@pytest.mark.parametrize("typed", ["saltquay", "salt", "groceri", "surveying", "zzzzzzzz", "xq", "9990001"])
def test_what_is_known_begun_or_like_nothing_is_left_as_it_is(edition, ask, typed):
    (answer,) = ask(edition, [typed])
    assert answer.get("instead") is None


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("embers", "members"), ("embers groceries", "members groceries"), ("gas", None), ("gas bill", None)],
)
def test_an_everyday_word_is_not_replaced_but_what_it_may_be_mistyped_for_is_offered(edition, ask, typed, offered):
    (answer,) = ask(edition, [typed])
    assert (answer.get("instead"), answer.get("offered")) == (None, offered)


def test_a_word_of_every_day_is_replaced_where_no_list_of_them_is_kept(edition):
    with node(HERE / "ask.mjs") as answers:
        (answer,) = answers({**sent(cut(documents(edition), everyday=everyday("cy"))), "queries": ["embers"]})
    assert answer["instead"] == "members"


@pytest.mark.parametrize(
    ("typed", "instead", "whole"),
    [
        ("zzzzzz grocreies", "zzzzzz groceries", 0),  # one long word is mended though nothing has the other
        ("zzzzzz fod", None, 0),  # a short one is not
        ("zzzzzz grocreies salqtuay", None, 0),  # nor are two
        ("saltquay patnry", "saltquay pantry", 1),
        ("food vietnamise", None, 0),  # what has some of the words is not left for what has some of others
    ],
)  # fmt: skip
def test_what_has_not_all_words_is_searched_for_instead_only_where_one_long_word_is_mended_and_nothing_else_is_found(
    edition, ask, typed, instead, whole
):
    (answer,) = ask(edition, [typed])
    assert (answer.get("instead"), answer["whole"]) == (instead, whole)


def test_words_torn_apart_find_the_one_they_make(edition, ask):
    (answer,) = ask(edition, ["play ground"])
    assert answer["found"][0]["url"] == "/organisations/play-for-all/"


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("S.Q.P.", "saltquay-pantry"), ("h p s", "holiday-play-scheme"), ("999 00 01", "saltquay-pantry"),
        ("company 09 990 002", "saltquay-pantry"),
    ],
)  # fmt: skip
def test_initials_and_numbers_find_their_own_though_written_with_points_or_in_groups(edition, ask, typed, slug):
    (answer,) = ask(edition, [typed])
    assert answer["found"][0]["url"] == f"/organisations/{slug}/"
    assert answer["whole"] == 1


def test_a_word_that_is_still_typed_finds_what_begins_so_whatever_its_stem(edition, ask):
    (answer,) = ask(edition, ["vietnames"])
    assert [each["url"] for each in answer["found"]] == ["/organisations/người-việt-nam/"]


def test_words_are_listed_as_they_are_written_without_numbers_initials_and_stop_words(edition):
    counts = spellings(documents(edition))
    assert counts["groceries"] == 1 and counts["food"] > 3 and counts["viet"] == 1
    assert not {"9990001", "the", "se15", "fft", "hps"} & set(counts)
