"""What the page of premises shows: every space that may be had, by ward and by size."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from hub.knowledge.timeline import timeline
from hub.listings.organisation import Contact, Organisation
from hub.places.premises import Building, Need, Premises, buildings, of_listing, of_opportunity
from hub.places.whereabouts import centre_of
from hub.site.directory import Card, Directory
from hub.site.views import sort_key
from hub.vocabulary import Body, Neighbourhood, Vocabulary, Ward

SIZES: tuple[tuple[int, int | None], ...] = ((1, 20), (21, 50), (51, 100), (101, None))
"""How many people the spaces of each part of the index hold, from the least to the most."""


@dataclass(frozen=True, slots=True)
class Spot:
    """An area, the slugs of the wards that it is or has, and its centre as "latitude longitude" in degrees."""

    area: Ward | Neighbourhood
    wards: tuple[str, ...]
    centre: str


@dataclass(frozen=True, slots=True)
class SpaceRow:
    """A space in the list. `by` are those who let others use it; `card` is the listing's, where it is a listing's.

    `lets` and `lacks` are the slugs of needs that are surely met, and surely not.
    """

    premises: Premises
    by: tuple[Organisation | Body, ...]
    spot: Spot | None
    card: Card | None
    contact: Contact

    @property
    def lets(self) -> tuple[str, ...]:
        return tuple(need.slug for need in self.premises.needs if need.met)

    @property
    def lacks(self) -> tuple[str, ...]:
        return tuple(need.slug for need in self.premises.needs if need.met is False)


@dataclass(frozen=True, slots=True)
class BuildingRow:
    """A building in the list, with the rows of its spaces."""

    building: Building
    rows: tuple[SpaceRow, ...]

    @property
    def first(self) -> SpaceRow:
        return self.rows[0]

    @property
    def where(self) -> str:
        """The place and its street in one line, without a name that stands beside it already."""
        place = self.building.place
        known = {*self.building.names, *(party.name for party in self.first.by)}
        named = "" if not place or place.name in known else place.name
        return ", ".join(filter(None, (named, place.address))) if place else ""

    @property
    def district(self) -> str:
        return self.building.place.district if self.building.place else ""


@dataclass(frozen=True, slots=True)
class BoroughPart:
    """The spaces of a ward; of a neighbourhood, where no ward is told; or of no place that is told (`area` is None)."""

    area: Ward | Neighbourhood | None
    is_ward: bool
    buildings: tuple[BuildingRow, ...]

    @property
    def rows(self) -> tuple[SpaceRow, ...]:
        return tuple(row for each in self.buildings for row in each.rows)

    @property
    def id(self) -> str:
        return f"{'in' if self.is_ward else 'around'}-{self.area.slug}" if self.area else "place-not-told"


@dataclass(frozen=True, slots=True)
class Size:
    """The spaces that hold from `low` to `high` people; both None where it is not told how many."""

    low: int | None
    high: int | None
    rows: tuple[SpaceRow, ...]


@dataclass(frozen=True)
class PremisesPage:
    """All spaces. `asked` are the needs to choose from, each with how many spaces surely meet it.

    `neighbourhoods` and `wards` are places to be near to; a ward that is called like a neighbourhood stands for it.
    """

    rows: tuple[SpaceRow, ...]
    parts: tuple[BoroughPart, ...]
    sizes: tuple[Size, ...]
    asked: tuple[tuple[Need, int], ...]
    neighbourhoods: tuple[Spot, ...]
    wards: tuple[Spot, ...]

    @cached_property
    def known(self) -> dict[str, bool]:
        """Whether any space tells of its kitchen and its charge: what nobody tells need not be asked."""
        spaces = [row.premises.space for row in self.rows]
        return {"kitchen": any(s.kitchen for s in spaces), "charge": any(s.charge for s in spaces)}

    def part(self, area: Ward | Neighbourhood) -> BoroughPart | None:
        """The spaces that the page lists under an area."""
        return next((part for part in self.parts if part.area is area), None)

    @cached_property
    def sized(self) -> int:
        """How many spaces tell how many people they hold."""
        return sum(bool(row.premises.space.capacity) for row in self.rows)

    @property
    def is_from_pages(self) -> bool:
        """Whether any listing rests on public pages alone: that is said once for all of them."""
        return any(row.card and row.card.badge.state == "unconfirmed-pages" for row in self.rows)


def premises_page(directory: Directory) -> PremisesPage:
    words = directory.vocabulary
    rows = tuple(sorted(_rows(directory), key=_by_name))
    found = [need for row in rows for need in row.premises.needs if need.met]
    asked = tuple(
        (Need(slug, words.access[slug], None), sum(need.slug == slug for need in found)) for slug in words.needs
    )
    spots = [_spot(area, words) for area in sorted(words.areas.values(), key=lambda area: sort_key(area.name))]
    return PremisesPage(
        rows=rows,
        parts=_parts(rows),
        sizes=_sizes(rows),
        asked=asked,
        neighbourhoods=tuple(spot for spot in spots if isinstance(spot.area, Neighbourhood)),
        wards=tuple(spot for spot in spots if isinstance(spot.area, Ward)),
    )


def _spot(area: Ward | Neighbourhood, words: Vocabulary) -> Spot:
    latitude, longitude = centre_of(area, words)
    return Spot(area, area.wards if isinstance(area, Neighbourhood) else (area.slug,), f"{latitude} {longitude}")


def _rows(directory: Directory) -> Iterator[SpaceRow]:
    words, today = directory.vocabulary, directory.edition.today

    def row(premises: Premises, by: tuple[Organisation | Body, ...], card: Card | None, contact: Contact) -> SpaceRow:
        return SpaceRow(premises, by, _spot(premises.area, words) if premises.area else None, card, contact)

    for organisation in directory.open:
        for premises in of_listing(organisation, words):
            yield row(premises, (organisation,), directory.card(organisation), organisation.contact)
    for opportunity in directory.opportunities:
        if opportunity.type == "premises" and timeline(opportunity, today).is_ahead:
            yield row(of_opportunity(opportunity, words), directory.parties(opportunity.offered_by), None, Contact())


def _by_name(row: SpaceRow) -> tuple[str, str, str]:
    return sort_key(row.by[0].name if row.by else row.premises.space.name), row.premises.id, row.premises.space.name


def _parts(rows: tuple[SpaceRow, ...]) -> tuple[BoroughPart, ...]:
    """Wards by name, then neighbourhoods of spaces whose ward is not told, then those of no place that is told."""
    held: dict[tuple[int, str], list[SpaceRow]] = defaultdict(list)
    for row in rows:
        area = row.premises.area
        kind = 2 if area is None else 0 if isinstance(area, Ward) else 1
        held[kind, sort_key(area.name) if area else ""].append(row)
    return tuple(
        BoroughPart(its[0].premises.area, kind == 0, _buildings(its)) for (kind, _), its in sorted(held.items())
    )


def _buildings(rows: list[SpaceRow]) -> tuple[BuildingRow, ...]:
    by_id = {row.premises.id: row for row in rows}
    found = buildings(row.premises for row in rows)
    return tuple(BuildingRow(each, tuple(by_id[space.id] for space in each.spaces)) for each in found)


def _sizes(rows: tuple[SpaceRow, ...]) -> tuple[Size, ...]:
    """Those sizes that some space has."""

    def within(low: int, high: int | None) -> tuple[SpaceRow, ...]:
        held = (row for row in rows if row.premises.space.capacity)
        return tuple(r for r in held if low <= r.premises.space.capacity <= (high or r.premises.space.capacity))

    sizes = [Size(low, high, within(low, high)) for low, high in SIZES]
    untold = Size(None, None, tuple(row for row in rows if not row.premises.space.capacity))
    return tuple(size for size in (*sizes, untold) if size.rows)
