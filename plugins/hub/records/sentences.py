"""Sentences: what is said of a value that breaks its schema, and what puts it right, to the person who wrote it."""

from __future__ import annotations

import re
from typing import Any

from hub.records import forms
from hub.records.nearest import did_you_mean
from hub.records.rules import Rule
from hub.records.shape import Shape
from hub.records.tree import Path

_SHOWN = 60
_EXAMPLES = {"web-address": "https://…", "date": "2026-11-24", "partial-date": "2026-11", "postcode": "AB1 2DE"}


def said(at: Path, shape: Shape, value: Any, error: Any) -> tuple[Rule, str, str]:
    """Rule, sentence and fix for a value that breaks one keyword of the schema."""
    name, kind = name_of(at), error.kind
    shown = f"“{cut(str(value))}”"
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
            return Rule.REPEATED, f"{name} names “{cut(str(twice))}” twice", "take one of the two out"
        case "pattern":
            return Rule.WRONG_FORM, f"{shown} cannot be right for {name}", help_of(shape)
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
            return Rule.INVALID, f"{name} cannot be {shown}", help_of(shape)


def said_of_key(name: str, kind: Any) -> tuple[Rule, str, str]:
    """Rule, sentence and fix for the name of a word that breaks one keyword of the schema."""
    if kind.name == "format":
        rule, sentence, fix = forms.WORDS[kind.format]
        return rule, f"“{cut(name)}” {sentence}", fix
    fix = "write it in small letters, digits and single hyphens, as mental-health"
    return Rule.WRONG_FORM, f"“{cut(name)}” cannot be the short name of a word", fix


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


def how_to_add(name: str, shape: Shape) -> str:
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


def help_of(shape: Shape) -> str:
    """What the schema says of a field, for a fix."""
    example = f"for example {shape.example}" if shape.example else ""
    words = shape.description.rstrip(".")
    options = shape.limits.get("enum")
    one_of = "write one of: " + ", ".join(map(str, options)) if options else ""
    return "; ".join(part for part in (words[:1].lower() + words[1:], one_of, example) if part)


def name_of(at: Path) -> str:
    """A value's name in a sentence: its field, in the ticks that the docs use."""
    names = [step for step in at if isinstance(step, str)]
    return f"`{cut(names[-1])}`" if names else "the file"


def cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
