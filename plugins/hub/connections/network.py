"""Networks: organisations as points and the pairs of them that are linked, and what is counted of such a graph.

The measures are the usual ones of undirected simple graphs (Wasserman and Faust, Social Network Analysis, 1994); what
each tells of organisations is in docs/measures.md.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from statistics import mean, median

import networkx as nx

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
    graph = nx.Graph()
    graph.add_nodes_from(organisations)
    graph.add_edges_from(pair for pair in pairs if pair[0] in graph and pair[1] in graph)
    components = [len(each) for each in nx.connected_components(graph)]
    degrees = [degree for _, degree in graph.degree]
    return Network(
        organisations=len(graph),
        pairs=graph.number_of_edges(),
        isolated=nx.number_of_isolates(graph),
        components=len(components),
        largest=max(components, default=0),
        mean_degree=mean(degrees) if degrees else None,
        median_degree=median(degrees) if degrees else None,
        density=nx.density(graph) if len(graph) > 1 else None,
    )


def hubs(pairs: Collection[Pair]) -> tuple[str, ...]:
    """Those whose many links would hide how the others are connected, the largest first.

    By their pairs alone: an umbrella body that keeps the hub is one where it has the links of one.
    """
    degrees = nx.Graph(pairs).degree
    found = [(-degree, slug) for slug, degree in degrees if degree >= max(HUB_PAIRS, len(pairs) / HUB_SHARE)]
    return tuple(slug for _, slug in sorted(found))
