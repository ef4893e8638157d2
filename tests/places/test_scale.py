from itertools import pairwise

import pytest

from hub.places.scale import scale


def test_none_is_always_step_nought():
    assert scale([0, 3, 9]).step_of(0) == 0


def test_counts_are_shared_out_in_quarters():
    # Eight wards: quarters begin at the 1st, 3rd, 5th and 7th count, so at 1 (always), 3, 5 and 7.
    steps = scale([1, 2, 3, 4, 5, 6, 7, 8])
    assert [(s.low, s.high) for s in steps.steps] == [(0, 0), (1, 2), (3, 4), (5, 6), (7, None)]
    assert [steps.step_of(n) for n in (2, 3, 6, 8, 100)] == [1, 2, 3, 4, 4]


@pytest.mark.parametrize("counts", [[], [0, 0], [5], [2, 2, 2], [1, 1, 1, 9]])
def test_the_steps_leave_no_count_out_whatever_the_counts(counts):
    steps = scale(counts).steps
    for lower, upper in pairwise(steps):
        assert lower.high + 1 == upper.low
        assert lower.number < upper.number
    assert steps[0].number == 0 and steps[-1].high is None


def test_the_highest_count_has_the_strongest_colour():
    assert scale([1, 1, 1, 9]).step_of(9) == 4
    assert scale([5]).step_of(5) == 4
