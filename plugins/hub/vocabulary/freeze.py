"""Freezing: what the files of a vocabulary say, once all of it is right, becomes the words that all else sees."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from hub.vocabulary import Access, Body, Language, Lending, Neighbourhood, People, Topic, TopicGroup, Vocabulary, Ward
from hub.vocabulary.synonyms import synonyms

Data = Mapping[str, Any]


def frozen(data: Mapping[str, Data]) -> Vocabulary:
    """Freeze what the files say, each by its name without `.yaml`."""
    groups = {slug: _group(slug, its) for slug, its in data["topics"].items()}
    return Vocabulary(
        topic_groups=groups,
        topics={topic.slug: topic for group in groups.values() for topic in group.topics},
        people={slug: People(slug, **its) for slug, its in data["people"].items()},
        wards={slug: _ward(slug, its) for slug, its in data["wards"].items()},
        neighbourhoods={
            slug: Neighbourhood(slug, its["name"], tuple(its["wards"]), its.get("common", False))
            for slug, its in data["neighbourhoods"].items()
        },
        access={slug: Access(slug, **its) for slug, its in data["access"].items()},
        languages={slug: Language(slug, **its) for slug, its in data["languages"].items()},
        bodies={slug: _body(slug, its) for slug, its in data["bodies"].items()},
        holidays={date.fromisoformat(day): name for day, name in data.get("holidays", {}).items()},
        lendings={
            slug: Lending(slug, its["name"], tuple(its["words"])) for slug, its in data.get("lendings", {}).items()
        },
        synonyms=synonyms(data.get("synonyms", {})),
        sectors={name: tuple(centre) for name, centre in data.get("sectors", {}).items()},
    )


def _group(slug: str, its: Data) -> TopicGroup:
    topics = (
        Topic(
            topic,
            name=said["name"],
            short=said.get("short", said["name"]),
            icon=said["icon"],
            summary=said["summary"],
            group=slug,
            glaze=its["glaze"],
        )
        for topic, said in its["topics"].items()
    )
    return TopicGroup(slug, its["name"], its["glaze"], tuple(topics))


def _ward(slug: str, its: Data) -> Ward:
    return Ward(
        slug,
        name=its["name"],
        short=its.get("short", its["name"]),
        code=its["code"],
        centre=tuple(its["centre"]),
        grid=tuple(its["grid"]),
        common=its.get("common", False),
    )


def _body(slug: str, its: Data) -> Body:
    return Body(
        slug,
        name=its["name"],
        kind=its["kind"],
        website=its.get("website", ""),
        other_names=tuple(its.get("other_names", ())),
        identifiers=tuple(its.get("identifiers", ())),
    )
