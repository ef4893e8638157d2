"""Trees: what a YAML file says, every scalar as the text it is and with its place, before any rule is asked.

YAML's own guessing turns `NO` into false, `12:30` into 750 and a phone number into an octal, so nothing is resolved
here. The tree is built from the parser's events with a stack of our own: a file of a thousand levels ends at the limit,
not in a recursion error, and what YAML allows but a record must not use (aliases, tags, merge keys, second documents, a
key given twice) is seen where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from yaml import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent, YAMLError
from yaml.cyaml import CParser
from yaml.events import AliasEvent, DocumentStartEvent, StreamEndEvent

from hub.records.problem import Problem
from hub.records.rules import Rule, fault
from hub.records.syntax import explain

DEPTH = 12
"""The most levels that a record may have, its top included."""


@dataclass(slots=True, eq=False)
class Scalar:
    """A text.

    `style` is the quote it stands in: `'`, `"`, `|`, `>`, or None where it is plain. `start` and `end` are the parser's
    marks.
    """

    text: str
    style: str | None = '"'
    start: Any = None
    end: Any = None

    @property
    def plain(self) -> bool:
        return self.style is None


@dataclass(slots=True, eq=False)
class Map:
    """Fields in the file's order: name → (the name's own node, the value)."""

    entries: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)
    start: Any = None


@dataclass(slots=True, eq=False)
class List:
    items: list[Node] = field(default_factory=list)
    start: Any = None


Node = Scalar | Map | List
Place = tuple[int, int]
Path = tuple[str | int, ...]


def parse(path: str, text: str) -> tuple[Map | None, list[Problem]]:
    """Read the one mapping that `text` holds, and say what is wrong with it.

    The tree is None where the file cannot be understood; a key given twice leaves a tree that holds the first.
    """
    parser = CParser(text)
    try:
        return _build(path, parser)
    except YAMLError as error:
        return None, [explain(path, text, error)]
    finally:
        parser.dispose()


def _build(path: str, parser: CParser) -> tuple[Map | None, list[Problem]]:
    root: Node | None = None
    problems: list[Problem] = []
    broken = False  # something was found that makes the tree mean something else than it shows
    aliases: set[str] = set()  # told once each: a bomb has thousands
    stack: list[tuple[Map | List, Scalar | None]] = []  # each open collection, with the key that waits for its value
    documents = 0
    while True:
        event = parser.get_event()
        kind = type(event)
        if kind is ScalarEvent:
            node: Node = Scalar(event.value, event.style or None, event.start_mark, event.end_mark)
            if event.anchor or event.tag:
                broken = True
                problems += _decorated(path, event)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            node = Map({}, event.start_mark) if kind is MappingStartEvent else List([], event.start_mark)
            if event.anchor or event.tag:
                broken = True
                problems += _decorated(path, event)
            if len(stack) >= DEPTH:
                message = f"the file goes more than {DEPTH} levels deep here"
                return None, [
                    *problems,
                    fault(path, place(node), Rule.TOO_DEEP, message, "keep to the fields of the format"),
                ]
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            stack.pop()
            continue
        elif kind is AliasEvent:
            broken = True
            node = Scalar("", None, event.start_mark, event.end_mark)
            if event.anchor not in aliases:
                aliases.add(event.anchor)
                message = f"“*{event.anchor[:40]}” stands for something written elsewhere"
                fix = "write the value out here; quote a text that begins with *"
                problems.append(fault(path, place(node), Rule.ALIAS, message, fix))
        elif kind is DocumentStartEvent:
            documents += 1
            at = event.start_mark.line + 1, event.start_mark.column + 1
            if documents > 1:
                message = "a second document begins here"
                return None, [
                    *problems,
                    fault(path, at, Rule.SECOND_DOCUMENT, message, "keep one record a file; take out the line ---"),
                ]
            if event.version or event.tags:
                broken = True
                message = "the file begins with a YAML directive (a line with %)"
                problems.append(fault(path, (1, 1), Rule.DIRECTIVE, message, "delete the lines above and with ---"))
            continue
        elif kind is StreamEndEvent:
            break
        else:
            continue

        if not stack:
            root = node
        else:
            holder, key = stack[-1]
            if type(holder) is List:
                holder.items.append(node)
            elif key is None:
                key, faults = _key(path, node)
                problems += faults
                stack[-1] = (holder, key)
                if type(node) is not Scalar:
                    broken = True
                    stack.append((node, None))
                continue
            else:
                stack[-1] = (holder, None)
                if key.text == "<<" and key.plain:
                    broken = True
                if key.text in holder.entries:
                    first = place(holder.entries[key.text][0])[0]
                    message = f"`{key.text}` stands here a second time; the first is on line {first}"
                    problems.append(fault(path, place(key), Rule.DUPLICATE_KEY, message, "keep one of the two"))
                else:
                    holder.entries[key.text] = (key, node)
        if type(node) is not Scalar:
            stack.append((node, None))

    if root is None or (type(root) is Scalar and not root.text) or (type(root) is Map and not root.entries):
        return None, [
            *problems,
            fault(path, (1, 1), Rule.EMPTY_FILE, "the file holds no fields", "write its fields, or delete the file"),
        ]
    if type(root) is not Map:
        found = "a list" if type(root) is List else "a text"
        message = f"the file holds {found} where it should hold fields"
        return None, [
            *problems,
            fault(path, place(root), Rule.NOT_FIELDS, message, 'begin each line with a field, as name: "…"'),
        ]
    return (None if broken else root), problems


def _decorated(path: str, event: Any) -> list[Problem]:
    """What is wrong with a node that carries an anchor or a tag."""
    at = event.start_mark.line + 1, event.start_mark.column + 1
    problems = []
    if event.anchor:
        message = f"“&{event.anchor[:40]}” gives a name to what follows"
        problems.append(fault(path, at, Rule.ALIAS, message, "take it out; quote a text that begins with &"))
    if event.tag:
        shown = event.tag.replace("tag:yaml.org,2002:", "!!")[:40]
        message = f"“{shown}” is a YAML tag, which a record does not use"
        problems.append(fault(path, at, Rule.TAG, message, "take it out; quote a text that begins with !"))
    return problems


def _key(path: str, node: Node) -> tuple[Scalar, list[Problem]]:
    """The key that a node is, and what is wrong with it."""
    if type(node) is not Scalar or not node.text.strip():
        message = "a field's name should stand here"
        fix = 'write the name, a colon, a space and the value, as name: "…"; put a text with brackets in quotes'
        return Scalar("", None, node.start, node.start), [fault(path, place(node), Rule.KEY_NOT_TEXT, message, fix)]
    if node.text == "<<" and node.plain:
        message = "“<<” takes over fields from elsewhere"
        return node, [fault(path, place(node), Rule.MERGE_KEY, message, "write the fields out here")]
    return node, []


def place(node: Node) -> Place:
    """The (line, column) where a node starts, from 1."""
    return (node.start.line + 1, node.start.column + 1) if node.start is not None else (1, 1)


def place_of(root: Map, path: Path) -> Place:
    """Where the value at `path` starts; the closest thing around it that is there, where it is not."""
    node: Node = root
    for step in path:
        if type(node) is Map and step in node.entries:
            node = node.entries[step][1]
        elif type(node) is List and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            break
    return place(node)


def key_place(root: Map, path: Path) -> Place:
    """Where the name of the field at `path` starts; an item of a list has no name, so there where it starts."""
    node: Node = root
    for step in path[:-1]:
        node = node.entries[step][1] if type(node) is Map else node.items[step]  # type: ignore[union-attr,index]
    if type(node) is Map and path and path[-1] in node.entries:
        return place(node.entries[path[-1]][0])
    return place_of(root, path)


def scalars(node: Node) -> Iterator[Scalar]:
    """Every text below a node, names of fields too, in the file's order. The tree is shallow: `parse` saw to that."""
    if type(node) is Scalar:
        yield node
    elif type(node) is Map:
        for key, value in node.entries.values():
            yield key
            yield from scalars(value)
    else:
        for value in node.items:
            yield from scalars(value)
