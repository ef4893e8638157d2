"""Limits: how much of each thing the file of an opportunity may hold, as its schema says."""

from __future__ import annotations

from hub.knowledge.kinds import CONTENT, schema
from hub.knowledge.opportunity import Opportunity
from hub.records.forms import is_web_address
from hub.records.tree import Path

FOLDER = f"{CONTENT}{Opportunity.section}/"
"""Where the files of opportunities lie, relative to the repository."""


def _limit(name: str, *at: str | int) -> int:
    path: Path = at
    return schema(FOLDER).shape.at(path).limits[name]


MOST_STAGES = _limit("maxItems", "stages")
MOST_CODES = _limit("maxItems", "cpv")
MOST_LOTS = _limit("maxItems", "lots")
MOST_POUNDS = _limit("maximum", "value", "from")
LONGEST_TITLE = _limit("maxLength", "title")
LONGEST_LOT = _limit("maxLength", "lots", 0, "title")
LONGEST_LENGTH = _limit("maxLength", "length")
LONGEST_NUMBER = _limit("maxLength", "stages", 0, "notice")
LONGEST_ADDRESS = _limit("maxLength", "sources", 0, "url")
"""As many items, whole pounds and characters as a file may have."""


def is_address(text: str) -> bool:
    """Whether a text is a web address that a page may hold."""
    return len(text) <= LONGEST_ADDRESS and is_web_address(text)
