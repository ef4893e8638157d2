"""Drafts: an opportunity's file, as the notices of its procurement write it for staff to finish."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from textwrap import wrap
from typing import Any

from hub.knowledge.kinds import schema
from hub.knowledge.new import to_fill_in
from hub.opportunities.limits import FOLDER, MOST_CODES
from hub.opportunities.notice import Notice, Party
from hub.opportunities.notices import Procurement
from hub.opportunities.parties import Parties
from hub.opportunities.plain import one_line, organisation_name
from hub.opportunities.stages import filled, left_out, stages_of, surplus
from hub.records.comments import Comments
from hub.records.report import counted
from hub.records.schema import RAW, STARTER
from hub.records.slug import LONGEST, is_slug, slugify
from hub.records.writer import node_of, write

_TEXT = 3000
"""How many characters of a notice's own text a draft holds at most."""
_MAY_HAVE = "# It may have these too, each on a line without the #. By them the page finds who fits:"
_WANTED = (
    *("topics", "organisations", "buyer", "regime", "value", "length", "area", "reach", "places", "people"),
    *("languages", "outcomes", "asks"),
)
"""What a draft names for staff to fill in, where the notices do not tell it."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is to become of one file: its new `text`, or None where it stays as it is, and why, in a sentence.

    `held` says that there is something new which cannot be written before somebody mends the file. `before` is what the
    file held when it was read, None where there was none.
    """

    path: str
    text: str | None
    what: str
    held: bool = False
    before: bytes | None = None


def new_draft(procurement: Procurement, parties: Parties, today: date, taken: Collection[str]) -> Change:
    """A draft of a procurement that no file tells of yet. `taken` are the paths that are in use."""
    last = procurement.notices[-1]
    path = _free_path(last.title, procurement.ocid, taken)
    buyers = [(party, parties.find(party.numbers, party.name)) for party in procurement.buyers]
    known = list(dict.fromkeys(slug for _, slug in buyers if slug))
    winners = _winners(procurement.notices, parties)
    stages = stages_of(procurement.notices)
    gone = surplus(stages)
    codes = list(dict.fromkeys(code for notice in procurement.notices for code in notice.cpv))
    data: dict[str, Any] = {
        "title": last.title,
        "summary": STARTER,
        "status": "draft",
        "published": today.isoformat(),
        "kind": "contract",
        "buyer": known,
        "regime": _newest(procurement, "regime"),
        "ocid": procurement.ocid,
        "cpv": codes[:MOST_CODES],
        "stages": [each for at, each in enumerate(stages) if at not in gone] or [{"stage": "first-signal"}],
        "value": _value(procurement),
        "length": _newest(procurement, "length"),
        "lots": [filled({"title": title, "value": value, "note": note}) for title, value, note in _lots(procurement)],
        "awarded_to": winners,
        "sources": sources_of(procurement.notices),
    }
    head = [_MAY_HAVE, *(to_fill_in(FOLDER, name) for name in _WANTED if not data.get(name))]
    comments = Comments(head, {("stages",): [line for party, slug in buyers if not slug for line in _who(party)]})
    fields = write(node_of(filled(data)), schema(FOLDER).shape, comments)
    number = len(procurement.notices)
    what = f"a new draft, from {counted(number, 'notice')}"
    cut = f"Of the notice's text it holds the first {_TEXT:,} characters." if len(last.text) > _TEXT else ""
    beyond = len(codes) - MOST_CODES
    fewer = f"{counted(beyond, 'code')} of what is bought left out: a file holds {MOST_CODES}." if beyond > 0 else ""
    more = " ".join(filter(None, (left_out(len(gone)), cut, fewer)))
    return Change(path, f"---\n{fields}---\n{_body(last)}", f"{what}. {more}" if more else what)


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


def _lots(procurement: Procurement) -> tuple[tuple[str, int | None, str], ...]:
    """The lots of the newest notice that tells most of them: an award may only number what a tender described."""
    told = [notice.lots for notice in reversed(procurement.notices)]
    return max(told, key=lambda lots: (len(lots), sum(bool(part) for lot in lots for part in lot[1:])))


def _value(procurement: Procurement) -> dict[str, Any]:
    """The newest value that is told."""
    told = next((n for n in reversed(procurement.notices) if n.amount is not None), None)
    return filled({"from": told.amount, "note": told.amount_note}) if told else {}


def _newest(procurement: Procurement, name: str) -> str:
    return next((told for notice in reversed(procurement.notices) if (told := getattr(notice, name))), "")


def _winners(notices: Iterable[Notice], parties: Parties) -> list[str]:
    """The listings and bodies that won, where all who won are among them: else some would be told as all."""
    suppliers = dict.fromkeys(party for notice in notices for party in notice.suppliers)
    found = dict.fromkeys(parties.find(party.numbers, party.name) for party in suppliers)
    return list(found) if "" not in found else []


def _who(party: Party) -> Iterator[str]:
    # One line each, whatever the notice holds: what came after a break would be no comment any more.
    name, numbers = organisation_name(party.name, 120), [one_line(number, 120) for number in party.numbers if number]
    yield f"# Not in vocabulary/bodies.yaml yet: “{name}” ({', '.join(numbers)})."
    yield "# Add it there, with the number under identifiers, and its short name here under buyer."


def sources_of(notices: Iterable[Notice]) -> list[dict[str, str]]:
    """The sources of a file that notices are, each once."""
    found = dict.fromkeys((f"Notice {notice.number}", notice.url, notice.day.isoformat()) for notice in notices)
    return [{"title": title, "url": url, "date": day} for title, url, day in found]


def _body(notice: Notice) -> str:
    """A text for staff to write. What the notice says stands below as it is, for them to say in plain words."""
    text, more = notice.text, ""
    if len(text) > _TEXT:
        text, more = f"{text[:_TEXT].rsplit(None, 1)[0]}…", f"\n    The rest is in the notice: {notice.url}\n"
    lines = [line for paragraph in text.split("\n") for line in (wrap(paragraph, 100) or [""])]
    quoted = "\n".join(f"    {line}" if line else "" for line in lines)
    said = f"\n{RAW}\n\n{quoted}\n{more}" if text else ""
    return f"\n{STARTER}\n{said}"
