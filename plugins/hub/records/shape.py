"""Shapes: a JSON Schema seen as the fields it describes, and what a file's texts become in their light.

The schema alone knows that `capacity` is a number and `phone` a text, so texts are turned into values here and nowhere
else. Keywords of our own: `x-vocabulary` names the words a text must be one of, `x-layout` says how `hub fmt` writes a
value: `line` for a mapping on one line, `paragraphs` for a text of several lines; `x-instead` tells, of a value that
people write and that is none of an `enum`, what to write. For forms: `x-words` says the values
of an `enum` in words, `x-input` what kind of text it is (`tel`, `time`, `weekday`), and `x-asked: false` that only
staff write a field.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hub.records.text import UNSEEN
from hub.records.tree import List, Map, Node, Path, Scalar

_NOTHING = re.compile(r"(?:null|Null|NULL|~|)\Z")
_BLANK = re.compile(rf"(?:\s|{UNSEEN})*\Z")
_INTEGER = re.compile(r"-?[0-9]{1,15}\Z")
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?\Z")
_BOOLEANS = {"true": True, "false": False}


@dataclass(slots=True)
class Shape:
    """One value of a record: its JSON type, what it is called, and the shapes of what it holds."""

    type: str = ""
    title: str = ""
    description: str = ""
    example: str = ""
    vocabulary: str = ""
    layout: str = ""
    input: str = ""
    asked: bool = True
    words: Mapping[str, str] = field(default_factory=dict)
    instead: Mapping[str, str] = field(default_factory=dict)
    soft_hyphens: bool = False
    required: frozenset[str] = frozenset()
    fields: dict[str, Shape] = field(default_factory=dict)
    others: Shape | None = None
    items: Shape | None = None
    limits: Mapping[str, Any] = field(default_factory=dict)

    def child(self, step: str | int) -> Shape:
        """The shape of a field or item; an empty shape where the schema knows none."""
        found = self.items if isinstance(step, int) else self.fields.get(step, self.others)
        return found or Shape()

    def at(self, path: Path) -> Shape:
        found = self
        for step in path:
            found = found.child(step)
        return found


def shape_of(schema: Mapping[str, Any], root: Mapping[str, Any] | None = None) -> Shape:
    """The shape that a schema describes; `$ref` may point into `#/$defs/` and words beside it win over those there."""
    root = schema if root is None else root
    if "$ref" in schema:
        schema = {**root["$defs"][schema["$ref"].removeprefix("#/$defs/")], **schema}
    others = schema.get("additionalProperties")
    known = {"type", "title", "description", "examples", "properties", "items", "required", "$defs", "$ref"}
    return Shape(
        type=schema.get("type", ""),
        title=schema.get("title", ""),
        description=schema.get("description", ""),
        example=str(schema.get("examples", [""])[0]),
        vocabulary=schema.get("x-vocabulary", ""),
        layout=schema.get("x-layout", ""),
        input=schema.get("x-input", ""),
        asked=schema.get("x-asked", True),
        words=schema.get("x-words", {}),
        instead=schema.get("x-instead", {}),
        soft_hyphens=schema.get("x-soft-hyphens", False),
        required=frozenset(schema.get("required", ())),
        fields={name: shape_of(value, root) for name, value in schema.get("properties", {}).items()},
        others=shape_of(others, root) if isinstance(others, dict) else None,
        items=shape_of(schema["items"], root) if "items" in schema else None,
        limits={name: value for name, value in schema.items() if name not in known},
    )


def value_of(node: Node, shape: Shape) -> Any:
    """What a tree says in the light of its shape: texts stay texts unless the schema wants a number or a yes or no."""
    kind = type(node)
    if kind is Scalar:
        text = node.text
        if shape.type in _PLAIN and node.plain:
            if shape.type == "boolean":
                return _BOOLEANS.get(text, text)
            if shape.type == "integer":
                return int(text) if _INTEGER.match(text) else text
            return float(text) if _NUMBER.match(text) else text
        return text.strip("\n") if shape.layout == "paragraphs" else text
    if kind is Map:
        fields, others = shape.fields, shape.others or _ANY
        return {name: value_of(value, fields.get(name, others)) for name, (_, value) in node.entries.items()}
    items = shape.items or _ANY
    return [value_of(value, items) for value in node.items]


def is_empty(node: Node) -> bool:
    """Whether a value says nothing: nothing that shows after its colon, null, ~, empty quotes or empty brackets."""
    if type(node) is Scalar:
        return bool(_BLANK.match(node.text)) or (node.plain and bool(_NOTHING.match(node.text)))
    return not (node.entries if type(node) is Map else node.items)


def nodes(node: Node, shape: Shape, path: Path = ()) -> list[tuple[Path, Node, Shape]]:
    """Every value below a node, itself excepted, with its path and shape, in the file's order."""
    if type(node) is Map:
        fields, others = shape.fields, shape.others or _ANY
        below = [((*path, name), value, fields.get(name, others)) for name, (_, value) in node.entries.items()]
    elif type(node) is List:
        items = shape.items or _ANY
        below = [((*path, number), value, items) for number, value in enumerate(node.items)]
    else:
        return []
    found = []
    for at, value, inner in below:
        found.append((at, value, inner))
        if type(value) is not Scalar:
            found += nodes(value, inner, at)
    return found


_PLAIN = frozenset({"boolean", "integer", "number"})
_ANY = Shape()
