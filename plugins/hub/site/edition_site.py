"""One edition and everything that its site is made with: settings, directory, theme files and search index."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hub.address import Address
from hub.connections.neighbours import Neighbours
from hub.edition import Edition
from hub.knowledge.links import addresses_of
from hub.knowledge.markdown import Around
from hub.places.grid import Grid, grid
from hub.rendering.catalogues import catalogue_folder
from hub.rendering.environment import Surroundings
from hub.rendering.icons import Icons, icon_folder
from hub.rendering.words import Words
from hub.search.document import documents
from hub.search.points import points
from hub.search.shards import PACK, cut, packed
from hub.settings import Hub
from hub.site.assets import Assets, assets
from hub.site.chance_views import Chances
from hub.site.directory import Directory
from hub.site.matching_views import Matching
from hub.site.opportunity_views import Opportunities
from hub.site.tongues import Tongues
from hub.site.views import WardMap, ward_map
from hub.terms.english import everyday

MANIFEST, SHARDS = "/search/manifest.json", "/search/index/"
"""Where the manifest of the search index is, and the folder that holds one of its shards for each build."""


@dataclass(frozen=True, slots=True)
class EditionSite:
    """What every page of one build has in common.

    `search` are the files of the search index by address; `offline` says whether readers' devices may keep pages;
    `neighbours` are None in a site that names none.
    """

    name: str
    around: Surroundings
    directory: Directory
    tongues: Tongues
    markdown: Around
    grid: Grid
    ward_map: WardMap
    assets: Assets
    search: Mapping[str, bytes]
    offline: bool
    opportunities: Opportunities
    matching: Matching
    chances: Chances
    neighbours: Neighbours | None

    @property
    def hub(self) -> Hub:
        return self.around.hub

    @property
    def build(self) -> str:
        """The name of the folder that the shards of the search index lie in."""
        return json.loads(self.search[MANIFEST])["build"]

    @property
    def address(self) -> Address:
        return self.around.address


def surroundings(settings: Mapping[str, object], root: Path) -> Surroundings:
    """What templates know before any record is read, from Pelican's settings or those of the hub at `root` alone."""
    return Surroundings(
        hub=Hub.of(settings["HUB"]),
        address=Address(settings["SITEURL"]),
        words=Words(settings["DEFAULT_LANG"], catalogue_folder(settings, root)),
        icons=Icons(icon_folder(root)),
    )


def edition_site(edition: Edition, settings: Mapping[str, object], root: Path) -> EditionSite:
    """Put a site together from Pelican's settings. `root` is the repository, where npm's packages lie."""
    theme = Path(settings["THEME"])
    around = surroundings(settings, root)
    gettext = around.words.translations.gettext
    wards = grid(edition.vocabulary.wards.values())
    directory = Directory(edition)
    opportunities, matching = Opportunities(directory), Matching(directory)
    chances = Chances(matching, opportunities)
    return EditionSite(
        name=settings["SITENAME"],
        around=around,
        directory=directory,
        markdown=Around(
            base=around.address.base,
            home=around.address.site,
            waiting=frozenset().union(*map(addresses_of, edition.waiting)),
            back_words=gettext("Back to where note {} stands in the text"),
            table_words=gettext("Table {number}: {heading}"),
        ),
        tongues=Tongues(around.words, edition.vocabulary.languages.values(), directory.written),
        grid=wards,
        ward_map=ward_map(directory, wards),
        assets=assets(theme, root / "node_modules", wards.columns),
        search=search_files(edition, around.words.locale.language) if settings["SEARCH_INDEX"] else {},
        offline=settings["OFFLINE"] and settings["SEARCH_INDEX"],
        opportunities=opportunities,
        matching=matching,
        chances=chances,
        neighbours=Neighbours(edition, directory.links, chances.brought) if settings["NEIGHBOURS"] else None,
    )


def search_files(edition: Edition, language: str) -> dict[str, bytes]:
    """The index of an edition by address: its manifest, and its shards, which a browser may keep for ever; and the pack
    of all of these. `language` is the hub's."""
    shards = cut(documents(edition), points(edition.vocabulary), edition.vocabulary.synonyms, everyday(language))
    folder = f"{SHARDS}{shards.build}/"
    return {
        MANIFEST: shards.manifest,
        folder + PACK: packed(shards),
        **{folder + path: data for path, data in shards.files.items()},
    }
