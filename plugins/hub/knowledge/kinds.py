"""Kinds: every kind of page that staff write, the folder that it lies in, and its one definition.

What follows from a kind alone is asked here: where its files lie, what its front matter may hold.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from hub.knowledge.consortium import Consortium
from hub.knowledge.event import Event
from hub.knowledge.forum import Forum
from hub.knowledge.opportunity import Opportunity
from hub.knowledge.page import Briefing, CaseStudy, Page, PlainPage
from hub.records.schema import Schema

CONTENT = "content/"
KINDS: Mapping[str, type[Page]] = {
    f"{CONTENT}{kind.section}/": kind
    for kind in (Briefing, CaseStudy, Forum, Event, Opportunity, Consortium, PlainPage)
}
"""Each kind of page by its folder, relative to the repository."""
PAGES = f"{CONTENT}{PlainPage.section}/"
SECTIONS = tuple(kind.section for kind in KINDS.values() if kind is not PlainPage)
"""The kinds whose addresses begin with a name of their own, as /briefings/; that name is their folder's too."""


def folder_of(path: str) -> str:
    return path[: path.rfind("/") + 1]


@cache
def definition(folder: str) -> dict[str, Any]:
    """The JSON Schema of the pages of a folder: what every page may hold, then what its own kind adds."""
    common, own = _load("common"), _load(KINDS[folder].kind)
    both = {name: {**common[name], **own.get(name, {})} for name in ("properties", "$defs")}
    return {**common, **own, **both, "required": [*common["required"], *own["required"]]}


@cache
def schema(folder: str) -> Schema:
    return Schema.of(definition(folder))


def _load(name: str) -> dict[str, Any]:
    return json.loads(Path(__file__).with_name(f"{name}.schema.json").read_text(encoding="utf-8"))
