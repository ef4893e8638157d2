"""Neighbours worth knowing: for an organisation, those it is not yet linked with, and why they might meet.

The rule is told in `docs/neighbours.md`. What is shared by few tells more than what is shared by many: idf, the
inverse document frequency of Spärck Jones (1972). Of those found, the six are chosen by maximal marginal relevance,
Carbonell and Goldstein (1998), and of those who share one thing at most two, so that they are not six of a kind.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from heapq import heappop, heapreplace
from itertools import chain
from math import log

from hub.connections.ground import Brought, Ground, Survey
from hub.connections.link import Link
from hub.connections.lot import around, lot
from hub.connections.reason import Reason, reasons
from hub.edition import Edition
from hub.listings.organisation import Organisation

MOST = 6
"""As many neighbours as a page shows."""
ALIKE = 2
"""As many of them share any one thing with it: the other places are left to other reasons, or to nobody."""
COMMON = 20
"""What more than one in so many organisations share is common, and no reason to meet.

What it shares with no more than a page can name is never common, or a small hub would name nobody.
"""
WEIGHED = 60
"""As many candidates are weighed for an organisation, the rarest grounds first: so the work grows as the hub does."""
CROWD = WEIGHED // (MOST // ALIKE)
"""As many of them are found by one thing, whatever its area: so there are others to choose from beside a crowd."""
RELEVANCE = 0.7
"""How much what two share counts against how little the neighbour is like those already chosen: λ of the source."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An organisation worth knowing. `reasons` come with the strongest first; there is always one."""

    organisation: Organisation
    reasons: tuple[Reason, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """The neighbours of an organisation, at most `MOST`, the one most worth knowing first.

    `more` are the things that others share with it who were passed over, since enough are named for that. It is empty
    where as many are named as a page shows.
    """

    neighbours: tuple[Neighbour, ...] = ()
    more: tuple[Ground, ...] = ()


class Neighbours:
    """The neighbours of every open organisation of an edition. Examples have only examples as theirs.

    Made once for an edition, all its links and what is `brought` to its opportunities; those of one organisation are
    worked out when they are asked for.
    """

    def __init__(self, edition: Edition, every: tuple[Link, ...], brought: Brought) -> None:
        linked = _linked(edition.organisations, every)
        self._pools: dict[str, _Pool] = {}
        for example in (False, True):
            those = tuple(o for o in edition.organisations if o.is_open and o.example is example)
            pool = _Pool(Survey(edition, every, those, brought), those, linked)
            self._pools |= dict.fromkeys((o.slug for o in those), pool)

    def of(self, organisation: Organisation) -> Found:
        """Those of an organisation. A closed one has none."""
        pool = self._pools.get(organisation.slug)
        return pool.chosen(organisation.slug) if pool else Found()

    def candidates(self, organisation: Organisation) -> tuple[str, ...]:
        """The slugs of those that are weighed for it: at most `WEIGHED`."""
        pool = self._pools.get(organisation.slug)
        return tuple(pool.candidates(organisation.slug)) if pool else ()


class _Pool:
    """Organisations that may be neighbours of one another, looked up by their grounds.

    A ground is a number here. The lower is the closer: the smaller its area, then the more organisations speak of it.
    """

    def __init__(self, survey: Survey, organisations: tuple[Organisation, ...], linked: dict[str, set[str]]) -> None:
        self.survey = survey
        self.linked = linked
        self.standings = {o.slug: survey.standing(o) for o in organisations}
        on: dict[Ground, list[tuple[int, str]]] = defaultdict(list)
        for slug, standing in self.standings.items():
            for ground in standing.grounds:
                on[ground].append((lot(slug), slug))
        self.grounds = sorted(on, key=lambda each: (survey.sizes[each.area], -len(on[each]), each))
        numbers = {ground: number for number, ground in enumerate(self.grounds)}
        # What each is about, wherever that is: the number of the first ground about the same.
        first: dict[Ground, int] = {}
        self.things = [first.setdefault(_anywhere(ground), number) for ground, number in numbers.items()]
        self.weights = [_weight(ground, on, len(organisations)) for ground in self.grounds]
        # For each ground, in order, those who answer it.
        self.answering = [sorted(on.get(ground.answer, ())) for ground in self.grounds]
        every = {slug: [numbers[ground] for ground in its.grounds] for slug, its in self.standings.items()}
        self.telling = {slug: frozenset(i for i in its if self.weights[i]) for slug, its in every.items()}
        # What it is like, wherever it works.
        self.profiles = {slug: frozenset(i for i in its if not self.grounds[i].area) for slug, its in every.items()}
        # The grounds that it answers: its own, but for needs that meet its offers.
        answers = [numbers.get(ground.answer, -1) for ground in self.grounds]
        self.answers = {
            slug: its if all(answers[i] == i for i in its) else frozenset(answers[i] for i in its)
            for slug, its in self.telling.items()
        }

    def chosen(self, slug: str) -> Found:
        """Those of the candidates that have a reason, by maximal marginal relevance, `ALIKE` for any one thing."""
        found = [(other, frozenset(shared)) for other in self.candidates(slug) if (shared := self.shared(slug, other))]
        weighed = [(self.score(shared), other, shared) for other, shared in found]
        weighed.sort(key=lambda each: (-each[0], lot(*sorted((slug, each[1])))))
        # Worth minus likeness to the most like of those taken, the best first; where two are equal, the stronger one,
        # else by lot. A likeness only grows as more are taken, so a value is brought up to date only at the top of the
        # heap, where it matters (the lazy greedy of Minoux, 1978).
        heap = [(-RELEVANCE * score / weighed[0][0], place, 0, 0.0) for place, (score, _, _) in enumerate(weighed)]
        taken: list[int] = []
        told: Counter[int] = Counter()
        passed: set[int] = set()
        while heap and len(taken) < MOST:
            value, place, seen, like = heap[0]
            _, other, why = weighed[place]
            things = [self.things[i] for i in why]
            if enough := [thing for thing in things if told[thing] == ALIKE]:
                heappop(heap)
                passed.update(enough)
                continue
            if seen == len(taken):
                heappop(heap)
                taken.append(place)
                told.update(things)
                continue
            now = max(like, *(self.likeness(weighed[i][1], weighed[i][2], other, why) for i in taken[seen:]))
            heapreplace(heap, (value + (1 - RELEVANCE) * (now - like), place, len(taken), now))
        more = sorted(passed, key=lambda thing: (-told[thing], self.grounds[thing])) if len(taken) < MOST else ()
        return Found(
            tuple(self.neighbour(slug, *weighed[place]) for place in taken),
            tuple(_anywhere(self.grounds[thing]) for thing in more),
        )

    def candidates(self, slug: str) -> dict[str, None]:
        """Those that share a ground, the rarest first, at most `WEIGHED`, and `CROWD` by any one thing.

        Of a crowd those are taken that come next by lot on either side, so that none is always passed over.
        """
        found: dict[str, None] = {}
        by: Counter[int] = Counter()
        away = self.linked.get(slug, set()) | {slug}
        for ground in sorted(self.telling[slug], key=lambda each: (-self.weights[each], each)):
            thing = self.things[ground]
            for other in around(self.answering[ground], (lot(slug), slug), 2 * WEIGHED):
                if len(found) == WEIGHED:
                    return found
                if by[thing] == CROWD:
                    break
                if other not in away and other not in found:
                    found[other] = None
                    by[thing] += 1
        return found

    def score(self, shared: Iterable[int]) -> float:
        """What two have in common tells: the strongest thing in full, each further one half as much as the last, since
        those who share one thing are likely to share more."""
        weights = sorted((self.weights[i] for i in shared), reverse=True)
        return sum(weight / 2**place for place, weight in enumerate(weights))

    def shared(self, slug: str, other: str) -> list[int]:
        """The grounds on which they meet: people and topics once, by the smallest area, and nothing said twice."""
        best: dict[tuple[str, str, str], int] = {}
        for i in sorted(self.telling[slug] & self.answers[other]):
            ground = self.grounds[i]
            if ground.kind != "opportunity" or self.complete(ground.what, slug, other):
                best.setdefault((ground.kind, ground.what, ground.topic), i)
        for kind, what, topic in list(best):
            if kind == "people":
                for same in self.survey.same[what]:
                    best.pop(("topic", same, ""), None)
            elif kind == "both" and (("people", what, "") in best or ("topic", topic, "") in best):
                del best[kind, what, topic]
        return list(best.values())

    def complete(self, opportunity: str, slug: str, other: str) -> bool:
        """Whether each brings something to an opportunity that the other does not."""
        own, its = (self.standings[each].brings[opportunity] for each in (slug, other))
        return not (own <= its or its <= own)

    def likeness(self, one: str, why_one: frozenset[int], two: str, why_two: frozenset[int]) -> float:
        """How like two neighbours are, from 0 to 1: half for the reasons to meet them, half for what they are."""
        return (_jaccard(why_one, why_two) + _jaccard(self.profiles[one], self.profiles[two])) / 2

    def neighbour(self, slug: str, score: float, other: str, shared: frozenset[int]) -> Neighbour:
        one, two = self.standings[slug], self.standings[other]
        strongest = sorted(shared, key=lambda i: (-self.weights[i], i))
        told = reasons((self.grounds[i] for i in strongest), one, two)
        return Neighbour(two.organisation, tuple(told), score)


def _anywhere(ground: Ground) -> Ground:
    return ground._replace(area="")


def _jaccard(one: frozenset[int], two: frozenset[int]) -> float:
    both = len(one & two)
    return both / (len(one) + len(two) - both)


def _weight(ground: Ground, on: Mapping[Ground, Collection[tuple[int, str]]], n: int) -> float:
    """How much it tells that two of `n` organisations share a ground: log((n + 1) / df), which two of two share too.

    Nothing where it is common, or where nobody else has it.
    """
    number = len({*on[ground], *on.get(ground.answer, ())})
    return log((n + 1) / number) if 1 < number <= max(1 + MOST, n / COMMON) else 0.0


def _linked(organisations: Iterable[Organisation], every: Iterable[Link]) -> dict[str, set[str]]:
    """For each slug those it is or was linked with. A link to what has ended leads to its successor too."""
    then = {o.slug: o.listing.successor for o in organisations if o.listing.successor}
    linked: dict[str, set[str]] = defaultdict(set)
    pairs = chain(((link.a, link.b) for link in every), then.items())
    for one, two in pairs:
        for a in _and_after(one, then):
            for b in _and_after(two, then):
                linked[a].add(b)
                linked[b].add(a)
    return linked


def _and_after(slug: str, then: dict[str, str]) -> dict[str, None]:
    """A listing and those that came after it, one after the other."""
    found: dict[str, None] = {}
    while slug and slug not in found:
        found[slug] = None
        slug = then.get(slug, "")
    return found
