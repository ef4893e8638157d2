"""Measures search beside Pagefind and whole lunr, and writes `docs/search-figures.md`: see `benchmarks/README.md`.

Ends with 1 where a limit is broken. `HUB_DATA` names the folder of real data.
"""
from __future__ import annotations

import argparse
import os
import pickle
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from importlib.metadata import version
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[2]))  # the made-up documents and whole lunr are the tests'

from benchmarks.cost import run
from benchmarks.search import figures, times, wire
from benchmarks.search.peers import pagefind_answers, pagefind_index, pagefind_version, whole_lunr, write_pages
from benchmarks.search.relevance import FILES, TEN, Tag, address, charities, scores
from hub.search.document import Document
from hub.search.fields import FIELDS
from hub.search.query_words import Synonyms
from hub.search.shards import cut
from hub.terms import terms
from hub.vocabulary import Vocabulary
from tests.conftest import REPOSITORY
from tests.node import node
from tests.search.conftest import HERE, sent
from tests.search.made_up import made_up, own_documents, own_vocabulary
from tests.search.weight import SEARCHES, Weight, weigh

PAGE = REPOSITORY / "docs" / "search-figures.md"
OURS = figures.OURS
MANY, LARGE = 10_000, 50_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="of builders, and queries of a length on the slow line")
    runs = parser.parse_args().runs
    data = real_data()
    with tempfile.TemporaryDirectory() as place:
        told = measured(Path(place), data, own_vocabulary(), runs)
    figures.write(PAGE, told)
    print(figures.tables(told))
    if broken := [limit.what for limit in figures.limits(told) if not limit.met]:
        sys.exit(f"{PAGE} is written. Not met: {'; '.join(broken)}")


def real_data() -> Path:
    """The folder that `HUB_DATA` names. Exits where it has not what is needed of it."""
    told = os.environ.get("HUB_DATA")
    if not told:
        sys.exit(f"HUB_DATA is not set: name the folder of {' and '.join(FILES)}")
    if missing := [name for name in FILES if not Path(told, name).is_file()]:
        sys.exit(f"HUB_DATA={told} has no {' and no '.join(missing)}: docs/developers.md says what belongs there")
    return Path(told)


def measured(place: Path, data: Path, vocabulary: Vocabulary, runs: int) -> figures.Figures:
    found, synonyms = made_up(MANY), vocabulary.synonyms
    own = [each for each in weigh(own_documents(), vocabulary, SEARCHES) if not each.placed]
    searches = [each.query for each in own]
    write_pages(found, place / "pages")
    builders = built(place, found, synonyms, runs)
    weights = weighed(place, found, vocabulary, searches)
    by_length = {name: wire.by_length(some, lambda each: each.bytes) for name, some in weights.items()}
    requests = {name: wire.by_length(some, lambda each: each.requests) for name, some in weights.items()}
    large = made_up(LARGE)
    return figures.Figures(
        when=f"{date.today():%-d %B %Y}",
        machine=machine(),
        relevance=relevance(place, *charities(data), synonyms),
        medians=_part(by_length, 0),
        worst=_part(by_length, 1),
        requests=_part(requests, 0),
        worst_of_all=max(each.bytes for each in weights[OURS]),
        own_worst=max(each.bytes for each in own),
        large=median(each.bytes for each in weigh(large, vocabulary, searches)),
        builders=builders,
        large_memory=_built(place, "shards", large, synonyms)[2],
        waits=waited(place, found, synonyms, searches, runs),
    )


def relevance(
    place: Path, documents: Sequence[Document], tags: Sequence[Tag], synonyms: Synonyms
) -> dict[str, tuple[float, float]]:
    """The scores of each contender on the halves of the tags."""
    labels = [tag.label for tag in tags]
    numbers = {address(number): number for number in range(len(documents))}

    def ours(synonyms: Synonyms) -> list[list[int]]:
        with node(HERE / "ask.mjs") as ask:
            answers = ask({**sent(cut(documents, synonyms=synonyms), synonyms), "queries": labels})
        return [[numbers[result["url"]] for result in answer["found"][:TEN]] for answer in answers]

    def pagefind(name: str, weights: Mapping[str, float]) -> list[list[int]]:
        write_pages(documents, place / name / "pages", weights)
        pagefind_index(place / name / "pages", place / name / "index")
        return [answer["found"] for answer in pagefind_answers(place / name / "index", labels)]

    with whole_lunr(documents) as ask:
        plain = ask(labels)
    ready = [replace(each, fields={field: spoken(text) for field, text in each.fields.items()}) for each in documents]
    with whole_lunr(ready, own_words=False) as ask:
        alike = ask(map(spoken, labels))
    ways: dict[str, Sequence[Sequence[int]]] = {
        OURS: ours(synonyms),
        f"{OURS}, without synonyms": ours({}),
        "whole lunr": plain,
        "whole lunr, our terms": alike,
        "Pagefind, the same weights": pagefind("alike", FIELDS),
        "Pagefind, its own weights": pagefind("own", {}),
    }
    return {name: scores(tags, ranked) for name, ranked in ways.items()}


