"""What is known of a space, and what is not."""

from __future__ import annotations

from datetime import date

import pytest

from hub.listings.organisation import Location, Organisation, Provenance, Space
from hub.places.premises import ACCESS, Premises, access_of, of_listing
from hub.vocabulary import Access, Neighbourhood, Vocabulary, Ward

NORTH, SOUTH = (
    Ward(slug, slug.title(), slug, "", centre, (0, row))
    for row, (slug, centre) in enumerate([("north", (51.5, -0.1)), ("south", (51.4, -0.06))])
)
WORDS = Vocabulary(
    topic_groups={},
    topics={},
    people={},
    wards={"north": NORTH, "south": SOUTH},
    neighbourhoods={"middle": Neighbourhood("middle", "The Middle", ("north", "south"))},
    access={
        "step-free": Access("step-free", "Step-free"),
        "loop": Access("loop", "Hearing loop"),
        "dogs": Access("dogs", "Dogs welcome"),
        "steps": Access("steps", "Steps", True, "step-free"),
        "no-loop": Access("no-loop", "No hearing loop", True, "loop"),
    },
    languages={},
    bodies={},
)


def spaces(*places: Location, **fields: object) -> list[Premises]:
    listing = Provenance("listed", date(2026, 1, 15), ())
    known = {"slug": "hall", "name": "Hall", "kind": "charity", "summary": "", "reach": "place", "listing": listing}
    return list(of_listing(Organisation(**{**known, "locations": places, **fields}), WORDS))


def met(place: tuple[str, ...], space: tuple[str, ...]) -> dict[str, bool | None]:
    return {need.slug: need.met for need in access_of(place, space, WORDS)[0]}


def test_what_nobody_tells_is_neither_met_nor_denied():
    assert met((), ()) == {"step-free": None, "loop": None}


def test_what_a_place_tells_holds_for_its_rooms_unless_a_room_says_otherwise():
    assert met(("step-free", "no-loop"), ()) == {"step-free": True, "loop": False}
    assert met(("step-free", "no-loop"), ("steps", "loop")) == {"step-free": False, "loop": True}


def test_a_denial_goes_before_what_it_denies_where_both_are_told():
    assert met(("step-free", "steps"), ()) == {"step-free": False, "loop": None}


def test_a_need_that_is_not_met_is_shown_by_the_word_that_denies_it():
    needs, others = access_of(("steps", "dogs"), ("dogs",), WORDS)
    assert [need.word.name for need in needs] == ["Steps", "Hearing loop"]
    assert [word.name for word in others] == ["Dogs welcome"]


def test_a_space_of_which_only_the_name_is_told_says_all_that_it_does_not_tell():
    (bare,) = spaces(Location(spaces=(Space("Room"),)))
    assert bare.untold == ("capacity", "layout", "kitchen", "charge", "when", "who", ACCESS)
    assert bare.told == ()


@pytest.mark.parametrize(
    ("told", "still_open"),
    [
        ({"access": ("steps",)}, ("loop",)),
        ({"access": ("dogs",)}, ("step-free", "loop")),
        ({"access_note": "Ring the bell."}, ("step-free", "loop")),
    ],
)
def test_where_anything_is_told_of_getting_in_the_needs_that_stay_open_are_named(told, still_open):
    (room,) = spaces(Location(spaces=(Space("Room"),), **told))
    assert room.untold[6:] == still_open


def test_a_cost_in_words_tells_the_charge():
    (room,) = spaces(Location(spaces=(Space("Room", cost="£5 an hour"),)))
    assert "charge" not in room.untold


def test_a_space_lies_in_the_ward_of_its_place_else_in_the_one_area_of_a_group_with_one_building():
    here = Location(ward="south", spaces=(Space("Room"),))
    somewhere = Location(spaces=(Space("Room"),))
    assert [p.area for p in spaces(here, somewhere, serves=("middle",))] == [SOUTH, WORDS.areas["middle"]]
    assert spaces(somewhere, serves=("middle", "north"))[0].area is None
    assert spaces(somewhere, serves=("middle",), reach="wards")[0].area is None


def test_each_space_of_a_listing_has_an_address_of_its_own():
    two = Location(spaces=(Space("Room"), Space("Room")))
    ids = [p.id for p in spaces(two, two)]
    assert len(set(ids)) == 4 and ids[0] == "space-hall-1-1"
