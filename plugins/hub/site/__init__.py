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
from hub.places.grid import grid
from hub.rendering.environment import equip
from hub.site.edition_site import edition_site
from hub.site.generator import HubGenerator
from hub.site.headers import meta_policy
from hub.site.images import inline_mark
from hub.site.reader import reader_for
from hub.site.views import ward_map


class FaultyRecords(Exception):
    """Records did not pass the check, so there is nothing to build. The message lists every problem."""


def prepare(pelican) -> None:
    """Read and check the records, and put the site together before any generator is made."""
    root = Path(pelican.settings["PATH"]).parent
    reading = read_edition(root, build_date())
    if reading.edition is None:
        raise FaultyRecords("\n".join(["the records have faults", *map(str, reading.problems)]))
    site = pelican.hub_site = edition_site(reading.edition, pelican.settings, root)

    pelican.settings["READERS"] = {"md": reader_for(site.directory, root, site.address.base)}
    pelican.settings["THEME_STATIC_PATHS"] = []
    wards = grid(site.directory.vocabulary.wards.values())
    tiles = ward_map(site.directory)
    generator = type("HubGenerator", (HubGenerator,), {"site": site})

    def offer_generator(_) -> type[HubGenerator]:
        return generator

    def equip_generator(sender) -> None:
        equip(sender.env, site.around)
        sender.env.globals |= {
            "directory": site.directory,
            "mark": partial(inline_mark, wards),
            "article_json_ld": partial(
                json_ld.article, umbrella=site.hub.umbrella, address=site.address, lang=site.lang
            ),
            "assets": site.assets,
            "search": site.search,
            "policy": meta_policy(),
            "ward_map": tiles,
        }
        # Pelican puts this before the links that staff write as {filename}…: the site's own path, never another host.
        sender.context["localsiteurl"] = site.address.base

    # Weakly held receivers would be gone before they are asked.
    signals.get_generators.connect(offer_generator, sender=pelican, weak=False)
    signals.generator_init.connect(equip_generator, weak=False)


def register() -> None:
    signals.initialized.connect(prepare)
