"""Added: the notices that came since, in a file that staff have worked on.

What staff wrote stays. A notice that the file names already is not read into it again, so that what staff changed or
took out does not come back; of a new notice only its stages and its source are added.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from hub.knowledge.kinds import schema
from hub.opportunities.drafts import FOLDER, Change, sources_of
from hub.opportunities.notice import Notice
from hub.opportunities.notices import Procurement
from hub.opportunities.stages import UNREAD, gives_way, left_out, stages_of, surplus
from hub.records.comments import Comments, comments_of
from hub.records.dates import PartialDate
from hub.records.record import split
from hub.records.text import decode
from hub.records.tree import List, Map, Node, parse
from hub.records.writer import node_of, write

_TELLING = ("stage", "date", "notice")

def added_to(path: str, data: bytes, procurement: Procurement) -> Change:
    """The file of a procurement, with the notices that it does not name yet; as it is where there are none."""
    text, faults = decode(path, data, tabs=True)
    front, body, _, found = split(path, text) if not faults else ("", "", 0, [])
    root, more = parse(path, front) if not (faults or found) else (None, [])
    if root is None or (faults := [*faults, *found, *more]):
        return Change(path, None, f"it stays as it is: {faults[0].message}, on line {faults[0].line}", held=True)
    stages, sources = (root.entries.get(name, (None, None))[1] for name in ("stages", "sources"))
    new = []
    if isinstance(stages, List) and isinstance(sources, List):
        new = _not_named(procurement.notices, stages, sources)
    if not new:
        return Change(path, None, "nothing new; it stays as it is")
    numbers = ", ".join(dict.fromkeys(notice.number for notice in new))
    comments, lost = comments_of(path, front, root)
    if lost:
        why = f"{lost[0].message}, on line {lost[0].line}; {lost[0].fix}. Until then it lacks {numbers}"
        return Change(path, None, f"it stays as it is: {why}", held=True)
    _add(new, stages, sources, comments)
    spoken_of = {number for number in range(len(stages.items)) if _is_spoken_of(number, comments)}
    gone = surplus([{name: _field(each, name) for name in _TELLING} for each in stages.items], spoken_of)
    _take_out(stages, gone, comments)
    fields = write(root, schema(FOLDER).shape, comments)
    what = " ".join(part for part in (f"added: {numbers}.", left_out(len(gone)), _to_see(new)) if part)
    return Change(path, f"---\n{fields}---\n{body}", what, before=data)


def _add(new: Iterable[Notice], stages: List, sources: List, comments: Comments) -> None:
    told = stages_of(new, _begun(stages), _newest(stages, sources))
    sure = {stage["stage"] for stage in told if not stage.get("expected")}
    names = {stage["stage"] for stage in told}
    gone = set()
    for number, stage in enumerate(stages.items):
        name, note = _field(stage, "stage"), _field(stage, "note")
        foreseen = _is_expected(stage) and bool(_field(stage, "notice")) and not note
        passed = foreseen and (name in names or gives_way(name, sure))
        if (passed or (note == UNREAD and name in sure)) and not _is_spoken_of(number, comments):
            gone.add(number)
    _take_out(stages, gone, comments)
    # Staff may have written one by hand.
    there = {(_field(each, "stage"), _field(each, "date")) for each in stages.items}
    stages.items += [node_of(each) for each in told if (each["stage"], each.get("date", "")) not in there]
    named = [{name: _field(each, name) for name in ("title", "url", "date")} for each in sources.items]
    sources.items += [node_of(each) for each in sources_of(new) if each not in named]


def _begun(stages: List) -> set[str]:
    """The names of the stages that are not only foreseen; not of a cancellation after which it was tried again."""
    begun: set[str] = set()
    for stage in sorted(stages.items, key=lambda each: _field(each, "date")):
        if not _is_expected(stage):
            begun.add(_field(stage, "stage"))
            if _field(stage, "stage") == "release":
                begun.discard("cancelled")
    return begun


def _not_named(notices: Iterable[Notice], stages: List, sources: List) -> list[Notice]:
    """The notices that neither a stage nor a source of a file names.

    Under the number of one that is named, or at its address, another may come later: then the source's day tells. Of
    that same day only a cancellation is known from what it cancels: by its stage, which the file has not.
    """
    is_cancelled = any(_field(stage, "stage") == "cancelled" for stage in stages.items)
    numbers = {_field(stage, "notice") for stage in stages.items}
    days: dict[str, list[date]] = defaultdict(list)
    for source in sources.items:
        title = _field(source, "title")
        days[title if title.startswith("Notice ") else _field(source, "url")].append(_day(source) or date.max)
    new = []
    for notice in notices:
        own = sources_of([notice])[0]
        told = [*days.get(own["title"], ()), *days.get(own["url"], ())]
        is_new = notice.day > max(told) if told else notice.number not in numbers
        if is_new or (notice.day in told and not is_cancelled and _cancels(notice)):
            new.append(notice)
    return new


def _cancels(notice: Notice) -> bool:
    return any(step.stage == "cancelled" and not step.expected for step in notice.steps)


def _newest(stages: List, sources: List) -> date | None:
    """The day of the newest notice that a file names."""
    addresses = {_field(stage, "source") for stage in stages.items if _field(stage, "notice")}
    named = [s for s in sources.items if _field(s, "title").startswith("Notice ") or _field(s, "url") in addresses]
    return max((day for source in named if (day := _day(source))), default=None)


def _day(source: Node) -> date | None:
    """The last day that the date of a source may mean."""
    found = PartialDate.within({"date": _field(source, "date")}, "date")
    return found.last_day if found else None


def _field(node: Node, name: str) -> str:
    entry = node.entries.get(name) if isinstance(node, Map) else None
    return entry[1].text if entry and not isinstance(entry[1], Map | List) else ""


def _is_expected(stage: Node) -> bool:
    return _field(stage, "expected") == "true"


def _is_spoken_of(number: int, comments: Comments) -> bool:
    """Whether staff wrote a comment above a stage, or within it."""
    return any(at[:2] == ("stages", number) for at in comments.above)


def _take_out(stages: List, gone: set[int], comments: Comments) -> None:
    """Take stages out; the comments above those behind them move with those."""
    places = [number for number in range(len(stages.items)) if number not in gone]
    moved = {old: new for new, old in enumerate(places)}
    stages.items = [stages.items[number] for number in places]
    comments.above = {
        (at[0], moved[at[1]], *at[2:]) if at[0] == "stages" and len(at) > 1 else at: lines
        for at, lines in comments.above.items()
    }


def _to_see(notices: Iterable[Notice]) -> str:
    """What new notices tell besides, for staff to take over by hand."""
    told = []
    for notice in notices:
        if notice.amount is not None:
            told.append(f"value {notice.amount:,}")
        if notice.length:
            told.append(notice.length)
        if notice.lots:
            told.append(f"{len(notice.lots)} lots")
        if notice.suppliers:
            told.append(f"{len(notice.suppliers)} suppliers")
    return f"It tells too, for you to write down: {'; '.join(dict.fromkeys(told))}." if told else ""
