"""Text: how the bytes of a file become characters, and which characters may not be in it.

A listing comes from strangers. Characters that cannot be seen, or that turn the order of letters round, make a file say
something else than it shows, so they are found before anything is made of it.
"""

from __future__ import annotations

import re

from hub.records.problem import Problem
from hub.records.rules import Rule, fault

LIMIT = 64 * 1024
"""The most bytes that a file may have."""

# C0 and C1 controls but the line feed (and the tab, which has a rule of its own), and Unicode's two separators.
_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029"
# Unicode Standard Annex 9, table 1 and the implicit marks.
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# Zero width, private use, tags and what is no character at all. Joiners (U+200C, U+200D) stay: Persian and emoji need
# them.
_HIDDEN = "\u180e\u200b\u2060-\u2065\u206a-\u206f\ue000-\uf8ff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"
SOFT_HYPHEN = "\xad"

HIDDEN = f"[{_CONTROL}{_BIDI}{_HIDDEN}{SOFT_HYPHEN}]"
"""What no text may hold, as a pattern; a tab has a rule of its own."""

UNSEEN = "[\u034f\u115f\u1160\u17b4\u17b5\u200c\u200d\u2800\u3164\uffa0\ufe00-\ufe0f]"
"""What shows nothing by itself and may stand in a text all the same, as a pattern: one of these alone says nothing."""

_IN_FILE = re.compile(f"[{_CONTROL}{_BIDI}{_HIDDEN}]")
_IN_VALUE = re.compile(f"[\t{_CONTROL}{_BIDI}{_HIDDEN}{SOFT_HYPHEN}]")
_CONTROLS = re.compile(f"[\t{_CONTROL}]")
_BIDIS = re.compile(f"[{_BIDI}]")


def decode(path: str, data: bytes, tabs: bool = False) -> tuple[str, list[Problem]]:
    """Return the text of a file, its lines ending in a line feed alone, and what is wrong with its characters.

    Where there is a problem the text must not be parsed. `tabs` says whether a tab may stand in it.
    """
    if len(data) > LIMIT:
        over = f"the file has more than {LIMIT:,} bytes"
        return "", [fault(path, (1, 1), Rule.TOO_LARGE, over, "keep the file to what a reader needs")]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        message = "the file is not UTF-8 text from here on"
        return "", [fault(path, (line, column), Rule.NOT_UTF_8, message, "save it again with the encoding UTF-8")]
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if not text.strip():
        return "", [fault(path, (1, 1), Rule.EMPTY_FILE, "the file is empty", "write its fields, or delete the file")]
    problems = [_hidden(path, place_in(text, found.start()), found.group()) for found in _IN_FILE.finditer(text)]
    if not tabs:
        problems += _tabs(path, text)
    return text, problems


def _tabs(path: str, text: str) -> list[Problem]:
    """One problem for each line with a tab in it."""
    if "\t" not in text:
        return []
    return [
        fault(
            path,
            (number, line.index("\t") + 1),
            Rule.TAB,
            "there is a tab here",
            "use spaces instead, two for each step in",
        )
        for number, line in enumerate(text.split("\n"), 1)
        if "\t" in line
    ]


def hidden_in(path: str, place: tuple[int, int], value: str, soft_hyphens: bool = False) -> list[Problem]:
    """One problem for each kind of character that `value` may not have, at the place of the value."""
    found = dict.fromkeys(_IN_VALUE.findall(value))
    return [_hidden(path, place, each) for each in found if not (soft_hyphens and each == SOFT_HYPHEN)]


def place_in(text: str, index: int) -> tuple[int, int]:
    """The (line, column) of a character, from 1."""
    return text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1


def _hidden(path: str, place: tuple[int, int], character: str) -> Problem:
    name = f"U+{ord(character):04X}"
    if _BIDIS.match(character):
        message = f"there is a character here that turns the order of letters round ({name})"
        return fault(path, place, Rule.BIDI_CHARACTER, message, "delete it; right-to-left text needs no such character")
    if _CONTROLS.match(character):
        return fault(path, place, Rule.CONTROL_CHARACTER, f"there is a control character here ({name})", "delete it")
    message = f"there is a character here that cannot be seen ({name})"
    return fault(path, place, Rule.HIDDEN_CHARACTER, message, "delete it, and type the word again if need be")
