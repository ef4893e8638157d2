"""Drafts: an opportunity's file, as the notices of its procurement write it for staff to finish.

What staff wrote stays. A notice whose number or address stands in a file already is not read into it again, so that
what staff changed or took out does not come back; of a new notice only its stages and its source are added.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from textwrap import wrap
from typing import Any

from hub.knowledge.kinds import CONTENT, schema
from hub.knowledge.opportunity import Opportunity
from hub.opportunities.notice import Notice, Party
from hub.opportunities.notices import Procurement
from hub.opportunities.parties import Parties
from hub.opportunities.plain import one_line
from hub.opportunities.steps import EXPECTED, NOTICE_STAGES, Step
from hub.records.comments import Comments, comments_of
from hub.records.record import split
from hub.records.schema import STARTER
from hub.records.slug import LONGEST, is_slug, slugify
from hub.records.text import decode
from hub.records.tree import List, Map, parse
from hub.records.writer import node_of, write

FOLDER = f"{CONTENT}{Opportunity.section}/"
_MOST_STAGES = 60
_RELEASED = frozenset({"release", "award", "contract"})
_CHANGING = frozenset({*NOTICE_STAGES.values(), "first-signal"}) - {"end", "cancelled"}
_TEXT = 3000
"""How many characters of a notice's own text a draft holds."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is to become of one file: its new `text`, or None where it stays as it is, and why, in a sentence."""

    path: str
    text: str | None
    what: str


def new_draft(procurement: Procurement, parties: Parties, today: date, taken: Collection[str]) -> Change:
    """A draft of a procurement that no file tells of yet. `taken` are the paths that are in use."""
    last = procurement.notices[-1]
    path = _free_path(last.title, procurement.ocid, taken)
    buyers = [(party, parties.find(party.numbers, party.name)) for party in procurement.buyers]
    known = list(dict.fromkeys(slug for _, slug in buyers if slug))
    winners = _winners(procurement.notices, parties)
    lots = max((notice.lots for notice in procurement.notices), key=len)
    stages = _stages(procurement.notices)
    data: dict[str, Any] = {
        "title": last.title,
        "summary": STARTER,
        "status": "draft",
        "published": today.isoformat(),
        "kind": "contract",
        "buyer": known,
        "regime": _newest(procurement, "regime"),
        "ocid": procurement.ocid,
        "cpv": list(dict.fromkeys(code for notice in procurement.notices for code in notice.cpv))[:40],
        "stages": stages or [{"stage": "first-signal"}],
        "value": _value(procurement),
        "length": _newest(procurement, "length"),
        "lots": [_filled({"title": title, "value": value, "note": note}) for title, value, note in lots],
        "awarded_to": winners,
        "sources": list(map(_source, procurement.notices)),
    }
    comments = Comments(above={("stages",): [line for party, slug in buyers if not slug for line in _who(party)]})
    fields = write(node_of(_filled(data)), schema(FOLDER).shape, comments)
    number = len(procurement.notices)
    what = f"a new draft, from {number} {'notice' if number == 1 else 'notices'}"
    return Change(path, f"---\n{fields}---\n{_body(last)}", what)


def added_to(path: str, data: bytes, procurement: Procurement) -> Change:
    """The file of a procurement, with the notices that it does not name yet; as it is where there are none."""
    text, faults = decode(path, data, tabs=True)
    front, body, _, found = split(path, text) if not faults else ("", "", 0, [])
    root, more = parse(path, front) if not (faults or found) else (None, [])
    comments, lost = comments_of(path, front, root) if root is not None else (Comments(), [])
    if faults := [*faults, *found, *more, *lost]:
        return Change(path, None, f"it stays as it is: {faults[0].message}, on line {faults[0].line}")
    told = set(_texts(root))
    new = [notice for notice in procurement.notices if not told & {notice.number, notice.url} - {""}]
    stages, sources = (root.entries.get(name, (None, None))[1] for name in ("stages", "sources"))
    if not new or not isinstance(stages, List) or not isinstance(sources, List):
        return Change(path, None, "nothing new; it stays as it is")
    for stage in _stages(new, begun=_names(stages)):
        _replace_expected(stages, stage["stage"], comments)
        if len(stages.items) < _MOST_STAGES and not _has(stages, stage):
            stages.items.append(node_of(stage))
    sources.items += [node_of(_source(notice)) for notice in new]
    fields = write(root, schema(FOLDER).shape, comments)
    numbers = ", ".join(notice.number for notice in new)
    return Change(path, f"---\n{fields}---\n{body}", f"added: {numbers}. {_to_see(new)}".strip())


def _free_path(title: str, ocid: str, taken: Collection[str]) -> str:
    slug = slugify(title) or "opportunity"
    path = f"{FOLDER}{slug}.md"
    if path in taken or not is_slug(slug):
        end = slugify(ocid)[-6:].strip("-")
        path = f"{FOLDER}{slug[: LONGEST - 1 - len(end)].strip('-')}-{end}.md"
    number = 2
    while path in taken:
        path, number = f"{FOLDER}{slug[: LONGEST - 12].strip('-')}-{end}-{number}.md", number + 1
    return path


