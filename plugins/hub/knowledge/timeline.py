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
_TELLING = ("closing", "end", "award", "contract", "start", "engagement", "intention", "transparency", "cancelled")


class Phase(StrEnum):
    """Where it stands, in one word: not released, open for bids, closed and not ended, ended."""

    COMING = "coming"
    OPEN = "open"
    UNDER_WAY = "under-way"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Timeline:
    """The stages of an opportunity on a day. `now` is the last that has begun; None before the first, once over, and
    between two rounds, when one has closed and the next is awaited.

    `past`, `now` and `to_come` are all its stages, in the order in which they come. `release` is when it is released,
    or the last time that it was, as exactly as it is known; `days` how many whole days are left until the first day of
    that, None where it is not known or past. `closing` is the last day to bid, `left` how many whole days are left
    until it (0 on that day, and never fewer than are sure); None where it is not known or past. `told` is the day of
    the last thing known of it. `awaited` says that it has closed, and that what comes of it need not be known yet;
    `won` that its page tells who won it or what came of it.
    """

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

    @property
    def stages(self) -> tuple[Stage, ...]:
        return (*self.past, *((self.now,) if self.now else ()), *self.to_come)

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
        return self.is_ahead or any(stage.date for stage in self.to_come)

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

    A stage without a date stands after the one before it in the file, and is past once a later one has begun.
    """
    stages = in_order(opportunity.stages)
    begun = max((number for number, stage in enumerate(stages) if stage.has_begun(today)), default=-1)
    release, closing = _release(stages, today), None
    if release:
        closing = _closing(stages, release)
    won = _is_won(opportunity, stages, release)
    phase = _phase(opportunity, stages, release, closing, won, today)
    coming = phase is not Phase.OVER and release is not None and release.first_day > today
    left = (closing.last_day - today).days if phase is Phase.OPEN and closing else None
    last = stages[begun] if begun >= 0 else None
    between = phase is Phase.COMING and last and last.stage == "closing" and last.date.last_day < today
    now = None if between or phase is Phase.OVER else last
    return Timeline(
        past=stages[: begun if now else begun + 1],
        now=now,
        to_come=stages[begun + 1 :],
        release=release,
        days=(release.first_day - today).days if coming and release else None,
        phase=phase,
        closing=closing,
        left=left,
        told=last.date if last else None,
        awaited=not won and _is_awaited(stages, phase, closing, today),
        won=won,
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
    return closing.last_day + DECIDING >= today or any(not stage.has_begun(today) for stage in decided)


def _release(stages: tuple[Stage, ...], today: date) -> PartialDate | None:
    """The release that matters: the last, while it can still be answered; else the next; else the last there was."""
    dates = [stage.date for stage in stages if stage.stage == "release" and stage.date]
    begun = [day for day in dates if day.first_day <= today]
    to_come = [day for day in dates if day.first_day > today]
    if begun and to_come:
        closing = _closing(stages, begun[-1])
        return begun[-1] if closing and closing.last_day >= today else to_come[0]
    return to_come[0] if to_come else begun[-1] if begun else None


def _closing(stages: tuple[Stage, ...], release: PartialDate) -> PartialDate | None:
    """The last day to answer a release: the latest that is told before the release after it."""
    after = [stage for stage in stages if stage.date and stage.date.last_day >= release.first_day]
    found = None
    for stage in after:
        if stage.stage == "release" and stage.date != release and found:
            break
        if stage.stage == "closing":
            found = stage.date
    return found


def _phase(
    opportunity: Opportunity,
    stages: tuple[Stage, ...],
    release: PartialDate | None,
    closing: PartialDate | None,
    won: bool,
    today: date,
) -> Phase:
    if release and (release.first_day > today or _not_sure(release, closing, today)):
        return Phase.COMING
    begun = [stage for stage in stages if stage.has_begun(today)]
    # What was decided before a release was decided about an earlier one.
    about_it = [stage for stage in begun if release is None or stage.date.last_day >= release.first_day]
    if _names(about_it, "cancelled"):
        return Phase.OVER
    dated_to_come = any(stage.date and stage.date.first_day > today for stage in stages)
    if any(stage.stage == "end" and stage.date.last_day < today for stage in about_it):
        return Phase.UNDER_WAY if dated_to_come else Phase.OVER
    if closing and closing.last_day >= today and not won:
        return Phase.OPEN
    decided = won or any(stage.stage in _DECIDED for stage in about_it)
    told = [stage.date for stage in begun]
    always = release and not decided and opportunity.type != "contract" and not _names(stages, "closing")
    if always:  # a grant that is always open, a room that is still free, as whoever reads of it finds
        told += [source.date for source in opportunity.sources if source.date]
    if told and not dated_to_come and max(day.last_day for day in told) + SILENT < today:
        return Phase.OVER  # though nobody told its end
    if always:
        return Phase.OPEN
    if closing and opportunity.type == "grant" and not dated_to_come and not decided:
        return Phase.OVER  # a round that has closed is nothing that anyone can still go for
    return Phase.UNDER_WAY if release or decided or _names(begun, "closing") else Phase.COMING


def _not_sure(release: PartialDate, closing: PartialDate | None, today: date) -> bool:
    """Whether only the month or year of a release is known, which is not over: it may be out, or still be awaited."""
    return release.day is None and closing is None and release.first_day <= today <= release.last_day


def _names(stages: Iterable[Stage], name: str) -> bool:
    return any(stage.stage == name for stage in stages)


def _last(stages: tuple[Stage, ...], name: str, day: PartialDate | None = None) -> Stage | None:
    """The last stage of a name, of that date where one is given."""
    found = [stage for stage in stages if stage.stage == name and (day is None or stage.date == day)]
    return found[-1] if found else None
