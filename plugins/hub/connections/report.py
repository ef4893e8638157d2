"""The measures of a period as a table for staff: one row a figure, with how many it is of and what it cannot tell.

Columns and the names in them keep their meaning, so that the reports of two years can be put side by side.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from datetime import date, timedelta

from hub.connections.feedback import answers_of, at_least
from hub.connections.link import links
from hub.connections.measures import Flow, Measures, Ratio, measure
from hub.connections.network import Network
from hub.edition import Edition
from hub.knowledge.forum import ANSWERS
from hub.records.table import csv_table

EARLIEST = 1900


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A figure: `value` of `n`, either empty where it cannot be. `group` says of which links or organisations."""

    measure: str
    group: str
    value: str = ""
    n: str = ""
    note: str = ""


class NoSuchPeriod(Exception):
    """Nothing can be measured of these days. The message says why."""


def period(first: date, last: date, today: date) -> tuple[date, date]:
    """The period from `first` to `last`. Raises `NoSuchPeriod` where it is none, or not over by today."""
    if first > last:
        raise NoSuchPeriod(f"the period ends on {last}, before it begins on {first}")
    if last > today:
        raise NoSuchPeriod(f"the period ends on {last}, and today is {today}: what is to come cannot be measured")
    if first.year < EARLIEST:
        raise NoSuchPeriod(f"the period begins on {first}; nothing is measured before {EARLIEST}")
    return first, last


def twelve_months(today: date) -> tuple[date, date]:
    """The twelve months that end today."""
    last_year = date(today.year - 1, 2, 28) if (today.month, today.day) == (2, 29) else today.replace(today.year - 1)
    return last_year + timedelta(days=1), today


def report(edition: Edition, first: date, last: date) -> tuple[MeasureRow, ...]:
    """Every figure of a period, always in the same order."""
    found = measure(edition, links(edition), first, last)
    days = MeasureRow("period", "from", str(first)), MeasureRow("period", "to", str(last), note="both days included")
    return (*days, *_met(edition, first, last), *_links(found), *_networks(found), *_together(found), *_people(found))


def as_csv(rows: tuple[MeasureRow, ...]) -> str:
    """The rows as CSV, under a line with their names."""
    return csv_table([_names(), *map(astuple, rows)])


def as_text(rows: tuple[MeasureRow, ...]) -> str:
    """The rows as a table for people, the notes last."""
    table = [_names(), *map(astuple, rows)]
    widths = [max(len(row[column]) for row in table) for column in range(4)]

    def line(row: tuple[str, ...]) -> str:
        left = (cell.ljust(width) for cell, width in zip(row[:2], widths[:2], strict=True))
        right = (cell.rjust(width) for cell, width in zip(row[2:4], widths[2:], strict=True))
        return "  ".join([*left, *right, row[4]]).rstrip()

    return "".join(f"{line(row)}\n" for row in table)


FORMATS = {"text": as_text, "csv": as_csv}


def _names() -> tuple[str, ...]:
    return tuple(each.name for each in fields(MeasureRow))


def _met(edition: Edition, first: date, last: date) -> Iterator[MeasureRow]:
    """What people answered after forums, summed from what is published of periods that ended in this one."""
    found = answers_of(edition, first, last)
    told = [table for table in found.tables if table.answered is not None]
    tables = str(len(found.tables))
    yield MeasureRow("feedback-tables", "all", str(len(told)), tables, "that tell of five answers or more")
    invited = "" if found.invited is None else str(found.invited)
    yield MeasureRow("feedback-answered", "all", str(found.answered), invited, "n: asked, where it is known of all")
    for question, answers in ANSWERS.items():
        for answer in answers:
            count, of, more = at_least(told, question, (answer,))
            value = str(count) if of and (count or not more) else ""
            note = "or more: small numbers are hidden" if more else ""
            yield MeasureRow(f"feedback-{question}", answer, value, str(of), note)


def _links(found: Measures) -> Iterator[MeasureRow]:
    groups = {"all": found.all_links, "between-listings": found.between_listings, "with-bodies": found.with_bodies}
    for group, flow in {**groups, **found.by_kind}.items():
        yield from _flow(group, flow)
    yield _ratio("links-undated", "all", found.undated, "no beginning is told")
    yield _ratio("links-ageing", "all", found.ageing, "nobody has told of them for two years, or when is not known")


def _flow(group: str, flow: Flow) -> Iterator[MeasureRow]:
    yield MeasureRow("links-new", group, str(flow.new), note=_perhaps(flow.perhaps_new))
    yield MeasureRow("links-ended", group, str(flow.ended), note=_perhaps(flow.perhaps_ended))
    yield MeasureRow("links-open", group, str(flow.open))


def _perhaps(number: int) -> str:
    return f"and perhaps {number} more, dated too roughly" if number else ""


def _networks(found: Measures) -> Iterator[MeasureRow]:
    yield from _network("all", found.network)
    yield from _network("without-funding", found.without_funding)
    note = f"without {' '.join(found.hubs)}" if found.hubs else "there is no hub"
    yield from _network("without-hubs", found.without_hubs, note)
    note = "baseline: nobody was listed before the period" if found.is_baseline else ""
    yield from _network("same-before", found.before, note)
    yield from _network("same-after", found.after, note)


def _network(group: str, found: Network, note: str = "") -> Iterator[MeasureRow]:
    n = str(found.organisations)
    yield MeasureRow("organisations", group, n, note=note)
    yield MeasureRow("pairs", group, str(found.pairs), n)
    yield MeasureRow("isolated", group, str(found.isolated), n)
    yield MeasureRow("components", group, str(found.components), n)
    yield MeasureRow("largest-component", group, str(found.largest), n)
    yield MeasureRow("mean-degree", group, _decimal(found.mean_degree, 2), n)
    yield MeasureRow("median-degree", group, _decimal(found.median_degree, 1), n)
    falls = "falls as organisations are added: read it with n"
    yield MeasureRow("density", group, _decimal(found.density, 5), n, falls)


def _together(found: Measures) -> Iterator[MeasureRow]:
    yield _ratio("reciprocal", "between-listings", found.reciprocal, "links both state, of those that either states")
    yield _ratio("working-together", "pairs", found.together, "both say so, of pairs of which either or a page does")
    yield _ratio("cross-topic", "pairs", found.cross_topic, "share no topic; n: both have one")
    yield _ratio("cross-ward", "pairs", found.cross_ward, "no place in one ward; n: both have one")
    n = sum(found.began_through.values())
    for way, count in found.began_through.items():
        yield MeasureRow("began-through", way, str(count), str(n), "of new links of work together")


def _people(found: Measures) -> Iterator[MeasureRow]:
    n = str(sum(found.outcomes.values()))
    for stage, count in found.stages.items():
        yield MeasureRow("consortia-stage", stage, str(count), n)
    for outcome, count in found.outcomes.items():
        yield MeasureRow("consortia-outcome", outcome, str(count), n)
    yield _ratio("outcomes-for-people", "case-studies", found.better, "case studies that tell one")


def _ratio(name: str, group: str, ratio: Ratio, note: str) -> MeasureRow:
    return MeasureRow(name, group, str(ratio.some), str(ratio.of), note)


def _decimal(number: float | None, places: int) -> str:
    return "" if number is None else f"{number:.{places}f}"
