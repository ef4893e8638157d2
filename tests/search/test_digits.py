"""Numbers as text: what Python spells the page reads."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.search.digits import BASE, gaps, spelt
from tests.node import node
from tests.search.conftest import HERE, numbers_in

NUMBERS = st.lists(st.integers(0, 10**7) | st.sampled_from([BASE - 1, BASE, BASE**2 - 1, BASE**2]))


@pytest.fixture(scope="module")
def page():
    """`page(texts)`: the numbers that the page reads in each."""
    with node(HERE / "digits.mjs") as read:
        yield read


@given(rows=st.lists(NUMBERS))
def test_the_page_reads_numbers_as_they_were_spelt(page, rows):
    texts = [spelt(numbers) for numbers in rows]
    assert page(texts) == rows
    assert [numbers_in(text) for text in texts] == rows


def test_small_numbers_are_a_letter_each_and_larger_ones_begin_with_their_last_digit():
    assert spelt([0, 42, 43, 44]) == "(RS)T)"


def test_a_gap_is_how_much_further_the_next_number_is():
    assert list(gaps([3, 4, 10])) == [3, 1, 6]
