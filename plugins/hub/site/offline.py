"""The service worker, and the few files that it keeps at once: what search and `/offline/` need with no connection."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

from hub.address import file_of
from hub.search.shards import PACK
from hub.site.edition_site import MANIFEST, SHARDS, EditionSite
from hub.site.removal import removal

PAGE, SEARCH = "/offline/", "/search/"
APART = ("form/", "premises/", "no-script.css")
"""Files of the theme that neither page needs."""


def core(site: EditionSite) -> dict[str, str]:
    """By address below the site, what a file of the core must hold to be of this build. What never changes holds
    nothing of the kind."""
    theme = site.assets.folder
    own = [path for path in site.assets.files if path.startswith(theme)]
    lasting = [path for path in own if not path.removeprefix(theme).startswith(APART)]
    marks = {PAGE: theme, SEARCH: theme, MANIFEST: site.build}
    return {**marks, **dict.fromkeys([*lasting, site.assets.font, site.assets.lunr], "")}


def page(site: EditionSite) -> dict[str, object]:
    """What `/offline/` shows: the files of the whole directory, and how many `kilobytes` its pack is, compressed."""
    if not site.offline:
        return {"device": None}
    path = site.address.path
    pack = f"{SHARDS}{site.build}/{PACK}"
    return {
        "device": {
            "base": site.address.base,
            "build": site.build,
            "files": [*map(path, core(site)), path(pack)],
        },
        "kilobytes": max(1, round(len(gzip.compress(site.search[pack], 6)) / 1000)),
    }


def worker(site: EditionSite, output: Path) -> str:
    """The service worker of the site in `output`, or one that takes an earlier one away with all that it kept."""
    path = site.address.path
    if not site.offline:
        return removal(site.address.base)
    script = site.assets.worker
    digest = hashlib.sha256(script.encode())
    for address in core(site):
        data = (output / file_of(address)).read_bytes()
        digest.update(f"{address}\0{len(data)}\0".encode() + data)
    told = {
        "base": site.address.base,
        "version": digest.hexdigest()[:10],
        "theme": path(site.assets.folder),
        "build": site.build,
        "core": {path(address): mark for address, mark in core(site).items()},
        "offline": path(PAGE),
        "manifest": path(MANIFEST),
        "lasting": [path("/theme/"), path(SHARDS)],
    }
    return f"const HUB={json.dumps(told, separators=(',', ':'))};\n{script}"
