"""Bytes become text, and characters that hide are found."""

from __future__ import annotations

import pytest

from hub.records.text import LIMIT, decode, hidden_in, place_in


def rules(data: bytes, **options: bool) -> list[tuple[str, int, int]]:
    return [(problem.rule, problem.line, problem.column) for problem in decode("a.yaml", data, **options)[1]]


def test_a_file_over_the_limit_is_refused_before_it_is_read():
    assert rules(b"\xff" * (LIMIT + 1)) == [("too-large", 1, 1)]


def test_a_file_of_just_the_limit_passes():
    assert rules(b"a" * LIMIT) == []


@pytest.mark.parametrize("data", [b"", b"  \n\n", b"\xef\xbb\xbf"])
def test_a_file_without_a_word_in_it_is_empty(data):
    assert rules(data) == [("empty-file", 1, 1)]


def test_the_first_byte_that_is_not_utf_8_is_named():
    assert rules(b'name: "A"\nsummary: "caf\xe9"\n') == [("not-utf-8", 2, 14)]


def test_utf_16_is_not_taken_for_text():
    assert rules('name: "A"'.encode("utf-16"))[0][0] == "not-utf-8"


def test_every_hidden_character_of_a_file_is_named_where_it_stands():
    data = 'a: "\x07"\nb: "\u202e\u200b"\n'.encode()
    assert rules(data) == [("control-character", 1, 5), ("bidi-character", 2, 5), ("hidden-character", 2, 6)]


@pytest.mark.parametrize("character", ["\x85", "\u2028", "\u2029", "\r", "\x00", "\x7f"])
def test_a_separator_or_control_that_breaks_lines_for_some_readers_is_refused(character):
    assert rules(f'a: "x{character}y"'.encode()) == [("control-character", 1, 6)]


def test_joiners_and_emoji_and_other_scripts_pass():
    assert rules('a: "می‌خواهم 👨‍👩‍👧 বাংলা 廣東話 é"'.encode()) == []


def test_each_line_with_a_tab_is_named_once():
    assert rules(b"a: 1\n\tb: \t2\nc: 3 \t\n") == [("tab", 2, 1), ("tab", 3, 6)]


def test_tabs_pass_where_they_may_stand():
    assert rules(b"a\n\tb", tabs=True) == []


def test_line_ends_and_a_mark_of_byte_order_from_windows_are_taken_off():
    assert decode("a.yaml", b"\xef\xbb\xbfa: 1\r\nb: 2\r\n") == ("a: 1\nb: 2\n", [])


def test_a_value_may_hold_no_tab_and_no_soft_hyphen_but_where_hyphens_are_allowed():
    assert [p.rule for p in hidden_in("a.yaml", (1, 1), "a\tb\xadc")] == ["control-character", "hidden-character"]
    assert hidden_in("a.yaml", (1, 1), "b\xadc", soft_hyphens=True) == []


def test_places_count_from_one():
    assert [place_in("ab\ncd", index) for index in (0, 1, 3, 4)] == [(1, 1), (1, 2), (2, 1), (2, 2)]
