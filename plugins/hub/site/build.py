"""Builds: check everything, let Pelican make the site in a fresh folder, count its files, and only then swap it in.

Whatever goes wrong on the way, the site that stood before still stands.
"""
from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hub.edition import Edition, read_edition
from hub.records.problem import Grade, Problem
from hub.settings import SETTINGS, read_settings
from hub.site.edition_site import misfits
from hub.site.swap import Place, some
from hub.site.tally import IMAGE_ENDINGS, IMAGES, tally

# The line of Python's that ends a traceback of an error of the machine's. "No such file" is left out: that is a fault
# in a theme or the hub's own code, and whoever mends it wants to see where.
_MACHINE = re.compile(r"(?:OSError|PermissionError|BlockingIOError): \[Errno \d+\] (?P<what>.+)")


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
    files that are not as they should be; and `NotASite` where `output` holds anything that no build put there.
    """
    start = time.monotonic()
    if not (root / SETTINGS).is_file():
        raise BuildFailed(f"There is no {SETTINGS} here: go to the folder of the hub.")
    place = Place.at(output)
    with place.alone(on_wait) as lock:
        # First of all, so that a build that was killed costs nobody the site while a record is at fault.
        place.make_ready()
        try:
            reading = read_edition(root, today)
            settings, faults = read_settings(root)
            if reading.edition and not faults:
                faults = misfits(reading.edition, settings["HUB"], root)
            problems = tuple(sorted((*reading.problems, *faults)))
            if any(problem.grade is Grade.MUST for problem in problems):
                raise BuildFailed("The files have faults.", problems)
            notes = run_pelican(root, place.fresh, today, siteurl, lock)
            prove(reading.edition, place.fresh, root)
            place.swap()
        finally:
            place.clear()
    sizes = [file.stat().st_size for file in place.output.rglob("*") if file.is_file()]
    return Built(reading.edition, problems, notes, len(sizes), sum(sizes), time.monotonic() - start)


def prove(edition: Edition, fresh: Path, root: Path) -> None:
    """Raise `BuildFailed` unless the site in `fresh` is all that the edition gives, and nothing else."""
    count = tally(edition, fresh, root / "content" / IMAGES)
    if count.missing:
        raise BuildFailed(f"Pelican left out {some(count.missing)}: did the plugin run?")
    if not count.strays:
        return
    message = f"The site would hold what no record gives: {some(count.strays)}."
    if any(name.startswith(f"{IMAGES}/") for name in count.strays):
        message += f" In content/{IMAGES}/ belong pictures ({', '.join(IMAGE_ENDINGS)}), and no links."
    raise BuildFailed(message)


def run_pelican(root: Path, output: Path, today: date, siteurl: str, lock: int) -> tuple[str, ...]:
    """Let Pelican build into the empty folder `output`, in a process of its own, and return the warnings it logged.

    The process holds `lock` too, so that whoever kills this one does not let the next build in before Pelican's end.
    Never with `--quiet`: Pelican then ends well whatever happened. Raises `BuildFailed` with what its log tells.
    """
    command = [sys.executable, "-m", "pelican", "--fatal", "errors", "--log-handler", "plain"]
    command += ["--settings", SETTINGS, "--output", str(output)]
    # Nothing is there to delete but the mark that says whose folder it is.
    command += ["--extra-settings", "DELETE_OUTPUT_DIRECTORY=false"]
    if siteurl:
        command += [f"SITEURL={json.dumps(siteurl)}"]
    environ = {**os.environ, "HUB_TODAY": today.isoformat(), "NO_COLOR": "1", "COLUMNS": "200", "PYTHONUTF8": "1"}
    with subprocess.Popen(
        command, cwd=root, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, pass_fds=(lock,)
    ) as child:
        try:
            said, _ = child.communicate()
        except BaseException:  # Ctrl-C and a termination too: nobody reads any more what it would make
            child.kill()
            child.wait()
            raise
    log = said.decode(errors="replace").strip()
    if child.returncode:
        raise BuildFailed(why(log, child.returncode))
    return tuple(line for line in log.splitlines() if "WARNING" in line)


def why(log: str, code: int) -> str:
    """Why Pelican could not make the site: a sentence where the machine was at fault, else the whole log."""
    last = log.splitlines()[-1].strip() if log else ""
    if code < 0:
        return f"Pelican was stopped from outside ({signal.Signals(-code).name}): did the memory run out?"
    if told := _MACHINE.fullmatch(last):
        return f"Pelican could not write the site: {told['what']}."
    return f"Pelican could not make the site:\n{log or 'it did not say why.'}"
