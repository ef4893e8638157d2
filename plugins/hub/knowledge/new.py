"""Starters: the file that a new page of any kind begins as."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from hub.knowledge.consortium import Consortium
from hub.knowledge.event import Event
from hub.knowledge.forum import Forum
from hub.knowledge.kinds import KINDS, schema
from hub.knowledge.opportunity import Opportunity
from hub.knowledge.page import Briefing, CaseStudy, Page, PlainPage
from hub.records.schema import GAP, STARTER
from hub.records.shape import Shape
from hub.records.writer import quote

_UNTIL = timedelta(days=182)
"""How long a briefing stands before it is looked at again, unless its author says otherwise."""
_TODO = quote(STARTER)


@dataclass(frozen=True, slots=True)
class Outline:
    """What the starter of a kind has besides what every page has.

    `headings` stand in its text; `may_have` are fields that are shown and left out; `lines` gives those that it needs
    and that are filled in, from the day it is made.
    """

    headings: tuple[str, ...]
    may_have: tuple[str, ...]
    lines: Callable[[date], Iterable[str]] = lambda _today: ()


def _briefing(today: date) -> Iterator[str]:
    yield f"law_as_at: {_day(today)}"
    yield f"# {_description(Briefing, 'review_by')}"
    yield f"review_by: {quote((today + _UNTIL).strftime('%Y-%m'))}"


def _forum(_today: date) -> Iterator[str]:
    yield from ('kind: "forum"  # or network, sub-group, meeting', f"theme: {_TODO}", f"for: {_TODO}")
    yield from ("# When it met, and how many came:", "# meetings:", '#   - {date: "2026-11-24", attendance: 17}')


def _event(today: date) -> Iterator[str]:
    yield from (f"# {_description(Event, 'starts')}", f"starts: {_day(today)}")
    yield "# Where people go somewhere, take `online` out and write this in its stead:"
    yield f'# place: {{name: {quote(GAP)}, address: {quote(GAP)}, postcode: "AB1 2DE"}}'
    yield "online: true"


def _opportunity(_today: date) -> Iterator[str]:
    yield 'kind: "contract"  # or grant, premises'
    yield "# Each step that is known, with its date and where that is told:"
    yield from ("stages:", '  - stage: "first-signal"')
    yield '#   - {stage: "release", date: "2027-02", source: "https://group.example.org/notice"}'


def _consortium(_today: date) -> Iterator[str]:
    yield from ("stages:", '  - stage: "idea"')
    yield "# Who is in it, by the name of the listing's file; role: lead, partner, interested or withdrew."
    yield from ("# members:", f'#   - {{who: {quote(GAP)}, role: "lead", since: "2026-11"}}')


_OUTLINES: Mapping[type[Page], Outline] = {
    Briefing: Outline(
        (
            "What it is",
            "What the law says",
            "What has changed",
            "What it means for a small organisation",
            "What to do next",
            "Questions for the forum",
        ),
        ("topics", "organisations", "reviewed_by", "forum"),
        _briefing,
    ),
    CaseStudy: Outline(
        ("What they did", "What came of it", "What was learned"),
        (
            *("topics", "organisations", "consortium", "opportunity", "outcomes", "benefits", "barriers"),
            *("review_by", "reviewed_by", "forum"),
        ),
    ),
    Forum: Outline(
        ("What it does", "How to join"),
        ("topics", "convenor", "part_of", "rhythm", "since", "until", "takes_part"),
        _forum,
    ),
    Event: Outline(("What happens",), ("topics", "ends", "organisers", "forum", "for", "cost"), _event),
    Opportunity: Outline(
        ("What is wanted", "What a small organisation can do"),
        (
            *("topics", "organisations", "buyer", "funder", "owner", "regime", "value", "length", "lots", "area"),
            *("reach", "places", "people", "languages", "outcomes", "asks", "programme", "who_may_apply", "rounds"),
            *("place", "capacity", "awarded_to", "result"),
        ),
        _opportunity,
    ),
    Consortium: Outline(
        ("What it is for", "What is not known"),
        ("topics", "for", "form", "outcomes", "barriers", "benefits", "case_study"),
        _consortium,
    ),
    PlainPage: Outline(("A heading",), ("topics", "organisations", "review_by")),
}


def starter(folder: str, title: str, today: date) -> str:
    """A draft with that title in one of the folders of pages. It passes the check as it stands.

    Once it is published, `hub check` names each place that is still the starter's text.
    """
    kind, fields = KINDS[folder], schema(folder).shape.fields
    outline = _OUTLINES[kind]
    lines = [
        f'# A draft. Replace every "{STARTER}", here and below; then set status to "published".',
        "# What each field is for stands in docs/fields.md. It may have these too, each on a line without the #:",
    ]
    for name in outline.may_have:
        hint = "  # a role, never a person's name" if name == "reviewed_by" else ""
        lines.append(f"{to_fill_in(folder, name)}{hint}")
    lines += ["", f"title: {quote(title)}", f"# {fields['summary'].description}", f"summary: {_TODO}"]
    lines += ['status: "draft"', f"# {fields['published'].description}", f"published: {_day(today)}"]
    lines += outline.lines(today)
    if "sources" in fields:
        lines += ["sources:", f"  - title: {_TODO}", f"    url: {_TODO}"]
    headings = (f"## {heading}\n\n{STARTER}\n" for heading in outline.headings)
    return "\n".join(["---", *lines, "---", "", f"{STARTER}\n", *headings])


def to_fill_in(folder: str, name: str) -> str:
    """A field of a page in a folder as a comment, to be filled in and taken out of it; it would not pass as it is."""
    return f"# {name}: {_gap(schema(folder).shape.fields[name])}"


def _gap(shape: Shape) -> str:
    if shape.type == "array":
        return f"[{_gap(shape.items or Shape())}]"
    if shape.type == "object":
        return f"{{{', '.join(f'{name}: {_gap(each)}' for name, each in shape.fields.items())}}}"
    return quote(GAP)


def _day(day: date) -> str:
    return quote(day.isoformat())


def _description(kind: type[Page], name: str) -> str:
    return next(schema(folder).shape.fields[name].description for folder, each in KINDS.items() if each is kind)
