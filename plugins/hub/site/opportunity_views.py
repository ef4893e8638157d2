"""What pages show of opportunities, worked out before any template sees it: the timeline, the facts, who has to do
with each, and the list by where each stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from hub.knowledge.consortium import Consortium
from hub.knowledge.event import Event
from hub.knowledge.opportunity import OFFERING, Opportunity, Round
from hub.knowledge.page import CaseStudy, Page
from hub.knowledge.stage import Stage
from hub.knowledge.timeline import Phase, Timeline, timeline
from hub.listings.organisation import Organisation
from hub.opportunities.readiness import has_sheet
from hub.site.directory import Directory
from hub.vocabulary import Body, Neighbourhood, People, Ward

_REGISTERS = {"ocds-h6vhtk-": "https://www.find-tender.service.gov.uk/procurement/"}
"""Where the record of a procurement is read, by how its identifier begins."""
STEPS = ("first-signal", "pipeline", "engagement", "planned", "release", "transparency", "award", "contract")
"""The stages of a contract at which there is something for a small organisation and a consortium to do."""
_NEAR = {"intention": "transparency", "closing": "release", "start": "contract", "end": "first-signal"}
"""The step that tells what to do at a stage that is none of them: what ends is the next first signal."""


@dataclass(frozen=True, slots=True)
class StageView:
    """A stage and where it stands: `past`, `now` or `to-come`.

    Where nobody tells any more, it is `last` for the last that is known, and `untold` for what would come after that.
    `which` tells it from others of its name that stand beside it: the name of its round, else its note. `earlier` says
    that it is a last day which a later one has put off.
    """

    stage: Stage
    state: str
    which: str = ""
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class OpportunityPage:
    """All that an opportunity's page shows besides the record itself. What is not known is empty.

    `tiles` are drawn, `stages` are all of them; `step` is the one of `steps` that it is at, `advice` that and the next,
    or nothing where it can be gone for no more. `register` is the address
    of its public record, `notice` that of the newest notice or other source of what is asked for; `sheet` that of its
    readiness sheet, empty where there is none, or none any more.
    """

    record: Opportunity
    timeline: Timeline
    tiles: tuple[StageView, ...]
    stages: tuple[StageView, ...]
    steps: tuple[str, ...]
    step: str
    advice: tuple[str, ...]
    offered_by: tuple[Organisation | Body, ...]
    awarded_to: tuple[Organisation | Body, ...]
    places: tuple[Ward | Neighbourhood, ...]
    people: tuple[People, ...]
    languages: tuple[str, ...]
    ward: Ward | None
    access: tuple[str, ...]
    register: str
    notice: str
    sheet: str
    consortia: tuple[Consortium, ...]
    case_studies: tuple[CaseStudy, ...]
    events: tuple[Event, ...]

    @property
    def near(self) -> tuple[Page, ...]:
        """The pages that its own leads to."""
        return (*self.consortia, *self.case_studies, *self.events)


def opportunity_page(directory: Directory, record: Opportunity) -> OpportunityPage:
    words, when = directory.vocabulary, timeline(record, directory.edition.today)
    consortia = tuple(each for each in directory.consortia if each.opportunity == record.original)
    steps = STEPS if record.type == "contract" and not when.is_over else ()
    return OpportunityPage(
        record=record,
        timeline=when,
        tiles=_views(when, when.tiles, record.rounds),
        stages=_views(when, when.stages, record.rounds),
        steps=steps,
        step=_step(when) if steps and when.goes_on else "",
        advice=_advice(when) if steps and when.is_ahead else (),
        offered_by=directory.parties(record.offered_by),
        awarded_to=directory.parties(record.awarded_to),
        places=tuple(words.areas[slug] for slug in record.places),
        people=tuple(words.people[slug] for slug in record.people),
        languages=tuple(words.languages[tag].name for tag in record.languages),
        ward=words.wards[record.place.ward] if record.place and record.place.ward else None,
        access=record.place.access if record.place else (),
        register=_register(record.ocid),
        notice=_notice(record, when),
        sheet=record.sheet if has_sheet(record, directory.edition.today) else "",
        consortia=consortia,
        case_studies=tuple(each for each in directory.case_studies if each.opportunity == record.original),
        events=tuple(each for each in directory.events if rests_on(each) & rests_on(record)),
    )


def _views(when: Timeline, stages: Iterable[Stage], rounds: Iterable[Round]) -> tuple[StageView, ...]:
    groups = when.past, when.to_come, when.earlier, when.missed
    past, to_come, earlier, missed = (frozenset(map(id, group)) for group in groups)
    now, next_ = ("now", "to-come") if when.goes_on else ("last", "untold")
    shown = tuple(stages)
    named = Counter(stage.stage for stage in shown)

    def state(stage: Stage) -> str:
        if id(stage) in missed:
            return "untold"
        return "past" if id(stage) in past else next_ if id(stage) in to_come else now

    def which(stage: Stage) -> str:
        return _which(stage, rounds) if named[stage.stage] > 1 else ""

    return tuple(StageView(each, state(each), which(each), id(each) in earlier) for each in shown)


def _which(stage: Stage, rounds: Iterable[Round]) -> str:
    days = {"release": "opens", "closing": "closes", "award": "decided"}
    day = days.get(stage.stage)
    found = (each.name for each in rounds if day and stage.date and getattr(each, day) == stage.date)
    return next(found, stage.note)


def _register(ocid: str) -> str:
    return next((f"{site}{ocid}" for start, site in _REGISTERS.items() if ocid.startswith(start)), "")


def _notice(record: Opportunity, when: Timeline) -> str:
    begun = when.stages[: len(when.stages) - len(when.to_come)]
    told = (*(stage.source for stage in reversed(begun)), *(source.url for source in record.sources))
    return next(filter(None, told), "")


def _step(when: Timeline) -> str:
    return _step_of(when.now) if when.now else ""


def _step_of(stage: Stage) -> str:
    return _NEAR.get(stage.stage, stage.stage)


def _advice(when: Timeline) -> tuple[str, ...]:
    """The step that it is at and the one after that, of those that its stages lead to."""
    steps = map(_step_of, (*((when.now,) if when.now else ()), *when.to_come))
    return tuple(dict.fromkeys(step for step in steps if step in STEPS))[:2]


def rests_on(page: Event | Opportunity) -> set[str]:
    """The addresses that a page rests on: an event that the same notice tells of belongs to the opportunity."""
    told = {source.url for source in page.sources}
    return told | ({stage.source for stage in page.stages if stage.source} if isinstance(page, Opportunity) else set())


@dataclass(frozen=True, slots=True)
class OpportunityRow:
    """An opportunity as a row of a list, with who offers it.

    `stage` is the one whose day matters: the release that is awaited, the last day while it is open, else the last that
    is known to have begun. None where it has none of them.
    """

    record: Opportunity
    timeline: Timeline
    offered_by: tuple[Organisation | Body, ...]
    stage: Stage | None


@dataclass(frozen=True, slots=True)
class OpportunityKind:
    """Opportunities of one kind: contract, grant or premises."""

    kind: str
    rows: tuple[OpportunityRow, ...]


@dataclass(frozen=True, slots=True)
class OpportunityYear:
    """Opportunities that are over, by the year of the last thing known of them; None where nothing has a date."""

    year: int | None
    rows: tuple[OpportunityRow, ...]


@dataclass(frozen=True, slots=True)
class OpportunityList:
    """The list: what one can still go for or get ready for, soonest first; what is under way, and what is over by year,
    the newest first."""

    ahead: tuple[OpportunityKind, ...]
    under_way: tuple[OpportunityKind, ...]
    over: tuple[OpportunityYear, ...]


class Opportunities:
    """The opportunities of an edition as lists want them, each timeline worked out once.

    `rows` come by title, `soonest` by the days that are left.
    """

    def __init__(self, directory: Directory) -> None:
        today = directory.edition.today
        self.rows = tuple(
            OpportunityRow(each, when, directory.parties(each.offered_by), _telling(when))
            for each in directory.opportunities
            for when in (timeline(each, today),)
        )
        self._of_party: dict[str, list[OpportunityRow]] = defaultdict(list)
        self._of_topic: dict[str, list[OpportunityRow]] = defaultdict(list)
        self._of_place: dict[str, list[OpportunityRow]] = defaultdict(list)
        self.soonest = tuple(sorted(self.rows, key=_soonest))
        for row in self.soonest:
            for slug in dict.fromkeys((*row.record.offered_by, *row.record.awarded_to)):
                self._of_party[slug].append(row)
            if not row.timeline.is_over:
                for topic in row.record.topics:
                    self._of_topic[topic].append(row)
                for place in row.record.places:
                    self._of_place[place].append(row)

    def offered_or_won_by(self, slug: str) -> tuple[OpportunityRow, ...]:
        """The opportunities that an organisation offers or won, by its slug."""
        return tuple(self._of_party.get(slug, ()))

    def not_over(self, topic: str) -> tuple[OpportunityRow, ...]:
        """The opportunities of a topic that are not over, soonest first."""
        return tuple(self._of_topic.get(topic, ()))

    def not_over_in(self, place: str) -> tuple[OpportunityRow, ...]:
        """The opportunities in a ward or a neighbourhood that are not over, soonest first."""
        return tuple(self._of_place.get(place, ()))

    def list(self) -> OpportunityList:
        ahead = [row for row in self.rows if row.timeline.is_ahead]
        under_way = [row for row in self.rows if row.timeline.phase is Phase.UNDER_WAY]
        under_way.sort(key=_newest)
        over = sorted((row for row in self.rows if row.timeline.is_over), key=_newest)
        years = sorted({_year(row) for row in over}, key=lambda year: -(year or 0))
        return OpportunityList(
            _by_kind(sorted(ahead, key=_soonest)),
            _by_kind(under_way),
            tuple(OpportunityYear(year, tuple(row for row in over if _year(row) == year)) for year in years),
        )


def _telling(when: Timeline) -> Stage | None:
    wanted = {Phase.COMING: ("release", when.release), Phase.OPEN: ("closing", when.closing)}.get(when.phase)
    found = [stage for stage in when.stages if wanted and wanted[1] and (stage.stage, stage.date) == wanted]
    begun = (*when.past, *((when.now,) if when.now else ()))
    return next(iter((*found, *reversed(begun))), None)


def _soonest(row: OpportunityRow) -> tuple[bool, int, str]:
    """By the days that are left to its release or its last day; those without come after those with."""
    days = row.timeline.days if row.timeline.days is not None else row.timeline.left
    return days is None, days or 0, row.record.title.casefold()


def _newest(row: OpportunityRow) -> tuple[int, str]:
    """By the day that its row tells, the newest first; those without one come last."""
    day = row.stage.date if row.stage else None
    return -day.first_day.toordinal() if day else 0, row.record.title.casefold()


def _by_kind(rows: Iterable[OpportunityRow]) -> tuple[OpportunityKind, ...]:
    every = tuple(rows)
    kinds = (OpportunityKind(kind, tuple(row for row in every if row.record.type == kind)) for kind in OFFERING)
    return tuple(each for each in kinds if each.rows)


def _year(row: OpportunityRow) -> int | None:
    return row.timeline.told.year if row.timeline.told else None
