"""What Python writes, lunr.js reads in the page: whole queries, from an edition to an order of results."""

from dataclasses import replace

import pytest

from tests.search.conftest import organisation

PANTRY = "/organisations/saltquay-pantry/"
HOLIDAY = "/organisations/holiday-play-scheme/"
PLAY = "/organisations/play-for-all/"
THOUGHT = "/organisations/food-for-thought/"
RESCUE = "/organisations/food-rescue/"
RAILWAY = "/organisations/castle-railway-survey/"
WHO = "/organisations/the-who-cares-trust/"
GWYL = "/organisations/gŵyl-ddraig/"
VIET = "/organisations/người-việt-nam/"
BUDGETS = "/briefings/personal-budgets/"


@pytest.fixture(scope="module")
def search(edition, ask):
    """Answers one query: the addresses found, best first, and how many have all its words."""

    def searched(query: str) -> tuple[list[str], int]:
        (answer,) = ask(edition, [query])
        return [result["url"] for result in answer["found"]], answer["whole"]

    return searched


@pytest.mark.parametrize(
    "query, first",
    [
        ("play", PLAY), ("holiday", HOLIDAY), ("railways", RAILWAY), ("survey", RAILWAY), ("boy", HOLIDAY),
        ("food bank", PANTRY), ("Quayside Food Club", PANTRY), ("sqp", PANTRY), ("big hall", PANTRY),
        ("anchor road", PANTRY), ("SE15", PANTRY), ("se15 5se", PANTRY), ("spanish", PANTRY),
        ("older people pantry", PANTRY), ("gwyl", GWYL), ("GŴYL", GWYL), ("elan", GWYL), ("viet nam", VIET),
        ("﨎", VIET), ("𠮷野", VIET), ("المُسنّين", "/organisations/جمعية-المسنين/"),
        ("personal budget", BUDGETS), ("direct payments", BUDGETS), ("about", "/about/"),
    ],
)  # fmt: skip
def test_a_query_finds_what_it_means_first(search, query, first):
    assert search(query)[0][:1] == [first]


@pytest.mark.parametrize(
    "query", ["9990001", "charity no. 9990001", "GB-CHC-9990001", "09990002", "9990002", "company 9990002"]
)
def test_a_registered_number_finds_its_organisation_alone(search, query):
    urls, whole = search(query)
    assert (urls, whole) == ([PANTRY], 1)


@pytest.mark.parametrize("query", ["IP012345", "ip012345", "28737R"])
def test_a_number_with_letters_finds_its_organisation(search, query):
    assert search(query)[0] == ["/organisations/number-two/"]


@pytest.mark.parametrize(
    "query, plainly",
    [
        ("food:", "food"), ("+food -money", "food money"), ("food~3", "food 3"), ("money^2 food", "money 2 food"),
        ("foo*", "foo"), ("title:food", "title food"), ("f:oo", "f oo"), ("*food*", "food"), ("\\food", "food"),
    ],
)  # fmt: skip
def test_an_operator_of_the_query_language_is_read_as_a_space(search, query, plainly):
    # lunr's own parser throws at "food:", leaves money out at "-money" and takes "foo*" for a wildcard.
    assert search(query) == search(plainly)


@pytest.mark.parametrize("query", ["", " ", "🥕", "…", "*", "++--", "\\", "\u200b"])
def test_a_query_without_words_finds_nothing(search, query):
    assert search(query) == ([], 0)


def test_results_with_all_words_come_before_those_with_some(search):
    urls, whole = search("food parcels")
    assert urls[:whole] == [PANTRY]
    assert {THOUGHT, RESCUE, BUDGETS} <= set(urls[whole:])


def test_a_word_that_nothing_has_leaves_the_others(search):
    urls, whole = search("railway zzzz")
    assert (urls, whole) == ([RAILWAY], 0)


@pytest.mark.parametrize("length", range(3, 10))
def test_typing_completes_from_the_third_letter(search, length):
    assert RAILWAY in search("railways"[:length])[0]


def test_two_letters_do_not_complete(search):
    assert search("ra") == ([], 0)


def test_only_the_last_word_completes(search):
    assert search("rai castle")[1] == 0
    assert search("castle rai")[1] == 1


def test_a_name_that_begins_with_two_words_comes_before_better_scores_and_with_one_it_does_not(edition, ask):
    friends = organisation("Food Bank Friends of the Old Sheds and Barns of the Quay", status="closed")
    more = replace(edition, organisations=(*edition.organisations, friends))
    begun, one = ([result["url"] for result in each["found"]] for each in ask(more, ["food bank", "food"]))
    assert begun[:2] == [friends.address, PANTRY]
    assert one.index(PANTRY) < one.index(friends.address)


def test_a_name_of_one_word_comes_first_where_that_is_typed(edition, ask):
    named = organisation("Food", status="closed", other_names=("Pantries of all Sheds and Barns",))
    (answer,) = ask(replace(edition, organisations=(*edition.organisations, named)), ["food"])
    assert answer["found"][0]["url"] == named.address


def test_a_closed_organisation_is_found_after_those_that_can_help(search):
    urls, _ = search("money food")
    assert RESCUE in urls
    assert urls.index(PANTRY) < urls.index(RESCUE)


@pytest.mark.parametrize("query", ["The Who", "who", "the who"])
def test_stop_words_alone_search_names(search, query):
    assert search(query)[0] == [WHO]


def test_a_neighbourhood_is_found_by_the_wards_in_it(search):
    assert {PANTRY, RAILWAY, PLAY} <= set(search("old town")[0])


def test_a_ward_is_not_found_by_a_neighbourhood_around_it(search):
    assert PLAY not in search("saltquay")[0]


def test_very_long_queries_are_answered(search):
    words = " ".join(f"word{n}" for n in range(48))
    assert search(f"railway survey {words}")[0] == [RAILWAY]
    assert search("railway " * 10_000)[0] == [RAILWAY]


def test_results_say_by_which_terms_they_were_found(edition, ask):
    (answer,) = ask(edition, ["railways sur"])
    assert set(answer["found"][0]["terms"]) == {"railway", "survey"}


def test_equal_results_stand_in_the_order_of_their_names(edition, ask):
    two = edition.organisations[1]
    twins = tuple(replace(two, slug=f"twin-{n}", name=f"Twin {n}") for n in (3, 1, 2))
    (answer,) = ask(replace(edition, organisations=twins, briefings=(), pages=()), ["twin"])
    assert [r["url"][-2] for r in answer["found"]] == ["1", "2", "3"]
