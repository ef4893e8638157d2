"""Organisations: what a listing holds once it has been read and checked.

The fields and their rules stand in `organisation.schema.json`; these are the same nouns, frozen, for the rooms that
show, search and connect them. What a file leaves out is `None`, an empty tuple or an empty string here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date

from hub.records.dates import PartialDate

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""The days of the week as listings name them."""


@dataclass(frozen=True, slots=True)
class Source:
    """A page or register that facts come from. `date` is its own, `read` the day a person read it."""

    url: str
    read: date
    title: str = ""
    date: PartialDate | None = None
    kind: str = "page"


@dataclass(frozen=True, slots=True)
class Contact:
    website: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Identifiers:
    """Numbers in public registers: Charity Commission, Companies House, Mutuals Public Register."""

    charity: str = ""
    company: str = ""
    mutual: str = ""

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """(register, number) of each number that is known, `register` by its field's name."""
        yield from ((each.name, number) for each in fields(self) if (number := getattr(self, each.name)))


@dataclass(frozen=True, slots=True)
class Space:
    """A hall, room, kitchen or garden that other groups may hire or borrow.

    `capacity` counts people; `layout`, `kitchen` and `charge` are codes of the schema; `book` is empty where people ask
    the organisation itself.
    """

    name: str
    summary: str = ""
    capacity: int | None = None
    cost: str = ""
    access: tuple[str, ...] = ()
    layout: tuple[str, ...] = ()
    kitchen: str = ""
    equipment: tuple[str, ...] = ()
    charge: str = ""
    when: str = ""
    who_may_hire: str = ""
    book: str = ""
    as_at: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Location:
    """A place that the organisation works from. `ward` and `access` are slugs of the vocabulary."""

    name: str = ""
    address: str = ""
    postcode: str = ""
    ward: str = ""
    access: tuple[str, ...] = ()
    access_note: str = ""
    as_at: PartialDate | None = None
    spaces: tuple[Space, ...] = ()

    @property
    def district(self) -> str:
        """The outward code of the postcode, which people know as the postal district: `AB1`."""
        return self.postcode.partition(" ")[0]


@dataclass(frozen=True, slots=True)
class Opening:
    """Weekly hours. `days` are among `WEEKDAYS`; `opens` and `closes` are local times, `HH:MM`."""

    days: tuple[str, ...]
    opens: str
    closes: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Service:
    """Something that an organisation does for people. `at` names one of its locations, or any other place."""

    name: str
    summary: str = ""
    topics: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    eligibility: str = ""
    cost: str = ""
    cost_note: str = ""
    times: tuple[Opening, ...] = ()
    when: str = ""
    way_in: str = ""
    at: str = ""
    languages: tuple[str, ...] = ()
    as_at: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Connection:
    """A link to another listing, or to a body of the vocabulary. `to` is the slug of either.

    `as_at` is when the source told it; `through` is `introduction`, or section and slug of a page: `forums/carers`.
    """

    to: str
    kind: str
    source: str
    since: PartialDate | None = None
    until: PartialDate | None = None
    as_at: PartialDate | None = None
    confirmed_by: tuple[str, ...] = ()
    through: str = ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """What is known about the listing itself: the block `listing` of the file."""

    status: str
    added: date
    sources: tuple[Source, ...]
    checked: date | None = None
    checked_by: str = ""
    ended: PartialDate | None = None
    successor: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Organisation:
    """One listing. `slug` is its file's name and its address; topics, people and areas are slugs of the vocabulary."""

    slug: str
    name: str
    kind: str
    summary: str
    reach: str
    listing: Provenance
    other_names: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    about: str = ""
    identifiers: Identifiers = Identifiers()
    topics: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    serves: tuple[str, ...] = ()
    contact: Contact = Contact()
    locations: tuple[Location, ...] = ()
    services: tuple[Service, ...] = ()
    languages: tuple[str, ...] = ()
    connections: tuple[Connection, ...] = ()
    member: bool = False
    offers: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    leave_page: bool = False
    example: bool = False

    @property
    def address(self) -> str:
        """Where its page is, below the site."""
        return f"/organisations/{self.slug}/"

    @property
    def is_open(self) -> bool:
        """Whether it still works under this name."""
        return self.listing.status not in ("closed", "merged")

    @property
    def all_topics(self) -> tuple[str, ...]:
        """Its own topics, then those of its services, each once."""
        return tuple(dict.fromkeys((*self.topics, *(t for s in self.services for t in s.topics))))

    @property
    def all_people(self) -> tuple[str, ...]:
        """Those it is for, then those its services are for, each once."""
        return tuple(dict.fromkeys((*self.people, *(p for s in self.services for p in s.people))))

    @property
    def all_languages(self) -> tuple[str, ...]:
        """Its own languages, then those of its services, each once."""
        return tuple(dict.fromkeys((*self.languages, *(x for s in self.services for x in s.languages))))
