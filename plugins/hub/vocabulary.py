"""The words that records may use: topics, people, wards, neighbourhoods, access, languages, bodies, lendings,
sectors and synonyms.

A hub edits them as YAML in its folder `vocabulary/`; facets are content, not code. Every mapping here keeps the file's
order and is keyed by slug.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from hub.records.nearest import did_you_mean
from hub.records.problem import Problem
from hub.records.record import Record, read
from hub.records.rules import Rule, fault
from hub.records.schema import Schema
from hub.synonyms import synonym_faults, synonyms


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

    `short` is the name on a tile, which may carry soft hyphens.
    """

    slug: str
    name: str
    short: str
    code: str
    centre: tuple[float, float]
    grid: tuple[int, int]

    @property
    def address(self) -> str:
        return f"/wards/{self.slug}/"


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A name in daily use, and the slugs of the wards it lies in."""

    slug: str
    name: str
    wards: tuple[str, ...]

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


NAMES = ("topics", "people", "wards", "neighbourhoods", "access", "languages", "bodies")
"""The files of `vocabulary/` that every hub has, each without its `.yaml`."""
FILES = (*NAMES, "lendings", "sectors", "synonyms")
"""Those that a hub may have."""
EXPECTED_SEARCHES = "vocabulary/expected-searches.tsv"
"""A file of that folder that holds no words: `hub.search.expected` reads it."""

_DEFINITIONS = json.loads(Path(__file__).with_name("vocabulary.schema.json").read_text(encoding="utf-8"))["$defs"]


@cache
def schema(name: str) -> Schema:
    """The schema of one file of the vocabulary."""
    return Schema.of({**_DEFINITIONS[name], "$defs": _DEFINITIONS})


@dataclass(frozen=True, slots=True)
class Words:
    """What the files of a vocabulary say before all is known to be right.

    `slugs` has an entry only for a file that can be trusted: where a file is missing or wrong, what depends on it is
    not reported a hundredfold. `vocabulary` is None where any file has a fault.
    """

    vocabulary: Vocabulary | None
    slugs: Mapping[str, frozenset[str]]
    problems: tuple[Problem, ...]


def read_vocabulary(files: Mapping[str, bytes]) -> Words:
    """Read and check the files of `vocabulary/`, given by path relative to the root of the hub."""
    records: dict[str, Record] = {}
    problems: list[Problem] = []
    faulty: set[str] = set()
    for name in FILES:
        path = f"vocabulary/{name}.yaml"
        if path not in files:
            if name not in NAMES:
                continue
            message = f"the vocabulary has no file {name}.yaml"
            found = [fault(path, (1, 1), Rule.MISSING_FILE, message, "add it; another hub's is a good start")]
        else:
            record, found = read(path, name, files[path], schema(name))
            if record:
                records[name] = record
        problems += found
        if found:
            faulty.add(name)
    for path in sorted(files.keys() - {EXPECTED_SEARCHES}):
        if path.removeprefix("vocabulary/").removesuffix(".yaml") not in FILES:
            fix = did_you_mean(path, [f"vocabulary/{name}.yaml" for name in FILES]) or "the files are " + ", ".join(
                FILES
            )
            problems.append(fault(path, (1, 1), Rule.UNKNOWN_FILE, "the vocabulary does not use this file", fix))

    for name, found in _cross_faults(records, faulty):
        problems.append(found)
        faulty.add(name)
    data = {name: record.data for name, record in records.items() if name not in faulty}
    slugs = {name: frozenset(words) for name, words in data.items()}
    if "topics" in data:
        slugs["topics"] = frozenset(topic for group in data["topics"].values() for topic in group["topics"])
    if "wards" in slugs and "neighbourhoods" in slugs:
        slugs["areas"] = slugs["wards"] | slugs["neighbourhoods"]
    return Words(_vocabulary(data) if not problems else None, slugs, tuple(problems))


def _cross_faults(records: Mapping[str, Record], faulty: set[str]) -> Iterator[tuple[str, Problem]]:
    """What is wrong between words, each with the name of the file at fault.

    Files that are wrong in themselves are passed over.
    """
    if "topics" in records and "topics" not in faulty:
        record, seen = records["topics"], {}
        for group, its in record.data.items():
            for topic in its["topics"]:
                if topic in seen:
                    message = f"the topic `{topic}` stands in two groups, `{seen[topic]}` and `{group}`"
                    at = record.key(group, "topics", topic)
                    yield "topics", fault(record.path, at, Rule.SAME_WORD, message, "keep it in one of them")
                seen[topic] = group
    if "lendings" in records and "lendings" not in faulty:
        record, seen = records["lendings"], {}
        for at, word in record.texts("*", "words", "*"):
            if seen.setdefault(word.casefold(), at[0]) != at[0]:
                message = f"the word `{word}` stands for two kinds, `{seen[word.casefold()]}` and `{at[0]}`"
                yield "lendings", record.fault(at, Rule.SAME_WORD, message, "keep it in one of them")
    if "synonyms" in records and "synonyms" not in faulty:
        yield from (("synonyms", found) for found in synonym_faults(records["synonyms"]))
    if "access" in records and "access" not in faulty:
        record = records["access"]
        for at, word in record.texts("*", "denies"):
            if word not in record.data or word == at[0]:
                message = f"`{at[0]}` denies `{word}`, which is no other word of this file"
                fix = did_you_mean(word, record.data.keys() - {at[0]}) or "name a word of this file"
                yield "access", record.fault(at, Rule.UNKNOWN_WORD, message, fix)
    if "wards" not in records or "wards" in faulty:
        return
    wards, tiles, codes = records["wards"], {}, {}
    for slug, its in wards.data.items():
        if (other := codes.setdefault(its["code"], slug)) != slug:
            message = f"`{slug}` and `{other}` have the same code, {its['code']}"
            yield "wards", wards.fault((slug, "code"), Rule.SAME_WORD, message, "give each ward its own")
        tile = tuple(its["grid"])
        if tile in tiles:
            message = f"`{slug}` and `{tiles[tile]}` have the same tile, column {tile[0]} and row {tile[1]}"
            yield "wards", wards.fault((slug, "grid"), Rule.SAME_TILE, message, "give each ward a tile of its own")
        tiles[tile] = slug
    if "neighbourhoods" in records and "neighbourhoods" not in faulty:
        record = records["neighbourhoods"]
        for at, ward in record.texts("*", "wards", "*"):
            if ward not in wards.data:
                message = f"there is no ward `{ward}`"
                fix = did_you_mean(ward, wards.data) or "the wards are in vocabulary/wards.yaml"
                yield "neighbourhoods", record.fault(at, Rule.UNKNOWN_WORD, message, fix)
        # A name that is both means the neighbourhood, so whoever names it must not lose the ward.
        for slug in sorted(record.data.keys() & wards.data.keys()):
            if slug not in record.data[slug]["wards"]:
                message = f"`{slug}` is a ward too, which this neighbourhood does not hold"
                at, fix = (slug, "wards"), f'add "{slug}" to its wards, or give it another short name'
                yield "neighbourhoods", record.fault(at, Rule.SAME_WORD, message, fix)


def _vocabulary(data: Mapping[str, Any]) -> Vocabulary:
    """Freeze what the files say, once all of it is right."""
    groups = {
        slug: TopicGroup(
            slug,
            its["name"],
            its["glaze"],
            tuple(
                Topic(
                    topic,
                    said["name"],
                    said.get("short", said["name"]),
                    said["icon"],
                    said["summary"],
                    slug,
                    its["glaze"],
                )
                for topic, said in its["topics"].items()
            ),
        )
        for slug, its in data["topics"].items()
    }
    return Vocabulary(
        topic_groups=groups,
        topics={topic.slug: topic for group in groups.values() for topic in group.topics},
        people={slug: People(slug, **its) for slug, its in data["people"].items()},
        wards={
            slug: Ward(
                slug, its["name"], its.get("short", its["name"]), its["code"], tuple(its["centre"]), tuple(its["grid"])
            )
            for slug, its in data["wards"].items()
        },
        neighbourhoods={
            slug: Neighbourhood(slug, its["name"], tuple(its["wards"])) for slug, its in data["neighbourhoods"].items()
        },
        access={slug: Access(slug, **its) for slug, its in data["access"].items()},
        languages={slug: Language(slug, **its) for slug, its in data["languages"].items()},
        bodies={
            slug: Body(
                slug,
                its["name"],
                its["kind"],
                its.get("website", ""),
                tuple(its.get("other_names", ())),
                tuple(its.get("identifiers", ())),
            )
            for slug, its in data["bodies"].items()
        },
        lendings={
            slug: Lending(slug, its["name"], tuple(its["words"])) for slug, its in data.get("lendings", {}).items()
        },
        synonyms=synonyms(data.get("synonyms", {})),
        sectors={name: tuple(centre) for name, centre in data.get("sectors", {}).items()},
    )
