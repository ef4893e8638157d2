"""Expected searches: what staff expect readers to type, and what these should then find among the first.

They stand in `vocabulary/expected-searches.tsv`, a table that a spreadsheet reads and writes: three columns with tabs
between, the first line their names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hub.records.nearest import did_you_mean
from hub.records.problem import Problem
from hub.records.rules import Rule, fault
from hub.terms.normalise import words
from hub.vocabulary.read import EXPECTED_SEARCHES

COLUMNS = ("search", "result", "within")
MOST = 100
"""The lowest place in which a result may be expected. Nobody looks further."""


@dataclass(frozen=True, slots=True)
class Expected:
    """`search` is to find the page at the address `result` within so many of the first."""

    line: int
    search: str
    result: str
    within: int


def expected_searches(data: bytes) -> list[Expected]:
    """The rows of the file that can be read."""
    return [each for each in _rows(data) if isinstance(each, Expected)]


def faults_of(data: bytes, addresses: Collection[str] | None) -> Iterator[Problem]:
    """What is wrong with the file. Results are looked for among `addresses`, those of the site, unless it is None."""
    seen: dict[tuple[str, str], int] = {}
    for each in _rows(data):
        if isinstance(each, Problem):
            yield each
            continue
        first = seen.setdefault((" ".join(words(each.search)), each.result), each.line)
        if first != each.line:
            yield _fault(each.line, f"this is expected in line {first} too", "keep it in one place")
        elif addresses is not None and each.result not in addresses:
            # Of many thousands only those that begin alike are compared: that is what takes time.
            alike = [address for address in addresses if _beginning(address) == _beginning(each.result)]
            fix = did_you_mean(each.result, alike) or "write the address of a page, as /organisations/its-name/"
            yield _fault(each.line, f"there is no page {each.result}", fix)


def _beginning(address: str) -> str:
    """Of `/organisations/its-name/` what stands before its name, and the first letter of that."""
    return address[: address.find("/", 1) + 2]


def unmet(expected: Iterable[Expected], answers: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Expected, int | None]]:
    """Those whose answer has the result further down, with its place, or not at all among what is told of it."""
    told = {answer["query"]: [result["url"] for result in answer["results"]] for answer in answers}
    for each in expected:
        urls = told[each.search]
        place = urls.index(each.result) + 1 if each.result in urls else None
        if place is None or place > each.within:
            yield each, place


def _rows(data: bytes) -> Iterator[Expected | Problem]:
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        yield _fault(1, "the file is not in UTF-8", "save it anew as text in UTF-8, with tabs between the columns")
        return
    head, *rows = lines or [""]
    if tuple(head.split("\t")) != COLUMNS:
        yield _fault(1, "the first line does not name the columns", f"write {', '.join(COLUMNS)}, with tabs between")
        return
    yield from (_row(number, row) for number, row in enumerate(rows, 2) if row.strip())


def _row(number: int, row: str) -> Expected | Problem:
    cells = [cell.strip() for cell in row.split("\t")]
    if len(cells) != len(COLUMNS):
        found = "1 column" if len(cells) == 1 else f"{len(cells)} columns"
        return _fault(number, f"the line has {found}", f"write {', '.join(COLUMNS)}, with tabs between")
    search, result, within = cells
    if not words(search):
        return _fault(number, "there is nothing to search for", "write what a reader types")
    if not (within.isdecimal() and len(within) <= len(str(MOST)) and 1 <= int(within) <= MOST):
        return _fault(number, f"“{within[:20]}” is no place among the first {MOST}", "write a number, as 3")
    return Expected(number, search, result, int(within))


def _fault(line: int, message: str, fix: str) -> Problem:
    return fault(EXPECTED_SEARCHES, (line, 1), Rule.EXPECTED_SEARCH, message, fix)
