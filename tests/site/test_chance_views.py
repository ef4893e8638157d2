"""Contracts and grants that may fit an organisation: the other end of who fits them, matched once for all."""

from __future__ import annotations

import pytest

from hub.connections.neighbours import Neighbours
from hub.knowledge.stage import Stage
from hub.records.dates import PartialDate
from hub.site import matching_views
from hub.site.chance_views import MOST_CHANCES, Chances
from hub.site.directory import Directory
from hub.site.matching_views import Matching
from hub.site.opportunity_views import Opportunities
from tests.opportunities.made_up import edition, opportunity, organisation, service


def stages(**days: str) -> tuple[Stage, ...]:
    return tuple(Stage(name, PartialDate.parse(day)) for name, day in days.items())


OPEN = stages(release="2026-11-01", closing="2026-12-15")
RUNNING = stages(release="2026-01-05", closing="2026-02-05", start="2026-06-01", end="2028-06-01")


def chances(*organisations, opportunities) -> Chances:
    directory = Directory(edition(*organisations, opportunities=opportunities))
    return Chances(Matching(directory), Opportunities(directory))


def titles(found: Chances, slug: str) -> list[str]:
    return [chance.row.record.slug for chance in found.of(slug)]


def test_each_is_told_with_why_the_soonest_first():
    a = organisation("a", people=("women",), services=(service("carers"),), serves=("hill",))
    later = opportunity("later", topics=("carers",), places=("hill",))
    soon = opportunity("soon", stages=OPEN, people=("women",), type="grant")
    found = chances(a, organisation("b", topics=("sport",)), opportunities=(later, soon))
    assert titles(found, "a") == ["soon", "later"] and titles(found, "b") == []
    whys = [chance.why for chance in found.of("a")]
    assert (whys[0].people, whys[1].runs, whys[1].places) == (("Women",), ("Carers",), ("Hill",))


@pytest.mark.parametrize(
    "fields",
    [{"stages": RUNNING}, {"type": "premises"}, {"offered_by": ("a",)}, {"topics": ("sport",)}],
    ids=["closed", "premises", "its own", "other work"],
)
def test_what_cannot_be_gone_for_is_no_chance(fields):
    one = opportunity(**{"topics": ("carers",), **fields})
    assert titles(chances(organisation("a", topics=("carers",)), opportunities=(one,)), "a") == []


def test_whoever_fits_is_told_it_though_the_opportunity_has_room_for_fewer():
    many = [organisation(f"o{i}", topics=("carers",)) for i in range(20)]
    found = chances(*many, opportunities=(opportunity(topics=("carers",)),))
    assert all(titles(found, each.slug) == ["wanted"] for each in many)


def test_a_page_names_no_more_than_it_has_room_for():
    many = tuple(opportunity(f"o{i}", topics=("carers",)) for i in range(MOST_CHANCES + 3))
    assert len(titles(chances(organisation("a", topics=("carers",)), opportunities=many), "a")) == MOST_CHANCES


def test_an_opportunity_is_matched_once_however_many_pages_ask(monkeypatch):
    asked, real = [], matching_views.fits
    monkeypatch.setattr(matching_views, "fits", lambda one, cover: asked.append(one.slug) or real(one, cover))
    many = [organisation(f"o{i}", topics=("carers",)) for i in range(30)]
    two = (opportunity("one", topics=("carers",)), opportunity("two", topics=("carers",)))
    directory = Directory(edition(*many, opportunities=two))
    matching = Matching(directory)
    found = Chances(matching, Opportunities(directory))
    neighbours = Neighbours(directory.edition, (), found.brought)
    for each in many:
        found.of(each.slug)
        neighbours.of(each)
    for each in two:
        matching.of(each)
    assert sorted(asked) == ["one", "two"]
