"""What the page of the difference made shows of connections: the last twelve months, and the years before them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from hub.connections.feedback import Answers, answers_of, at_least
from hub.connections.measures import Flow, Measures, measure
from hub.connections.network import Network
from hub.connections.report import twelve_months
from hub.knowledge.forum import answers_but_none
from hub.listings.organisation import Organisation
from hub.site.directory import Directory

MOST_YEARS = 4
"""As many years as stand side by side; `hub report connections` tells of any other."""


@dataclass(frozen=True, slots=True)
class Met:
    """How many gave an answer, `of` how many who were asked it. `more`: it may be more, for some are hidden."""

    answer: str
    count: int
    of: int
    more: bool


@dataclass(frozen=True, slots=True)
class Column:
    """A network as a column of a table. `per_thousand` are its pairs of every 1,000 that could be."""

    name: str
    network: Network
    mean: float | None
    median: float | None
    per_thousand: float | None


@dataclass(frozen=True, slots=True)
class Year:
    """A closed year. `is_first` is the year in which the first listing came; `is_before` one before that.

    `is_silent` is one in which no answer, and no beginning or end of a connection, is dated.
    """

    year: int
    measures: Measures
    answers: Answers
    is_first: bool
    is_before: bool
    is_silent: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """All that is shown.

    `met` holds those who met anybody new, then what was done since. `began` counts the new links of work together,
    `consortia` all that are told of. `years` come newest first.
    """

    months: Measures
    answers: Answers
    met: tuple[Met, ...]
    began: int
    consortia: int
    columns: tuple[Column, ...]
    hubs: tuple[Organisation, ...]
    years: tuple[Year, ...]


def measured(directory: Directory) -> Measured:
    edition = directory.edition
    first, last = twelve_months(edition.today)
    months = measure(edition, directory.links, first, last)
    answers = answers_of(edition, first, last)
    return Measured(
        months=months,
        answers=answers,
        met=tuple(_met(answers)),
        began=sum(months.began_through.values()),
        consortia=sum(months.outcomes.values()),
        columns=tuple(_columns(months)),
        hubs=tuple(directory.by_slug[slug] for slug in months.hubs),
        years=tuple(islice(_years(directory), MOST_YEARS)),
    )


def _met(answers: Answers) -> Iterator[Met]:
    """Each that anybody is known to have answered."""
    asked = [("met", "met", answers_but_none("met"))]
    asked += [(answer, "since_then", (answer,)) for answer in answers_but_none("since_then")]
    for name, question, chosen in asked:
        count, of, more = at_least(answers.tables, question, chosen)
        if count:
            yield Met(name, count, of, more)


def _columns(months: Measures) -> Iterator[Column]:
    shown = {"all": months.network, "without-funding": months.without_funding}
    if months.hubs:
        shown["without-hubs"] = months.without_hubs
    if not months.is_baseline:
        shown |= {"before": months.before, "after": months.after}
    for name, network in shown.items():
        per_thousand = None if network.density is None else round(1000 * network.density, 2)
        mean = None if network.mean_degree is None else round(network.mean_degree, 2)
        yield Column(name, network, mean, network.median_degree, per_thousand)


def _years(directory: Directory) -> Iterator[Year]:
    """The closed years, newest first, back to the first in which anything is dated, or the first listing came.

    None between is passed over: one in which nothing is dated says so.
    """
    edition = directory.edition
    began = min((o.listing.added.year for o in edition.organisations if not o.example), default=edition.today.year)
    dated = [day.year for link in directory.links for day in (link.since, link.until) if day]
    for year in range(edition.today.year - 1, min([began, *dated]) - 1, -1):
        first, last = date(year, 1, 1), date(year, 12, 31)
        found, answers = measure(edition, directory.links, first, last), answers_of(edition, first, last)
        yield Year(year, found, answers, year == began, year < began, not (answers.tables or _moved(found.all_links)))


def _moved(flow: Flow) -> int:
    return flow.new + flow.perhaps_new + flow.ended + flow.perhaps_ended
