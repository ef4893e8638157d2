"""Field tables: what every kind of record may hold, for people, made from the schemas.

`python -m hub.fields > docs/fields.md` writes the page anew; a test fails when it has drifted.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hub.knowledge.kinds import KINDS, schema
from hub.listings.read import FOLDER
from hub.listings.read import schema as listing
from hub.records.shape import Shape, shape_of
from hub.vocabulary.read import FILES, definitions

_HUB = Path(__file__).parent
_FORMATS = {
    "web-address": "web address",
    "postcode": "postcode",
    "email": "email address",
    "date": "day, as 2026-11-24",
    "partial-date": "day, month or year, as 2026-11-24, 2026-11 or 2026",
    "moment": "day with or without a time, as 2026-11-24T18:30 or 2026-11-24; a month or year where no more is known",
}
_HEAD = """\
# Fields

What each kind of file may hold. A field with a star is required. What is not known is left out.
This page is made from the schemas: `python -m hub.fields > docs/fields.md`.
"""


def page() -> str:
    """The whole page as Markdown."""
    parts = [_HEAD]
    shapes = {FOLDER: listing().shape, **{folder: schema(folder).shape for folder in KINDS}}
    for folder, shape in shapes.items():
        parts += [f"## {shape.title}\n\nA file in `{folder}`. {shape.description}\n", *_tables(shape, "")]
    words = definitions()
    parts.append(f"## The vocabulary\n\n{words['description']}\n")
    for name in FILES:
        shape = shape_of(words["$defs"][name], words)
        parts += [f"### `{name}.yaml`\n\n{shape.description}\n", *_tables(shape.others or shape, "")]
    return "\n".join(parts)


def _tables(shape: Shape, name: str) -> Iterator[str]:
    """A table of a shape's fields, then one for each field that has fields of its own."""
    title = [f"### `{name}`\n"] if name else []
    rows = ["| Field | What it is | What it holds |", "| --- | --- | --- |"]
    for field, inner in shape.fields.items():
        star = "*" if field in shape.required else ""
        words = ". ".join(part.rstrip(".") for part in (inner.title, inner.description) if part)
        rows.append(f"| `{field}`{star} | {words} | {_holds(inner)} |")
    if shape.fields:
        yield "\n".join([*title, *rows, ""])
    for field, inner in shape.fields.items():
        deeper = inner.items or inner.others or inner
        if deeper.fields:
            yield from _tables(deeper, f"{name}.{field}" if name else field)


def _holds(shape: Shape) -> str:
    """What a value may be, in a few words."""
    limits = shape.limits
    if shape.type == "array" and shape.items:
        most = f", at most {limits['maxItems']}" if "maxItems" in limits else ""
        return f"list of: {_holds(shape.items)}{most}"
    if shape.type == "object":
        return "fields, below"
    if shape.vocabulary:
        return f"a word of {shape.vocabulary}"
    if "enum" in limits:
        words = shape.words
        return ", ".join(f"`{option}`{f' ({words[option]})' if option in words else ''}" for option in limits["enum"])
    if limits.get("format") in _FORMATS:
        return _FORMATS[limits["format"]]
    if shape.type == "boolean":
        return "`true` or `false`"
    if shape.type in ("integer", "number"):
        kind = "whole number" if shape.type == "integer" else "number"
        return f"{kind} from {limits['minimum']:,} to {limits['maximum']:,}" if "maximum" in limits else kind
    most = f", at most {limits['maxLength']:,} characters" if "maxLength" in limits else ""
    example = f", as `{shape.example}`" if shape.example else ""
    return f"{'paragraphs' if shape.layout == 'paragraphs' else 'text'}{most}{example}"


if __name__ == "__main__":
    print(page(), end="")
