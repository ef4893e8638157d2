"""Schemas: a kind's one definition, and what is wrong with a record in its light.

`jsonschema-rs` decides, and finds every fault with its path; the sentences are ours, and so is the place of each in the
file. A value that says nothing is told once, and nothing more is said of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path as FilePath
from typing import Any

import jsonschema_rs

from hub.records import forms
from hub.records.nearest import did_you_mean, nearest
from hub.records.problem import Grade, Problem
from hub.records.rules import Rule, fault
from hub.records.sentences import cut, help_of, how_to_add, name_of, said, said_of_key
from hub.records.shape import Shape, is_empty, nodes, shape_of, value_of
from hub.records.text import hidden_in
from hub.records.tree import Map, Path, Scalar, key_place, place, place_of

STARTER = "write here"
"""What `hub new` puts where only the author knows the answer."""
RAW = "What the notice says, to be told in plain words; then delete it:"
"""What an import puts above a text that is not for readers."""
GAP = "…"
"""What it puts into the lines that may be filled in or deleted."""

# The start of a tag, a comment or a declaration: `<` alone, as in "<18", is a plain text's own.
MARKUP = r"<[a-z/!?]|&(?:#[0-9]+|#x[0-9a-f]+|[a-z]{2,8});|(?<![a-z0-9_])javascript:"
_MARKUP = re.compile(MARKUP, re.IGNORECASE)
# A whole value in the quotes of a word processor: to YAML, and so to readers, they are part of the text.
_CURLY = re.compile("[“”„][^“”„]*[“”]\\Z|[‘’‚][^‘’‚]*[‘’]\\Z")


@dataclass(frozen=True, slots=True)
class Schema:
    """One kind of record."""

    shape: Shape
    validator: Any

    @classmethod
    def load(cls, path: FilePath) -> Schema:
        """Read a schema of this package."""
        return cls.of(json.loads(path.read_text(encoding="utf-8")))

    @classmethod
    def of(cls, schema: dict[str, Any]) -> Schema:
        validator = jsonschema_rs.Draft202012Validator(schema, formats=dict(forms.FORMATS), validate_formats=True)
        return cls(shape_of(schema), validator)

    def check(self, path: str, root: Map, escaped: bool = True) -> tuple[dict[str, Any], list[Problem]]:
        """Return what a tree says and every problem that can be seen in it alone.

        `escaped` says whether the file's text has a backslash or soft hyphen, without which no text can hold a hidden
        character that the reader has not seen.
        """
        value = value_of(root, self.shape)
        problems: list[Problem] = []
        settled: set[Path] = set()  # paths of which all has been said
        for at, node, shape in nodes(root, self.shape):
            found = _text_faults(path, at, node, shape, escaped)
            if is_empty(node) and at[-1] in self.shape.at(at[:-1]).required:
                found = [replace(each, fix=how_to_add(str(at[-1]), shape)) for each in found]
            problems += found
            if found and any(problem.grade is Grade.MUST for problem in found):
                settled.add(at)
        if not self.validator.is_valid(value):
            errors = list(self.validator.iter_errors(value))
            problems += _schema_faults(path, root, self.shape, value, errors, settled)
        return value, list(dict.fromkeys(problems))


def _text_faults(path: str, at: Path, node: Any, shape: Shape, escaped: bool) -> list[Problem]:
    """What is wrong with one value whatever its field: it says nothing, or holds what no text may."""
    if is_empty(node):
        name = name_of(at)
        if isinstance(at[-1], int):
            return [fault(path, place(node), Rule.EMPTY_VALUE, f"an item of {name} is empty", "take the item out")]
        return [
            fault(
                path,
                place(node),
                Rule.EMPTY_VALUE,
                f"{name} is empty",
                "leave the line out: what is not known is not written",
            )
        ]
    if type(node) is not Scalar:
        return []
    text = node.text
    if text.strip("\n") in (STARTER, GAP):
        message = f"{name_of(at)} is still the starter text"
        return [fault(path, place(node), Rule.STARTER_TEXT, message, help_of(shape) or "write what is true")]
    problems = hidden_in(path, place(node), text.replace("\n", ""), shape.soft_hyphens) if escaped else []
    if shape.layout == "paragraphs":
        text = text.strip("\n")
    elif "\n" in text:
        message = f"{name_of(at)} has more than one line"
        problems.append(fault(path, place(node), Rule.LINE_BREAK, message, "write it on one line"))
    if text != text.strip() and not problems:
        message = f"{name_of(at)} begins or ends with a space"
        problems.append(fault(path, place(node), Rule.OUTER_SPACE, message, "take the space out"))
    if _CURLY.match(text):
        message = f"{name_of(at)} stands in curly quotes, which readers would see"
        problems.append(fault(path, place(node), Rule.CURLY_QUOTES, message, 'write straight quotes, as "…"'))
    if shape.limits.get("format") != "web-address" and (found := _markup_in(text)):
        message = (
            f"{name_of(at)} has “{text[found.start() : found.start() + 20]}” in it, which looks like HTML or a script"
        )
        problems.append(fault(path, place(node), Rule.MARKUP, message, "write plain words"))
    return problems


def _markup_in(text: str) -> re.Match[str] | None:
    """The first markup in a text. That none of its signs is there is said fifty times as fast as by the pattern."""
    return _MARKUP.search(text) if "<" in text or "&" in text or ":" in text else None


def _schema_faults(
    path: str, root: Map, shape: Shape, value: Any, errors: list[Any], settled: set[Path]
) -> Iterator[Problem]:
    """Each error of the validator as a problem with its place, a sentence and a fix."""
    unknown = {
        (*e.instance_path, name) for e in errors if e.kind.name == "additionalProperties" for name in e.kind.unexpected
    }
    meant = {(*at[:-1], _meant(at, shape)) for at in unknown}
    for error in errors:
        at = tuple(error.instance_path)
        if any(at[:length] in settled for length in range(len(at) + 1)):
            continue
        match error.kind.name:
            case "additionalProperties":
                for name in error.kind.unexpected:
                    known = shape.at(at).fields
                    where = f"{name_of(at)} has no field" if at else "there is no field"
                    fix = did_you_mean(name, known) or "the fields are " + ", ".join(known)
                    fix = "write a number without commas, as 25000" if name.isdigit() else fix
                    yield fault(path, key_place(root, (*at, name)), Rule.UNKNOWN_FIELD, f"{where} `{cut(name)}`", fix)
            case "required":
                name = error.kind.property
                if (*at, name) not in meant:
                    # A record inside a list starts at its first field; the file itself at its first line.
                    where = f" in {name_of(at)}" if at else ""
                    message = f"`{name}` is missing{where}"
                    yield fault(
                        path, place_of(root, at), Rule.MISSING_FIELD, message, how_to_add(name, shape.at((*at, name)))
                    )
            case "propertyNames":
                for name in value_at(value, at):
                    if not _matches(error, name):
                        yield fault(path, key_place(root, (*at, name)), *said_of_key(name, error.kind.error.kind))
            case _:
                rule, message, fix = said(at, shape.at(at), value_at(value, at), error)
                fix = fix or help_of(shape.at(at[:-1]))
                yield fault(path, place_of(root, at), rule, message, fix)


def _meant(at: Path, shape: Shape) -> str:
    return nearest(str(at[-1]), shape.at(at[:-1]).fields)


def _matches(error: Any, name: str) -> bool:
    inner = error.kind.error.kind
    if inner.name == "format":
        return forms.FORMATS[inner.format](name)
    return not (inner.name == "pattern" and not re.search(inner.pattern, name)) and not (
        inner.name == "maxLength" and len(name) > inner.limit
    )


def value_at(value: Any, path: Path) -> Any:
    """What stands at a path of a plain value."""
    for step in path:
        value = value[step]
    return value
