"""Times reading and checking, in turn with a peer that does less: see `benchmarks/README.md`."""
from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import jsonschema_rs
import yaml
from hubs import REPOSITORY, TODAY, generated_hub, shared

from hub.edition import read_edition

SCHEMA = REPOSITORY / "plugins" / "hub" / "listings" / "organisation.schema.json"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--listings", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        hub = generated_hub(place / "hub", arguments.listings)
        print(f"{arguments.listings:,} generated listings, medians of {arguments.runs} runs in turn")
        compare(
            arguments.runs,
            ("read and check", lambda: read_hub(hub)),
            ("PyYAML and the schema alone", lambda: load_plainly(hub / "organisations")),
        )
        if records := os.environ.get("HUB_RECORDS"):
            own = shared(Path(records).resolve(), place / "records")
            print(f"\n{records}: {len(list((own / 'organisations').glob('*.yaml'))):,} listings")
            compare(arguments.runs, ("read and check", lambda: read_hub(own)))
            compare(arguments.runs, ("hub build", lambda: build(own, place / "own-output")))


def compare(runs: int, *contenders: tuple[str, Callable[[], None]]) -> None:
    """Print the median seconds of each, and its ratio to the last."""
    seconds: dict[str, list[float]] = {name: [] for name, _ in contenders}
    for _ in range(runs):
        for name, run in contenders:
            start = time.perf_counter()
            run()
            seconds[name].append(time.perf_counter() - start)
    last = median(seconds[contenders[-1][0]])
    for name, taken in seconds.items():
        ratio = f"{median(taken) / last:6.2f} ×" if len(contenders) > 1 else ""
        print(f"  {name:30} {median(taken):7.2f} s  {ratio}")


def read_hub(root: Path) -> None:
    reading = read_edition(root, TODAY)
    if reading.edition is None:
        sys.exit("\n".join(map(str, reading.problems[:20])))


def load_plainly(folder: Path) -> None:
    validator = jsonschema_rs.validator_for(SCHEMA.read_text(encoding="utf-8"))
    for file in sorted(folder.glob("*.yaml")):
        validator.is_valid(yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader))


def build(root: Path, output: Path) -> None:
    run([sys.executable, "-m", "hub", "build", "--quiet", "--output", str(output)], root, HUB_TODAY=TODAY.isoformat())


def run(command: list[str], folder: Path, **environ: str) -> None:
    environ = {**os.environ, **environ}
    ran = subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, check=False)
    if ran.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{ran.stdout}{ran.stderr}")


if __name__ == "__main__":
    main()
