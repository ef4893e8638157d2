"""Words: the one form in which text enters the index and in which a reader's query meets it.

`themes/*/static/js/search/normalise.js` is the same function in the browser. Both are held to one file of vectors and
to every character of Unicode, because a word that the two sides spell differently can never be found.
"""
from __future__ import annotations

import re
import unicodedata

# Every character that people, or their keyboards, write for an apostrophe, and for the letters ʻokina, hamza and ʿayn.
_APOSTROPHES = re.compile("[`\u00b4\u02b9-\u02bf\u02c8\u02ca\u02cb\u2018\u2019\u201b\u2032\uff07]")

# Letters that Unicode does not take apart, written as a reader without that keyboard types them.
_PLAIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"} | dict(zip("øđðħıłŧς", "oddhiltσ", strict=True)),
)

# Accents and points of Latin, Greek, Cyrillic, Hebrew and Arabic, and the tatweel that only stretches a word. Vowel
# signs of other scripts are letters to their readers and stay.
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f"
    "\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    "\ufe00-\ufe0f\ufe20-\ufe2f]"
)


def words(text: str) -> list[str]:
    """Return the words of a text, in order, in lower case and without accents: `St. Mary's Café` is st, mary, cafe.

    A word is a run of letters and digits of any script. An apostrophe inside it is left out and a final `'s` dropped:
    `Park’s`, `Nu'man` and `O’Brien` are park, numan and obrien. Invisible characters within a word do not break it.
    """
    if text.isascii() and text.isalnum():  # as most words are, and nothing is to be done about them
        return [text.lower()]
    text = unicodedata.normalize("NFKD", _APOSTROPHES.sub("'", text)).lower().translate(_PLAIN)
    text = unicodedata.normalize("NFC", _MARKS.sub("", text))
    return [word for word in map(_word, text.translate(_KEPT).split(" ")) if word]


class _Kept(dict[int, str]):
    """For `str.translate`: a character where it is part of words, nothing where it is invisible, else a space."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        category = unicodedata.category(character)
        kept = category[0] in "LNM" or character == "'"
        unseen = category == "Cf" and character != "\u200b"
        self[code] = character if kept else "" if unseen else " "
        return self[code]


_KEPT = _Kept()


def _word(piece: str) -> str:
    """A piece without its apostrophes, and without marks that follow no letter."""
    word = piece.strip("'").removesuffix("'s").replace("'", "") if "'" in piece else piece
    while word and unicodedata.category(word[0])[0] == "M":
        word = word[1:]
    return word