def spoken(text: str) -> str:
    """A text as the terms that our pipeline makes of it."""
    return " ".join(terms(text))


def built(
    place: Path, found: Sequence[Document], synonyms: Synonyms, runs: int
) -> dict[str, tuple[float, float]]:
    """The median seconds of a processor and bytes of memory of each builder; Pagefind's index is left in `pagefind`."""
    seconds: dict[str, list[tuple[float, float]]] = {}
    for _ in range(runs):
        ours, ours_written, memory = _built(place, "shards", found, synonyms)
        theirs, alike = (_built(place, way, found, synonyms) for way in ("plain", "lunr"))
        shutil.rmtree(place / "pagefind", ignore_errors=True)
        pagefind = pagefind_index(place / "pages", place / "pagefind")
        for name, cost in (
            (OURS, (ours, memory)),
            (f"{OURS}, written", (ours_written, memory)),
            ("lunr.py", (theirs[0], theirs[2])),
            ("lunr.py, our terms", (alike[0], alike[2])),
            ("Pagefind", (pagefind.processors, pagefind.memory)),
        ):
            seconds.setdefault(name, []).append(cost)
    return {name: tuple(map(median, zip(*costs, strict=True))) for name, costs in seconds.items()}


def _built(place: Path, way: str, found: Sequence[Document], synonyms: Synonyms) -> tuple[float, float, int]:
    """Seconds of a processor that an index takes in memory and until it is written, and the process's memory."""
    given, told = place / "given", place / "told"
    given.write_bytes(pickle.dumps((found, synonyms)))
    cost = run([sys.executable, Path(__file__).with_name("build.py"), way, given, told], place)
    in_memory, on_disk = map(float, told.read_text(encoding="utf-8").split())
    return in_memory, on_disk, cost.memory


def weighed(
    place: Path, found: Sequence[Document], vocabulary: Vocabulary, searches: Sequence[str]
) -> dict[str, list[Weight]]:
    """What the searches weigh at each; whole lunr's index is left in `lunr.json`."""
    pagefind = pagefind_answers(place / "pagefind", searches)
    with whole_lunr(found, place / "lunr.json"):
        pass
    return {
        OURS: weigh(found, vocabulary, searches),
        "Pagefind": [
            Weight(query, answer["bytes"], answer["requests"])
            for query, answer in zip(searches, pagefind, strict=True)
        ],
        "whole lunr": wire.whole(place / "lunr.json", found[:TEN], searches),
    }


def waited(
    place: Path, found: Sequence[Document], synonyms: Synonyms, searches: Sequence[str], runs: int
) -> dict[str, dict[int, float]]:
    """Seconds on a slow line over the same 10,000 records, of so many queries of each length."""
    site = place / "site"
    run([sys.executable, "-m", "hub", "build", "--quiet", "--output", site], REPOSITORY)
    times.lay_out(site, cut(found, synonyms=synonyms), found, place / "pagefind", place / "lunr.json")
    of = {n: [query for query in searches if len(query.split()) == n] for n in range(1, wire.LONGEST + 1)}
    waits = times.waits(site, {n: some[:: len(some) // runs][:runs] for n, some in of.items()})
    return {{"ours": OURS, "pagefind": "Pagefind", "lunr": "whole lunr"}[name]: its for name, its in waits.items()}


def machine() -> str:
    """What it was measured on and with."""
    node_version = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    return (
        f"{os.cpu_count()} processors ({platform.machine()}), load {os.getloadavg()[2]:.1f}, "
        f"Python {platform.python_version()}, Node {node_version.removeprefix('v')}, "
        f"lunr.py {version('lunr')}, Pagefind {pagefind_version()}"
    )


def _part(told: Mapping[str, Mapping[int, tuple[float, float]]], which: int) -> dict[str, dict[int, float]]:
    return {name: {n: both[which] for n, both in its.items()} for name, its in told.items()}


if __name__ == "__main__":
    main()
