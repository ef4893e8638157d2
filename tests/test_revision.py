"""Addresses that vanished: what is told, and which listing is proposed to carry an old address on."""

from __future__ import annotations

import pytest

from hub.revision import vanished


@pytest.mark.parametrize(
    "names, proposed",
    [
        ({"oak-youth": ()}, "oak-youth"),  # a new file: most likely the old one under another name
        ({"elm-trust": ()}, None),
        ({"old-oak-youth": ()}, None),  # there before, and not like enough
        ({"one-oak-youth-clubs": ()}, "one-oak-youth-clubs"),  # there before, and all but the same
        ({"oak-youth": {"one-oak-youth-club"}}, None),  # names what has gone, so it is another organisation
        ({}, None),  # what has closed or merged is not among the names
    ],
)
def test_only_an_open_listing_that_does_not_name_it_is_proposed_to_carry_an_address_on(names, proposed):
    before = {"one-oak-youth-club", "old-oak-youth", "one-oak-youth-clubs"}
    now = {*names, "old-oak-youth", "one-oak-youth-clubs"}
    [problem] = vanished(before, now, {}, names)
    assert 'bring it back with status: "closed"' in problem.fix
    assert (f"fields of organisations/{proposed}.yaml" in problem.fix) is bool(proposed)
    assert proposed or "fields of" not in problem.fix


def test_an_address_that_leads_on_has_not_vanished():
    assert list(vanished({"a", "b"}, {"b"}, {"a": "b"}, {"b": ()})) == []
