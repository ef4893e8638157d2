"""YAML becomes a tree of texts; what a record may not use is told, once each, at its place."""

from __future__ import annotations

import pytest

from hub.records.tree import DEPTH, parse, place_of, scalars


def found(text: str) -> list[tuple[str, int, int]]:
    return [(problem.rule, problem.line, problem.column) for problem in parse("a.yaml", text)[1]]


def test_every_value_stays_the_text_it_is():
    root, problems = parse(
        "a.yaml", "a: NO\nb: 12:30\nc: 0123\nd: 1_000\ne: on\nf: 2026-11-24\ng: 1e3\nh: .inf\ni: null\n"
    )
    assert problems == []
    assert [scalar.text for scalar in scalars(root)][1::2] == [
        "NO",
        "12:30",
        "0123",
        "1_000",
        "on",
        "2026-11-24",
        "1e3",
        ".inf",
        "null",
    ]


def test_a_quoted_text_is_told_from_a_plain_one():
    root, _ = parse("a.yaml", "a: true\nb: \"true\"\nc: 'true'\n")
    assert [scalar.plain for scalar in scalars(root)][1::2] == [True, False, False]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("a: 1\na: 2\na: 3\n", [("duplicate-key", 2, 1), ("duplicate-key", 3, 1)]),
        ("a: {b: 1, b: 2}\n", [("duplicate-key", 1, 11)]),
        ("a: &x 1\nb: *x\nc: *x\n", [("alias", 1, 4), ("alias", 2, 4)]),
        ("a: !!str 1\n", [("tag", 1, 4)]),
        ("a: !x [1]\n", [("tag", 1, 4)]),
        ("<<: {b: 1}\n", [("merge-key", 1, 1)]),
        ("a: 1\n---\nb: 2\n", [("second-document", 2, 1)]),
        ("%YAML 1.1\n---\na: 1\n", [("directive", 1, 1)]),
        ("- a\n", [("not-fields", 1, 1)]),
        ("only words\n", [("not-fields", 1, 1)]),
        ("# only a comment\n", [("empty-file", 1, 1)]),
        ("? [a]\n: b\n", [("key-not-text", 1, 3)]),
        ("? {a: 1}\n: b\n", [("key-not-text", 1, 3)]),
        (": b\n", [("key-not-text", 1, 1)]),
        ('"": b\n', [("key-not-text", 1, 1)]),
    ],
)
def test_what_a_record_may_not_use_is_told_at_its_place(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ('a: "x\nb: 1\n', ("unclosed-quote", 1, 4)),
        ('a: "x\nb: "y"\n', ("unclosed-quote", 1, 4)),
        ("a: 'x\nb: 1\n", ("unclosed-quote", 1, 4)),
        ("a: [x\nb: 1\n", ("unclosed-bracket", 1, 4)),
        ("a: {x: 1\n", ("unclosed-bracket", 1, 4)),
        ('a: ["x" "y"]\n', ("unclosed-bracket", 1, 4)),
        ('a: "\\q"\n', ("bad-escape", 1, 5)),
        ('a: "\\ud800"\n', ("bad-escape", 1, 7)),
        ("a: b: c\n", ("needs-quotes", 1, 5)),
        ("a: @x\n", ("needs-quotes", 1, 4)),
        ("a: - x\n", ("needs-quotes", 1, 4)),
        ("a: *\n", ("needs-quotes", 1, 4)),
        ("a: x\n b: y\n", ("indentation", 2, 3)),
        ("a:\n  b: 1\n c: 2\n", ("indentation", 3, 2)),
        ("a: 1\nb\nc: 2\n", ("syntax", 2, 1)),
        ('a: "x" y\n', ("syntax", 1, 8)),
    ],
)
def test_each_slip_of_the_pen_has_its_own_sentence(text, expected):
    assert found(text) == [expected]


def test_the_parsers_own_words_are_never_shown():
    for text in ("a: [", "a: b: c", "a: @", "a: 'x", "a:\n  b: 1\n c: 2", "a: |x", "a: !<", "%"):
        sentence = str(parse("a.yaml", text)[1][0])
        assert not any(word in sentence for word in ("token", "scalar", "mapping", "scanning", "expected", "context"))


def test_the_limit_of_depth_is_the_last_level_that_passes():
    deep = "[" * (DEPTH - 1) + "]" * (DEPTH - 1)
    assert found(f"a: {deep}") == []
    assert found(f"a: [{deep}]") == [("too-deep", 1, 3 + DEPTH)]


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 1000 + "]" * 1000,
        "a: " + "[" * 30_000,
        "{a: " * 1000,
        "- " * 1000 + "a",
        "? " * 1000,
        "\n".join(" " * level + "a:" for level in range(300)),
    ],
)
def test_a_thousand_levels_end_at_the_limit_and_at_once(text):
    rules = [rule for rule, _, _ in found(text)]
    assert rules[-1] in ("too-deep", "unclosed-bracket")
    assert len(rules) <= DEPTH + 1


def test_a_bomb_of_aliases_is_told_of_a_few_times_and_never_unfolds():
    bomb = "a: &a [x, x]\n" + "".join(f"{n}: &{n} [*{p}, *{p}, *{p}]\n" for p, n in zip("abcde", "bcdef", strict=True))
    assert set(found(bomb)) == {problem for problem in found(bomb) if problem[0] == "alias"}
    assert len(found(bomb)) == 11


def test_what_is_not_there_has_the_place_of_what_is_around_it():
    root, _ = parse("a.yaml", "a: 1\nb:\n  - c: 2\n")
    assert place_of(root, ("b", 0, "c")) == (3, 8)
    assert place_of(root, ("b", 0, "d")) == (3, 5)
    assert place_of(root, ("b", 7)) == (3, 3)
