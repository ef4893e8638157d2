"""The canonical form: the same whoever wrote it, read back alike by every reader, and never at the cost of a word."""

from __future__ import annotations

import pytest
import ruamel.yaml
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hub.records.canonical import canonical
from hub.records.schema import Schema
from hub.records.shape import shape_of, value_of
from hub.records.tree import parse
from hub.records.writer import node_of, quote, write

RECORD = {
    "type": "object",
    "properties": {
        "name": {"type": "string"},
        "about": {"type": "string", "x-layout": "paragraphs"},
        "topics": {"type": "array", "items": {"type": "string"}},
        "contact": {
            "type": "object",
            "x-layout": "line",
            "properties": {"website": {"type": "string", "format": "web-address"}, "phone": {"type": "string"}},
        },
        "rooms": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "name": {"type": "string"},
                    "seats": {"type": "integer"},
                    "step_free": {"type": "boolean"},
                },
            },
        },
        "centre": {"type": "array", "items": {"type": "number"}},
    },
}
SCHEMA = Schema.of(RECORD)
SHAPE = shape_of(RECORD)


def formatted(text: str) -> str:
    written, problems = canonical("organisations/a.yaml", text.encode(), SCHEMA)
    assert problems == []
    assert written is not None
    return written


def refused(text: str) -> list[tuple[str, int, int]]:
    written, problems = canonical("organisations/a.yaml", text.encode(), SCHEMA)
    assert written is None
    return [(problem.rule, problem.line, problem.column) for problem in problems]


def test_fields_follow_the_schema_and_texts_stand_in_double_quotes():
    assert formatted(
        "topics: [a, 'b']\nrooms:\n- seats: 12\n  step_free: true\n  name: Hall\ncontact:\n  phone: 020\nname: NO\n"
    ) == (
        'name: "NO"\ntopics: ["a", "b"]\ncontact: {phone: "020"}\n'
        'rooms:\n  - name: "Hall"\n    seats: 12\n    step_free: true\n'
    )


def test_a_list_too_long_for_a_line_stands_one_below_the_other():
    words = [f"a-rather-long-word-{number}" for number in range(6)]
    assert formatted(f"topics: [{', '.join(words)}]\n") == "topics:\n" + "".join(f'  - "{word}"\n' for word in words)


def test_a_mapping_too_long_for_a_line_stands_one_below_the_other():
    long = "0" * 140
    written = formatted(f"contact: {{phone: '{long}', website: 'https://example.org'}}\n")
    assert written == f'contact:\n  website: "https://example.org"\n  phone: "{long}"\n'


def test_a_line_with_a_web_address_may_be_longer():
    url = "https://example.org/" + "x" * 110
    assert formatted(f"contact: {{website: {url}}}\n") == f'contact: {{website: "{url}"}}\n'


def test_paragraphs_stand_in_a_block():
    assert (
        formatted('about: "One: \\"two\\" \\\\.\\n\\nThree # four."\n')
        == 'about: |\n  One: "two" \\.\n\n  Three # four.\n'
    )


@pytest.mark.parametrize(
    "text",
    [
        " leading",
        "trailing \\nx",
        "tab\\tx",
        "nel\\x85x",
        "ls\\u2028x",
        "soft\\xADhyphen",
        "zero\\u200Bwidth",
        "\\uFEFFbom",
    ],
)
def test_paragraphs_that_a_block_would_change_stay_in_quotes(text):
    assert formatted(f'about: "{text}"\n') == f'about: "{text}"\n'


def test_numbers_keep_their_digits():
    assert formatted("centre: [51.50, -0.0900]\n") == "centre: [51.50, -0.0900]\n"


def test_a_number_in_quotes_stays_a_text():
    assert formatted('rooms: [{name: a, seats: "12"}]\n') == 'rooms:\n  - name: "a"\n    seats: "12"\n'


def test_comments_above_fields_and_items_move_with_them():
    text = """\
# The file as a whole.

# Of the topics.
topics: ["a"]
rooms:
  # Of the first room.
  - name: "A"
    # Of its seats.
    seats: 2
# Of the name.
name: "N"
# The end.
"""
    assert (
        formatted(text)
        == """\
# The file as a whole.

# Of the name.
name: "N"
# Of the topics.
topics: ["a"]
rooms:
  # Of the first room.
  - name: "A"
    # Of its seats.
    seats: 2
# The end.
"""
    )


