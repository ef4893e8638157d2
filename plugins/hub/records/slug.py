"""Slugs: the short name of a record, which is its file's name and its public address."""

from __future__ import annotations

import re
import unicodedata

from hub.records.problem import Problem
from hub.records.rules import Rule, fault

LONGEST = 60
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
# Names that Windows keeps for devices, and that the site or its forms may want below the address of a kind.
RESERVED = frozenset({"con", "prn", "aux", "nul", "index", "new", "edit", "feed", "feeds"}) | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)
}


def is_slug(text: str) -> bool:
    return len(text) <= LONGEST and bool(_SLUG.match(text)) and text not in RESERVED


def slugify(name: str) -> str:
    """The slug of a name: `St George's & Café` becomes `st-georges-and-cafe`.

    Letters lose their accents (NFKD); what has no Latin letter falls away, so the slug of a name in another script can
    be empty. It is cut at a word, to 60 characters.
    """
    plain = unicodedata.normalize("NFKD", name.replace("&", " and ").replace("’", "").replace("'", ""))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower())
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:LONGEST]
        if len(longer) > LONGEST:
            break
        slug = longer
    return f"{slug}-group" if slug in RESERVED else slug


def file_slug(path: str, ending: str) -> tuple[str, list[Problem]]:
    """The slug that a file's path says, and what is wrong with its name."""
    name = path.rpartition("/")[2]
    stem = name.removesuffix(ending)
    if name.endswith(ending) and is_slug(stem):
        return stem, []
    right = f"{slugify(stem.rpartition('.')[0] or stem) or 'a-name'}{ending}"
    if stem in RESERVED:
        message = f"the name {stem} is kept for the site itself"
    elif not name.endswith(ending):
        message = f"the file's name does not end in {ending}"
    elif len(stem) > LONGEST:
        message = f"the file's name has {len(stem)} characters before {ending}; {LONGEST} is the most"
    else:
        message = "the file's name has more in it than small letters, digits and single hyphens"
    return stem, [fault(path, (1, 1), Rule.FILE_NAME, message, f"call it {right}")]
