"""The theme's templates of one build, with all that every page shows; Pelican's own pages are made with them too."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, partial

from jinja2 import ChoiceLoader, PackageLoader

from hub.listings.hours import closings
from hub.open_data import json_ld
from hub.places.whereabouts import EVERYWHERE
from hub.rendering.environment import ThemeEnvironment
from hub.search.document import KINDS
from hub.search.points import common, spoken
from hub.search.query_words import query_words
from hub.site.edition_site import MANIFEST, SHARDS, EditionSite
from hub.site.headers import WORKER, meta_policy
from hub.site.images import MARK, inline_mark
from hub.site.offline import keepable


def complete(templates: ThemeEnvironment, site: EditionSite, zone: str) -> ThemeEnvironment:
    """Give templates all that a site's pages show. `zone` is the time zone that opening hours are told in."""
    # Pelican asks for templates of archives that it then makes none with: its own will do.
    templates.loader = ChoiceLoader([templates.loader, PackageLoader("pelican", "themes/simple/templates")])
    words = site.directory.vocabulary
    templates.globals |= {
        "SITENAME": site.name,
        "open_clock": partial(_open_clock, site, zone),
        "directory": site.directory,
        "tongues": site.tongues,
        "mark": cache(partial(inline_mark, site.grid)),
        "article_json_ld": partial(
            json_ld.article, umbrella=site.hub.umbrella, address=site.address, lang=site.around.words.lang
        ),
        "assets": site.assets,
        "search_everywhere": EVERYWHERE,
        "search_kinds": KINDS,
        "search_manifest": MANIFEST,
        "search_folder": SHARDS,
        "search_words": query_words(words.synonyms, spoken(words), common(words)),
        "worker": WORKER if site.offline else "",
        "kept_on_devices": keepable(site.address, site.directory.edition.organisations),
        "policy": meta_policy(),
        "theme_color": MARK,
        "ward_map": site.ward_map,
    }
    templates.filters |= {"access": words.access.__getitem__, "people": words.people.__getitem__}
    return templates


def _open_clock(site: EditionSite, zone: str, hours: Iterable[str]) -> dict[str, object]:
    """The clock that `open-now.js` goes by: its zone, holidays to come, the words for the times at which hours end."""
    edition, clock = site.directory.edition, site.around.words.clock
    coming = ((day, name) for day, name in edition.vocabulary.holidays.items() if day >= edition.today)
    return {
        "times": {time: clock(time) for time in closings(hours)},
        "zone": zone,
        "holidays": {str(day): name for day, name in coming},
    }
