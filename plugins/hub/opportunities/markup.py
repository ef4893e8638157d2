"""Markup: a text of a notice or a grant as its characters are read, without tags, entities and what cannot be seen."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

from hub.records.text import HIDDEN

_BREAK = re.compile(r"<\s*(?:br|/?p|/?li|/?div|/?tr|/?h[1-6])\b[^<>]*>", re.IGNORECASE)
_AT = re.compile(r"<\s*(?:at|@)\s*>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--(?:[^<-]|<(?!!--)|-(?!->))*+-->")
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x09\x0e-\x1f\x7f-\x9f]")
# Joiners and what varies the character before have no work to do in English, and part words no less.
_UNSEEN = re.compile(f"{HIDDEN}|[\u034f\u115f\u1160\u17b4\u17b5\u200c\u200d\u3164\ufe00-\ufe0f]")
_LEVELS = 3  # how often markup is written as text within text


class _Plain(dict[int, str]):
    """Each character in the form in which names and numbers are looked for: no wide, mathematical or ringed letter."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        digit = unicodedata.decimal(character, None)
        form = unicodedata.decomposition(character).partition(" ")[0]
        simple = unicodedata.normalize("NFKC", character)
        if digit is not None:
            self[code] = str(digit)
        elif form == "<font>" or (form == "<circle>" and simple.isalpha()):
            self[code] = simple
        else:
            self[code] = character
        return self[code]


_PLAIN = _Plain({code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {0xFE6B: "@", 0x3002: ".", 0xFF61: "."})


def unmarked(text: str) -> str:
    """A text without tags and entities, each paragraph on lines of its own; letters composed, they and digits plain.

    What cannot be seen is taken out, not replaced: it may part a name or an address that is to be found.
    """
    for _ in range(_LEVELS):
        text = _UNSEEN.sub("", _CONTROL.sub(" ", _LINE_END.sub("\n", unescape(text))))
        text = _TAG.sub("", _BREAK.sub("\n", _AT.sub("@", text)))
    return unicodedata.normalize("NFC", text.translate(_PLAIN))
