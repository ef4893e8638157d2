"""What pages show of who fits an opportunity and of what nobody covers, by name, and the sheet to print of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from hub.knowledge.opportunity import Opportunity
from hub.knowledge.stage import Stage
from hub.knowledge.timeline import Phase
from hub.listings.organisation import Organisation
from hub.opportunities.cover import Cover
from hub.opportunities.gaps import Gaps, gaps
from hub.opportunities.matching import Candidates, Fit, by_part, fits
from hub.opportunities.readiness import Item, items_by_stage
from hub.places.scale import Cell, Step, scale
from hub.site.consortium_views import ConsortiumPage, consortium_page
from hub.site.directory import Directory
from hub.site.opportunity_views import OpportunityPage, opportunity_page
from hub.terms import terms
from hub.vocabulary import Neighbourhood, People, Topic, Ward

MOST_NAMED = 6
"""As many organisations as a line of the gaps names; the others are counted."""
_BEGUN = frozenset({"past", "now", "last"})


@dataclass(frozen=True, slots=True)
class FitRow:
    """An organisation that fits, and why, by the names of what the two have in common. See `hub.opportunities.Fit`."""

    organisation: Organisation
    runs: tuple[str, ...]
    about: tuple[str, ...]
    people: tuple[str, ...]
    languages: tuple[str, ...]
    places: tuple[str, ...]
    near: tuple[str, ...]
    reach: str
    spaces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FitGroup:
    """Those that could play one part. `more` counts those left off; they are to be found on the pages `where`."""

    part: str
    rows: tuple[FitRow, ...]
    more: int
    where: tuple[Topic | People | Ward | Neighbourhood, ...]


@dataclass(frozen=True, slots=True)
class GridRow:
    """A ward and its cells; `ward` is None for those that work all over the borough."""

    ward: Ward | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class GridView:
    """The grid of `hub.opportunities.gaps`, by name.

    `gaps` counts the cells of wards that hold nobody; `steps` are what the colours of the cells mean.
    """

    columns: tuple[People | Topic, ...]
    everywhere: GridRow
    rows: tuple[GridRow, ...]
    gaps: int
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """Organisations by name, as many as a line has room for, each with words of its own; `more` counts the others."""

    organisations: tuple[tuple[Organisation, tuple[str, ...]], ...]
    more: int


@dataclass(frozen=True, slots=True)
class LanguageRow:
    """A language that is asked for: how many help in it, and which of them are near to the work."""

    name: str
    count: int
    near: Named


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """An outcome that is wanted, and whose listings have words of it."""

    outcome: str
    by: Named


@dataclass(frozen=True, slots=True)
class MatchingView:
    """Who fits an opportunity, and what nobody covers. `registered` of the `shown` are known to a public register.

    `asked` is false where it names nothing to compare the listings with.
    """

    groups: tuple[FitGroup, ...]
    grid: GridView | None
    languages: tuple[LanguageRow, ...]
    outcomes: tuple[OutcomeRow, ...]
    shown: int
    registered: int
    asked: bool


class Matching:
    """Who fits each opportunity of a directory, worked out when it is asked for; the looking-up is shared."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        self._cover = cache(partial(Cover, directory.edition))
        self._fits: dict[str, tuple[Fit, ...]] = {}

    def fits(self, opportunity: Opportunity) -> tuple[Fit, ...]:
        """All that fit an opportunity, the best first."""
        if opportunity.slug not in self._fits:
            self._fits[opportunity.slug] = fits(opportunity, self._cover(opportunity.example))
        return self._fits[opportunity.slug]

    def of(self, opportunity: Opportunity) -> MatchingView:
        cover = self._cover(opportunity.example)
        groups, found = by_part(self.fits(opportunity)), gaps(opportunity, cover, terms)
        named = [fit.organisation for group in groups for fit in group.fits]
        words = self.directory.vocabulary
        return MatchingView(
            groups=tuple(self._group(opportunity, group) for group in groups),
            grid=self._grid(found),
            languages=tuple(
                LanguageRow(words.languages[spoken.language].name, len(spoken.by), self._by_name(spoken.near))
                for spoken in found.languages
            ),
            outcomes=tuple(OutcomeRow(told.outcome, self._telling(told.by)) for told in found.outcomes),
            shown=len(named),
            registered=sum(1 for o in named if any(o.identifiers)),
            asked=bool(opportunity.topics or opportunity.people or opportunity.languages or opportunity.places),
        )

    def _group(self, opportunity: Opportunity, group: Candidates) -> FitGroup:
        words = self.directory.vocabulary
        where = {
            "work": [words.topics[slug] for slug in opportunity.topics],
            "people": [words.people[slug] for slug in opportunity.people if not words.people[slug].everyone],
            "places": [words.areas[slug] for slug in opportunity.places],
            "space": [words.areas[slug] for slug in opportunity.places],
        }
        return FitGroup(
            group.part, tuple(map(self.row, group.fits)), group.more, tuple(where.get(group.part, ()))
        )

    def row(self, fit: Fit) -> FitRow:
        """A fit by the names of what the two have in common. People who are called as a topic is are told once."""
        words = self.directory.vocabulary
        topics = {words.topics[slug].name for slug in (*fit.runs, *fit.about, *fit.near)}
        return FitRow(
            organisation=fit.organisation,
            runs=tuple(words.topics[slug].name for slug in fit.runs),
            about=tuple(words.topics[slug].name for slug in fit.about),
            people=tuple(name for slug in fit.people if (name := words.people[slug].name) not in topics),
            languages=tuple(words.languages[slug].name for slug in fit.languages),
            places=tuple(words.areas[slug].name for slug in fit.places),
            near=tuple(words.topics[slug].name for slug in fit.near),
            reach=fit.reach,
            spaces=fit.spaces,
        )

    def _grid(self, found: Gaps) -> GridView | None:
        grid, words = found.grid, self.directory.vocabulary
        if not grid:
            return None
        index = words.people if grid.of == "people" else words.topics
        steps = scale(count for counts in (grid.everywhere, *(row.counts for row in grid.rows)) for count in counts)

        def row(ward: Ward | None, counts: Iterable[int]) -> GridRow:
            return GridRow(ward, tuple(map(steps.cell, counts)))

        return GridView(
            columns=tuple(index[slug] for slug in grid.columns),
            everywhere=row(None, grid.everywhere),
            rows=tuple(row(each.ward, each.counts) for each in grid.rows),
            gaps=grid.gaps,
            steps=steps.steps,
        )

    def _by_name(self, slugs: Iterable[str]) -> Named:
        those = sorted((self.directory.by_slug[slug] for slug in slugs), key=lambda o: (o.name.casefold(), o.slug))
        return Named(tuple((o, ()) for o in those[:MOST_NAMED]), max(0, len(those) - MOST_NAMED))

    def _telling(self, by: Iterable[tuple[str, tuple[str, ...]]]) -> Named:
        those = tuple((self.directory.by_slug[slug], said) for slug, said in by)
        return Named(those[:MOST_NAMED], max(0, len(those) - MOST_NAMED))


