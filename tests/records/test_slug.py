"""A slug is a record's file name and its public address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.records.slug import RESERVED, file_slug, is_slug, slugify


@pytest.mark.parametrize(
    "name, slug",
    [
        ("St George's & Café", "st-georges-and-cafe"),
        ("  One   Oak!  ", "one-oak"),
        ("Łódź Club", "odz-club"),
        ("العربية", ""),
        ("Index", "index-group"),
        ("1st Place", "1st-place"),
        ("Friends of Burgess Park", "friends-of-burgess-park"),
        ("L’Arche", "larche"),
    ],
)
def test_a_name_becomes_the_slug_that_people_expect(name, slug):
    assert slugify(name) == slug


@given(st.text(max_size=200))
def test_whatever_the_name_its_slug_is_right_or_empty(name):
    assert slugify(name) == "" or is_slug(slugify(name))


def test_a_long_name_is_cut_at_a_word():
    assert slugify("word " * 30) == "-".join(["word"] * 12)


@pytest.mark.parametrize("slug", ["", "A", "a_b", "a--b", "-a", "a-", "é", "a.b", "../a", "a" * 61, *sorted(RESERVED)])
def test_what_cannot_be_a_file_name_on_every_machine_is_no_slug(slug):
    assert not is_slug(slug)


@pytest.mark.parametrize(
    "path, message",
    [
        ("organisations/One Oak.yaml", "call it one-oak.yaml"),
        ("organisations/one-oak.yml", "call it one-oak.yaml"),
        ("organisations/con.yaml", "call it con-group.yaml"),
        ("organisations/" + "a-" * 40 + "b.yaml", "call it "),
    ],
)
def test_a_bad_file_name_is_told_with_a_better_one(path, message):
    [problem] = file_slug(path, ".yaml")[1]
    assert problem.rule == "file-name"
    assert problem.fix.startswith(message)
