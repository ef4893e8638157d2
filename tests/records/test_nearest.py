"""“Did you mean” names the same word, misspelt, and not another that happens to look like it."""

from __future__ import annotations

import pytest

from hub.records.nearest import did_you_mean, nearest


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("fod", "food"),
        ("abuot", "about"),
        ("Mental Helth", "mental-health"),
        ("the-counsel", "the-council"),
        ("food-2", "food"),
        ("/hall.png", "/images/hall.png"),
        ("riverside-communty-centr", "riverside-community-centre"),
    ],
)
def test_a_slip_leads_to_the_word_that_was_meant(wrong, right):
    assert nearest(wrong, ["arts", right, "housing"]) == right


@pytest.mark.parametrize(
    ("other", "known"),
    [
        ("nursing", "housing"),
        ("older-people", "young-people"),
        ("/feeds/no-such.atom", "/feeds/briefings.atom"),
        ("east-hill-carers", "west-hall-cafes"),
    ],
)
def test_another_word_of_a_like_look_is_not_offered(other, known):
    assert did_you_mean(other, [known]) == ""


def test_of_several_it_is_the_most_like():
    assert nearest("carer", ["cares", "carers", "care"]) == "carers"
    assert nearest("carer", []) == ""
