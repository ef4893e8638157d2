"""Pictures: which of those that staff keep are not out yet, for only pages that wait name them."""

from __future__ import annotations

import re

from hub.edition import Edition
from hub.folders import ENDINGS

_PICTURE = re.compile(rf"/images/([a-z0-9-]+\.(?:{'|'.join(ENDINGS)}))\b")


def held_back(edition: Edition) -> frozenset[str]:
    """The names of the pictures that a draft or a page of a later day names, and no page that is out."""
    waiting = {name for page in edition.waiting for name in _PICTURE.findall(page.body)}
    if not waiting:
        return frozenset()
    return frozenset(waiting).difference(*(_PICTURE.findall(str(page)) for page in edition.written))
