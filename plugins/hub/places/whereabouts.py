"""Whereabouts: where a ward or neighbourhood is, which organisations meet there, and which work there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hub.listings.organisation import Organisation
from hub.places.distance import Centre
from hub.vocabulary import Neighbourhood, Vocabulary, Ward

EVERYWHERE = ("borough", "wider", "online")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Organisations of one area, each in one list only: those with a place in it, those that say they serve it, and
    those that work across the borough or online."""

    here: tuple[Organisation, ...]
    serving: tuple[Organisation, ...]
    everywhere: tuple[Organisation, ...]


MOST_AREAS = 3
"""As many areas as a row of a list can name in passing."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an organisation is, in a row of a list.

    `ward` and `district` are of its first place that has either; where it has none, `areas` are those that it says it
    serves, unless they are more than `MOST_AREAS`. All empty: only its reach is known.
    """

    ward: Ward | None = None
    district: str = ""
    areas: tuple[Ward | Neighbourhood, ...] = ()


def spot(organisation: Organisation, words: Vocabulary) -> Spot:
    place = next((place for place in organisation.locations if place.ward or place.postcode), None)
    if place:
        return Spot(words.wards.get(place.ward), place.district)
    few = len(organisation.serves) <= MOST_AREAS
    return Spot(areas=tuple(words.areas[slug] for slug in organisation.serves) if few else ())


def wards_of(organisation: Organisation) -> tuple[str, ...]:
    """Slugs of the wards in which it has a place, in the order of its locations, each once."""
    return tuple(dict.fromkeys(location.ward for location in organisation.locations if location.ward))


def centre_of(area: Ward | Neighbourhood, words: Vocabulary) -> Centre:
    """Where an area is: a neighbourhood's is the middle of its wards' centres."""
    if isinstance(area, Ward):
        return area.centre
    latitudes, longitudes = zip(*(words.wards[ward].centre for ward in area.wards), strict=True)
    return round(sum(latitudes) / len(latitudes), 5), round(sum(longitudes) / len(longitudes), 5)


def whereabouts(
    area: Ward | Neighbourhood, organisations: Iterable[Organisation], neighbourhoods: Iterable[Neighbourhood]
) -> Whereabouts:
    """Sort open organisations by what they have to do with `area`; order is kept.

    A ward is served by whoever serves it or a neighbourhood that lies in it; a neighbourhood by whoever serves it or a
    ward of its own.
    """
    if isinstance(area, Neighbourhood):
        wards = set(area.wards)
        names = {area.slug, *wards}
    else:
        wards = {area.slug}
        names = {area.slug, *(n.slug for n in neighbourhoods if area.slug in n.wards)}
    here, serving, everywhere = [], [], []
    for organisation in organisations:
        if not organisation.is_open:
            continue
        if any(location.ward in wards for location in organisation.locations):
            here.append(organisation)
        elif names.intersection(organisation.serves):
            serving.append(organisation)
        elif organisation.reach in EVERYWHERE:
            everywhere.append(organisation)
    return Whereabouts(tuple(here), tuple(serving), tuple(everywhere))