@dataclass(frozen=True, slots=True)
class StageItems:
    """What must be true by a stage. `when` is that stage of the opportunity, None where none of that name is told."""

    name: str
    when: Stage | None
    past: bool
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A readiness sheet: the opportunity, who fits, what is missing, its consortia, and what must be true by when."""

    opportunity: OpportunityPage
    matching: MatchingView
    consortia: tuple[ConsortiumPage, ...]
    by_stage: tuple[StageItems, ...]


def sheet(directory: Directory, matches: Matching, record: Opportunity) -> Sheet:
    page = opportunity_page(directory, record)
    return Sheet(
        opportunity=page,
        matching=matches.of(record),
        consortia=tuple(consortium_page(directory, each) for each in page.consortia),
        by_stage=tuple(_by_stage(page)),
    )


def _by_stage(page: OpportunityPage) -> Iterator[StageItems]:
    """For each stage the next of its name that is to come; where none is, the last that there was in this round.

    A stage of which nothing is told is past once a later one has begun.
    """
    by_stage = items_by_stage(page.record.type)
    earlier_round = ("release", "closing") if page.timeline.phase is Phase.COMING else ()
    views = [each for each in page.stages if each.state not in _BEGUN or each.stage.stage not in earlier_round]
    begun = {each.stage.stage for each in views if each.state in _BEGUN}
    reached = max((number for number, name in enumerate(by_stage) if name in begun), default=-1)
    for number, (name, items) in enumerate(by_stage.items()):
        named = [each for each in views if each.stage.stage == name]
        coming = [each for each in named if each.state == "to-come"]
        found = coming[0] if coming else named[-1] if named else None
        past = not coming and (number < reached or (found is not None and found.state in ("past", "last")))
        yield StageItems(name, found.stage if found else None, past, items)
