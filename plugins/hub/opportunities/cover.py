"""Cover: who does what, for whom, where and in which language, looked up; what matching and gaps are both read from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from hub.edition import Edition
from hub.listings.organisation import Organisation
from hub.places.whereabouts import EVERYWHERE, wards_of, whereabouts
from hub.vocabulary import Neighbourhood, Ward

Terms = Callable[[str], Iterable[str]]
"""Cuts a text into the forms by which its words are looked up."""


class Cover:
    """The open listings of an edition by what each covers; slugs throughout.

    Examples count only where `examples` says so: an opportunity that is real has no use for a group that is not.
    """

    def __init__(self, edition: Edition, examples: bool = False) -> None:
        self.vocabulary = edition.vocabulary
        self.organisations = tuple(o for o in edition.organisations if o.is_open and o.example <= examples)
        self.by_slug = {o.slug: o for o in self.organisations}
        self.topics = self._index(lambda o: o.all_topics)
        self.people = self._index(lambda o: o.all_people)
        self.languages = self._index(lambda o: o.all_languages)
        self.everywhere = frozenset(o.slug for o in self.organisations if o.reach in EVERYWHERE)
        self._local: dict[str, frozenset[str]] = {}
        self._words: dict[Terms, Mapping[str, frozenset[str]]] = {}

    def _index(self, of: Callable[[Organisation], Iterable[str]]) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for o in self.organisations:
            for word in of(o):
                found[word].add(o.slug)
        return defaultdict(frozenset, {word: frozenset(slugs) for word, slugs in found.items()})

    def local(self, area: Ward | Neighbourhood) -> frozenset[str]:
        """Those that meet in an area or say that they serve it, as its own page has them."""
        if area.address not in self._local:
            there = whereabouts(area, self.organisations, self.vocabulary.neighbourhoods.values())
            self._local[area.address] = frozenset(o.slug for o in (*there.here, *there.serving))
        return self._local[area.address]

    def wards_in(self, places: Iterable[str]) -> tuple[Ward, ...]:
        """The wards of places, by their slugs, in the order of the vocabulary; all where no place is named."""
        areas = [self.vocabulary.areas[slug] for slug in places]
        named = {ward for area in areas for ward in (area.wards if isinstance(area, Neighbourhood) else (area.slug,))}
        return tuple(ward for slug, ward in self.vocabulary.wards.items() if slug in named or not areas)

    def words(self, terms: Terms) -> Mapping[str, frozenset[str]]:
        """For each term, those whose listing has it in its summary, in what it says of itself or in a service."""
        if terms not in self._words:
            self._words[terms] = self._index(lambda o: set(terms(_text(o))))
        return self._words[terms]


def is_known_where(organisation: Organisation) -> bool:
    """Whether a listing tells at all where it works."""
    return bool(organisation.reach in EVERYWHERE or organisation.serves or wards_of(organisation))


def _text(o: Organisation) -> str:
    return " ".join((o.summary, o.about, *(text for s in o.services for text in (s.name, s.summary))))