def test_a_comment_inside_a_list_on_a_line_opens_the_list():
    assert formatted("topics: [\n  # why\n  a, b]\n") == 'topics:\n  # why\n  - "a"\n  - "b"\n'


def test_a_comment_above_the_field_that_moves_to_the_dash_stands_above_the_item():
    text = "rooms:\n  - seats: 2\n    # of the name\n    name: A\n"
    assert formatted(text) == 'rooms:\n  # of the name\n  - name: "A"\n    seats: 2\n'


def test_a_sign_inside_a_text_is_no_comment():
    text = 'name: "a # b"\nabout: |\n  # not a comment\n\n  nor #this\ntopics: ["x # y"]\n'
    assert formatted(text) == text
    assert formatted("name: a#b\n") == 'name: "a#b"\n'


@pytest.mark.parametrize(
    "text, expected",
    [
        ("name: a  # why\n", ("comment-not-kept", 1, 10)),
        ("about: |  # why\n  x\n", ("comment-not-kept", 1, 11)),
        ("topics: [a, # why\n  b]\n", ("comment-not-kept", 1, 13)),
        ("rooms:\n  - name: a\n    # seats: 2\ncentre: [1]\n", ("comment-not-kept", 3, 5)),
        ("rooms:\n  - name: a\n  # the end of the rooms\n", ("comment-not-kept", 3, 3)),
        ('about: "x"#LOST\n', ("comment-not-kept", 1, 11)),
        ("about: 'x'#LOST\n", ("comment-not-kept", 1, 11)),
        ('topics: ["food"]#LOST\n', ("comment-not-kept", 1, 17)),
        ('topics: ["food",#LOST\n "advice"]\n', ("comment-not-kept", 1, 17)),
        ("topics: [#LOST\n a]\n", ("comment-not-kept", 1, 10)),
        ("contact: {#LOST\n phone: '1'}\n", ("comment-not-kept", 1, 11)),
        ("about: |#LOST\n  x\n", ("comment-not-kept", 1, 9)),
        ("about: |2-#LOST\n  x\n", ("comment-not-kept", 1, 11)),
        ("rooms:#LOST\n  - name: a\n", ("indentation", 2, 9)),
        ("name:\n", ("empty-value", 1, 6)),
        ("name: [\n", ("unclosed-bracket", 1, 7)),
        ("name: a\nname: b\n", ("duplicate-key", 2, 1)),
    ],
)
def test_what_would_be_lost_is_refused_at_its_place(text, expected):
    assert refused(text) == [expected]


@pytest.mark.parametrize("comment", ["# x", " # x", "   # x", "#x"])
@pytest.mark.parametrize("after", ["", "name: a\n"])
def test_no_comment_behind_a_block_is_taken_for_a_part_of_it(comment, after):
    text = f"about: |\n    text\n{comment}\n{after}"
    written, problems = canonical("organisations/a.yaml", text.encode(), SCHEMA)
    assert problems or written.count("#") == 1


PIECES = st.sampled_from(
    ['"', "'", "[", "]", "{", "}", ",", ":", "#", "#", "|", ">", "-", "\n", "\n  ", " ", "a", "b", "name:", "about: ",
    "topics: [", "contact: {", "phone: ", '"x"', "'y'"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=24).map("".join))
@settings(max_examples=1500)
@example('about: "x"#LOST')
def test_no_sign_that_may_begin_a_comment_is_ever_lost(text):
    written, problems = canonical("organisations/a.yaml", text.encode(), SCHEMA)
    assert not any(problem.rule == "not-kept" for problem in problems)
    assert written is None or written.count("#") == text.count("#")


def test_only_the_fields_of_a_page_are_formatted():
    page = "---\ntopics: [a]\n# of the name\nname: x\n---\n\n# A   heading\n\ttext: with  odd spaces\n\n\n"
    written, problems = canonical("content/pages/a.md", page.encode(), SCHEMA)
    assert problems == []
    assert (
        written == '---\n# of the name\nname: "x"\ntopics: ["a"]\n---\n\n# A   heading\n\ttext: with  odd spaces\n\n\n'
    )


