"""Facets: what a reader may narrow results by, and which values of each a listing or page has.

Values are slugs of the vocabulary, codes of the schemas, or hours as `hub.listings.hours` spells them. The kind of
result is a facet too: the manifest tells it.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain

from hub.knowledge.event import Event
from hub.knowledge.opportunity import Opportunity
from hub.knowledge.page import Page, Place
from hub.listings.badge import badge
from hub.listings.hours import sure_hours
from hub.listings.organisation import Organisation
from hub.places.whereabouts import EVERYWHERE
from hub.vocabulary import Neighbourhood, Vocabulary

FACETS = ("topic", "people", "ward", "access", "language", "cost", "open", "fresh")
"""Their names, as they stand in the addresses of searches. The values of `open` are hours: who is open now is for the
browser to work out."""

FRESHNESS = {
    "checked": "checked",
    "stale": "stale",
    "unconfirmed-sent": "unconfirmed",
    "unconfirmed-register": "unconfirmed",
    "unconfirmed-pages": "unconfirmed",
    "closed": "ended",
    "merged": "ended",
}
"""The values of `fresh` by the state of a listing's badge."""

Values = Mapping[str, tuple[str, ...]]
"""The values that something has, each once, by facet. Facets of which it has none may be left out."""


def organisation_values(organisation: Organisation, vocabulary: Vocabulary, today: date) -> Values:
    places = organisation.locations
    told = chain.from_iterable((place.access, *(space.access for space in place.spaces)) for place in places)
    return {
        "topic": organisation.all_topics,
        "people": organisation.all_people,
        "ward": _once(
            (place.ward for place in places if place.ward),
            _wards(organisation.serves, vocabulary),
            _everywhere(organisation.reach),
        ),
        "access": _helps(chain.from_iterable(told), vocabulary),
        "language": organisation.all_languages,
        "cost": _once(service.cost for service in organisation.services if service.cost),
        "open": sure_hours(organisation, today),
        "fresh": (FRESHNESS[badge(organisation, today).state],),
    }


def page_values(page: Page, vocabulary: Vocabulary) -> Values:
    values = {"topic": page.topics, "language": (page.lang,) if page.lang else ()}
    if isinstance(page, Event):
        values |= _place_values(page.place, vocabulary, ("online",) if page.online else ())
    if isinstance(page, Opportunity):
        values |= _place_values(page.place, vocabulary, (page.reach,), page.places)
        values |= {"people": page.people, "language": _once(values["language"], page.languages)}
    return values


def _place_values(
    place: Place | None, vocabulary: Vocabulary, reach: Iterable[str], areas: Iterable[str] = ()
) -> dict[str, tuple[str, ...]]:
    here = (place.ward,) if place and place.ward else ()
    return {
        "ward": _once(here, _wards(areas, vocabulary), *map(_everywhere, reach)),
        "access": _helps(place.access if place else (), vocabulary),
    }


def holders(told: Iterable[Values]) -> dict[str, dict[str, list[int]]]:
    """By facet and value the numbers, ascending, of those that have it; values sorted."""
    found: dict[str, dict[str, list[int]]] = {facet: {} for facet in FACETS}
    for number, values in enumerate(told):
        for facet, its in values.items():
            for value in its:
                found[facet].setdefault(value, []).append(number)
    return {facet: dict(sorted(values.items())) for facet, values in found.items()}


def _once(*some: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain(*some)))


def _wards(slugs: Iterable[str], vocabulary: Vocabulary) -> Iterable[str]:
    """The wards of areas. Who serves a neighbourhood is named on the pages of all wards that it lies in: so here."""
    for slug in slugs:
        area = vocabulary.areas[slug]
        yield from area.wards if isinstance(area, Neighbourhood) else (slug,)


def _everywhere(reach: str) -> tuple[str, ...]:
    """A value beside the wards for what is for all of them, `_borough`: no slug begins so."""
    return (f"_{reach}",) if reach in EVERYWHERE else ()


def _helps(access: Iterable[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Nobody looks for a barrier."""
    return _once(slug for slug in access if not vocabulary.access[slug].lacks)
