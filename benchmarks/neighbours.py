"""What neighbours worth knowing cost, against the whole build and against half as many: see `benchmarks/README.md`.

Ends with 1 where they cost more than they may.
"""
from __future__ import annotations

import argparse
import gc
import resource
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

from hubs import TODAY, generated_hub
from run import build

from hub.connections.link import links
from hub.connections.neighbours import Neighbours
from hub.edition import Edition, read_edition

OFFERS = ("A minibus at weekends", "Our hall, on weekday mornings", "A projector", "Folding tables")
NEEDS = ("Transport for outings", "A room to meet in", "A projector for film nights", "Chairs for a fair")

OF_BUILD = 0.33
"""The most that they may take of a whole build."""
TWICE = 2.3
"""The most times as long that they may take for twice as many listings."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--listings", type=int, default=10000)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    few, many = arguments.listings, 2 * arguments.listings
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        hubs = {number: generated_hub(place / str(number), number) for number in (few, many)}
        whole = build_seconds(hubs[few], place / "site")
        editions = {number: richer(read_edition(hub, TODAY).edition) for number, hub in hubs.items()}
    gc.disable()  # as a build does
    seconds: dict[int, list[float]] = {few: [], many: []}
    for _ in range(arguments.runs):
        for number, edition in editions.items():
            seconds[number].append(neighbour_seconds(edition))
            gc.collect()
    taken = {number: median(runs) for number, runs in seconds.items()}
    share, longer = taken[few] / whole, taken[many] / taken[few]
    print(f"seconds of processors, medians of {arguments.runs} runs in turn")
    print(f"  hub build, {few:,} listings   {whole:8.2f}")
    print(f"  neighbours, {few:,} listings  {taken[few]:8.2f}  {share:6.2f} of the build, {OF_BUILD:.2f} at most")
    print(f"  neighbours, {many:,} listings  {taken[many]:8.2f}  {longer:6.2f} × as long, {TWICE:.2f} at most")
    sys.exit(share > OF_BUILD or longer > TWICE)


def build_seconds(hub: Path, output: Path) -> float:
    """What a whole build takes of all processors, its neighbours among it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    build(hub, output)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def neighbour_seconds(edition: Edition) -> float:
    start = time.process_time()
    neighbours = Neighbours(edition, links(edition), {})  # a generated hub has no opportunities
    for organisation in edition.organisations:
        neighbours.of(organisation)
    return time.process_time() - start


def richer(edition: Edition) -> Edition:
    """The same listings, of which every fifth offers something and every seventh needs something."""
    return replace(
        edition,
        organisations=tuple(
            replace(
                o,
                offers=(OFFERS[i // 5 % len(OFFERS)],) if i % 5 == 0 else (),
                needs=(NEEDS[i // 7 % len(NEEDS)],) if i % 7 == 0 else (),
            )
            for i, o in enumerate(edition.organisations)
        ),
    )


if __name__ == "__main__":
    main()
