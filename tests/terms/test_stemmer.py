import json

import pytest
from lunr.stemmer import stemmer as lunr_py
from lunr.token import Token

from hub.terms import terms
from hub.terms.stemmer import stem


@pytest.mark.parametrize("word", "play day holiday railway survey today money key".split())
def test_a_final_y_after_a_vowel_stays_as_it_does_in_the_browser(word):
    assert stem(word) == word
    assert str(lunr_py(Token(word))) != word  # the fault of lunr.py that this stemmer is here for


@pytest.mark.parametrize("word", ["", "a", "is", "1990s", "se15", "cafés", "𐐨𐐩ing", "Ωed"])
def test_a_word_that_is_short_or_not_of_a_to_z_is_its_own_stem(word):
    assert stem(word) == word


def test_every_english_word_has_the_same_terms_here_and_in_the_browser(repository, spell):
    listed = repository / "node_modules" / "an-array-of-english-words" / "index.json"
    english = json.loads(listed.read_text(encoding="utf-8"))
    assert len(english) > 270_000
    wrong = [word for word, (_, theirs, _) in zip(english, spell(english), strict=True) if theirs != terms(word)]
    assert not wrong
