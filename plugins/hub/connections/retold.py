"""Retold: answers that were published, and that a change would tell otherwise.

Two editions of a page, held side by side, must not give away a small number that neither tells. A build does not know
what an earlier one told; git does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from hub.connections.feedback import Table, tables
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

    What a file that has gone told is looked for in each forum that has a period of the same days now, and had it not
    before. A forum that was not for readers gave nothing away; one that is a draft now may be published again. One that
    cannot be read is told of already. All tables count that are closed, whatever the day: so whether a change passes
    does not depend on it.
    """
    were, there = _records(before), _records(now)
    for path, old in were.items():
        if old.data["status"] == "draft" or old.data.get("example"):
            continue
        periods = _feedback(old)
        published = tables(periods, date.max)
        others = [] if path in now else there.values()
        for new in [there[path]] if path in there else others:
            owed = published if path in there else _owed(published, periods, new, were.get(new.path))
            kept = tables(_feedback(new), date.max)
            if not (lost := next((table for table in owed if table not in kept), None)):
                continue
            message = f"the answers from {lost.first} to {lost.last} were published, and would be told otherwise now"
            fix = "leave their periods as they were, and put other answers into a period after the last of them"
            if path not in now:
                fix += f"; if {path}, which had them, was another forum, delete that in a change of its own"
            yield new.fault(_changed(new, periods), Rule.PUBLISHED_ANSWERS, message, fix)


def _records(files: Mapping[str, bytes]) -> dict[str, Record]:
    """The forums that can be read, by path, in order."""
    found = {}
    for path in sorted(files):
        records, problems = read_pages(FORUMS, {path: files[path]})
        if records and not any(problem.grade is Grade.MUST for problem in problems):
            found[path] = records[0]
    return found


def _owed(
    published: Sequence[Table], gone: Sequence[Feedback], new: Record, old: Record | None
) -> Sequence[Table]:
    """The tables of a forum that has gone which another must tell as they were, since it has its answers now.

    They are all of them where that is a new file, else those of the days of its new periods. It has none of its answers
    where no new period is of the days of one that has gone.
    """
    had = _feedback(old) if old else ()
    added = [period for period in _feedback(new) if period not in had]
    days = {(period.first, period.last) for period in gone}
    if not any((period.first, period.last) in days for period in added):
        return ()
    return [t for t in published if not old or any(t.first <= p.last and p.first <= t.last for p in added)]


def _feedback(record: Record) -> tuple[Feedback, ...]:
    forum = frozen(record)
    return forum.feedback if isinstance(forum, Forum) else ()


def _changed(new: Record, before: tuple[Feedback, ...]) -> Path:
    """The first period that is not as it was; all of them where one has gone, or the head of the page."""
    for number, period in enumerate(_feedback(new)):
        if period not in before:
            return ("feedback", number)
    return ("feedback",) if "feedback" in new.data else ()
