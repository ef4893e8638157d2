"""Syntax: what a YAML parser's complaint means to a person who fills in a form by hand.

The parser speaks of tokens and block mappings. Its words never reach an editor; its place does, and a sentence chosen
by what usually causes that complaint.
"""

from __future__ import annotations

import re
from typing import Any

from yaml import ScalarToken, YAMLError
from yaml.cyaml import CParser

from hub.records.problem import Problem
from hub.records.rules import Rule, fault

_QUOTES = 'put the text in double quotes, as summary: "Tea: every day"'
_COLUMN = "begin the fields of one record in the same column"
_NAME = re.compile(r"[\s-]*[\w-]+\Z")


def explain(path: str, text: str, error: Any) -> Problem:
    """The problem that a `YAMLError` of PyYAML tells of, at its place in `text`."""
    what = f"{getattr(error, 'context', None) or ''}: {getattr(error, 'problem', None) or ''}"
    lines = text.rstrip("\n").split("\n")
    here = _place(getattr(error, "problem_mark", None), lines)
    there = _place(getattr(error, "context_mark", None), lines) if getattr(error, "context_mark", None) else here
    before = lines[here[0] - 1][: here[1] - 1]
    at = lines[here[0] - 1][here[1] - 1 : here[1]]

    if "nesting depth" in what:
        return fault(
            path, here, Rule.TOO_DEEP, "the file goes too many levels deep here", "keep to the fields of the format"
        )
    if "escape" in what or "hexdecimal" in what:
        message = "there is a backslash here that means nothing"
        return fault(path, here, Rule.BAD_ESCAPE, message, "write two backslashes for one, or leave it out")
    if "scanning a quoted scalar" in what:
        return _unclosed(path, there)
    if (opened := _long_quote(text, here)) is not None:
        return _unclosed(path, opened)
    if "flow mapping" in what or "flow sequence" in what or "node content" in what:
        message = "a bracket that opens here is not closed, or a comma or quote is missing after it"
        return fault(path, there, Rule.UNCLOSED_BRACKET, message, "close it, and put a comma between values")
    if "mapping values are not allowed" in what:
        if here[0] > 1 and _NAME.match(before):
            return fault(path, here, Rule.INDENTATION, "this field does not line up with the ones above it", _COLUMN)
        return fault(path, here, Rule.NEEDS_QUOTES, "there is a colon here that starts a value within a value", _QUOTES)
    if "sequence entries are not allowed" in what:
        return fault(path, here, Rule.NEEDS_QUOTES, "there is a dash here that starts a list within a value", _QUOTES)
    if "cannot start any token" in what:
        return fault(path, here, Rule.NEEDS_QUOTES, f"a text cannot begin with “{at}” unless it is in quotes", _QUOTES)
    if "could not find expected ':'" in what:
        message = "this line has no colon after its field name, or a text goes on here without quotes"
        return fault(path, there, Rule.SYNTAX, message, 'write the field, a colon, a space and the value, as name: "…"')
    if "block scalar" in what:
        message = "the text after | or > is not laid out as it should be"
        return fault(
            path, here, Rule.INDENTATION, message, "put each of its lines two spaces further in than the field"
        )
    if "alias" in what or "anchor" in what:
        return fault(path, there, Rule.NEEDS_QUOTES, "a text cannot begin with & or * unless it is in quotes", _QUOTES)
    if "tag" in what:
        return fault(path, here, Rule.TAG, "a text cannot begin with ! unless it is in quotes", _QUOTES)
    if "directive" in what:
        return fault(path, here, Rule.DIRECTIVE, "a line cannot begin with %", "delete the line")
    if at == ":" and not before.strip():
        return fault(path, here, Rule.KEY_NOT_TEXT, "a field's name should stand before this colon", "write the name")
    if before.rstrip().endswith(('"', "'")):
        message = "something stands here after the closing quote"
        return fault(path, here, Rule.SYNTAX, message, 'write \\" for a quote inside a text in double quotes')
    if "block" in what or "document start" in what:
        message = "this line does not line up with the ones above it, or something is missing before it"
        return fault(path, here, Rule.INDENTATION, message, _COLUMN)
    return fault(path, here, Rule.SYNTAX, "this cannot be read as a field and its value", 'write it as name: "…"')


def _unclosed(path: str, at: tuple[int, int]) -> Problem:
    return fault(
        path, at, Rule.UNCLOSED_QUOTE, "the quote that opens here is not closed", "close it at the end of the text"
    )


def _place(mark: Any, lines: list[str]) -> tuple[int, int]:
    """The line and column of a mark, from 1; the parser may point past the last line, which nobody can look up."""
    if mark is None:
        return 1, 1
    if mark.line >= len(lines):
        return len(lines), max(1, len(lines[-1]))
    return mark.line + 1, mark.column + 1


def _long_quote(text: str, here: tuple[int, int]) -> tuple[int, int] | None:
    """Where a quoted text opens that runs over lines and closes just before `here`: one whose own end was forgotten."""
    scanner, opened = CParser(text), None
    try:
        while token := scanner.get_token():
            if isinstance(token, ScalarToken) and token.style in ('"', "'"):
                start, end = token.start_mark, token.end_mark
                if start.line < end.line and end.line + 1 == here[0]:
                    opened = start.line + 1, start.column + 1
    except YAMLError:
        pass
    finally:
        scanner.dispose()
    return opened
