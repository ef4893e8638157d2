"""Points: the places by which search tells how far a result is, and which of them a document has.

None is an address: a postcode stands for its sector, whose centre is a few streets away, so distances are about.
"""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from hub.knowledge.page import Place
from hub.listings.organisation import Location
from hub.places.distance import Centre, miles_of_a_degree
from hub.places.whereabouts import centre_of
from hub.search.digits import spelt
from hub.terms.normalise import words
from hub.terms.stop_words import STOP_WORDS
from hub.vocabulary import Vocabulary

DECIMALS = 3
"""Of the degrees of a point: 60 metres, where distances are told in tenths of a mile."""
ALL_OVER, LISTED = 0, 1
"""What is everywhere has this number among its places; the points listed have those from 1 on."""
_AND = re.compile(r" (?:and|&) ")
_SECTOR = re.compile(r"(\S+ [0-9])[A-Z]{2}\Z")


@dataclass(frozen=True, slots=True)
class Point:
    """A place by its name, as `AB1 2` or `Oak Hill`. `centre` is (latitude, longitude) in degrees."""

    name: str
    centre: Centre


def points(vocabulary: Vocabulary) -> tuple[Point, ...]:
    """Every point of a hub, once. Of two that share a name the first is meant: a neighbourhood goes before a ward."""
    areas = (*vocabulary.neighbourhoods.values(), *vocabulary.wards.values())
    sectors = (Point(name, centre) for name, centre in vocabulary.sectors.items())
    return tuple(dict.fromkeys((*(Point(area.name, centre_of(area, vocabulary)) for area in areas), *sectors)))


def points_of(
    places: Iterable[Location | Place | None], areas: Iterable[str], vocabulary: Vocabulary
) -> tuple[Point, ...]:
    """Where something is: the sector, else the ward, of each of its places; has it none, the `areas` by their slugs."""
    found = [point for place in places if place for point in _of_place(place, vocabulary)]
    named = (vocabulary.areas[slug] for slug in areas)
    return tuple(dict.fromkeys(found or (Point(area.name, centre_of(area, vocabulary)) for area in named)))


def _of_place(place: Location | Place, vocabulary: Vocabulary) -> Iterator[Point]:
    sector = _SECTOR.match(place.postcode)
    if sector and sector[1] in vocabulary.sectors:
        yield Point(sector[1], vocabulary.sectors[sector[1]])
    elif place.ward:
        ward = vocabulary.wards[place.ward]
        yield Point(ward.name, ward.centre)


def where(places: Sequence[tuple[Sequence[Point], bool]], known: Iterable[Point]) -> dict[str, object]:
    """What the page is told of where documents are, each by its points and whether it is everywhere.

    It is all `points`, those `known` first, each as `[name, latitude, longitude]`; how many miles a degree of either
    has there (`mile`); the `sets` of places that documents have, by the numbers above, the most usual first; and of
    each document the number of its set, as `spelt` writes them.

    The borough is taken for flat, so that the page measures with one line: within ten miles that is less than 0.03 off
    the distance along the globe, which the page of premises works out (27 November 2026, at the latitude of London).
    """
    listed = list(dict.fromkeys((*known, *(point for its, _ in places for point in its))))
    number = {point: at for at, point in enumerate(listed, LISTED)}
    own = [((ALL_OVER,) if everywhere else ()) + tuple(map(number.__getitem__, its)) for its, everywhere in places]
    sets = {some: at for at, (some, _) in enumerate(Counter(own).most_common())}
    north = fmean(point.centre[0] for point in listed) if listed else 0
    return {
        "points": [[point.name, *(round(part, DECIMALS) for part in point.centre)] for point in listed],
        "mile": [round(miles, 3) for miles in miles_of_a_degree(north)],
        "sets": list(sets),
        "documents": spelt(map(sets.__getitem__, own)),
    }


def spoken(vocabulary: Vocabulary) -> dict[str, str]:
    """What a reader may call areas and postal districts, in the words of a query without stop words, and their names.

    Canada Water and Surrey Quays is also called by either of its parts, but Elephant and Castle is one place.
    """
    found: dict[str, str] = {}
    for area in (*vocabulary.neighbourhoods.values(), *vocabulary.wards.values()):
        parts = [told for part in _AND.split(area.name) if len((told := _told(part)).split()) > 1]
        for told in (_told(area.name), *(parts if len(parts) > 1 else [])):
            found.setdefault(told, area.name)
    districts = dict.fromkeys(sector.partition(" ")[0] for sector in vocabulary.sectors)
    return {told: name for told, name in [*found.items(), *((each.lower(), each) for each in districts)] if told}


def common(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Of what `spoken` has, the names that are ordinary words too: a market need not be the ward of that name."""
    areas = (*vocabulary.neighbourhoods.values(), *vocabulary.wards.values())
    return tuple(dict.fromkeys(_told(area.name) for area in areas if area.common))


def _told(name: str) -> str:
    return " ".join(word for word in words(name) if word not in STOP_WORDS)
