"""Builds: check everything, let Pelican make the site in a fresh folder, count its files, and only then swap it in.

Whatever goes wrong on the way, the site that stood before still stands.
"""
from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from hub.edition import Edition
from hub.fitness import fit
from hub.records.problem import Problem
from hub.settings import SETTINGS
from hub.site.swap import Place, some
from hub.site.tally import IMAGE_ENDINGS, IMAGES, Tally, tally
from hub.work import Stopped


class BuildFailed(Exception):
    """The site could not be made. The message says why; `problems` are those of the files, where those are why."""

    def __init__(self, message: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Built:
    """A site that stands: what it was made from, what was left out of it as an example, what the check warned of, and
    how much it is (`size` in bytes)."""

    edition: Edition
    examples: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    notes: tuple[str, ...]
    files: int
    size: int
    seconds: float


class Ahead:
    """What a build does before it helps to read: Pelican takes a quarter of a second to come, templates a third."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def __call__(self, settings: Mapping[str, Any]) -> None:
        self.run = import_module("hub.site.run")
        self.templates = self.run.compiled(settings, self.root)


def build(
    root: Path,
    output: Path,
    today: date,
    *,
    siteurl: str = "",
    published: bool = False,
    on_wait: Callable[[], None] = lambda: None,
) -> Built:
    """Build the hub at `root` into `output`. `siteurl` stands in for SITEURL of its `pelicanconf.py`.

    A site to be `published` is without examples, and is not built while anything of it may not go live.

    Raises `BuildFailed` with every problem that stops the build, with Pelican's own words where it failed, or with the
    files that are not as they should be; and `NotASite` where `output` holds anything that no build put there.
    """
    start = time.monotonic()
    if not (root / SETTINGS).is_file():
        raise BuildFailed(f"There is no {SETTINGS} here: go to the folder of the hub.")
    place = Place.at(output)
    with place.alone(on_wait):
        # First of all, so that a build that was killed costs nobody the site while a record is at fault.
        place.make_ready()
        try:
            ahead = Ahead(root)
            reading = fit(root, today, published=published, siteurl=siteurl, meanwhile=ahead)
            if reading.edition is None:
                raise BuildFailed("The files have faults.", reading.problems)
            notes = ahead.run.run_pelican(reading.edition, ahead.templates, root, place.fresh, siteurl)
            proven = prove(reading.edition, place.fresh, root)
            place.swap()
        except Stopped as error:
            raise BuildFailed(str(error)) from error
        finally:
            place.clear()
    seconds = time.monotonic() - start
    return Built(reading.edition, reading.examples, reading.problems, notes, proven.files, proven.size, seconds)


def prove(edition: Edition, fresh: Path, root: Path) -> Tally:
    """Count the site in `fresh`. Raises `BuildFailed` unless it is all that the edition gives, and nothing else."""
    count = tally(edition, fresh, root / "content" / IMAGES)
    if count.empty:
        raise BuildFailed(f"Pelican wrote nothing into {some(count.empty)}: what does the theme's template give?")
    if count.missing:
        raise BuildFailed(f"Pelican left out {some(count.missing)}: did the plugin run?")
    if not count.strays:
        return count
    message = f"The site would hold what no record gives: {some(count.strays)}."
    if any(name.startswith(f"{IMAGES}/") for name in count.strays):
        message += f" In content/{IMAGES}/ belong pictures ({', '.join(IMAGE_ENDINGS)}), and no links."
    raise BuildFailed(message)
