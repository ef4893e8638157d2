"""Consortia: organisations that join to deliver or to bid, as data with dates, so that the history is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from hub.knowledge.page import Page, Reference
from hub.knowledge.stage import Stage, in_order
from hub.records.dates import SILENT, PartialDate

GATHERING = ("idea", "forming", "ready")
"""The stages at which an organisation may still join."""
RESULTS = ("won", "lost")
ENDS = (*RESULTS, "dissolved")
STAGES = (*GATHERING, "bid", *ENDS)
"""All stages, in the order in which they come; a bid is won or lost."""


@dataclass(frozen=True, slots=True)
class Member:
    """An organisation in a consortium. `who` is the slug of a party; `role` lead, partner, interested or withdrew."""

    who: str
    role: str
    since: PartialDate | None = None
    until: PartialDate | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consortium(Page):
    """A consortium. `opportunity` and `case_study` are slugs. What no source tells is empty, and shown as not known."""

    kind: ClassVar[str] = "consortium"
    section: ClassVar[str] = "consortia"

    stages: tuple[Stage, ...]
    opportunity: str = ""
    outcomes: tuple[str, ...] = ()
    form: str = ""
    members: tuple[Member, ...] = ()
    barriers: tuple[str, ...] = ()
    benefits: tuple[str, ...] = ()
    case_study: str = ""
    sources: tuple[Reference, ...] = ()

    def reached(self, day: date) -> tuple[Stage, ...]:
        """The stages that it had reached by a day, in the order in which they came; the last is where it stood.

        A stage without a date counts as reached once all that have one are: before, nobody can tell.
        """
        stages = in_order(self.stages)
        past = tuple(stage for stage in stages if stage.has_begun(day))
        return stages if len(past) == sum(stage.date is not None for stage in stages) else past

    def result(self, day: date) -> str:
        """Won or lost, whichever it was last by a day, for one may bid again; empty where no source tells of either."""
        return next((stage.stage for stage in reversed(self.reached(day)) if stage.stage in RESULTS), "")

    def is_done(self, day: date) -> bool:
        """Whether by a day its work is done: it won and was dissolved, so its outcomes are what came, not hopes."""
        return self.result(day) == "won" and self.reached(day)[-1].stage == "dissolved"

    def is_silent(self, day: date) -> bool:
        """Whether by a day nothing has been told of it for `SILENT`, or nothing with a date, and no source its end."""
        told = self.told()
        ended = any(stage.stage in ENDS for stage in self.reached(day))
        return not ended and (told is None or told.last_day + SILENT < day)

    def told(self) -> PartialDate | None:
        """The latest day that anything tells of it: a stage, a member, or the date of a source; None where none has."""
        days = [stage.date for stage in self.stages]
        days += [day for member in self.members for day in (member.since, member.until)]
        days += [source.date for source in self.sources]
        return max((day for day in days if day), key=lambda day: day.last_day, default=None)
