"""Stems: the part of an English word that its endings share, exactly as lunr.js takes it.

lunr.py's own stemmer differs from lunr.js's on one word in seventy-five (it makes `play` and `day` into `plai` and
`dai`), and such a word could be indexed here but never found in the browser. This is lunr.js 2.3.9's stemmer, step by
step: Porter, "An algorithm for suffix stripping", Program 14 (1980), with the changes of its JavaScript translation.
"""
from __future__ import annotations

import re
from functools import lru_cache

_STEP_2 = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize", "bli": "ble", "alli": "al",
    "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize", "ation": "ate", "ator": "ate", "alism": "al",
    "iveness": "ive", "fulness": "ful", "ousness": "ous", "aliti": "al", "iviti": "ive", "biliti": "ble", "logi": "log",
}  # fmt: skip
_STEP_3 = {"icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": ""}

_STEP_4 = (
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ou", "ism", "ate", "iti", "ous",
    "ive", "ize",
)  # fmt: skip

_CONSONANTS = "[^aeiou][^aeiouy]*"
_VOWELS = "[aeiouy][aeiou]*"
# Porter's measure m counts the pairs of vowels and consonants in a stem.
_SOME = re.compile(f"^({_CONSONANTS})?{_VOWELS}{_CONSONANTS}")
_ONE = re.compile(f"^({_CONSONANTS})?{_VOWELS}{_CONSONANTS}({_VOWELS})?$")
_MANY = re.compile(f"^({_CONSONANTS})?{_VOWELS}{_CONSONANTS}{_VOWELS}{_CONSONANTS}")
_HAS_VOWEL = re.compile(f"^({_CONSONANTS})?[aeiouy]")
_SHORT = re.compile(f"^{_CONSONANTS}[aeiouy][^aeiouwxy]$")

_ES = re.compile("^(.+?)(ss|i)es$")
_S = re.compile("^(.+?)([^s])s$")
_EED = re.compile("^(.+?)eed$")
_ED_ING = re.compile("^(.+?)(ed|ing)$")
_DOUBLED = re.compile(r"([^aeiouylsz])\1$")
_Y = re.compile("^(.+?[^aeiou])y$")
_STEPS_2_AND_3 = [(tuple(step), re.compile(f"^(.+?)({'|'.join(step)})$"), step) for step in (_STEP_2, _STEP_3)]
_SUFFIX_4 = re.compile(f"^(.+?)({'|'.join(_STEP_4)})$")
_ION = re.compile("^(.+?)(s|t)(ion)$")
_E = re.compile("^(.+?)e$")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the stem of a word in lower case: `housing` gives `hous`, `railways` gives `railway`.

    A word with anything but the letters a to z in it, or of fewer than three letters, is its own stem.
    """
    if len(word) < 3 or not (word.isascii() and word.isalpha()):
        return word
    if word[0] == "y":  # a consonant here, and no vowel is written in capitals
        return "y" + _steps("Y" + word[1:])[1:]
    return _steps(word)


def _steps(word: str) -> str:
    # Most words have none of these endings, and an ending is seen sooner than a pattern is tried.
    if word.endswith("s"):
        word = _plural(word)
    if word.endswith(("ed", "ing")):
        word = _past(word)
    if word.endswith("y") and (match := _Y.match(word)):
        word = match[1] + "i"
    for endings, suffixes, replaced in _STEPS_2_AND_3:
        if word.endswith(endings) and (match := suffixes.match(word)) and _SOME.match(match[1]):
            word = match[1] + replaced[match[2]]
    if word.endswith(_STEP_4) and (match := _SUFFIX_4.match(word)):
        if _MANY.match(match[1]):
            word = match[1]
    elif word.endswith("ion") and (match := _ION.match(word)) and _MANY.match(match[1] + match[2]):
        word = match[1] + match[2]
    if word.endswith("e") and (match := _E.match(word)):
        rest = match[1]
        if _MANY.match(rest) or (_ONE.match(rest) and not _SHORT.match(rest)):
            word = rest
    return word[:-1] if word.endswith("ll") and _MANY.match(word) else word


def _plural(word: str) -> str:
    match = _ES.match(word) or _S.match(word)
    return match[1] + match[2] if match else word


def _past(word: str) -> str:
    if match := _EED.match(word):
        return word[:-1] if _SOME.match(match[1]) else word
    match = _ED_ING.match(word)
    if not match or not _HAS_VOWEL.match(match[1]):
        return word
    rest = match[1]
    if rest.endswith(("at", "bl", "iz")):
        return rest + "e"
    if _DOUBLED.search(rest):
        return rest[:-1]
    return rest + "e" if _SHORT.match(rest) else rest
