import json
import sys
import unicodedata
from pathlib import Path

import pytest

from hub.terms import terms
from hub.terms.normalise import words

VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("text, expected", VECTORS["words"])
def test_a_text_has_the_words_of_the_shared_vectors(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize("text, expected", VECTORS["terms"])
def test_a_text_has_the_terms_of_the_shared_vectors(text, expected):
    assert terms(text) == expected


@pytest.mark.parametrize("text, expected", VECTORS["words"])
def test_words_are_their_own_words(text, expected):
    assert words(" ".join(expected)) == expected


def test_the_browser_spells_every_character_alike(spell):
    characters = [chr(c) for c in range(sys.maxunicode + 1) if unicodedata.category(chr(c)) not in ("Cn", "Cs", "Co")]
    texts = [f"a{c}b {c}" for c in characters]
    # Python and Node may know different versions of Unicode; characters that are new to one of them do not count.
    spelt = [(text, theirs) for text, (theirs, _, known) in zip(texts, spell(texts), strict=True) if known]
    assert len(spelt) > 140_000
    assert [text for text, theirs in spelt if theirs != words(text)] == []


def test_a_lone_surrogate_is_no_word():
    assert words("a\ud83db") == ["a", "b"]
