import pytest

from hub.search.entries import beginning


@pytest.mark.parametrize(
    "name, term, length",
    [
        ("Saltquay Pantry", "saltquay", 2), ("The Link", "link", 1), ("The Who Cares Trust", "who", 3),
        ("All About Us Choir", "all about us", 4), ("The", "the", 1), ("…", "", 0), ("Gŵyl Ddraig", "gwyl", 2),
    ],
)  # fmt: skip
def test_a_name_is_told_by_its_beginning_and_its_length(name, term, length):
    assert beginning(name) == (term, length)
