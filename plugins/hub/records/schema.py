"""Schemas: a kind's one definition, and what is wrong with a record in its light, in words for the person who wrote it.

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
_SHOWN = 60
_EXAMPLES = {"web-address": "https://…", "date": "2026-11-24", "partial-date": "2026-11", "postcode": "AB1 2DE"}


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
                found = [replace(each, fix=_how(str(at[-1]), shape)) for each in found]
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
        name = _name(at)
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
        message = f"{_name(at)} is still the starter text"
        return [
            fault(
                path, place(node), Rule.STARTER_TEXT, message, _help(shape) or "write what is true"
            )
        ]
    problems = hidden_in(path, place(node), text.replace("\n", ""), shape.soft_hyphens) if escaped else []
    if shape.layout == "paragraphs":
        text = text.strip("\n")
    elif "\n" in text:
        problems.append(
            fault(path, place(node), Rule.LINE_BREAK, f"{_name(at)} has more than one line", "write it on one line")
        )
    if text != text.strip() and not problems:
        problems.append(
            fault(path, place(node), Rule.OUTER_SPACE, f"{_name(at)} begins or ends with a space", "take the space out")
        )
    if _CURLY.match(text):
        message = f"{_name(at)} stands in curly quotes, which readers would see"
        problems.append(fault(path, place(node), Rule.CURLY_QUOTES, message, 'write straight quotes, as "…"'))
    if shape.limits.get("format") != "web-address" and (found := _markup_in(text)):
        message = (
            f"{_name(at)} has “{text[found.start() : found.start() + 20]}” in it, which looks like HTML or a script"
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
                    where = f"{_name(at)} has no field" if at else "there is no field"
                    fix = did_you_mean(name, known) or "the fields are " + ", ".join(known)
                    fix = "write a number without commas, as 25000" if name.isdigit() else fix
                    yield fault(path, key_place(root, (*at, name)), Rule.UNKNOWN_FIELD, f"{where} `{_cut(name)}`", fix)
            case "required":
                name = error.kind.property
                if (*at, name) not in meant:
                    # A record inside a list starts at its first field; the file itself at its first line.
                    where = f" in {_name(at)}" if at else ""
                    message = f"`{name}` is missing{where}"
                    yield fault(
                        path, place_of(root, at), Rule.MISSING_FIELD, message, _how(name, shape.at((*at, name)))
                    )
            case "propertyNames":
                for name in value_at(value, at):
                    if not _matches(error, name):
                        yield fault(path, key_place(root, (*at, name)), *_said_of_key(name, error.kind.error.kind))
            case _:
                rule, message, fix = _said(at, shape.at(at), value_at(value, at), error)
                fix = fix or _help(shape.at(at[:-1]))
                yield fault(path, place_of(root, at), rule, message, fix)


def _meant(at: Path, shape: Shape) -> str:
    return nearest(str(at[-1]), shape.at(at[:-1]).fields)


def _said_of_key(name: str, kind: Any) -> tuple[Rule, str, str]:
    """Rule, sentence and fix for the name of a word that breaks one keyword of the schema."""
    if kind.name == "format":
        rule, sentence, fix = forms.WORDS[kind.format]
        return rule, f"“{_cut(name)}” {sentence}", fix
    fix = "write it in small letters, digits and single hyphens, as mental-health"
    return Rule.WRONG_FORM, f"“{_cut(name)}” cannot be the short name of a word", fix


def _matches(error: Any, name: str) -> bool:
    inner = error.kind.error.kind
    if inner.name == "format":
        return forms.FORMATS[inner.format](name)
    return not (inner.name == "pattern" and not re.search(inner.pattern, name)) and not (
        inner.name == "maxLength" and len(name) > inner.limit
    )


def _said(at: Path, shape: Shape, value: Any, error: Any) -> tuple[Rule, str, str]:
    """Rule, sentence and fix for a value that breaks one keyword of the schema."""
    name, kind = _name(at), error.kind
    shown = f"“{_cut(str(value))}”"
    match kind.name:
        case "type":
            name = f"an item of {name}" if isinstance(at[-1], int) else name
            return _wrong_type(name, shown, kind.types[0], value, shape)
        case "enum":
            options = [str(each) for each in kind.options]
            fix = _in_other_words(str(value), shape) or did_you_mean(str(value), options)
            return Rule.NOT_ONE_OF, f"{name} cannot be {shown}", fix or "write one of: " + ", ".join(options)
        case "maxLength":
            over = len(value) - kind.limit
            most = f"keep it to {kind.limit:,} characters"
            return Rule.TOO_LONG, f"{name} has {len(value):,} characters, {over:,} too many", most
        case "minLength":
            return Rule.TOO_SHORT, f"{name} is too short", f"write at least {kind.limit} characters"
        case "maxItems" | "maxProperties":
            return Rule.TOO_MANY, f"{name} has {len(value)} items", f"keep it to {kind.limit}"
        case "minItems" | "minProperties":
            return Rule.TOO_FEW, f"{name} has {len(value)} items", f"give at least {kind.limit}"
        case "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum":
            edge = "at least" if "inimum" in kind.name else "at most"
            return Rule.OUT_OF_RANGE, f"{name} cannot be {shown}", f"it is {edge} {kind.limit}"
        case "uniqueItems":
            twice = next((each for number, each in enumerate(value) if each in value[:number]), "")
            return Rule.REPEATED, f"{name} names “{_cut(str(twice))}” twice", "take one of the two out"
        case "pattern":
            return Rule.WRONG_FORM, f"{shown} cannot be right for {name}", _help(shape)
        case "format":
            rule, sentence, fix = forms.WORDS[kind.format]
            scheme = re.match(r"\s*([A-Za-z][A-Za-z0-9+.-]*):", value)
            if rule is Rule.WEB_ADDRESS and scheme and scheme[1].lower() not in ("http", "https"):
                return (
                    rule,
                    f"{name} leads to “{scheme[1]}:”, which is no web address",
                    "only https: and http: are followed",
                )
            return rule, f"{name}: {shown} {sentence}", fix
        case _:
            return Rule.INVALID, f"{name} cannot be {shown}", _help(shape)


def _in_other_words(value: str, shape: Shape) -> str:
    """What to write for a value that only people know, such as the number of a notice: empty where nobody can tell."""
    if value.casefold() in shape.instead:
        return shape.instead[value.casefold()]
    whole = re.compile(rf"\b{re.escape(value)}\b", re.IGNORECASE)
    found = [option for option, words in shape.words.items() if len(value) > 2 and whole.search(words)]
    return f"write {found[0]}: {shape.words[found[0]]}" if len(found) == 1 else ""


def _wrong_type(name: str, shown: str, wanted: str, value: Any, shape: Shape) -> tuple[Rule, str, str]:
    found = "a list" if isinstance(value, list) else "a group of fields" if isinstance(value, dict) else shown
    message, fix = {
        "object": (
            f"{name} is {found} where it should hold fields",
            f"write it as {_sample(shape)}; its fields are {', '.join(shape.fields)}",
        ),
        "array": (f"{name} is {found} where it should be a list", _as_list(shape)),
        "string": (f"{name} is {found} where it should be one text", "write one text in double quotes"),
        "boolean": (f"{name} is {found} where it should be true or false", "write true or false, without quotes"),
        "integer": (
            f"{name} is {found} where it should be a whole number",
            "write digits only, without quotes, as 120",
        ),
        "number": (
            f"{name} is {found} where it should be a number",
            "write digits and a point, without quotes, as 51.5",
        ),
    }[wanted]
    return Rule.WRONG_TYPE, message, fix


def _as_list(shape: Shape) -> str:
    if shape.items and shape.items.fields:
        return f"write its items below it, each after a dash and a space, as - {_sample(shape.items)}"
    return 'put it in square brackets, as ["one", "two"]'


def _sample(shape: Shape) -> str:
    """How a value is written: one with fields by those that it needs, or its first two."""
    if shape.fields:
        needed = [name for name in shape.fields if name in shape.required] or list(shape.fields)[:2]
        return f"{{{', '.join(f'{name}: {_sample(shape.fields[name])}' for name in needed)}}}"
    if shape.type in ("integer", "number"):
        return shape.example or "120"
    if shape.type == "array":
        return f"[{_sample(shape.items)}]" if shape.items else "[]"
    options = shape.limits.get("enum")
    return f'"{options[0] if options else shape.example or _EXAMPLES.get(shape.limits.get("format", ""), "…")}"'


def _how(name: str, shape: Shape) -> str:
    """How to add a field that is missing."""
    if shape.type == "object":
        return f"add {name}: and below it, two spaces further in, " + ", ".join(sorted(shape.required) or shape.fields)
    if shape.type == "array":
        needed = [field for field in shape.items.fields if field in shape.items.required] if shape.items else []
        with_fields = f", with {', '.join(needed)}" if needed else ""
        return f"add {name}: and below it its items, each after a dash and a space{with_fields}"
    options = shape.limits.get("enum")
    if options:
        return f'add a line {name}: "{options[0]}"; it is one of: ' + ", ".join(options)
    return f'add a line {name}: "{shape.example or _EXAMPLES.get(shape.limits.get("format", ""), "…")}"'


def _help(shape: Shape) -> str:
    """What the schema says of a field, for a fix."""
    example = f"for example {shape.example}" if shape.example else ""
    words = shape.description.rstrip(".")
    options = shape.limits.get("enum")
    one_of = "write one of: " + ", ".join(map(str, options)) if options else ""
    return "; ".join(part for part in (words[:1].lower() + words[1:], one_of, example) if part)


def value_at(value: Any, path: Path) -> Any:
    """What stands at a path of a plain value."""
    for step in path:
        value = value[step]
    return value


def _name(at: Path) -> str:
    """A value's name in a sentence: its field, in the ticks that the docs use."""
    names = [step for step in at if isinstance(step, str)]
    return f"`{_cut(names[-1])}`" if names else "the file"


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
