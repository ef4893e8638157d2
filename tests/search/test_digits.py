import json

from hypothesis import given
from hypothesis import strategies as st

from hub.search.digits import gaps, spelt
from tests.search.conftest import numbers_in


@given(st.lists(st.integers(0, 10**7)))
def test_numbers_are_read_as_they_were_spelt(numbers):
    assert numbers_in(spelt(numbers)) == numbers
    assert json.loads(json.dumps(spelt(numbers))) == spelt(numbers)


def test_small_numbers_are_a_letter_each_and_larger_ones_begin_with_their_last_digit():
    assert spelt([0, 42, 43, 44]) == "(RS)T)"


def test_a_gap_is_how_much_further_the_next_number_is():
    assert list(gaps([3, 4, 10])) == [3, 1, 6]
