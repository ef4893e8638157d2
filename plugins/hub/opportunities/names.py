"""Names: a name as the words that it is compared by, the ways in which it is written, and where a text has it."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, NamedTuple

_WORD = re.compile(r"[^\W_]+(?:['’‘ʼ`´](?!s\b)[^\W_]+)*")
_WITHIN = re.compile(r"['’‘ʼ`´]")
_GAP = re.compile(r"[\s.,_'’‘ʼ`´‐‑‒–—/()\"“”„«»-]{1,8}\Z")
_NICKNAME = re.compile(r"[('’‘`\"“„«][^\W_]+[)'’‘´\"”“»]\Z")
# Words of a surname that begin with no capital.
_PARTICLES = frozenset("af al ap bin da dal de del den der di do dos du el la le san te ten ter van von y zu".split())
_LONGEST = 12  # words of a name that are compared
_RUN_TOGETHER = 7  # letters of a name in which the space may be left out
_END = ""  # among the words that may come next: here a name ends


class _Folding(dict[int, str]):
    """Each character as it is compared, one for one: in small letters, without its accent."""

    def __missing__(self, code: int) -> str:
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        self[code] = base if len(base) == 1 else chr(code)
        return self[code]


_FOLDING = _Folding()


class Word(NamedTuple):
    """A word of a text as it is compared, and where it stands."""

    text: str
    start: int
    end: int


def words_in(text: str) -> list[Word]:
    """The words of a text in small letters, without accents or apostrophes."""
    found = _WORD.finditer(text.translate(_FOLDING))
    return [Word(_WITHIN.sub("", word[0]), word.start(), word.end()) for word in found]


def words_of(text: str) -> tuple[str, ...]:
    return tuple(word.text for word in words_in(text))


class Names:
    """Names by their words, each leading to those that may come next: many cost a text no more than few."""

    def __init__(self) -> None:
        self.next: dict[str, Any] = {}

    def add(self, words: tuple[str, ...], *, capital: bool = False) -> None:
        """Look for these words; with `capital`, only where each begins with one."""
        here = self.next
        for word in words[:_LONGEST]:
            here = here.setdefault(word, {})
        here[_END] = here.get(_END, True) and capital

    def longest(self, words: list[Word], text: str, at: int) -> int:
        """How many words from one on are the longest name that begins there; 0 for none.

        Initials and nicknames within are passed.
        """
        here, found = self.next, 0
        for index in range(at, min(at + _LONGEST, len(words))):
            word = words[index]
            if index > at and not _hang_together(words[index - 1], word, text):
                break
            further = here.get(word.text)
            if further is None and (index == at or not (len(word.text) == 1 or _is_nickname(word, text))):
                break
            here = further or here
            if further and _END in here and not (here[_END] and _any_small(words[at : index + 1], text)):
                found = index + 1 - at
        return found


def _hang_together(word: Word, following: Word, text: str) -> bool:
    """Whether two words may be of one name: a full stop with a space stands within one only behind an initial."""
    gap = text[word.end : following.start]
    return bool(_GAP.match(gap)) and ("." not in gap or len(gap) == 1 or len(word.text) == 1)


def _is_nickname(word: Word, text: str) -> bool:
    """Whether a word stands in brackets or quotation marks, as in the midst of a name."""
    return bool(_NICKNAME.match(text[max(word.start - 1, 0) : word.end + 1]))


def _any_small(words: list[Word], text: str) -> bool:
    return any(text[word.start].islower() and word.text not in _PARTICLES for word in words)


def endings(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """What may be the surname of a name: all but the first word, and what is left without those after it."""
    return [words[start:] for start in range(1, len(words))]


def _surnames(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    """What may be written for the surname of a name: an ending of it, or one longer word."""
    return {*endings(words), *((word,) for word in words[1:] if len(word) > 3)}


def written(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    """The ways in which a name of several words is written: turned round, without its middle, run together."""
    first, last = words[0], words[-1]
    pairs = {(first, *surname) for surname in _surnames(words)}
    together = {(f"{first}{last}",)} if len(first) + len(last) >= _RUN_TOGETHER else set()
    return {words, (last, *words[:-1])} | pairs | {(*pair[1:], first) for pair in pairs} | together


def initialled(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    """The ways in which a name is written with an initial for the first name."""
    initial = words[0][:1]
    return {each for surname in _surnames(words) for each in ((initial, *surname), (*surname, initial))}
