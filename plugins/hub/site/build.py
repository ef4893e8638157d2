"""Builds: check everything, let Pelican make the site in a fresh folder, count its pages, and only then swap it in.

Whatever goes wrong on the way, the site that stood before still stands.
"""
from __future__ import annotations

import json
import os
import runpy
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hub.edition import Edition, read_edition
from hub.publication import SETTINGS, unsettled
from hub.records.problem import Grade, Problem
from hub.records.rules import Rule, fault
from hub.rendering.hub import Hub, HubSettingsError
from hub.site.swap import Place
from hub.site.tally import tally


class BuildFailed(Exception):
    """The site could not be made. The message says why; `problems` are those of the files, where those are why."""

    def __init__(self, message: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Built:
    """A site that stands: what it was made from, what the check warned of, and how much it is (`size` in bytes)."""

    edition: Edition
    warnings: tuple[Problem, ...]
    notes: tuple[str, ...]
    files: int
    size: int
    seconds: float


def build(
    root: Path, output: Path, today: date, *, siteurl: str = "", on_wait: Callable[[], None] = lambda: None
) -> Built:
    """Build the hub at `root` into `output`. `siteurl` stands in for SITEURL of its `pelicanconf.py`.

    Raises `BuildFailed` with every problem that stops the build, with Pelican's own words where it failed, or with the
    pages that are not as they should be; and `NotASite` where `output` holds something else.
    """
    start = time.monotonic()
    if not (root / SETTINGS).is_file():
        raise BuildFailed(f"There is no {SETTINGS} here: go to the folder of the hub.")
    place = Place.at(output)
    reading = read_edition(root, today)
    problems = tuple(sorted((*reading.problems, *faulty_settings(root))))
    if any(problem.grade is Grade.MUST for problem in problems):
        raise BuildFailed("The files have faults.", problems)
    with place.alone(on_wait):
        place.make_ready()
        notes = run_pelican(root, place.fresh, today, siteurl)
        count = tally(reading.edition, place.fresh)
        if count.missing:
            raise BuildFailed(f"Pelican left out {_some(count.missing)}: did the plugin run?")
        if count.strays:
            raise BuildFailed(f"There are pages without a record: {_some(count.strays)}.")
        place.swap()
    sizes = [file.stat().st_size for file in place.output.rglob("*") if file.is_file()]
    return Built(reading.edition, problems, notes, len(sizes), sum(sizes), time.monotonic() - start)


def faulty_settings(root: Path) -> list[Problem]:
    """What in `pelicanconf.py` would stop Pelican, told like any other problem and not in a traceback."""
    faults = [problem for problem in unsettled(root) if problem.rule == Rule.SETTINGS.value]
    if not faults:
        try:
            Hub.from_settings(runpy.run_path(str(root / SETTINGS)).get("HUB", {}))
        except HubSettingsError as error:
            message = str(error).removeprefix(f"{SETTINGS}: ")
            faults.append(fault(SETTINGS, (1, 1), Rule.SETTINGS, message, f"mend {SETTINGS}"))
    return faults


def run_pelican(root: Path, output: Path, today: date, siteurl: str = "") -> tuple[str, ...]:
    """Let Pelican build into `output`, in a process of its own, and return the warnings that it logged.

    Never with `--quiet`: Pelican then ends well whatever happened. Raises `BuildFailed` with its log.
    """
    command = [sys.executable, "-m", "pelican", "--fatal", "errors", "--log-handler", "plain"]
    command += ["--settings", SETTINGS, "--output", str(output)]
    if siteurl:
        command += ["--extra-settings", f"SITEURL={json.dumps(siteurl)}"]
    environ = {**os.environ, "HUB_TODAY": today.isoformat(), "NO_COLOR": "1", "COLUMNS": "200", "PYTHONUTF8": "1"}
    ran = subprocess.run(command, cwd=root, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    log = ran.stdout.decode(errors="replace").strip()
    if ran.returncode:
        raise BuildFailed(f"Pelican could not make the site:\n{log}")
    return tuple(line for line in log.splitlines() if "WARNING" in line)


def _some(names: tuple[str, ...], most: int = 5) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
