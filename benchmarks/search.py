"""What the search index costs to build, beside lunr.py's own of the same documents: see `benchmarks/README.md`."""
from __future__ import annotations

import argparse
import gc
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent.parent))  # the made-up documents and whole lunr are the tests'

from hub.search.pipeline import words_of
from hub.search.postings import index
from hub.search.shards import cut
from hub.terms.stemmer import stem
from tests.search.made_up import made_up
from tests.search.whole import whole


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=10000)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    found = made_up(arguments.records)
    contenders: dict[str, Callable[[], object]] = {
        "our index": lambda: list(index(found).scores()),
        "our index, cut into shards": lambda: cut(found),
        "lunr.py, serialized": lambda: json.dumps(whole(found)),
    }
    gc.disable()  # as a build does
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(arguments.runs):
        for name, run in contenders.items():
            words_of.cache_clear()
            stem.cache_clear()
            start = time.process_time()
            run()
            seconds[name].append(time.process_time() - start)
            gc.collect()
    print(f"{arguments.records:,} made-up records: seconds of a processor, medians of {arguments.runs} runs in turn")
    last = median(seconds["lunr.py, serialized"])
    for name, taken in seconds.items():
        print(f"  {name:28} {median(taken):7.2f}  {median(taken) / last:5.2f} of lunr.py's")


if __name__ == "__main__":
    main()
