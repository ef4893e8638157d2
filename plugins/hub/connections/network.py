"""Networks: organisations as points and the pairs of them that are linked, and what is counted of such a graph.

The measures are the usual ones of undirected simple graphs (Wasserman and Faust, Social Network Analysis, 1994); what
each tells of organisations is in docs/measures.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import chain
from statistics import mean, median

Pair = tuple[str, str]
"""The slugs of two organisations, in the order of the alphabet."""
HUB_PAIRS, HUB_SHARE = 5, 10
"""A hub is in so many pairs at least, and in one of so many of all."""


@dataclass(frozen=True, slots=True)
class Network:
    """What is counted of organisations and the pairs of them that are linked.

    `isolated` are those in no pair. A component is a set of organisations that are joined by pairs, directly or through
    others, and one that is in no pair is one by itself; `largest` counts the organisations of the largest. A degree is
    how many others one is linked with. `density` is the share of all pairs that could be, from 0 to 1. None is what
    cannot be: the degrees of no organisations, the density of one.
    """

    organisations: int
    pairs: int
    isolated: int
    components: int
    largest: int
    mean_degree: float | None
    median_degree: float | None
    density: float | None


def network(organisations: Collection[str], pairs: Iterable[Pair]) -> Network:
    """Count a network. Pairs with anybody else in them are left out."""
    linked: dict[str, set[str]] = {slug: set() for slug in organisations}
    for a, b in pairs:
        if a in linked and b in linked:
            linked[a].add(b)
            linked[b].add(a)
    components = [len(each) for each in _components(linked)]
    degrees = [len(others) for others in linked.values()]
    number, links = len(linked), sum(degrees) // 2
    return Network(
        organisations=number,
        pairs=links,
        isolated=degrees.count(0),
        components=len(components),
        largest=max(components, default=0),
        mean_degree=mean(degrees) if degrees else None,
        median_degree=median(degrees) if degrees else None,
        density=2 * links / (number * (number - 1)) if number > 1 else None,
    )


def _components(linked: Mapping[str, Set[str]]) -> Iterator[set[str]]:
    """The components of a graph that gives for each organisation those that it is linked with."""
    left = set(linked)
    while left:
        waiting = {left.pop()}
        component: set[str] = set()
        while waiting:
            one = waiting.pop()
            component.add(one)
            waiting |= linked[one] - component
        left -= component
        yield component


def hubs(pairs: Collection[Pair]) -> tuple[str, ...]:
    """Those whose many links would hide how the others are connected, the largest first.

    By their pairs alone: an umbrella body that keeps the hub is one where it has the links of one.
    """
    degrees = Counter(chain.from_iterable(pairs))
    found = [(-degree, slug) for slug, degree in degrees.items() if degree >= max(HUB_PAIRS, len(pairs) / HUB_SHARE)]
    return tuple(slug for _, slug in sorted(found))
