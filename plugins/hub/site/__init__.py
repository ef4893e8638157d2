"""The hub as a Pelican plugin: the records of one edition become pages.

The only room that imports Pelican. Add `hub.site` to `PLUGINS`, and begin `pelicanconf.py` with
`from hub.site.settings import *`.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from pelican import signals

from hub.edition import build_date, read_edition
from hub.open_data import json_ld
from hub.rendering.environment import equip
from hub.settings import faults
from hub.site.edition_site import edition_site, misfits
from hub.site.generator import HubGenerator
from hub.site.headers import meta_policy
from hub.site.images import MARK, inline_mark
from hub.site.reader import reader_for
from hub.site.swap import mark

SITE = "HUB_SITE"
"""The setting under which a run of Pelican finds its `EditionSite`."""


class FaultyRecords(Exception):
    """Records or settings did not pass the check, so there is nothing to build. The message lists every problem."""


def read_site(pelican) -> type[HubGenerator]:
    """Read and check the records, and put the site together: once for each run, before any generator is made."""
    settings = pelican.settings
    root = Path(settings["PATH"]).parent
    reading = read_edition(root, build_date())
    problems = [*reading.musts, *faults(settings)]
    if reading.edition and not problems:
        problems = misfits(reading.edition, settings["HUB"], root)
    if problems:
        raise FaultyRecords("\n".join(["the files have faults", *map(str, problems)]))
    site = settings[SITE] = edition_site(reading.edition, settings, root)
    back = site.around.words.translations.gettext("Back to where note {} stands in the text")
    settings["READERS"] = {"md": reader_for(site.directory, root, site.address.base, back)}
    settings["THEME_STATIC_PATHS"] = []  # the theme's files get names that change with their bytes: hub.site.assets
    return HubGenerator


def equip_generator(generator) -> None:
    """Give the templates of a generator what every page shows."""
    site = generator.settings[SITE]
    equip(generator.env, site.around)
    generator.env.globals |= {
        # Settings are in Pelican's context, which macros do not get: they are imported once, for every page.
        "SITENAME": site.name,
        "TIMEZONE": generator.settings["TIMEZONE"],
        "directory": site.directory,
        "mark": partial(inline_mark, site.grid),
        "article_json_ld": partial(
            json_ld.article, umbrella=site.hub.umbrella, address=site.address, lang=site.around.words.lang
        ),
        "assets": site.assets,
        "search": site.search,
        "policy": meta_policy(),
        "theme_color": MARK,
        "ward_map": site.ward_map,
    }
    words = site.directory.vocabulary
    generator.env.filters |= {"access": words.access.__getitem__, "people": words.people.__getitem__}
    # Pelican puts this before the links of its contents: the site's own path, never another host.
    generator.context["localsiteurl"] = site.address.base


def mark_output(pelican) -> None:
    """Say in the output that a build made it, so that `hub build` may replace what `pelican` built by itself."""
    mark(Path(pelican.output_path))


def register() -> None:
    signals.get_generators.connect(read_site)
    signals.generator_init.connect(equip_generator)
    signals.finalized.connect(mark_output)
