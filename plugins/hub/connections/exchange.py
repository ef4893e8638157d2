"""The exchange: what one organisation can lend and another is looking for, matched by what the two texts name.

People write offers and needs in their own words. `vocabulary/lendings.yaml` says which words mean the same kind of
thing, so that a van meets transport; what it does not know is matched by the word itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hub.listings.organisation import Organisation
from hub.vocabulary import Vocabulary

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# Words that do not say what a thing is: small words, those of asking, of time and of number, and whom all here are for.
_PASSING = frozenset(
    """
    a about after again all also an and any are as asked at be been before being best both but by can could do does
    during each either every few for from get give given had has have help her his if in into is it its just keep kind
    lend like long look looking lot made make many may more most much need needed not of off offer on one only or
    other our out over own please run share should since small so some someone something sort still such take than
    that the their them then there these they thing this those to two under until up use used very want wanted was we
    were what when where which who whose will with within without would year you your able ask available big extra
    free good large local new old open regular short shared spare suitable community charity group member organisation
    people person support work afternoon day evening hour month morning night spring summer autumn time today week
    weekday weekend winter term monday tuesday wednesday thursday friday saturday sunday
    """.split()
)


@dataclass(frozen=True, slots=True)
class Thing:
    """An offer or a need as it is matched. `kinds` are slugs of the vocabulary; `words` other words that tell of it.

    `words` are stems, and empty where a kind is known.
    """

    text: str
    by: str
    kinds: frozenset[str]
    words: frozenset[str]

    @property
    def keys(self) -> frozenset[str]:
        """All that it can be found by. Two things meet where they have a key in common."""
        return self.kinds or self.words


@dataclass(frozen=True, slots=True)
class Match:
    """An offer that meets a need. `offered_by` and `needed_by` are slugs; `words` say what the two have in common.

    `words` are names of kinds of the vocabulary, else stems that both texts have.
    """

    offer: str
    offered_by: str
    need: str
    needed_by: str
    words: tuple[str, ...]


class Matcher:
    """What the texts of one hub name, by its vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.names = {slug: lending.name for slug, lending in vocabulary.lendings.items()}
        phrases = [
            (frozenset(_stems(phrase)), slug)
            for slug, lending in vocabulary.lendings.items()
            for phrase in (lending.name, *lending.words)
        ]
        # The longest first: a growing space is no room to hire.
        self._phrases = sorted(phrases, key=lambda phrase: (-len(phrase[0]), sorted(phrase[0]), phrase[1]))
        self._places = frozenset(stem for area in vocabulary.areas.values() for stem in _stems(area.name))

    def thing(self, text: str, by: str) -> Thing:
        left, kinds = set(_stems(text)), set()
        for phrase, slug in self._phrases:
            if phrase <= left:
                kinds.add(slug)
                left -= phrase
        words = () if kinds else (s for s in _stems(text, names=False) if s not in _PASSING and s not in self._places)
        return Thing(text, by, frozenset(kinds), frozenset(words))

    def offers(self, organisation: Organisation) -> tuple[Thing, ...]:
        return tuple(self.thing(text, organisation.slug) for text in organisation.offers)

    def needs(self, organisation: Organisation) -> tuple[Thing, ...]:
        return tuple(self.thing(text, organisation.slug) for text in organisation.needs)

    def match(self, offer: Thing, need: Thing) -> Match | None:
        common = sorted(self.names.get(key, key) for key in offer.keys & need.keys)
        return Match(offer.text, offer.by, need.text, need.by, tuple(common)) if common else None


def matches(organisations: Iterable[Organisation], vocabulary: Vocabulary) -> tuple[Match, ...]:
    """Every offer that meets a need of somebody else, in the order of the organisations, those who need first.

    Closed organisations neither offer nor need. An example meets only examples.
    """
    matcher = Matcher(vocabulary)
    able = [o for o in organisations if o.is_open]
    offered: dict[tuple[bool, str], list[Thing]] = defaultdict(list)
    for o in able:
        for offer in matcher.offers(o):
            for key in sorted(offer.keys):
                offered[o.example, key].append(offer)
    return tuple(
        match
        for o in able
        for need in matcher.needs(o)
        for offer in dict.fromkeys(offer for key in sorted(need.keys) for offer in offered[o.example, key])
        if offer.by != o.slug and (match := matcher.match(offer, need))
    )


def _stems(text: str, names: bool = True) -> Iterator[str]:
    """The stems of a text's words; without `names` those of its proper names are left out, for they tell where or when.

    A name has a capital within a sentence; what is all capitals (PA, IT) is none.
    """
    for found in _WORD.finditer(text):
        word = found[0].replace("’", "'").removesuffix("'s")
        if names or not found.start() or not word[0].isupper() or word.isupper():
            yield stem(word.replace("'", "").casefold())


def stem(word: str) -> str:
    """A word in lower case without its plural.

    The S-stemmer: Harman, "How effective is suffixing?", JASIS 42 (1991), with a rule more for boxes and benches.
    """
    if word.endswith("ies") and not word.endswith(("eies", "aies")):
        return word[:-3] + "y"
    if word.endswith(("xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("es") and not word.endswith(("aes", "ees", "oes")):
        return word[:-1]
    if word.endswith("s") and not word.endswith(("us", "ss")):
        return word[:-1]
    return word
