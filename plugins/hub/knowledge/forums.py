"""Forums held against each other and against events: which is a part of which, when each met, what each was told."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from hub.knowledge.event import Event
from hub.knowledge.forum import ANSWERS, FEWEST, Forum
from hub.knowledge.kinds import KINDS, folder_of
from hub.records.dates import Moment, PartialDate
from hub.records.problem import Problem
from hub.records.record import Record
from hub.records.rules import Rule
from hub.records.tree import Path

_COUNTED = ("from", "to", "answered", *ANSWERS)


def forum_faults(records: Sequence[Record]) -> Iterator[Problem]:
    """What shows only when forums and events are seen together. `records` are of all kinds."""
    forums = {record.slug: record for record in records if KINDS[folder_of(record.path)] is Forum}
    events = {record.slug: record for record in records if KINDS[folder_of(record.path)] is Event}
    for forum in forums.values():
        yield from _ring(forum, forums)
        yield from _other_day(forum, events)
    yield from _same_answers([record for record in forums.values() if "translates" not in record.data])


def _ring(forum: Record, forums: Mapping[str, Record]) -> Iterator[Problem]:
    """Forums that are parts of each other; one that is a part of itself is told of where it is read alone."""
    passed = [forum.slug]
    while (above := forums.get(passed[-1])) and isinstance(part_of := above.data.get("part_of"), str):
        if part_of in passed:
            break
        passed.append(part_of)
    else:
        return
    if part_of == forum.slug and len(passed) > 1:
        message = f"the forums go round in a ring: {' is a part of '.join([*passed, forum.slug])}"
        fix = "take `part_of` out of the one that stands above"
        yield forum.fault(("part_of",), Rule.SELF_CONNECTION, message, fix)


def _other_day(forum: Record, events: Mapping[str, Record]) -> Iterator[Problem]:
    """Meetings on a day on which the event that tells of them was not."""
    for at, slug in forum.texts("meetings", "*", "event"):
        event, met = events.get(slug), PartialDate.within(forum.data["meetings"][at[1]], "date")
        starts = Moment.within(event.data, "starts") if event else None
        if not (event and met and starts):
            continue
        ends = Moment.within(event.data, "ends") or starts
        if met.last_day < starts.date.first_day or met.first_day > ends.date.last_day:
            message = f"it met on {met} here, and {event.path}:{event.place('starts')[0]} says {starts.date}"
            fix = "put the two right, or name the event of that day"
            yield forum.fault((*at[:2], "date"), Rule.MEETING_CONFLICT, message, fix)


def _same_answers(forums: Sequence[Record]) -> Iterator[Problem]:
    """Periods that two forums have alike. Few answers, or without what was answered, may be so by chance."""
    seen: dict[str, tuple[Record, Path]] = {}
    for forum in forums:
        for at, counts in forum.find("feedback", "*"):
            answered = counts.get("answered") if isinstance(counts, dict) else None
            if not isinstance(answered, int) or answered < FEWEST or ANSWERS.keys().isdisjoint(counts):
                continue
            told = json.dumps({name: counts.get(name) for name in _COUNTED}, sort_keys=True)
            other, there = seen.setdefault(told, (forum, at))
            if other is not forum:
                message = f"the same answers stand in {other.path}:{other.place(*there)[0]}"
                fix = "keep them in one; if both forums had the same by chance, begin one of the periods a day earlier"
                yield forum.fault(at, Rule.OVERLAPPING_PERIODS, message, fix)
