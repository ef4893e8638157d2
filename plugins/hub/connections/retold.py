"""Retold: answers that were published, and that a change would tell otherwise.

Two editions of a page, held side by side, must not give away a small number that neither tells. A build does not know
what an earlier one told; git does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import zip_longest

from hub.connections.feedback import tables
from hub.knowledge.forum import Feedback, Forum
from hub.knowledge.freeze import frozen
from hub.knowledge.read import read_pages
from hub.records.problem import Grade, Problem
from hub.records.record import Record
from hub.records.rules import Rule
from hub.records.tree import Path

FORUMS = f"content/{Forum.section}/"


def retold(before: Mapping[str, bytes], now: Mapping[str, bytes]) -> Iterator[Problem]:
    """A problem for each forum whose published answers change. Both give what each file that changed holds, by path.

    A file that has gone is looked for under another name, by a period that it had. A forum that was not for readers, or
    is not any more, gives nothing away; one that cannot be read is told of already. All tables count that are closed,
    whatever the day: so whether a change passes does not depend on it.
    """
    there = {path: record for path in sorted(now) if (record := _for_readers(path, now[path]))}
    arrived = [record for path, record in there.items() if path not in before]
    for path in sorted(before):
        old = _for_readers(path, before[path])
        periods = _feedback(old) if old else ()
        elsewhere = (record for record in arrived if any(period in periods for period in _feedback(record)))
        new = there.get(path) if path in now else next(elsewhere, None)
        if not new:
            continue
        for was, is_now in zip_longest(tables(periods, date.max), tables(_feedback(new), date.max)):
            if was and was != is_now:
                message = f"the answers from {was.first} to {was.last} were published, and would be told otherwise now"
                fix = "leave their periods as they were, and put other answers into a period after the last of them"
                yield new.fault(_changed(new, periods), Rule.PUBLISHED_ANSWERS, message, fix)
                break


def _for_readers(path: str, content: bytes) -> Record | None:
    records, problems = read_pages(FORUMS, {path: content})
    if not records or any(problem.grade is Grade.MUST for problem in problems):
        return None
    data = records[0].data
    return None if data["status"] == "draft" or data.get("example") else records[0]


def _feedback(record: Record) -> tuple[Feedback, ...]:
    forum = frozen(record)
    return forum.feedback if isinstance(forum, Forum) else ()


def _changed(new: Record, before: tuple[Feedback, ...]) -> Path:
    """The first period that is not as it was; all of them where one has gone, or the head of the page."""
    for number, period in enumerate(_feedback(new)):
        if period not in before:
            return ("feedback", number)
    return ("feedback",) if "feedback" in new.data else ()
