"""Order: whether the stages of one page can have come as they are told.

What cannot be is only warned of: one page may tell of two rounds, or of two contracts, each with the date that a source
gives.
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.knowledge.consortium import RESULTS, STAGES
from hub.knowledge.stage import Stage, in_order
from hub.records.dates import PartialDate
from hub.records.problem import Problem
from hub.records.record import Record
from hub.records.rules import Rule
from hub.records.tree import Path

_BEFORE = (
    ("release", "closing"),
    ("closing", "intention"),
    ("closing", "award"),
    ("closing", "contract"),
    ("award", "end"),
    ("start", "end"),
)
"""Stages of an opportunity of which the first comes before the second."""
_STEPS = {stage: STAGES.index(RESULTS[0] if stage in RESULTS else stage) for stage in STAGES}
"""How far a consortium has got with each of its stages."""


def opportunity_order(record: Record) -> Iterator[Problem]:
    """Stages that all lie before every one that they follow: where one of several does not, they may be two rounds."""
    dated = [(at, stage) for at, stage in _stages(record) if stage.date]
    for early, late in _BEFORE:
        first = min((s.date for _, s in dated if s.stage == early), key=lambda day: day.first_day, default=None)
        last = max(
            ((s.date, at) for at, s in dated if s.stage == late), key=lambda told: told[0].last_day, default=None
        )
        if first and last and first.is_after(last[0]):
            message = f"`{late}` ({last[0]}) lies before `{early}` ({first})"
            fix = "put the two right; where they are of two rounds, add what is known of the others"
            yield record.fault(last[1], Rule.STAGE_ORDER, message, fix)


def consortium_order(record: Record) -> Iterator[Problem]:
    """Stages that come after one that they lead to. Whoever has won or lost may form anew, and bid again."""
    told = [(at, stage) for at, stage in _stages(record) if stage.stage in _STEPS]
    where = {id(stage): at for at, stage in told}
    before: Stage | None = None
    for stage in in_order(stage for _, stage in told):
        again = before and before.stage in RESULTS and stage.stage != "idea"
        if before and not again and _STEPS[stage.stage] < _STEPS[before.stage]:
            message = f"{_said(stage)} comes after {_said(before)}"
            fix = "put the stages, or their dates, in the order in which they came"
            yield record.fault(where[id(stage)], Rule.STAGE_ORDER, message, fix)
        else:
            before = stage


def _stages(record: Record) -> Iterator[tuple[Path, Stage]]:
    for at, data in record.find("stages", "*"):
        name = data.get("stage") if isinstance(data, dict) else None
        if isinstance(name, str):
            yield at, Stage(name, PartialDate.within(data, "date"))


def _said(stage: Stage) -> str:
    return f"`{stage.stage}`" + (f" ({stage.date})" if stage.date else "")