# Texts that one reader or another gets wrong when they are not quoted or not escaped.
NASTY = st.one_of(
    st.sampled_from(
        [
            "NO",
            "yes",
            "on",
            "~",
            "null",
            "12:30",
            "0123",
            "1_000",
            "0x1F",
            "1e3",
            ".inf",
            "=",
            "<<",
            "- a",
            "? b",
            "a: b",
            "a #b",
            "#a",
            "'",
            '"',
            "\\",
            "\\n",
            "&a",
            "*a",
            "!a",
            "%a",
            "@a",
            "`a",
            "{a",
            "[a",
            "a,b",
            "---",
            "...",
            " a",
            "a ",
            "\n",
            "\na\n",
            "a\n\nb",
            "\ta",
            "\x85",
            "\u2028",
            "\u2029",
            "\ufeff",
            "\xad",
            "\xa0",
            "😀",
            "👨‍👩‍👧",
            "e\u0301",
            "\x7f",
            "\x9f",
            "\u202e",
            "|",
            ">",
            "a:",
        ]
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
)


@given(st.lists(NASTY, min_size=1, max_size=4), NASTY)
@settings(max_examples=300)
@example(["\x85\u2028"], " \n x")
def test_every_reader_reads_back_what_was_written(topics, about):
    record = {
        "name": topics[0],
        "about": about,
        "topics": topics,
        "rooms": [{"name": about, "seats": 3, "step_free": True}],
    }
    text = write(node_of(record), SHAPE)
    expected = {**record, "about": about.strip("\n")}
    for read in (
        yaml.load(text, yaml.CSafeLoader),
        yaml.load(text, yaml.SafeLoader),
        ruamel.yaml.YAML(typ="safe", pure=True).load(text),
    ):
        assert read | {"about": read["about"].strip("\n")} == expected
    root, problems = parse("a.yaml", text)
    assert problems == []
    assert value_of(root, SHAPE) == expected


@given(
    st.recursive(
        NASTY,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NASTY.filter(str.strip), inner, max_size=3),
        max_leaves=12,
    )
)
@settings(max_examples=200)
def test_what_no_schema_knows_is_kept_too(value):
    record = {"name": "a", "unknown": value, "rooms": [{"other": value}]}
    text = write(node_of(record), SHAPE)
    root, problems = parse("a.yaml", text)
    assert problems == []
    assert value_of(root, SHAPE) == record


LINES = st.sampled_from(
    [
        "name: a",
        "name: 'it''s'",
        "topics: [a, b]",
        "topics:",
        "  - a",
        "  - b # c",
        "# comment",
        "  # deeper",
        "",
        "about: |",
        "  text",
        "  # text",
        "contact: {phone: '1'}",
        "rooms:",
        "  - name: x",
        "    seats: 2",
        "    # inner",
        "  - seats: 3",
        "    name: y",
        "centre: [1, 2.50]",
        "other: [[a], {b: c}]",
    ]
)


@given(st.lists(LINES, max_size=12).map(lambda lines: "\n".join([*lines, ""])))
@settings(max_examples=500)
def test_formatting_twice_is_formatting_once_and_loses_nothing(text):
    written, problems = canonical("organisations/a.yaml", text.encode(), SCHEMA)
    assert (written is None) == bool(problems)
    assert not any(problem.rule == "not-kept" for problem in problems)
    if written is not None:
        assert canonical("organisations/a.yaml", written.encode(), SCHEMA) == (written, [])
        before, after = (yaml.load(each, yaml.BaseLoader) for each in (text, written))
        assert {**before, "about": ""} == {**after, "about": ""}
        assert sorted(line.strip() for line in text.split("\n") if line.strip().startswith("# comment")) == sorted(
            line.strip() for line in written.split("\n") if line.strip().startswith("# comment")
        )


@pytest.mark.parametrize(
    "text, expected",
    [
        ('a"b\\c', '"a\\"b\\\\c"'),
        ("a\nb\tc", '"a\\nb\\tc"'),
        ("\x85\xad", '"\\x85\\xAD"'),
        ("\u2028", '"\\u2028"'),
        ("\U000e0041", '"\\U000E0041"'),
        ("é😀 ", '"é😀 "'),
    ],
)
def test_what_cannot_be_seen_is_escaped_and_what_can_is_not(text, expected):
    assert quote(text) == expected
