"""The service worker, which pages it may keep, and the few files that it keeps at once: what search and `/offline/`
need with no connection."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from hub.address import Address, file_of
from hub.listings.organisation import Organisation
from hub.search.shards import PACK
from hub.site.edition_site import MANIFEST, SHARDS, EditionSite
from hub.site.removal import removal

PAGE, SEARCH = "/offline/", "/search/"
APART = ("form/", "premises/", "no-script.css")
"""Files of the theme that neither page needs."""
OF_ALL = frozenset(("/organisations/", "/premises/", "/connections/", "/offers-and-needs/"))
"""Lists of which a hub has one, of all that it lists: to have read one tells nothing of what was sought."""
_OF_ALL_OVER = re.compile(r'<ul class="name-list">.*?</ul>', re.DOTALL)
"""The groups that work all over the borough: the page of every ward and neighbourhood has the same."""


def keepable(address: Address, organisations: Iterable[Organisation]) -> Callable[[str, str], bool]:
    """Tells of a page, by its path below the site and the HTML of its main part, whether a device may keep it.

    A page that links to a listing with `leave_page` may not be kept, whatever the link is: a card, an organiser, a
    member, a match, a neighbour, a word in a text. So what is shown decides, and no template has to think of it.
    """
    left = {o.address for o in organisations if o.leave_page}
    base = re.escape(address.base)
    links = re.compile(rf'href="(?:{re.escape(address.site.rstrip("/"))}|{base})(/organisations/[^/"#?]+/)')

    def kept(path: str, main: str) -> bool:
        if path in OF_ALL or not left:
            return True
        return path not in left and left.isdisjoint(links.findall(_OF_ALL_OVER.sub("", main)))

    return kept


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
