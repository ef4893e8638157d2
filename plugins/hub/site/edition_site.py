"""One edition and everything that its site is made with: settings, directory, theme files and search index."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from hub.address import Address
from hub.edition import Edition
from hub.places.grid import Grid, grid
from hub.records.nearest import did_you_mean
from hub.records.problem import Problem
from hub.records.rules import Rule, fault
from hub.rendering.catalogues import FOLDER
from hub.rendering.environment import Surroundings, icon_folder
from hub.rendering.icons import Icons
from hub.rendering.words import Words
from hub.search.build import build_index
from hub.settings import SETTINGS, Hub
from hub.site.assets import Assets, assets
from hub.site.directory import Directory
from hub.site.tongues import Tongues
from hub.site.views import WardMap, ward_map


@dataclass(frozen=True, slots=True)
class SearchFiles:
    """The files of the search index: the addresses of both for the page, and their bytes by address."""

    index: str
    documents: str
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class EditionSite:
    """What every page of one build has in common."""

    name: str
    around: Surroundings
    directory: Directory
    tongues: Tongues
    grid: Grid
    ward_map: WardMap
    assets: Assets
    search: SearchFiles

    @property
    def hub(self) -> Hub:
        return self.around.hub

    @property
    def address(self) -> Address:
        return self.around.address


def misfits(edition: Edition, hub: Mapping[str, object], root: Path) -> list[Problem]:
    """What keeps an edition from being shown with these settings and this theme: an unknown home ward, a missing icon.

    Nothing is said of icons where npm's packages have not been fetched: then nothing can be built at all.
    """
    problems = []
    wards, home = edition.vocabulary.wards, str(hub.get("home_ward", ""))
    if home not in wards:
        fix = did_you_mean(home, wards) or "name one of vocabulary/wards.yaml"
        problems.append(fault(SETTINGS, (1, 1), Rule.SETTINGS, f"there is no ward “{home}” for home_ward", fix))
    icons = Icons(icon_folder(root))
    if icons.folder.is_dir():
        lines = (root / TOPICS).read_text(encoding="utf-8").splitlines()
        for topic in edition.vocabulary.topics.values():
            if topic.icon not in icons:
                line = next((n for n, text in enumerate(lines, 1) if f'icon: "{topic.icon}"' in text), 1)
                message = f"there is no Phosphor icon “{topic.icon}”"
                problems.append(fault(TOPICS, (line, 1), Rule.UNKNOWN_WORD, message, icons.near(topic.icon)))
    return problems


def edition_site(edition: Edition, settings: Mapping[str, object], root: Path) -> EditionSite:
    """Put a site together from Pelican's settings. `root` is the repository, where npm's packages lie."""
    theme = Path(settings["THEME"])
    around = Surroundings(
        hub=Hub.of(settings["HUB"]),
        address=Address(settings["SITEURL"]),
        words=Words(settings["DEFAULT_LANG"], catalogues(settings, root)),
        icons=Icons(icon_folder(root)),
    )
    wards = grid(edition.vocabulary.wards.values())
    directory = Directory(edition)
    return EditionSite(
        name=settings["SITENAME"],
        around=around,
        directory=directory,
        tongues=Tongues(around.words, edition.vocabulary.languages.values(), directory.written),
        grid=wards,
        ward_map=ward_map(directory, wards),
        assets=assets(theme, root / "node_modules", wards.columns),
        search=search_files(
            edition if settings["SEARCH_INDEX"] else replace(edition, organisations=(), briefings=(), pages=())
        ),
    )


def catalogues(settings: Mapping[str, object], root: Path) -> Path:
    """The folder of translations: the theme's own, unless `CATALOGUES` names another, relative to `root`."""
    named = settings.get("CATALOGUES")
    return root / str(named) if named else Path(settings["THEME"]) / FOLDER


TOPICS = "vocabulary/topics.yaml"


def search_files(edition: Edition) -> SearchFiles:
    """Index the edition, and name each file by its bytes."""
    found = build_index(edition)
    index, documents = (
        f"/search/index/{hashlib.sha256(data).hexdigest()[:10]}.json" for data in (found.index, found.documents)
    )
    return SearchFiles(index, documents, {index: found.index, documents: found.documents})
