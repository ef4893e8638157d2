"""Places: a postcode, a ward or a neighbourhood in a query sorts what it finds by distance, and hides nothing."""
from __future__ import annotations

from dataclasses import replace

import pytest

from hub.listings.organisation import Location
from hub.search.document import documents, organisation_document
from hub.search.points import Point, common, points, spoken
from hub.search.shards import cut
from hub.site.assets import bundle
from hub.vocabulary import Neighbourhood, Ward
from tests.node import node
from tests.search.conftest import EDITION, HERE, PACKAGES, THEME, VOCABULARY, organisation, sent
from tests.search.made_up import made_up, own_documents, own_vocabulary
from tests.search.typos import mistyped
from tests.search.weight import compressed

SECTORS = {"SE15 4": (51.0, 0.01), "SE15 5": (51.0, 0.09), "SE1 0": (51.1, 0.0)}
PLACED = replace(VOCABULARY, sectors=SECTORS)
CLUB = {"summary": "A club for gardeners."}
CLUBS = (
    organisation("Across Club", reach="borough", **CLUB),
    organisation("Closed Club", status="closed", locations=(Location(ward="hill"),), **CLUB),
    organisation("Hill Club", locations=(Location(ward="hill"),), **CLUB),
    organisation("Old Town", locations=(Location(postcode="SE1 0AA"),), **CLUB),
    organisation("Quay Club", locations=(Location(postcode="SE15 5SE", ward="quay"),), **CLUB),
    organisation("Serving Club", serves=("old-town",), **CLUB),
    organisation("Unplaced Club", **CLUB),
)
TOWN = replace(EDITION, vocabulary=PLACED, organisations=(*EDITION.organisations, *CLUBS))


def named(vocabulary, areas=(), wards=()):
    """The vocabulary with other neighbourhoods and wards, by their names."""
    centre, whole = (51.0, 0.0), (0, 0)
    return replace(
        vocabulary,
        wards={name: Ward(name, name, name, "E1", centre, whole) for name in (*wards, "w")},
        neighbourhoods={name: Neighbourhood(name, name, ("w",)) for name in areas},
        sectors={},
    )


@pytest.fixture(scope="module")
def ask_town():
    """`ask_town(query)`: slugs of what is found, how far each is said to be, and from what place."""
    with node(HERE / "ask.mjs") as answers:
        told = sent(cut(documents(TOWN), points(PLACED)), places=spoken(PLACED))

        def asked(query, **more):
            (answer,) = answers({**told, **more, "queries": [query]})
            return {each["url"].split("/")[2]: each.get("far") for each in answer["found"]}, answer.get("from")

        yield asked


def test_the_nearest_come_first_and_none_is_left_out(ask_town):
    # Castle Hill is at 51.0, 0.0; a degree of longitude is 43.5 miles there, so 0.09 is 3.9 of them.
    found, place = ask_town("gardeners Castle Hill")
    assert place == "Castle Hill"
    assert list(found) == [
        "hill-club",
        "across-club",  # across the borough, without a place: taken for a mile
        "serving-club",  # the middle of Old Town is at 0.05
        "quay-club",
        "old-town",
        "unplaced-club",
        "closed-club",  # it counts less than an open one, and where it was does not matter
    ]
    assert list(found.values()) == ["close", "", "2.2 miles", "3.9 miles", "6.9 miles", "", ""]


@pytest.mark.parametrize(
    ("query", "place", "nearest"),
    [
        ("gardeners SE15 5SE", "SE15 5", "quay-club"),
        ("se155 gardeners", "SE15 5", "quay-club"),
        ("gardeners near se155se", "SE15 5", "quay-club"),
        ("gardeners in SE15 4", "SE15 4", "hill-club"),
        ("gardeners SE15", "SE15", "serving-club"),  # the middle of its sectors is at 0.05
        ("gardeners SE15 9AA", "SE15", "serving-club"),  # there is no such sector: that of the district
        ("SE1 gardeners", "SE1", "old-town"),
    ],
)
def test_a_postcode_or_a_part_of_one_is_a_place_wherever_it_stands(ask_town, query, place, nearest):
    found, said = ask_town(query)
    assert said == place
    assert next(iter(found)) == nearest


def test_what_bears_the_query_for_a_name_goes_before_what_is_near(ask_town):
    assert next(iter(ask_town("Old Town")[0])) == "old-town"
    assert next(iter(ask_town("Old Town gardeners")[0])) == "serving-club"


def test_a_place_alone_finds_every_organisation_and_the_nearest_first(ask_town):
    found, place = ask_town("SE15 5")
    assert place == "SE15 5"
    assert list(found)[:2] == ["quay-club", "saltquay-pantry"]
    assert len(found) == len(TOWN.organisations)


def test_of_what_is_close_that_with_the_name_of_the_place_goes_first(ask_town):
    # Both are in one sector, and the Quay Club comes first by its title.
    assert list(ask_town("Saltquay")[0])[:2] == ["saltquay-pantry", "quay-club"]
    assert list(ask_town("", near="Saltquay")[0])[:2] == ["saltquay-pantry", "quay-club"]


def test_a_place_beside_the_words_is_none_of_them(ask_town):
    found, place = ask_town("gardeners", near="SE15 5")
    assert place == "SE15 5"
    assert list(found)[:2] == ["quay-club", "across-club"]
    assert "unplaced-club" in found
    assert next(iter(ask_town("", near="SE15 5")[0])) == "quay-club"
    assert ask_town("Castle Hill gardeners", near="SE15 5")[1] == "SE15 5"


