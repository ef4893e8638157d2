"""What the pages of premises and of offers and needs show of the small hub."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hub.edition import Edition, read_edition
from hub.site.directory import Directory
from hub.site.offers_views import offers_page
from hub.site.premises_views import premises_page
from tests.conftest import SITES, TODAY


@pytest.fixture(scope="module")
def edition() -> Edition:
    return read_edition(SITES / "small", date.fromisoformat(TODAY)).edition


def names(rows) -> list[str]:
    return [row.premises.space.name for row in rows]


def test_every_space_stands_in_one_part_and_in_one_size(edition):
    page = premises_page(Directory(edition))
    assert sorted(names(page.rows)) == sorted(name for part in page.parts for name in names(part.rows))
    assert sorted(names(page.rows)) == sorted(name for size in page.sizes for name in names(size.rows))


def test_wards_come_by_name_and_what_tells_no_place_comes_last(edition):
    parts = premises_page(Directory(edition)).parts
    assert [part.area.name if part.area else None for part in parts] == ["Market", "Oak Hill", "Riverside", None]
    assert [part.id for part in parts] == ["in-market", "in-oak-hill", "in-riverside", "place-not-told"]


def test_the_rooms_of_one_place_are_one_building_and_say_once_what_all_share(edition):
    buildings = [each.building for part in premises_page(Directory(edition)).parts for each in part.buildings]
    assert [building.names for building in buildings] == [
        ("A shop on Market Street",),
        ("Main hall", "Quiet room"),
        ("Church hall", "Vestry"),
        ("Desk and telephone",),
    ]
    hall = buildings[1]
    # Only the main hall tells of a loop, of parking (there is none), of times and of who may hire it.
    assert [word.slug for word in hall.told] == ["step-free", "accessible-toilet"]
    assert hall.untold == ("when", "who", "hearing-loop", "accessible-parking")


def test_two_places_of_one_group_are_two_buildings(edition):
    club = next(o for o in edition.organisations if o.slug == "one-oak-youth-club")
    two = (replace(club.locations[0], address="1 Elsewhere Road"), *club.locations)
    other = replace(club, locations=two)
    page = premises_page(Directory(replace(edition, organisations=(other,), opportunities=())))
    assert [each.building.names for part in page.parts for each in part.buildings] == [("Main hall", "Quiet room")] * 2


def test_it_is_said_how_many_spaces_tell_their_size(edition):
    page = premises_page(Directory(edition))
    assert (page.sized, len(page.rows)) == (4, 6)


def test_sizes_hold_what_falls_in_them_and_the_rest_is_not_told(edition):
    sizes = {(size.low, size.high): names(size.rows) for size in premises_page(Directory(edition)).sizes}
    assert sizes == {
        (1, 20): ["Quiet room"],
        (21, 50): ["A shop on Market Street"],
        (51, 100): ["Church hall"],
        (101, None): ["Main hall"],
        (None, None): ["Desk and telephone", "Vestry"],
    }


def test_each_need_says_how_many_spaces_surely_meet_it(edition):
    asked = {need.slug: count for need, count in premises_page(Directory(edition)).asked}
    # step-free: main hall, quiet room, desk, shop; toilet and loop: the two rooms of Oak Hill Hall, and its main hall.
    assert asked == {"step-free": 4, "accessible-toilet": 2, "hearing-loop": 1, "accessible-parking": 0}


@pytest.mark.parametrize(("day", "there"), [("2027-01-15", True), ("2027-01-16", False)])
def test_premises_on_offer_are_there_until_the_last_day_to_ask(edition, day, there):
    page = premises_page(Directory(replace(edition, today=date.fromisoformat(day))))
    assert ("A shop on Market Street" in names(page.rows)) is there


def test_what_has_closed_lends_no_room(edition):
    closed = [replace(o, listing=replace(o.listing, status="closed")) for o in edition.organisations]
    page = premises_page(Directory(replace(edition, organisations=tuple(closed), opportunities=())))
    assert page.rows == () and page.parts == () and page.sizes == ()


def test_a_minibus_meets_a_need_for_a_van(edition):
    page = offers_page(Directory(edition))
    assert [(m.giver.name, m.seeker.name, m.match.words) for s in page.sought for m in s.meetings] == [
        ("One Oak Youth Club", "Riverside Food Pantry", ("Transport",)),
        ("One Oak Youth Club", "Safe Harbour", ("Transport",)),
    ]
    assert [said.card.organisation.name for said in page.offers] == ["Example Carers Network", "One Oak Youth Club"]
    assert [said.card.organisation.name for said in page.needs] == [
        "One Oak Youth Club",
        "Riverside Food Pantry",
        "Safe Harbour",
    ]


def test_who_looks_for_a_room_is_led_to_the_premises_near_to_it(edition):
    def seeking(o):
        return replace(o, needs=("A hall for 20 people", "Chairs")) if o.slug == "riverside-food-pantry" else o

    page = offers_page(Directory(replace(edition, organisations=tuple(map(seeking, edition.organisations)))))
    assert [(said.card.organisation.slug, said.area.slug) for said in page.needs if said.seeks_room] == [
        ("riverside-food-pantry", "riverside")
    ]


def test_a_hub_without_offers_or_needs_has_an_empty_page(edition):
    bare = tuple(replace(o, offers=(), needs=()) for o in edition.organisations)
    page = offers_page(Directory(replace(edition, organisations=bare)))
    assert (page.sought, page.offers, page.needs) == ((), (), ())
