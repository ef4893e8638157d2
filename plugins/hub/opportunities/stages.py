"""Stages: what the notices of a procurement tell of its way, as a file writes it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from hub.opportunities.limits import MOST_STAGES
from hub.opportunities.notice import Notice
from hub.opportunities.steps import NOTICE_STAGES, Step
from hub.records.report import counted

UNREAD = "Some day before; the notice of it was not read."
"""The note of a release that only a later notice bears out. The notice of it gives its day when it is read."""

_RELEASED = frozenset({"release", "award", "contract"})
_CHANGING = frozenset({*NOTICE_STAGES.values(), "first-signal"}) - {"end", "cancelled"}
_PAST_RELEASE = frozenset(
    {"closing", "intention", "transparency", "award", "contract", "start", "end", "cancelled"}
)


def stages_of(
    notices: Iterable[Notice], begun: Collection[str] = (), newest: date | None = None
) -> list[dict[str, Any]]:
    """The stages of some notices, in the order of their dates, as a file writes them.

    `begun` are the names of the stages that the file has already, `newest` the day of the newest notice that it names.
    A notice that changes an earlier one, of which the stage is there, is a change. What a notice foresaw gives way to
    what a later one says, and is not to come any more once that has begun, or a later one was read before it. Where a
    tender is changed or closes that nobody saw begin, it began some day before.
    """
    there = set(begun)
    found: dict[tuple[str, str], dict[str, Any]] = {}
    foreseen: dict[str, tuple[str, str]] = {}  # where in `found` the one of each name stands that is only foreseen
    for notice in notices:
        late = newest is not None and notice.day < newest
        for told in notice.steps:
            step, is_sure = _as_change(notice, told, there), not told.expected
            if not is_sure and (late or gives_way(step.stage, there)):
                continue
            if step.stage == "change" and told.stage in ("change", "release") and not _RELEASED & there:
                found["release", ""] = {"stage": "release", "note": UNREAD}
                there.add("release")
            if step.stage == "release" and is_sure:
                found.pop(("release", ""), None)
                there.discard("cancelled")  # it is tried again
            past = [name for name in foreseen if name == step.stage or (is_sure and gives_way(name, {step.stage}))]
            for name in past:
                found.pop(foreseen.pop(name))
            at = step.stage, step.day.isoformat() if step.day else ""
            found.setdefault(at, _stage(notice, step))
            if is_sure:
                there.add(step.stage)
            else:
                foreseen[step.stage] = at
    return list(found.values())


def _stage(notice: Notice, step: Step) -> dict[str, Any]:
    told = {
        "stage": step.stage,
        "date": step.day.isoformat() if step.day else "",
        "expected": step.expected or None,
        "notice": notice.number,
        "source": notice.url,
        "note": step.note,
    }
    return filled(told)


def gives_way(foreseen: str, begun: Collection[str]) -> bool:
    """Whether a stage that was only foreseen is past once others have begun."""
    if foreseen == "release" and not _PAST_RELEASE.isdisjoint(begun):
        return True
    return foreseen in begun or "cancelled" in begun


def _as_change(notice: Notice, told: Step, there: Collection[str]) -> Step:
    changed = notice.update and not (told.expected or told.last_day) and told.stage in _CHANGING
    if changed and (told.stage in there or told.stage == "release"):
        return Step("change", notice.day, told.note)
    return told


def surplus(stages: Sequence[Mapping[str, str]], kept: Collection[int] = ()) -> set[int]:
    """Which stages to leave out, by their numbers, where there are more than a file may have.

    Changes go first, of each name the oldest. The last of a name stays, and so does what has no notice, or is `kept`.
    """
    by_day = sorted(range(len(stages)), key=lambda number: stages[number].get("date", ""))
    last = {stages[number]["stage"]: number for number in by_day}.values()
    spare = [n for n in by_day if stages[n].get("notice") and n not in kept and n not in last]
    spare.sort(key=lambda number: stages[number]["stage"] != "change")
    return set(spare[: max(0, len(stages) - MOST_STAGES)])


def left_out(count: int) -> str:
    """A sentence on stages that were left out; empty for none."""
    return f"{counted(count, 'older stage')} left out: a file holds {MOST_STAGES}." if count else ""


def filled(data: Mapping[str, Any]) -> dict[str, Any]:
    """What of some fields says anything."""
    return {name: value for name, value in data.items() if value not in ("", None, [], {}, ())}
