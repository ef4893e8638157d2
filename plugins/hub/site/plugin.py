"""The hub as a Pelican plugin: it puts the site together, and lets Pelican make the pages with the hub's templates."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican import signals

from hub.edition import Edition
from hub.fitness import fit
from hub.rendering.environment import ThemeEnvironment
from hub.settings import build_date
from hub.site.edition_site import edition_site
from hub.site.generator import HubGenerator
from hub.site.headers import WORKER
from hub.site.keys import EDITION, SITE, TEMPLATES
from hub.site.offline import worker
from hub.site.pictures import held_back
from hub.site.reader import reader_for
from hub.site.swap import mark
from hub.site.templates import complete


class FaultyRecords(Exception):
    """Records or settings did not pass the check, so there is nothing to build. The message lists every problem."""


def read_site(pelican) -> type[HubGenerator]:
    """Put the site together: once for each run, before any generator is made."""
    settings = pelican.settings
    root = Path(settings["PATH"]).parent
    edition = settings.get(EDITION) or checked_edition(root, settings)
    site = settings[SITE] = edition_site(edition, settings, root)
    templates = settings.get(TEMPLATES) or ThemeEnvironment(Path(settings["THEME"]), site.around)
    settings[TEMPLATES] = complete(templates, site, settings["TIMEZONE"])
    settings["READERS"] = {"md": reader_for(site.directory, root, site.markdown)}
    settings["THEME_STATIC_PATHS"] = []  # the theme's files get names that change with their bytes: hub.site.assets
    return HubGenerator


def checked_edition(root: Path, settings: Mapping[str, Any]) -> Edition:
    """Read and check the records of the hub at `root`, for a Pelican that was started by itself."""
    reading = fit(root, build_date(settings), settings=settings)
    if reading.edition is None:
        raise FaultyRecords("\n".join(["the files have faults", *map(str, reading.musts)]))
    return reading.edition


def equip_generator(generator) -> None:
    """Let a generator make its pages with the templates of this build."""
    generator.env = generator.settings[TEMPLATES]
    # Pelican puts this before the links of its contents: the site's own path, never another host.
    generator.context["localsiteurl"] = generator.settings[SITE].address.base


def hold_pictures_back(generator) -> None:
    """Leave out of what Pelican copies the pictures that only pages which wait name."""
    held = held_back(generator.settings[SITE].directory.edition)
    files = generator.context["staticfiles"]
    generator.context["staticfiles"] = [file for file in files if Path(file.source_path).name not in held]


def write_worker(pelican) -> None:
    """Write the service worker: last of all, for its version comes of the pages that it keeps."""
    output = Path(pelican.output_path)
    (output / WORKER.lstrip("/")).write_text(worker(pelican.settings[SITE], output), encoding="utf-8")


def mark_output(pelican) -> None:
    """Say in the output that a build made it, so that `hub build` may replace what `pelican` built by itself."""
    mark(Path(pelican.output_path))


def register() -> None:
    signals.get_generators.connect(read_site)
    signals.generator_init.connect(equip_generator)
    signals.static_generator_finalized.connect(hold_pictures_back)
    signals.finalized.connect(write_worker)
    signals.finalized.connect(mark_output)
