"""Timelines: where an opportunity stands on a day, when it is released, and how many days are left to get ready."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hub.knowledge.opportunity import Opportunity
from hub.knowledge.stage import Stage, in_order
from hub.records.dates import SILENT, PartialDate

TILES = 5
"""How many stages a picture of the timeline shows."""

DECIDING = timedelta(days=183)
"""For so long after the last day to bid nobody need know yet what came of it."""

_DECIDED = frozenset({"intention", "transparency", "award", "contract", "start", "end"})
_PAST_RELEASE = _DECIDED | {"closing", "cancelled"}
_TELLING = ("closing", "end", "award", "contract", "start", "engagement", "intention", "transparency", "cancelled")


class Phase(StrEnum):
    """Where it stands, in one word: not released, open for bids, closed and not ended, ended."""

    COMING = "coming"
    OPEN = "open"
    UNDER_WAY = "under-way"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Timeline:
    """The `stages` of an opportunity on a day, in the order in which they come: `past`, `now` and `to_come`.

    `now` is the last that has begun; None before the first, once over, and between two rounds, when one has closed and
    the next is awaited. A change is not where it stands, nor is one of the `earlier` last days to bid, which a later
    one of the same round has put off: what was before them goes on. `release` is when it is released,
    or the last time that it was, as exactly as it is known; `days` how many whole days are left until the first day of
    that, None where it is not known or past. `closing` is the last day to bid, `left` how many whole days are left
    until it (0 on that day, and never fewer than are sure); None where it is not known or past. `told` is the day of
    the last thing known of it. `awaited` says that it has closed, and that what comes of it need not be known yet;
    `won` that its page tells who won it or what came of it. `unsure` says that nobody tells whether it was released,
    though the day has come on which that, or what comes of it, was expected. `missed` are the stages that were
    expected before that day, of which nobody tells that they came.
    """

    stages: tuple[Stage, ...]
    past: tuple[Stage, ...]
    now: Stage | None
    to_come: tuple[Stage, ...]
    release: PartialDate | None
    days: int | None
    phase: Phase = Phase.COMING
    closing: PartialDate | None = None
    left: int | None = None
    told: PartialDate | None = None
    awaited: bool = False
    won: bool = False
    unsure: bool = False
    earlier: tuple[Stage, ...] = ()
    missed: tuple[Stage, ...] = ()

    @property
    def is_over(self) -> bool:
        return self.phase is Phase.OVER

    @property
    def is_ahead(self) -> bool:
        """Whether one can still go for it, or get ready for it."""
        return self.phase in (Phase.COMING, Phase.OPEN)

    @property
    def goes_on(self) -> bool:
        """Whether it is known still to stand there: it can be gone for, or a day is told of something to come."""
        missed = frozenset(map(id, self.missed))
        return self.is_ahead or any(stage.date and id(stage) not in missed for stage in self.to_come)

    @property
    def tiles(self) -> tuple[Stage, ...]:
        """The stages that a picture shows: all, or of more than five those that tell most, in their order.

        They are: where it is now, its release, what comes next, how it began, and how it ends; after those the last day
        to bid, the award and what else a bidder would look for; then the newest. Of a stage that comes several times
        the last is taken first.
        """
        stages = self.stages
        if len(stages) <= TILES:
            return stages
        wanted = [self.now, _last(stages, "release", self.release), *self.to_come[:1], stages[0]]
        wanted += [_last(stages, name) for name in _TELLING]
        chosen: list[Stage] = []
        for stage in (*wanted, *reversed(stages)):
            if stage and not any(stage is other for other in chosen) and len(chosen) < TILES:
                chosen.append(stage)
        return tuple(stage for stage in stages if any(stage is other for other in chosen))


def timeline(opportunity: Opportunity, today: date) -> Timeline:
    """Where an opportunity stands. A month or year begins with its first day; a last day to bid ends with its last.

    A stage without a date stands after the one before it in the file, and is past once a later one has begun. One that
    is only expected never begins.
    """
    stages = in_order(opportunity.stages)
    awaited, closing = _release(stages, today), None
    release = awaited.date if awaited else None
    if release:
        closing = _closing(stages, release, today)
    won = _is_won(opportunity, stages, release)
    unsure = not won and _is_unsure(stages, awaited, today)
    phase = _phase(opportunity, stages, awaited, closing, won, unsure, today)
    coming = phase is not Phase.OVER and release is not None and release.first_day > today
    left = (closing.last_day - today).days if phase is Phase.OPEN and closing else None
    # A release of which only the month is known may still be awaited.
    begun = [
        number
        for number, stage in enumerate(stages)
        if stage.has_begun(today) and not (phase is Phase.COMING and stage is awaited)
    ]
    earlier = _earlier(stages)
    stood = [n for n in begun if stages[n].stage != "change" and not any(stages[n] is each for each in earlier)]
    at = (stood or begun or [-1])[-1]
    last = stages[at] if at >= 0 else None
    between = phase is Phase.COMING and last and last.stage == "closing" and last.date.last_day < today
    now = None if between or phase is Phase.OVER else last
    reached = begun[-1] + 1 if begun else 0
    return Timeline(
        stages=stages,
        past=tuple(stage for number, stage in enumerate(stages[:reached]) if not now or number != at),
        now=now,
        to_come=stages[reached:],
        release=release,
        days=(release.first_day - today).days if coming and release else None,
        phase=phase,
        closing=closing,
        left=left,
        told=stages[begun[-1]].date if begun else None,
        awaited=not won and _is_awaited(stages, phase, closing, today),
        won=won,
        unsure=unsure and phase is not Phase.OVER,
        earlier=earlier,
        missed=tuple(stage for stage in stages if stage.is_missed(today)),
    )


def _is_won(opportunity: Opportunity, stages: Iterable[Stage], release: PartialDate | None) -> bool:
    """Whether a page tells who won it, or what came of it. A grant that some have had is there for others.

    Neither has a date: where a decision is told before the release, they are taken to be of that.
    """
    told = bool(opportunity.awarded_to or opportunity.result) and opportunity.type != "grant"
    decided = (stage.date for stage in stages if stage.stage in _DECIDED and stage.date)
    return told and not any(release and day.last_day < release.first_day for day in decided)


def _is_awaited(stages: tuple[Stage, ...], phase: Phase, closing: PartialDate | None, today: date) -> bool:
    """Whether it closed no longer than `DECIDING` ago, or is told to be decided on a day to come, and not before."""
    if phase is not Phase.UNDER_WAY or not closing:
        return False
    decided = [stage for stage in stages if stage.stage in _DECIDED and stage.date]
    if any(stage.has_begun(today) and stage.date.last_day >= closing.first_day for stage in decided):
        return False
    return closing.last_day + DECIDING >= today or any(stage.date.first_day > today for stage in decided)


def _release(stages: tuple[Stage, ...], today: date) -> Stage | None:
    """The release that matters: the last, while it can still be answered; else the next; else the last there was.

    One that was expected by now is the next, where no other is told since.
    """
    told = [stage for stage in stages if stage.stage == "release" and stage.date]
    begun = [stage for stage in told if stage.has_begun(today)]
    to_come = [stage for stage in told if stage.date.first_day > today]
    if not to_come and told and told[-1].expected:
        to_come = told[-1:]
    if begun and to_come:
        closing = _closing(stages, begun[-1].date, today)
        return begun[-1] if closing and closing.last_day >= today else to_come[0]
    return to_come[0] if to_come else begun[-1] if begun else None


def _is_unsure(stages: Iterable[Stage], release: Stage | None, today: date) -> bool:
    """Whether nobody tells if it was released, though that was expected by now, or what comes of it."""
    if release and not (release.expected and release.date.last_day <= today):
        return False
    came = any(stage.has_begun(today) and _is_about(stage, release) for stage in stages if stage.stage in _PAST_RELEASE)
    return not came and (release is not None or _is_missed(stages, release, today))


def _is_missed(stages: Iterable[Stage], release: Stage | None, today: date) -> bool:
    """Whether what comes of a release was expected by now, and nobody tells that it came."""
    return any(
        stage.stage in _DECIDED and stage.is_missed(today) and _is_about(stage, release) for stage in stages
    )


def _is_about(stage: Stage, release: Stage | None) -> bool:
    """Whether a stage with a date is about a release: what was decided before it was decided about an earlier one."""
    return release is None or stage.date.last_day >= release.date.first_day


def _closing(stages: tuple[Stage, ...], release: PartialDate, today: date) -> PartialDate | None:
    """The last day to answer a release: the latest that is told before the release after it.

    One that was only expected is none any more once it has passed.
    """
    after = [stage for stage in stages if stage.date and stage.date.last_day >= release.first_day]
    found = None
    for stage in after:
        if stage.stage == "release" and stage.date != release and found:
            break
        if stage.stage == "closing" and not stage.is_missed(today):
            found = stage.date
    return found


def _earlier(stages: Iterable[Stage]) -> tuple[Stage, ...]:
    """The last days to bid that another day has put off, before anything was decided or another round began."""
    latest: Stage | None = None
    found = []
    for stage in reversed(tuple(stages)):
        if stage.stage == "release" or stage.stage in _DECIDED:
            latest = None
        elif stage.stage == "closing" and stage.date:
            if latest and latest.date != stage.date:
                found.append(stage)
            latest = latest or stage
    return tuple(reversed(found))


def _phase(
    opportunity: Opportunity,
    stages: tuple[Stage, ...],
    release: Stage | None,
    closing: PartialDate | None,
    won: bool,
    unsure: bool,
    today: date,
) -> Phase:
    if release and (release.date.first_day > today or _not_sure(release, closing, today)):
        return Phase.COMING
    begun = [stage for stage in stages if stage.has_begun(today)]
    about_it = [stage for stage in begun if _is_about(stage, release)]
    if _names(about_it, "cancelled"):
        return Phase.OVER
    dated_to_come = any(stage.date and stage.date.first_day > today for stage in stages)
    if any(stage.stage == "end" and stage.date.last_day < today for stage in about_it):
        return Phase.UNDER_WAY if dated_to_come else Phase.OVER
    if closing and closing.last_day >= today and not (won or unsure):
        return Phase.OPEN
    decided = won or any(stage.stage in _DECIDED for stage in about_it)
    told = [stage.date for stage in (*begun, *((release,) if unsure and release else ()))]
    always = release and not (decided or unsure) and opportunity.type != "contract" and not _names(stages, "closing")
    if always:  # a grant that is always open, a room that is still free, as whoever reads of it finds
        told += [source.date for source in opportunity.sources if source.date]
    if told and not dated_to_come and max(day.last_day for day in told) + SILENT < today:
        return Phase.OVER  # though nobody told its end
    if unsure:
        return Phase.UNDER_WAY if _is_missed(stages, release, today) else Phase.COMING
    if always:
        return Phase.OPEN
    if closing and opportunity.type == "grant" and not dated_to_come and not decided:
        return Phase.OVER  # a round that has closed is nothing that anyone can still go for
    return Phase.UNDER_WAY if release or decided or _names(begun, "closing") else Phase.COMING


def _not_sure(release: Stage, closing: PartialDate | None, today: date) -> bool:
    """Whether only the month or year of a release is known, which is not over: it may be out, or still be awaited."""
    told = release.date
    return told.day is None and (closing is None or release.expected) and told.first_day <= today <= told.last_day


def _names(stages: Iterable[Stage], name: str) -> bool:
    return any(stage.stage == name for stage in stages)


def _last(stages: tuple[Stage, ...], name: str, day: PartialDate | None = None) -> Stage | None:
    """The last stage of a name, of that date where one is given."""
    found = [stage for stage in stages if stage.stage == name and (day is None or stage.date == day)]
    return found[-1] if found else None
