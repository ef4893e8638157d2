"""Gaps: what an opportunity asks for that no listed organisation covers, or hardly any.

A gap in the listings is no gap in the borough: it says where to look and whom to ask. The rule is told in
`docs/consortia.md`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hub.knowledge.opportunity import Opportunity
from hub.opportunities.cover import Cover, Terms
from hub.vocabulary import Ward

COMMON = 10
"""A word that more than one listing in so many has says nothing of an outcome."""
ENOUGH = 2
"""So many words of an outcome in one listing bear out that it speaks of it; one alone may stand there by chance."""
FEW = 2
"""What so few listings have is never common."""
PLAIN = frozenset(
    """
    able better day each easier every feel few find friend good great have help helped keep know less life like little
    live local make month more much need new own people person soon start stay support take thing time use want week
    well while year
    """.split()
)
"""English words that stand in most outcomes and say nothing of one."""


@dataclass(frozen=True, slots=True)
class WardRow:
    """A ward, and for each column how many meet or work there."""

    ward: Ward
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """How many organisations help whom, ward by ward. `columns` are slugs of people, or of topics: `of` says which.

    Those that work all over the borough stand in `everywhere`, so that they hide no gap. One that works all over and
    meets in a ward is counted in both.
    """

    of: str
    columns: tuple[str, ...]
    rows: tuple[WardRow, ...]
    everywhere: tuple[int, ...]

    @property
    def gaps(self) -> int:
        """How many places of the grid, by ward, hold nobody."""
        return sum(count == 0 for row in self.rows for count in row.counts)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A language that is asked for, and the slugs of those that help in it. `near` also share people or a topic."""

    language: str
    by: frozenset[str]
    near: frozenset[str]


@dataclass(frozen=True, slots=True)
class Told:
    """An outcome that is wanted, and who tells of it: for each slug the words of the outcome that its listing has."""

    outcome: str
    by: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """`grid` is None where neither people nor topics are asked for."""

    grid: Grid | None
    languages: tuple[Spoken, ...]
    outcomes: tuple[Told, ...]


def gaps(opportunity: Opportunity, cover: Cover, terms: Terms) -> Gaps:
    """What nobody covers. `terms` says which words of outcomes and of listings are the same."""
    near = _near(opportunity, cover)
    return Gaps(
        grid=_grid(opportunity, cover),
        languages=tuple(
            Spoken(slug, those := cover.languages[slug] - opportunity.outsiders, those & near)
            for slug in opportunity.languages
        ),
        outcomes=tuple(_told(outcome, opportunity, cover, terms, near) for outcome in opportunity.outcomes),
    )


def _people(opportunity: Opportunity, cover: Cover) -> tuple[str, ...]:
    return tuple(slug for slug in opportunity.people if not cover.vocabulary.people[slug].everyone)


def _near(opportunity: Opportunity, cover: Cover) -> frozenset[str]:
    """Those that share a topic or people with it, and could have a part in it."""
    people = (cover.people[slug] for slug in _people(opportunity, cover))
    return frozenset().union(*people, *(cover.topics[topic] for topic in opportunity.topics)) - opportunity.outsiders


def _grid(opportunity: Opportunity, cover: Cover) -> Grid | None:
    people = _people(opportunity, cover)
    of, columns, index = (
        ("people", people, cover.people) if people else ("topics", opportunity.topics, cover.topics)
    )
    if not columns:
        return None
    helping = [index[column] - opportunity.outsiders for column in columns]
    rows = (
        WardRow(ward, tuple(len(those & cover.local(ward)) for those in helping))
        for ward in cover.wards_in(opportunity.places)
    )
    return Grid(of, columns, tuple(rows), tuple(len(those & cover.everywhere) for those in helping))


def _told(outcome: str, opportunity: Opportunity, cover: Cover, terms: Terms, near: frozenset[str]) -> Told:
    """Who of those near has words of the outcome that tell something, with most of them first, then by name."""
    said: dict[str, list[str]] = {}
    for word, those in _telling(outcome, opportunity, cover, terms):
        for slug in those & near:
            said.setdefault(slug, []).append(word)
    borne_out = [slug for slug, words in said.items() if len(words) >= ENOUGH]
    borne_out.sort(key=lambda slug: (-len(said[slug]), cover.by_slug[slug].name.casefold(), slug))
    return Told(outcome, tuple((slug, tuple(said[slug])) for slug in borne_out))


def _telling(
    outcome: str, opportunity: Opportunity, cover: Cover, terms: Terms
) -> Iterator[tuple[str, frozenset[str]]]:
    """The words of an outcome that tell one listing from another, each once, with those who have it.

    The names of the people and topics that are asked for do not: whoever is near has them anyway.
    """
    words = cover.vocabulary
    names = [words.people[slug].name for slug in opportunity.people]
    names += [words.topics[slug].name for slug in opportunity.topics]
    passed = {term for text in (*names, *PLAIN) for term in terms(text)}
    having = cover.words(terms)
    first, *others = outcome.split() or [""]
    for word in (first.lower(), *others):
        for term in terms(word):
            those = having.get(term, frozenset())
            if term not in passed and len(those) <= max(FEW, len(cover.organisations) / COMMON):
                yield word.strip(".,;:!?()“”‘’\"'"), those
            passed.add(term)
