"""Fields: the texts by which a listing or a page is found.

Short texts only, under one set of fields for both: whole bodies would bring words that are not what a page is about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from hub.knowledge.consortium import Consortium
from hub.knowledge.event import Event
from hub.knowledge.forum import Forum
from hub.knowledge.markdown import render
from hub.knowledge.opportunity import Opportunity
from hub.knowledge.page import Page
from hub.listings.organisation import Organisation
from hub.terms.normalise import words
from hub.terms.stop_words import STOP_WORDS
from hub.vocabulary import Vocabulary, Ward

FIELDS: Mapping[str, int] = {
    "title": 10,
    "names": 8,
    "numbers": 8,
    "topics": 4,
    "people": 3,
    "parts": 3,
    "places": 3,
    "summary": 2,
}
"""The fields of the index and how much a word in each counts. `names` are other names, `numbers` those of public
registers and the initials of long names, `parts` the services of an organisation, and of a page its headings, outcomes
and those who are behind it."""
SHORTEST_INITIALS = 3
"""Words of a name that is known by their first letters."""

Fields = Mapping[str, str]
"""A text for each of `FIELDS`, empty where there is nothing to tell."""
Texts = Mapping[str, Iterable[str]]
Names = Mapping[str, str]
"""What listings and bodies are called, by their slugs."""


def organisation_fields(organisation: Organisation, vocabulary: Vocabulary) -> Fields:
    names = organisation.other_names
    return _joined(
        title=[organisation.name],
        names=names,
        numbers=[*_numbers(organisation), *_initials((organisation.name, *names))],
        topics=(vocabulary.topics[slug].name for slug in organisation.all_topics),
        people=_people(organisation.all_people, organisation.all_languages, vocabulary),
        parts=_parts(organisation),
        places=_places(organisation, vocabulary),
        summary=[organisation.summary],
    )


def page_fields(page: Page, vocabulary: Vocabulary, parties: Names) -> Fields:
    """The texts of a page, which names `parties` by their slugs."""
    own = _OWN[type(page)](page, vocabulary, parties) if type(page) in _OWN else {}
    headings = (text for _, _, text in render(page.body).headings)
    return _joined(
        title=[page.title],
        topics=(vocabulary.topics[slug].name for slug in page.topics),
        summary=[page.summary],
        **{**own, "parts": chain([page.kind] if own else (), own.get("parts", ()), headings)},
    )


def _joined(**texts: Iterable[str]) -> Fields:
    # One string each: lunr would take a list for words already split, and "food bank" for one word with a space in it.
    return {field: " ".join(filter(None, texts.get(field, ()))) for field in FIELDS}


def _numbers(organisation: Organisation) -> Iterator[str]:
    """Registered numbers as they are written, and without the leading noughts that people leave out."""
    for _, number in organisation.identifiers:
        yield number
        if number.startswith("0"):
            yield number.lstrip("0")


def _initials(names: Iterable[str]) -> dict[str, None]:
    """What people make of long names, with the small words and without: `Bells Gardens and Oliver Goldsmith` is both
    bgaog and bgog."""
    told = [words(name) for name in names]
    some = chain(told, ([word for word in name if word not in STOP_WORDS] for name in told))
    return dict.fromkeys("".join(word[0] for word in name) for name in some if len(name) >= SHORTEST_INITIALS)


def _parts(organisation: Organisation) -> Iterator[str]:
    for service in organisation.services:
        yield service.name
        yield service.summary
    for location in organisation.locations:
        for space in location.spaces:
            yield space.name
            yield space.summary
            yield from space.equipment
    yield from organisation.offers


def _places(organisation: Organisation, vocabulary: Vocabulary) -> Iterator[str]:
    """Where it is and what it serves."""
    for location in organisation.locations:
        yield location.name
        yield location.address
        yield location.postcode
    yield from (service.at for service in organisation.services)
    wards = (location.ward for location in organisation.locations if location.ward)
    yield from _area_names(dict.fromkeys((*wards, *organisation.serves)), vocabulary)


def _forum(page: Forum, _vocabulary: Vocabulary, parties: Names) -> Texts:
    return {"parts": [page.theme, page.audience, *_names(page.convenors, parties)]}


def _event(page: Event, _vocabulary: Vocabulary, parties: Names) -> Texts:
    place = page.place
    return {
        "parts": [page.audience, *_names(page.organisers, parties)],
        "places": [place.name, place.address, place.postcode] if place else [],
    }


def _opportunity(page: Opportunity, vocabulary: Vocabulary, parties: Names) -> Texts:
    return {
        "names": [page.programme],
        "numbers": [page.ocid, *dict.fromkeys(stage.notice for stage in page.stages)],
        "people": _people(page.people, page.languages, vocabulary),
        "parts": [page.area, *page.outcomes, *_names(page.offered_by, parties)],
        "places": _area_names(page.places, vocabulary),
    }


def _consortium(page: Consortium, _vocabulary: Vocabulary, parties: Names) -> Texts:
    members = (member.who for member in page.members if member.role != "withdrew")
    return {"parts": [*page.outcomes, *_names(members, parties)]}


_OWN: Mapping[type[Page], Callable[[Any, Vocabulary, Names], Texts]] = {
    Forum: _forum,
    Event: _event,
    Opportunity: _opportunity,
    Consortium: _consortium,
}
"""What pages of some kinds say besides what all pages do."""


def _names(slugs: Iterable[str], parties: Names) -> Iterator[str]:
    return (parties[slug] for slug in slugs if slug in parties)


def _people(slugs: Iterable[str], languages: Iterable[str], vocabulary: Vocabulary) -> Iterator[str]:
    """Groups of people, and languages by their names here and by their speakers', once where they are the same."""
    yield from (vocabulary.people[slug].name for slug in slugs)
    for language in (vocabulary.languages[tag] for tag in languages):
        yield from dict.fromkeys((language.name, language.own))


def _area_names(slugs: Iterable[str], vocabulary: Vocabulary) -> dict[str, None]:
    """What areas are called, each name once.

    A ward brings the neighbourhoods it lies in, whose names people use; a neighbourhood does not bring its wards, since
    that would claim more than the listing or page says.
    """
    names: list[str] = []
    for slug in slugs:
        area = vocabulary.areas[slug]
        names.append(area.name)
        if isinstance(area, Ward):
            names += (each.name for each in vocabulary.neighbourhoods.values() if slug in each.wards)
    return dict.fromkeys(names)