def test_a_place_beside_that_nobody_knows_is_told_and_the_words_are_answered(ask_town):
    found, place = ask_town("gardeners", near="Narnia")
    assert place is None
    assert list(found) == list(ask_town("gardeners")[0])


@pytest.mark.parametrize(
    ("query", "near", "place"),
    [
        ("gardeners in Saltqauy", "", "Saltquay"),
        ("gardners in Casle Hill", "", "Castle Hill"),
        ("Old Twon", "", "Old Town"),
        ("gardeners", "Castel Hill", "Castle Hill"),
        ("gardeners", "SE15 5SE, Saltquay", "SE15 5"),
        ("Castle Hall", "", "Castle Hill"),
        ("Castle Railway", "", None),
    ],
)
def test_a_name_with_a_slip_is_taken_for_the_place_where_the_words_are_not_found(ask_town, query, near, place):
    assert ask_town(query, near=near)[1] == place


@pytest.mark.parametrize("query", ["gardeners", "gardeners SW9", "xyzzy Saltquay"])
def test_without_a_place_or_with_nothing_near_it_words_are_words(ask_town, query):
    assert ask_town(query)[1] is None


def test_no_place_is_looked_for_beyond_the_words_that_are_searched_for(ask_town):
    assert ask_town("gardeners " * 40 + "SE15 5")[1] == "SE15 5"
    assert ask_town("gardeners " * 50 + "SE15 5")[1] is None


def test_a_place_known_by_its_postcode_is_told_by_the_sector_and_else_by_its_ward():
    def where(*locations, **more):
        return organisation_document(organisation("Club", locations=locations, **more), TOWN).points

    hill, old_town = Point("Castle Hill", (51.0, 0.0)), Point("Old Town", (51.0, 0.05))
    assert where(Location(postcode="SE15 4AB", ward="hill")) == (Point("SE15 4", (51.0, 0.01)),)
    assert where(Location(postcode="SE16 4AB", ward="hill")) == (hill,)
    assert where(Location(ward="hill"), serves=("old-town",)) == (hill,)
    assert where(serves=("old-town",)) == (old_town,)
    assert where(Location(ward="hill"), status="closed") == ()


def test_parts_of_a_name_of_two_places_are_names_of_it_but_not_halves_of_one():
    told = spoken(named(VOCABULARY, areas=["Canada Dock and Surrey Lanes", "Fox and Castle"]))
    assert told == {
        "canada dock surrey lanes": "Canada Dock and Surrey Lanes",
        "canada dock": "Canada Dock and Surrey Lanes",
        "surrey lanes": "Canada Dock and Surrey Lanes",
        "fox castle": "Fox and Castle",
        "w": "w",
    }


def test_of_two_places_of_one_name_the_neighbourhood_is_meant():
    vocabulary = named(VOCABULARY, areas=["Town"], wards=["Town"])
    assert [point.name for point in points(vocabulary)] == ["Town", "w"]
    assert [point.name for point in points(PLACED)] == ["Old Town", "Castle Hill", "Saltquay", *SECTORS]


def test_a_name_that_is_an_ordinary_word_is_told_as_it_is_spoken():
    town = replace(VOCABULARY.neighbourhoods["old-town"], common=True)
    assert common(VOCABULARY) == ()
    assert common(replace(VOCABULARY, neighbourhoods={"old-town": town})) == ("old town",)


def test_of_500_names_of_places_with_a_slip_nearly_all_are_taken_for_the_place():
    """Missed are words still being typed, for which others stand ("Rotherhith"), and names within a longer one."""
    words, docs = own_vocabulary(), own_documents()
    names = spoken(words)
    pairs = mistyped(sorted(name for name in names if not any(map(str.isdigit, name))), names, 500, 20261127)
    with node(HERE / "mistyped.mjs") as answers:
        index = cut(docs, points(words), synonyms=words.synonyms)
        told = sent(index, words.synonyms, names, common(words))
        found = answers({**told, "typed": [typed for _, typed in pairs], "words": "advice"})
    placed = [(names[name], each) for (name, _), each in zip(pairs, found, strict=True)]
    missed = {
        where: [(place, each["typed"]) for place, each in placed if each.get(where) != place]
        for where in ("field", "box", "behind")
    }
    assert missed["field"] == []
    assert len(missed["box"]) <= 15, missed["box"]
    assert len(missed["behind"]) <= 5, missed["behind"]


def test_at_10_000_records_a_place_takes_15_kilobytes_at_most():
    made = bundle(THEME / "static" / "js", ["search/search.js"], PACKAGES).files
    (script,) = (compressed(data) for path, data in made.items() if "place" in path)
    vocabulary, queries = own_vocabulary(), ["food bank", "food bank SE15 4", "food bank Peckham"]
    with node(HERE / "wire.mjs") as answers:
        told = sent(cut(made_up(10_000), points(vocabulary)), places=spoken(vocabulary))
        plain, *placed = answers({**told, "queries": queries})
    assert all("p/0.json" in " ".join(each["asked"]) for each in placed)
    assert "p/0.json" not in " ".join(plain["asked"])
    assert max(each["bytes"] for each in placed) + script - plain["bytes"] <= 15_000
    assert [each["waves"] for each in placed] == [3, 3]
