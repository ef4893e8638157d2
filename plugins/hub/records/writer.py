"""The canonical form: the one way to write a record, which every YAML reader reads back alike.

Every text stands in double quotes, so no reader takes `NO` for false or drops the nought of a telephone number; what
cannot be seen is escaped, so that a review shows it. Fields follow the order of the schema. A short list, and a mapping
that the schema lays on a line, stay on one line where it is no longer than a person reads at a glance.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from hub.records.comments import Comments
from hub.records.shape import Shape, value_of
from hub.records.tree import List, Map, Node, Path, Scalar

WIDTH = 110
WEB_WIDTH = 160
"""The longest line of several values; a web address cannot be broken, so a line with one may be longer."""

_NAMED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
# What a reader of YAML 1.1 or 1.2 would not read back, or a person would not see. Joiners stay: Persian needs them.
ESCAPED = (
    '["\\\\\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f'
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_ESCAPED = re.compile(ESCAPED)
_KEY = re.compile(r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*\Z")
# Words that some reader of YAML takes for something else than text.
_NOT_KEYS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def write(root: Map, shape: Shape, comments: Comments | None = None) -> str:
    """The canonical text of a record, ending in a line feed."""
    comments = comments or Comments()
    lines = [*comments.head, ""] if comments.head else []
    lines += _map(root, shape, (), comments)
    return "\n".join([*lines, *comments.tail, ""])


def node_of(value: Any) -> Node:
    """The tree of plain data: what a form or an importer has in hand, ready to be written."""
    if isinstance(value, dict):
        return Map({str(name): (Scalar(str(name)), node_of(each)) for name, each in value.items()})
    if isinstance(value, list | tuple):
        return List([node_of(each) for each in value])
    if isinstance(value, bool):
        return Scalar(str(value).lower(), None)
    if isinstance(value, int | float):
        return Scalar(str(value), None)
    return Scalar(str(value))


def quote(text: str) -> str:
    """A text in double quotes."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    if named := _NAMED.get(character):
        return named
    code = ord(character)
    return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"


def _map(node: Map, shape: Shape, path: Path, comments: Comments) -> list[str]:
    """The lines of a mapping, one field below the other."""
    lines: list[str] = []
    for name in _order(node.entries, shape):
        value, inner, at = node.entries[name][1], shape.child(name), (*path, name)
        lines += comments.above.get(at, ())
        key = name if _KEY.match(name) and name not in _NOT_KEYS else quote(name)
        lines += _entry(f"{key}:", value, inner, at, comments, path)
    return lines


def _entry(lead: str, value: Node, shape: Shape, at: Path, comments: Comments, path: Path) -> list[str]:
    """A field or item: on the line of its `lead` where that can be, else on the lines below it."""
    depth = 2 * len(path) + len(lead) + 1
    alone = lead == "-" and type(value) is Map and len(value.entries) == 1  # the dash says as much as braces would
    if not alone and (line := _line(value, shape, at, comments, depth)) is not None:
        return [f"{lead} {line}"]
    if type(value) is Scalar:
        return [f"{lead} |", *(f"  {each}" if each else "" for each in value.text.strip("\n").split("\n"))]
    below = _map(value, shape, at, comments) if type(value) is Map else _list(value, shape, at, comments)
    if lead == "-" and type(value) is Map:
        return [f"- {below[0]}", *_in(below[1:])]
    return [lead, *_in(below)]


def _list(node: List, shape: Shape, path: Path, comments: Comments) -> list[str]:
    """The lines of a list, one item below the other."""
    lines: list[str] = []
    for number, item in enumerate(node.items):
        at, inner = (*path, number), shape.child(number)
        lines += comments.above.get(at, ())
        if type(item) is Map and item.entries:
            # A comment above the field that comes first stands above the item: there is no room after the dash.
            first = (*at, _order(item.entries, inner)[0])
            lines += comments.above.pop(first, ())
        lines += _entry("-", item, inner, at, comments, path)
    return lines


def _line(node: Node, shape: Shape, path: Path, comments: Comments, depth: int) -> str | None:
    """A value on one line that begins `depth` characters in; None where it must stand on several."""
    if type(node) is Scalar:
        return None if shape.layout == "paragraphs" and _can_be_block(node.text) else _scalar(node, shape)
    if type(node) is Map and not node.entries:
        return "{}"
    if type(node) is List and not node.items:
        return "[]"
    if comments.within(path):
        return None
    if type(node) is List:
        if not all(type(item) is Scalar for item in node.items):
            return None
        line = "[" + ", ".join(_scalar(item, shape.child(0)) for item in node.items) + "]"
        return line if depth + len(line) <= WIDTH else None
    if shape.layout != "line":
        return None
    parts, width = [], WIDTH
    for name in _order(node.entries, shape):
        value, inner = node.entries[name][1], shape.child(name)
        part = _line(value, inner, (*path, name), comments, 0)
        if part is None:
            return None
        if inner.limits.get("format") == "web-address":
            width = WEB_WIDTH
        parts.append(f"{name if _KEY.match(name) and name not in _NOT_KEYS else quote(name)}: {part}")
    line = "{" + ", ".join(parts) + "}"
    return line if depth + len(line) <= width else None


def _scalar(node: Scalar, shape: Shape) -> str:
    if node.plain and shape.type in ("boolean", "integer", "number") and not isinstance(value_of(node, shape), str):
        return node.text
    return quote(node.text.strip("\n") if shape.layout == "paragraphs" else node.text)


def _can_be_block(text: str) -> bool:
    """Whether a text reads back identically from a literal block, whose lines a person may edit freely."""
    body = text.strip("\n")
    return (
        bool(body)
        and not body[0].isspace()
        and all(
            line == line.rstrip() and not _ESCAPED.search(line.replace('"', "").replace("\\", ""))
            for line in body.split("\n")
        )
    )


def _order(names: Iterable[str], shape: Shape) -> list[str]:
    """The schema's order, then what the schema does not know, as in the file: names may be the record's to choose."""
    known = {name: number for number, name in enumerate(shape.fields)}
    return sorted(names, key=lambda name: known.get(name, len(known)))


def _in(lines: list[str]) -> list[str]:
    """Lines two spaces further in. An empty line of a paragraph stays empty."""
    return [f"  {line}" if line else "" for line in lines]
