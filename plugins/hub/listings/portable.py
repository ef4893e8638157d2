"""The rules of a listing as data, so that the browser keeps them without a second definition.

What is a pattern, a limit or a list travels; what is a computation has a twin in the theme's `js/form/`, and tests hold
the two to each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hub.listings.contact import BRITISH
from hub.listings.names import FILLERS
from hub.listings.read import definition
from hub.records import forms, schema, slug, text, writer
from hub.vocabulary import Vocabulary

_FOR_PEOPLE = frozenset({"$schema", "$defs", "title", "description", "examples", "default"})


def rules(words: Vocabulary) -> dict[str, Any]:
    """Everything that the form's script knows of listings, as JSON can hold it.

    `schema` is the schema with its references resolved and without its words for people; `words` are the slugs of each
    vocabulary that it names; the rest are patterns and limits under the names that the script gives them.
    """
    resolved = _resolved(definition(), definition()["$defs"])
    return {
        "schema": resolved,
        "words": {name: list(getattr(words, name)) for name in sorted(set(_vocabularies(resolved)))},
        "patterns": {**forms.PATTERNS, "phone": BRITISH},
        "hidden": text.HIDDEN,
        "unseen": text.UNSEEN,
        "markup": schema.MARKUP,
        "starters": [schema.STARTER, schema.GAP],
        "escaped": writer.ESCAPED,
        "width": writer.WIDTH,
        "webWidth": writer.WEB_WIDTH,
        "bytes": text.LIMIT,
        "fillers": sorted(FILLERS),
        "slug": {"longest": slug.LONGEST, "reserved": sorted(slug.RESERVED)},
    }


def _vocabularies(part: Any) -> Iterator[str]:
    """The vocabularies that a part of a schema names."""
    if isinstance(part, dict):
        if "x-vocabulary" in part:
            yield part["x-vocabulary"]
        for value in part.values():
            yield from _vocabularies(value)


def _resolved(part: Any, definitions: Mapping[str, Any]) -> Any:
    """A part of a schema with what it refers to in place of the reference."""
    if isinstance(part, list):
        return [_resolved(each, definitions) for each in part]
    if not isinstance(part, dict):
        return part
    if "$ref" in part:
        part = {**definitions[part["$ref"].removeprefix("#/$defs/")], **part}
    return {
        name: {field: _resolved(each, definitions) for field, each in value.items()}
        if name == "properties"
        else _resolved(value, definitions)
        for name, value in part.items()
        if name not in _FOR_PEOPLE and name not in ("$ref", "x-words", "x-input", "x-asked")
    }
