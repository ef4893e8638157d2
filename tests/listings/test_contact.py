"""Which mailboxes look like a person's, and which telephone numbers look odd."""

from __future__ import annotations

import pytest

from hub.listings.contact import is_odd_phone, is_personal_mailbox

NAMES = ["One Oak Youth Club", "1OYC"]


@pytest.mark.parametrize(
    "address",
    [
        "first.last@example.org",
        "first.last@gmail.com",
        "somebody77@gmail.com",
        "f.last@hotmail.co.uk",
        "name_name@yahoo.com",
    ],
)
def test_a_mailbox_that_looks_like_a_persons_is_told(address):
    assert is_personal_mailbox(address, NAMES)


@pytest.mark.parametrize(
    "address",
    [
        "info@example.org", "oneoak@gmail.com",
        "oneoakyouth@hotmail.com", "1oyc@gmail.com", "youth.club@example.org",
        "hello@example.org",
        "secretary.somewhere@gmail.com", "centre-manager@example.org", "peckham@example.org", "treasurer1@outlook.com",
    ],
)  # fmt: skip
def test_a_mailbox_of_a_role_or_of_the_organisation_is_not(address):
    assert not is_personal_mailbox(address, NAMES)


@pytest.mark.parametrize(
    "number",
    [
        "020 7946 0001", "(020) 7946 0001", "+44 20 7946 0001", "+44 (0)20 7946 0001", "07700 900001",
        "01632 960001", "0800 1111",
        "0808 157 0000", "0300 123 4567", "0845 46 47", "116 123", "999", "112", "111", "101",
        "+353 1 234 5678", "020 7946 0001 ext 12",
    ],
)  # fmt: skip
def test_numbers_that_people_ring_are_not_odd(number):
    assert not is_odd_phone(number)


@pytest.mark.parametrize(
    "number",
    [
        "12 34",
        "7946 0001",
        "020 7946 000",
        "020 7946 00012",
        "ring us",
        "0207946O001",
        "116 12",
        "+44 7946",
        "044 20 7946 0001",
    ],
)
def test_numbers_that_nobody_can_ring_are_odd(number):
    assert is_odd_phone(number)
