"""Premises: rooms, halls and gardens that organisations let others use, and buildings on offer, told alike.

What a page or a source does not tell stays open here: a space is never said to lack what nobody asked about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hub.knowledge.opportunity import Opportunity
from hub.knowledge.page import Place
from hub.listings.organisation import Location, Organisation, Space
from hub.records.dates import PartialDate
from hub.vocabulary import Access, Neighbourhood, Vocabulary, Ward

_ASKED = {
    "capacity": ("capacity",),
    "layout": ("layout",),
    "kitchen": ("kitchen",),
    "charge": ("charge", "cost"),
    "when": ("when",),
    "who": ("who_may_hire",),
}
"""What everybody asks of a space, and the fields of which any tells it."""
ACCESS = "access"
"""Stands in `Premises.untold` for every need, where nothing at all is told of getting in."""


@dataclass(frozen=True, slots=True)
class Need:
    """Something that people may need to get in or take part. `met` is None where nobody tells.

    `word` is what is shown: the word of the vocabulary for it, or where it is surely not met the one that denies it.
    """

    slug: str
    word: Access
    met: bool | None


@dataclass(frozen=True, slots=True)
class Premises:
    """One space. `id` is unique among all; `address` is the page that tells more; `as_at` is the source's own date.

    `area` is the ward that it lies in or, where only that is known, the neighbourhood. `needs` are all that the
    vocabulary asks of a space, `others` the words of access told besides. `untold` names what is not known, of
    `capacity`, `layout`, `kitchen`, `charge`, `when` and `who`, and of the slugs of needs; `ACCESS` is all of these.
    """

    id: str
    address: str
    space: Space
    place: Location | Place | None
    area: Ward | Neighbourhood | None
    needs: tuple[Need, ...]
    others: tuple[Access, ...]
    as_at: PartialDate | None
    example: bool

    @property
    def told(self) -> tuple[Access, ...]:
        """What is told of getting in: helps and barriers."""
        return (*(need.word for need in self.needs if need.met is not None), *self.others)

    @property
    def untold(self) -> tuple[str, ...]:
        missing = (name for name, fields in _ASKED.items() if not any(getattr(self.space, each) for each in fields))
        tells = self.told or (self.place and self.place.access_note)
        access = (need.slug for need in self.needs if need.met is None) if tells else (ACCESS,)
        return *missing, *access


@dataclass(frozen=True, slots=True)
class Building:
    """The spaces in one place of an organisation, or premises on offer. What all share can be told once."""

    spaces: tuple[Premises, ...]

    @property
    def place(self) -> Location | Place | None:
        return self.spaces[0].place

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(each.space.name for each in self.spaces)

    @property
    def told(self) -> tuple[Access, ...]:
        """What is told of getting into all of them."""
        first, *rest = (each.told for each in self.spaces)
        return tuple(word for word in first if all(word in told for told in rest))

    @property
    def untold(self) -> tuple[str, ...]:
        """What at least one of them does not tell, as in `Premises.untold`."""
        return tuple(dict.fromkeys(name for each in self.spaces for name in each.untold))

    @property
    def as_at(self) -> PartialDate | None:
        """The day of the source of all; None where they have several."""
        days = {each.as_at for each in self.spaces}
        return days.pop() if len(days) == 1 else None


def buildings(spaces: Iterable[Premises]) -> tuple[Building, ...]:
    """Spaces by the place that they are in, in the order of the first of each."""
    held: dict[tuple[str, Location | Place | None], list[Premises]] = defaultdict(list)
    for each in spaces:
        held[each.address, each.place].append(each)
    return tuple(Building(tuple(its)) for its in held.values())


def of_listing(organisation: Organisation, words: Vocabulary) -> Iterator[Premises]:
    """The spaces of an organisation, in the order of its file."""
    for at, place in enumerate(organisation.locations, 1):
        for number, space in enumerate(place.spaces, 1):
            needs, others = access_of(place.access, space.access, words)
            yield Premises(
                id=f"space-{organisation.slug}-{at}-{number}",
                address=organisation.address,
                space=space,
                place=place,
                area=_area(place.ward, organisation, words),
                needs=needs,
                others=others,
                as_at=space.as_at or place.as_at,
                example=organisation.example,
            )


def of_opportunity(opportunity: Opportunity, words: Vocabulary) -> Premises:
    """Premises on offer, as a space with the page's title for its name."""
    place = opportunity.place
    needs, others = access_of(place.access if place else (), (), words)
    named = [words.areas[slug] for slug in opportunity.places]
    return Premises(
        id=f"opportunity-{opportunity.slug}",
        address=opportunity.address,
        space=Space(
            opportunity.title,
            opportunity.summary,
            opportunity.capacity,
            opportunity.value.note,
            who_may_hire=opportunity.who_may_apply,
        ),
        place=place,
        area=words.wards[place.ward] if place and place.ward else named[0] if len(named) == 1 else None,
        needs=needs,
        others=others,
        as_at=max((s.date for s in opportunity.sources if s.date), key=lambda day: day.last_day, default=None),
        example=opportunity.example,
    )


def access_of(
    place: tuple[str, ...], space: tuple[str, ...], words: Vocabulary
) -> tuple[tuple[Need, ...], tuple[Access, ...]]:
    """What is known of each need, and the other words told. What a space says goes before what its place says."""
    needs = []
    for slug, denial in words.needs.items():
        met = _met(slug, denial.slug, space)
        met = _met(slug, denial.slug, place) if met is None else met
        needs.append(Need(slug, denial if met is False else words.access[slug], met))
    asked = {*words.needs, *(denial.slug for denial in words.needs.values())}
    others = dict.fromkeys(slug for slug in (*space, *place) if slug not in asked)
    return tuple(needs), tuple(words.access[slug] for slug in others)


def _met(need: str, denial: str, told: tuple[str, ...]) -> bool | None:
    return False if denial in told else True if need in told else None


def _area(ward: str, organisation: Organisation, words: Vocabulary) -> Ward | Neighbourhood | None:
    """The ward of a place; else the one area that an organisation in one building names."""
    if ward:
        return words.wards[ward]
    named = organisation.serves
    return words.areas[named[0]] if organisation.reach == "place" and len(named) == 1 else None
