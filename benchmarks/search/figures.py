"""Figures: what was measured, held to its limits and written as the tables of `docs/search-figures.md`."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

BEGIN, END = "<!-- figures: benchmarks/search/run.py writes what follows -->", "<!-- end of figures -->"
OURS = "this search"
SIXTH, THIRD = 1 / 6, 1 / 3
GIGABYTE = 1_000_000_000

Lengths = Mapping[int, float]
"""A figure for queries of one word, of two and of three."""


@dataclass(frozen=True, slots=True)
class Limit:
    """What was asked for: that a `value` is at most its `bound`, or, where it says `at_least`, no less."""

    what: str
    value: float
    bound: float
    at_least: bool = False

    @property
    def met(self) -> bool:
        return self.value >= self.bound if self.at_least else self.value <= self.bound


@dataclass(frozen=True, slots=True)
class Figures:
    """All that one run measured.

    `relevance` has the mean nDCG@10 of each contender over the tags tuned by and over those held out. `medians`,
    `worst` (bytes) and `requests` (a median) are those of the expected searches at 10,000 records, by contender;
    `worst_of_all` is the dearest of ours there, `own_worst` that on this hub, `large` the median at 50,000.
    `builders` are seconds of a processor and the most memory in bytes at 10,000, `large_memory` that of ours at 50,000.
    `waits` are seconds.
    """

    when: str
    machine: str
    relevance: Mapping[str, tuple[float, float]]
    medians: Mapping[str, Lengths]
    worst: Mapping[str, Lengths]
    requests: Mapping[str, Lengths]
    worst_of_all: float
    own_worst: float
    large: float
    builders: Mapping[str, tuple[float, float]]
    large_memory: float
    waits: Mapping[str, Lengths]


def limits(told: Figures) -> list[Limit]:
    """What issue 6 asks of search, with what was measured."""
    ours, pagefind = told.medians[OURS], told.medians["Pagefind"]
    own = told.relevance[OURS]
    peers = [its for name, its in told.relevance.items() if not name.startswith(OURS)]
    return [
        *(
            Limit(f"nDCG@10 of the half {half}, at least the best peer's", own[n], max(its[n] for its in peers), True)
            for n, half in enumerate(("tuned by", "held out"))
        ),
        *(
            Limit(f"bytes at 10,000 records, {length}, median", ours[n], most)
            for (n, length), most in zip(_LENGTHS.items(), (25_000, 28_000, 34_000), strict=True)
        ),
        Limit("bytes at 10,000 records, worst", told.worst_of_all, 45_000),
        *(
            Limit(f"bytes at 10,000 records, {length}, of Pagefind's", ours[n] / pagefind[n], SIXTH)
            for n, length in _LENGTHS.items()
        ),
        Limit("bytes on this hub, worst", told.own_worst, 30_000),
        Limit("bytes at 50,000 records, median", told.large, 50_000),
        Limit("CPU of the builder, of lunr.py's", told.builders[OURS][0] / told.builders["lunr.py"][0], THIRD),
        Limit(
            "CPU of the builder with writing, of Pagefind's",
            told.builders[f"{OURS}, written"][0] / told.builders["Pagefind"][0],
            1,
        ),
        Limit("memory of the builder at 50,000 records, bytes", told.large_memory, GIGABYTE),
    ]


_LENGTHS = {1: "one word", 2: "two words", 3: "three words"}


def tables(told: Figures) -> str:
    """The figures as Markdown."""
    return "\n\n".join(
        [
            f"Measured on {told.when}: {told.machine}.",
            "### Limits",
            _table(
                ("what", "measured", "limit", ""),
                (
                    (x.what, _number(x.value), f"{'≥' if x.at_least else '≤'} {_number(x.bound)}", _said(x.met))
                    for x in limits(told)
                ),
            ),
            "### Relevance",
            _table(
                ("nDCG@10, mean", "tags tuned by", "tags held out"),
                ((name, *map(_number, both)) for name, both in told.relevance.items()),
            ),
            "### Bytes at 10,000 records",
            _table(
                ("median (worst), requests", *_LENGTHS.values()),
                (
                    (
                        name,
                        *(
                            f"{_number(its[n])} ({_number(told.worst[name][n])}), {_number(told.requests[name][n])}"
                            for n in _LENGTHS
                        ),
                    )
                    for name, its in told.medians.items()
                ),
            ),
            "### Building 10,000 records",
            _table(
                ("", "seconds of a processor", "of lunr.py's", "memory, MB"),
                (
                    (name, f"{cpu:.2f}", f"{cpu / told.builders['lunr.py'][0]:.2f}", f"{memory / 1e6:.0f}")
                    for name, (cpu, memory) in told.builders.items()
                ),
            ),
            "### Seconds on slow 4G",
            _table(
                ("median, nothing kept", *_LENGTHS.values()),
                ((name, *(f"{its[n]:.1f}" for n in _LENGTHS)) for name, its in told.waits.items()),
            ),
        ]
    )


def written(page: str, told: str) -> str:
    """A page of the docs with what stands between its marks replaced."""
    before, _, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise ValueError(f"the page has no “{BEGIN}” with “{END}” after it: write both where the figures belong")
    return f"{before}{BEGIN}\n\n{told}\n\n{END}{after}"


def write(path: Path, told: Figures) -> None:
    """Write the tables into the page at `path`."""
    path.write_text(written(path.read_text(encoding="utf-8"), tables(told)), encoding="utf-8")


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "\n".join(_lines([head, ["---"] * len(head), *rows]))


def _lines(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    return (f"| {' | '.join(cells)} |" for cells in rows)


def _number(value: float) -> str:
    """Ratios and scores with three places, the rest whole."""
    return f"{value:.3f}" if value < 10 and value != int(value) else f"{value:,.0f}"


def _said(met: bool) -> str:
    return "met" if met else "**not met**"
