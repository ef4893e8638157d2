"""Numbers of registers: how they are written, compared, and known from others."""

from __future__ import annotations

import pytest

from hub.listings.read import schema
from hub.records.org_ids import compared, is_registered, org_id, register_of


def test_a_number_of_a_listing_stands_behind_its_register():
    assert [org_id(field, "12345R") for field in schema().shape.fields["identifiers"].fields] == [
        "GB-CHC-12345R",
        "GB-COH-12345R",
        "GB-MPR-12345R",
    ]


def test_numbers_are_compared_without_case_and_spaces_and_a_companys_with_its_noughts():
    assert compared("gb-coh- 5189161") == "GB-COH-05189161"
    assert compared("gb-chc-118 9161") == "GB-CHC-1189161"


@pytest.mark.parametrize(
    ("number", "register", "is_one"),
    [
        ("GB-CHC-1234567", "GB-CHC", True),
        ("GB-SC-SC012345", "GB-SC", True),
        ("GB-NIC-101234", "GB-NIC", True),
        ("GB-COH-123", "GB-COH", False),
        ("GB-CHC-1234567-1", "GB-CHC", False),
        ("GB-PPON-ABCD-1234", "", False),
        ("360G-anything", "", False),
    ],
)
def test_a_number_is_known_by_its_register_and_form(number, register, is_one):
    assert (register_of(number), is_registered(number)) == (register, is_one)
