"""The facets of documents, and the files that tell which documents have which values."""
from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import date
from itertools import accumulate

import pytest

from hub.knowledge.event import Event
from hub.knowledge.opportunity import Opportunity
from hub.knowledge.page import Place
from hub.listings.organisation import Location, Opening, Service, Space
from hub.records.dates import Moment, PartialDate
from hub.search.document import documents
from hub.search.facets import FACETS, FRESHNESS, organisation_values, page_values
from hub.search.shards import cut
from hub.vocabulary import Access
from tests.search.conftest import ABOUT, BRIEFING, TODAY, VOCABULARY, numbers_in, organisation
from tests.search.made_up import made_up
from tests.search.weight import compressed

WORDS = replace(
    VOCABULARY,
    access={
        "step-free": Access("step-free", "Step-free"),
        "loop": Access("loop", "Hearing loop"),
        "steps": Access("steps", "Steps", lacks=True),
    },
)


def of(**more):
    return organisation_values(organisation("Any", **more), WORDS, TODAY)


def read(gaps: str) -> list[int]:
    return list(accumulate(numbers_in(gaps)))


def test_the_files_hold_the_documents_of_each_value(edition):
    found = documents(edition)
    files = cut(found).files
    told = {
        facet: {
            value: [found[number].card.title for number in read(gaps)]
            for value, gaps in json.loads(files[f"f/{facet}.json"]).items()
        }
        for facet in FACETS
    }
    assert told == {
        "topic": {
            "food": ["Food For Thought", "Food Rescue", "Saltquay Pantry", "A shared kitchen"],
            "money": ["Food For Thought", "Saltquay Pantry", "Personal budgets"],
            "play": ["Holiday Play Scheme", "Play for All"],
        },
        "people": {"boys": ["Holiday Play Scheme"], "older-people": ["Saltquay Pantry"]},
        "ward": {
            "_borough": ["Food For Thought"],
            "hill": ["Castle Railway Survey", "Play for All"],
            "quay": ["Play for All", "Saltquay Pantry"],
        },
        "access": {},
        "language": {"cy": ["Gŵyl Ddraig"], "es": ["Saltquay Pantry"]},
        "cost": {},
        "open": {},
        "fresh": {
            "ended": ["Food Rescue"],
            "unconfirmed": [d.card.title for d in found if d.card.badge.startswith("unconfirmed")],
        },
    }


def test_a_ward_has_those_with_a_place_in_it_and_those_that_serve_it_or_a_neighbourhood_of_it():
    assert of(locations=(Location(ward="quay"),), serves=("hill", "quay"))["ward"] == ("quay", "hill")
    assert of(serves=("old-town",))["ward"] == ("hill", "quay")


@pytest.mark.parametrize("reach, told", [("borough", ("_borough",)), ("wider", ("_wider",)), ("online", ("_online",)),
                                         ("place", ()), ("wards", ())])  # fmt: skip
def test_who_works_everywhere_is_told_beside_the_wards(reach, told):
    assert of(reach=reach)["ward"] == told


def test_access_is_what_helps_at_any_place_or_in_any_room():
    hall = Location(access=("step-free", "steps"), spaces=(Space("Hall", access=("loop", "step-free")),))
    assert of(locations=(hall, Location(access=("steps",))))["access"] == ("step-free", "loop")


def test_cost_and_topics_and_languages_are_those_of_its_services_too():
    services = (
        Service("One", cost="free", topics=("food",), languages=("es",), people=("boys",)),
        Service("Two", cost="paid"),
        Service("Three", cost="free"),
        Service("Four"),
    )
    values = of(services=services, topics=("money",), languages=("cy",))
    assert values["cost"] == ("free", "paid")
    assert values["topic"] == ("money", "food")
    assert values["language"] == ("cy", "es")
    assert values["people"] == ("boys",)


def test_its_sure_hours_are_values_so_that_who_is_open_can_be_found():
    services = (Service("Any", times=(Opening(("monday",), "09:00", "17:00"),)),)
    listing = replace(organisation("Any").listing, checked=TODAY)
    assert of(services=services, listing=listing)["open"] == ("1 09:00 17:00",)
    assert of(services=services)["open"] == ()


@pytest.mark.parametrize("checked, told", [(TODAY, "checked"), (date(2025, 1, 1), "stale"), (None, "unconfirmed")])
def test_freshness_is_the_badges(checked, told):
    listing = replace(organisation("Any").listing, checked=checked)
    assert of(listing=listing)["fresh"] == (told,)
    assert set(FRESHNESS.values()) == {"checked", "stale", "unconfirmed", "ended"}


PAGE = {name: getattr(BRIEFING, name) for name in ("slug", "path", "title", "summary", "status", "published", "body")}


def test_an_event_has_the_ward_and_access_of_its_place():
    place = Place("Chapel", ward="quay", access=("loop", "steps"))
    event = Event(**PAGE, starts=Moment(PartialDate(2026, 12, 1)), place=place, online=True, topics=("food",))
    values = page_values(event, WORDS)
    assert (values["ward"], values["access"], values["topic"]) == (("quay", "_online"), ("loop",), ("food",))


def test_an_opportunity_has_the_places_people_and_languages_that_it_names():
    chance = Opportunity(**PAGE, type="grant", stages=(), places=("old-town",), people=("boys",), languages=("es",))
    values = page_values(chance, WORDS)
    assert (values["ward"], values["people"], values["language"]) == (("hill", "quay"), ("boys",), ("es",))
    assert page_values(replace(chance, places=(), reach="wider"), WORDS)["ward"] == ("_wider",)
    shop = page_values(replace(chance, places=(), place=Place("Shop", ward="hill", access=("loop",))), WORDS)
    assert (shop["ward"], shop["access"]) == (("hill",), ("loop",))


def test_a_page_in_another_language_is_found_by_it():
    assert page_values(replace(ABOUT, lang="es"), WORDS)["language"] == ("es",)
    assert page_values(ABOUT, WORDS)["language"] == ()


def weeks(many: int) -> list[tuple[str, ...]]:
    """Hours of so many organisations, the same for the same number: one to four rows each, on the half hours of a day
    from eight to ten, one day a week for most and from one to four hours long."""
    chance = random.Random(many)

    def row() -> str:
        days = chance.choice(["12345", *"1234567", "".join(sorted(chance.sample("1234567", 2)))])
        first, long = chance.randint(16, 36), chance.choice((2, 3, 4, 4, 5, 6, 8))
        return " ".join((days, *(f"{half // 2:02}:{half % 2 * 30:02}" for half in (first, first + long))))

    return [tuple({row() for _ in range(chance.randint(1, 4))}) for _ in range(many)]


def test_at_10_000_records_all_facets_are_within_65_kilobytes():
    """With hours for every fourth: of a directory most listings tell times in words, or none."""
    found = list(made_up(10_000))
    for number, hours in enumerate(weeks(2_500)):
        found[number * 4] = replace(found[number * 4], values=found[number * 4].values | {"open": hours})
    files = cut(found).files
    sizes = {path: compressed(data) for path, data in files.items() if path.startswith("f/")}
    assert set(sizes) == {f"f/{facet}.json" for facet in FACETS}
    assert sizes["f/open.json"] > 5_000
    assert 20_000 < sum(sizes.values()) <= 65_000  # less would be no directory like a borough's
