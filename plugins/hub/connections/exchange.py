"""The exchange: what one organisation can lend and another is looking for, matched by what the two texts name.

People write offers and needs in their own words. `vocabulary/lendings.yaml` says which words mean the same kind of
thing, so that a van meets transport; what it does not know is matched by the word itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from hub.connections.lot import around, lot
from hub.listings.organisation import Organisation
from hub.vocabulary import Vocabulary

MOST = 3
"""As many offers are named for a need; the others are counted, or every van would be named to all who look for one."""

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


@dataclass(frozen=True, slots=True)
class Answer:
    """The offers that meet one need, at most `MOST` of them; `more` counts the others. There is always one."""

    matches: tuple[Match, ...]
    more: int = 0


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

    def match(self, offer: Thing, need: Thing) -> Match:
        """An offer and a need that have a key in common."""
        common = sorted(self.names.get(key, key) for key in offer.keys & need.keys)
        return Match(offer.text, offer.by, need.text, need.by, tuple(common))


def answers(organisations: Iterable[Organisation], vocabulary: Vocabulary) -> tuple[Answer, ...]:
    """For each need that an offer of somebody else meets, those offers, in the order of the organisations that need.

    Closed organisations neither offer nor need. An example meets only examples.
    """
    matcher = Matcher(vocabulary)
    able = [o for o in organisations if o.is_open]
    offered = {
        example: _Offered(matcher, (offer for o in able if o.example is example for offer in matcher.offers(o)))
        for example in (False, True)
    }
    return tuple(
        answer for o in able for need in matcher.needs(o) if (answer := offered[o.example].answer(need))
    )


class _Offered:
    """Offers, looked up by their keys and by who offers them. Two that are equal are one."""

    def __init__(self, matcher: Matcher, offers: Iterable[Thing]) -> None:
        self.matcher = matcher
        self.by_key: dict[str, dict[str, dict[Thing, None]]] = defaultdict(lambda: defaultdict(dict))
        for offer in offers:
            for key in offer.keys:
                self.by_key[key][offer.by][offer] = None
        self.order = {key: sorted((lot(by), by) for by in those) for key, those in self.by_key.items()}
        self.number = cache(self._number)  # many needs have the same keys

    def answer(self, need: Thing) -> Answer | None:
        keys = frozenset(need.keys & self.order.keys())
        own = {offer for key in keys for offer in self.by_key[key].get(need.by, ())}
        named = islice(dict.fromkeys(self._nearest(need, keys)), MOST)
        matches = tuple(self.matcher.match(offer, need) for offer in named)
        return Answer(matches, self.number(keys) - len(own) - len(matches)) if matches else None

    def _nearest(self, need: Thing, keys: frozenset[str]) -> Iterator[Thing]:
        """Offers that meet a need: first those that have in common with it what fewest offer; in a crowd, those that
        stand next by lot. Enough of each to have `MOST` that differ."""
        for key in sorted(keys, key=lambda each: (len(self.order[each]), each)):
            for by in around(self.order[key], (lot(need.by), need.by), 2 * MOST):
                if by != need.by:
                    yield from self.by_key[key][by]

    def _number(self, keys: frozenset[str]) -> int:
        return len({offer for key in keys for those in self.by_key[key].values() for offer in those})


def _stems(text: str, names: bool = True) -> Iterator[str]:
    """The stems of a text's words; without `names` those of its proper names are left out, for they tell where or when.

    A name has a capital within a sentence; what is all capitals (PA, IT) is none.
    """
    for found in _WORD.finditer(text):
        word = found[0].replace("’", "'").removesuffix("'s")
        if names or not found.start() or not word[0].isupper() or word.isupper():
            yield stem(word.replace("'", "").casefold())


def stem(word: str) -> str:
    """A word in lower case without its plural: readers are shown what two texts share, and search's stems are no words.

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
