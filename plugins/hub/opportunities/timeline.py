"""Timelines: where an opportunity stands on a day, when it is released, and how many days are left to get ready."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hub.knowledge.opportunity import Opportunity, Stage
from hub.records.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Timeline:
    """The stages of an opportunity on a day. `now` is the last that has begun; None before the first.

    `release` is when it is released, as exactly as it is known; `days` how many whole days are left until the first day
    of that, None where it is not known or over.
    """

    past: tuple[Stage, ...]
    now: Stage | None
    to_come: tuple[Stage, ...]
    release: PartialDate | None
    days: int | None


def timeline(opportunity: Opportunity, today: date) -> Timeline:
    begun = [stage for stage in opportunity.stages if stage.date and stage.date.first_day <= today]
    begun.sort(key=lambda stage: stage.date.first_day)
    to_come = tuple(stage for stage in opportunity.stages if stage not in begun)
    release = next((stage.date for stage in opportunity.stages if stage.stage == "release"), None)
    days = (release.first_day - today).days if release and release.first_day > today else None
    return Timeline(tuple(begun[:-1]), begun[-1] if begun else None, to_come, release, days)
