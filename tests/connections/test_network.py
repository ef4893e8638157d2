"""What is counted of a graph: each by hand on a small one, then what holds of any."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.connections.network import Network, hubs, network


def test_a_path_of_three_and_one_apart_by_hand():
    # a–b–c and d. Degrees 1, 2, 1, 0: mean 4/4 = 1; in order 0, 1, 1, 2: median 1. d is in no pair.
    # Two components, {a, b, c} and {d}. Of 4·3/2 = 6 pairs that could be there are 2: density 2·2/(4·3) = 1/3.
    found = network("abcd", [("a", "b"), ("b", "c")])
    assert found == Network(4, 2, 1, 2, 3, 1, 1, pytest.approx(1 / 3))


def test_a_star_by_hand():
    # a with b, c, d, e. Degrees 4, 1, 1, 1, 1: mean 8/5 = 1.6, median 1. Density 2·4/(5·4) = 0.4.
    assert network("abcde", [("a", x) for x in "bcde"]) == Network(5, 4, 0, 1, 5, 1.6, 1, pytest.approx(0.4))


def test_where_nobody_is_linked_everybody_is_a_component():
    assert network("abc", []) == Network(3, 0, 3, 3, 1, 0, 0, 0)


def test_what_cannot_be_is_not_told():
    assert network("", []) == Network(0, 0, 0, 0, 0, None, None, None)
    assert network("a", []) == Network(1, 0, 1, 1, 1, 0, 0, None)


def test_pairs_with_others_are_left_out():
    assert network("ab", [("a", "b"), ("b", "x")]).pairs == 1


def test_a_hub_is_in_five_pairs_at_least_and_in_one_of_ten():
    star = [("h", f"s{n}") for n in range(5)]
    assert hubs(star) == ("h",)
    assert hubs(star[:4]) == ()
    # 5 of 50 are a tenth; 5 of 51 are not.
    others = [(f"a{n}", f"b{n}") for n in range(46)]
    assert hubs([*star, *others[:45]]) == ("h",)
    assert hubs([*star, *others]) == ()


def test_hubs_come_largest_first():
    assert hubs([*(("m", f"s{n}") for n in range(5)), *(("z", f"s{n}") for n in range(6))]) == ("z", "m")


@given(st.data())
def test_of_any_network(data):
    nodes = "abcdefgh"[: data.draw(st.integers(0, 8))]
    every = list(combinations(nodes, 2))
    pairs = data.draw(st.lists(st.sampled_from(every), unique=True)) if every else []
    found = network(nodes, pairs)
    assert found.pairs == len(pairs)
    assert found.isolated <= found.components <= found.organisations
    assert found.largest <= found.organisations - (found.components - 1) or not nodes
    if nodes:  # the degrees of all together are twice the pairs
        assert found.mean_degree * len(nodes) == pytest.approx(2 * len(pairs))
    if len(nodes) > 1:
        assert found.density == pytest.approx(found.mean_degree / (len(nodes) - 1))
        assert network([*nodes, "x"], pairs).density <= found.density  # it falls as organisations come without links
