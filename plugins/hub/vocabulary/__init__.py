"""The words that records may use: topics, people, wards, neighbourhoods, access, languages, bodies, holidays,
lendings, sectors and synonyms.

A hub edits them as YAML in its folder `vocabulary/`; facets are content, not code. Every mapping here keeps the file's
order and is keyed by slug.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Topic:
    """What a group helps with. `icon` is a Phosphor icon; `group` the slug of its topic group.

    `short` is the name on a tile, which may carry soft hyphens.
    """

    slug: str
    name: str
    short: str
    icon: str
    summary: str
    group: str
    glaze: str

    @property
    def address(self) -> str:
        return f"/topics/{self.slug}/"


@dataclass(frozen=True, slots=True)
class TopicGroup:
    """A column of the topic wall. `glaze` is a colour of the theme."""

    slug: str
    name: str
    glaze: str
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class People:
    """A group of people that organisations are for. `everyone` marks the one that leaves nobody out."""

    slug: str
    name: str
    everyone: bool = False

    @property
    def address(self) -> str:
        return f"/people/{self.slug}/"


@dataclass(frozen=True, slots=True)
class Ward:
    """An electoral ward. `centre` is (latitude, longitude) in degrees; `grid` its (column, row) in the tile map.

    `short` is the name on a tile, which may carry soft hyphens. `common` marks a name that is an ordinary word too.
    """

    slug: str
    name: str
    short: str
    code: str
    centre: tuple[float, float]
    grid: tuple[int, int]
    common: bool = False

    @property
    def address(self) -> str:
        return f"/wards/{self.slug}/"


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A name in daily use, and the slugs of the wards it lies in. `common` marks one that is an ordinary word too."""

    slug: str
    name: str
    wards: tuple[str, ...]
    common: bool = False

    @property
    def address(self) -> str:
        return f"/neighbourhoods/{self.slug}/"


@dataclass(frozen=True, slots=True)
class Access:
    """How people get in. `lacks` marks a barrier rather than a help: it is shown with a cross.

    `denies` is the slug of the word that does not hold where this one does.
    """

    slug: str
    name: str
    lacks: bool = False
    denies: str = ""


@dataclass(frozen=True, slots=True)
class Language:
    """A language by IETF tag, named in the hub's language and by its own speakers."""

    slug: str
    name: str
    own: str


@dataclass(frozen=True, slots=True)
class Body:
    """A council, funder or group from outside that records name but that has no listing here.

    `identifiers` are its numbers in registers, as `GB-CHC-1234567` (org-id.guide): what an import knows it by.
    """

    slug: str
    name: str
    kind: str
    website: str = ""
    other_names: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lending:
    """A kind of thing that organisations lend each other, and the words that people write for it."""

    slug: str
    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All the words of one hub."""

    topic_groups: Mapping[str, TopicGroup]
    topics: Mapping[str, Topic]
    people: Mapping[str, People]
    wards: Mapping[str, Ward]
    neighbourhoods: Mapping[str, Neighbourhood]
    access: Mapping[str, Access]
    languages: Mapping[str, Language]
    bodies: Mapping[str, Body]
    holidays: Mapping[date, str] = field(default_factory=dict)
    """The names of days on which usual opening times do not hold, the earliest first."""
    lendings: Mapping[str, Lending] = field(default_factory=dict)
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """For words that a reader may type those that search looks for too."""
    sectors: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    """The centres, (latitude, longitude) in degrees, of postcode sectors: `AB1 2`."""
    areas: Mapping[str, Neighbourhood | Ward] = field(init=False)
    """Neighbourhoods, then wards. A slug that is both is the neighbourhood: that is what people mean who say where
    they work."""

    def __post_init__(self) -> None:
        wards = {slug: ward for slug, ward in self.wards.items() if slug not in self.neighbourhoods}
        object.__setattr__(self, "areas", {**self.neighbourhoods, **wards})

    @property
    def needs(self) -> Mapping[str, Access]:
        """The words of access that another word denies, each with the word that denies it: asked of every space."""
        return {word.denies: word for word in self.access.values() if word.denies}