def _stages(notices: Iterable[Notice], begun: Collection[str] = ()) -> list[dict[str, str]]:
    """The stages of some notices, as a file writes them. `begun` are the names of those that it has already.

    A notice that changes an earlier one, of which the stage is there, is a change. What a notice foresaw gives way to
    what a later one says. Where a tender is changed or closes that nobody saw begin, it began some day before.
    """
    found: list[dict[str, str]] = []
    for notice in notices:
        for told in notice.steps:
            there = {*begun, *(stage["stage"] for stage in found if stage.get("note") != EXPECTED)}
            step = told
            changed = notice.update and told.note != EXPECTED and told.stage in _CHANGING
            if changed and told.stage in {*there, "release"}:
                step = Step("change", notice.day, told.note)
            if step.stage == "change" and told.stage in ("change", "release") and not _RELEASED & there:
                found.append({"stage": "release", "note": "Some day before; the notice of it was not read."})
            found = [each for each in found if (each["stage"], each.get("note")) != (step.stage, EXPECTED)]
            stage = _filled(
                {
                    "stage": step.stage,
                    "date": step.day.isoformat() if step.day else "",
                    "notice": notice.number,
                    "source": notice.url,
                    "note": step.note,
                }
            )
            if not any(_same(each, stage) for each in found):
                found.append(stage)
    return found[:_MOST_STAGES]


def _same(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    return all(one.get(name) == other.get(name) for name in ("stage", "date"))


def _value(procurement: Procurement) -> dict[str, Any]:
    """The newest value that is told."""
    told = next((n for n in reversed(procurement.notices) if n.amount is not None), None)
    return _filled({"from": told.amount, "note": told.amount_note}) if told else {}


def _newest(procurement: Procurement, name: str) -> str:
    return next((told for notice in reversed(procurement.notices) if (told := getattr(notice, name))), "")


def _winners(notices: Iterable[Notice], parties: Parties) -> list[str]:
    """The listings and bodies that won, where all who won are among them: else some would be told as all."""
    suppliers = dict.fromkeys(party for notice in notices for party in notice.suppliers)
    found = dict.fromkeys(parties.find(party.numbers, party.name) for party in suppliers)
    return list(found) if "" not in found else []


def _who(party: Party) -> Iterator[str]:
    # One line each, whatever the notice holds: what came after a break would be no comment any more.
    name, *numbers = (one_line(text, 120) for text in (party.name, *filter(None, party.numbers)))
    yield f"# Not in vocabulary/bodies.yaml yet: “{name}” ({', '.join(numbers)})."
    yield "# Add it there, with the number under identifiers, and its short name here under buyer."


def _source(notice: Notice) -> dict[str, Any]:
    return {"title": f"Notice {notice.number}", "url": notice.url, "date": notice.day.isoformat()}


def _body(notice: Notice) -> str:
    """A text for staff to write. What the notice says stands below as it is, for them to say in plain words."""
    text = notice.text[:_TEXT]
    lines = [line for paragraph in text.split("\n") for line in (wrap(paragraph, 100) or [""])]
    quoted = "\n".join(f"    {line}" if line else "" for line in lines)
    said = f"\nWhat the notice says, to be told in plain words; then delete it:\n\n{quoted}\n" if text else ""
    return f"\n{STARTER}\n{said}"


def _filled(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value not in ("", None, [], {}, ())}


def _texts(node: Any) -> Iterator[str]:
    """Every text below a node."""
    if isinstance(node, Map):
        for _, value in node.entries.values():
            yield from _texts(value)
    elif isinstance(node, List):
        for item in node.items:
            yield from _texts(item)
    else:
        yield node.text


def _field(node: Any, name: str) -> str:
    entry = node.entries.get(name) if isinstance(node, Map) else None
    return entry[1].text if entry and not isinstance(entry[1], Map | List) else ""


def _names(stages: List) -> set[str]:
    return {_field(stage, "stage") for stage in stages.items if _field(stage, "note") != EXPECTED}


def _has(stages: List, wanted: Mapping[str, str]) -> bool:
    """Whether a stage stands there already, on the same day: staff may have written it by hand."""
    return any(all(_field(each, name) == wanted.get(name, "") for name in ("stage", "date")) for each in stages.items)


def _replace_expected(stages: List, name: str, comments: Comments) -> None:
    """Take out a stage that an earlier notice only foresaw, as the import wrote it; not where staff added to it."""
    for number, stage in enumerate(stages.items):
        if (_field(stage, "stage"), _field(stage, "note")) == (name, EXPECTED):
            if not any(at[:2] == ("stages", number) for at in comments.above):
                _forget(stages, number, comments)
            return


def _forget(stages: List, number: int, comments: Comments) -> None:
    del stages.items[number]
    moved = {
        (at[0], at[1] - 1, *at[2:]) if at[0] == "stages" and len(at) > 1 and at[1] > number else at: lines
        for at, lines in comments.above.items()
    }
    comments.above = moved


def _to_see(notices: Iterable[Notice]) -> str:
    """What new notices tell besides, for staff to take over by hand."""
    told = []
    for notice in notices:
        if notice.amount is not None:
            told.append(f"value {notice.amount:,}")
        if notice.length:
            told.append(notice.length)
        if notice.suppliers:
            told.append(f"{len(notice.suppliers)} suppliers")
    return f"It tells too, for you to write down: {'; '.join(dict.fromkeys(told))}." if told else ""
