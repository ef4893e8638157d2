"""How many years of school a text asks of its reader."""

from __future__ import annotations

import pytest

from hub.records.readability import grade


def test_the_index_is_that_of_senter_and_smith():
    # 60 words of 4 letters in 6 sentences: 4.71 × 4 + 0.5 × 10 − 21.43 = 2.41.
    assert grade(["Word word word word word word word word word word. " * 6]) == pytest.approx(2.41)


def test_a_passage_ends_a_sentence_with_or_without_a_stop():
    # 12 passages of 5 words: 4.71 × 4 + 0.5 × 5 − 21.43 = -0.09.
    assert grade(["word word word word word"] * 12) == pytest.approx(-0.09)


def test_a_short_text_has_no_index():
    assert grade(["word " * 59]) is None
    assert grade([]) is None


def test_dots_inside_a_number_or_name_end_nothing():
    # 60 words, 4 letters or digits each, one sentence: 4.71 × 4 + 0.5 × 60 − 21.43 = 27.41.
    assert grade(["20.24 " * 60]) == pytest.approx(27.41)
