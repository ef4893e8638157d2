"""A record in the light of its schema: what its texts become, and each fault with its place, sentence and fix."""

from __future__ import annotations

import pytest

from hub.records.record import read
from hub.records.schema import Schema

SCHEMA = Schema.of(
    {
        "type": "object",
        "additionalProperties": False,
        "required": ["name"],
        "properties": {
            "name": {"type": "string", "minLength": 2, "maxLength": 10},
            "about": {"type": "string", "x-layout": "paragraphs", "maxLength": 40},
            "kind": {"type": "string", "enum": ["charity", "company"]},
            "number": {
                "type": "string",
                "pattern": "^[0-9]{6,7}$",
                "description": "Six or seven digits.",
                "examples": ["1234567"],
            },
            "web": {"type": "string", "format": "web-address"},
            "day": {"type": "string", "format": "date"},
            "since": {"type": "string", "format": "partial-date"},
            "postcode": {"type": "string", "format": "postcode"},
            "email": {"type": "string", "format": "email"},
            "member": {"type": "boolean"},
            "seats": {"type": "integer", "minimum": 1, "maximum": 100},
            "centre": {"type": "array", "minItems": 2, "items": {"type": "number"}},
            "topics": {"type": "array", "maxItems": 2, "uniqueItems": True, "items": {"type": "string"}},
            "rooms": {"type": "array", "items": {"$ref": "#/$defs/room"}},
        },
        "$defs": {
            "room": {
                "type": "object",
                "additionalProperties": False,
                "required": ["name"],
                "properties": {"name": {"type": "string"}, "seats": {"type": "integer"}},
            }
        },
    }
)


def data(text: str) -> object:
    record, problems = read("a.yaml", "a", text.encode(), SCHEMA)
    assert problems == []
    return record.data


def problems(text: str) -> list[str]:
    return [str(problem).removeprefix("a.yaml:") for problem in read("a.yaml", "a", text.encode(), SCHEMA)[1]]


def rules(text: str) -> list[tuple[str, int, int]]:
    return [(problem.rule, problem.line, problem.column) for problem in read("a.yaml", "a", text.encode(), SCHEMA)[1]]


def test_the_schema_says_what_is_a_number_and_what_is_true():
    assert data("name: 0123\nmember: true\nseats: 12\ncentre: [51.5, -1]\n") == {
        "name": "0123",
        "member": True,
        "seats": 12,
        "centre": [51.5, -1.0],
    }


@pytest.mark.parametrize("text", ["NO", "12:30", "0123", "1_000", "on", "1.5", "true", "0x1F"])
def test_a_plain_word_stays_text_and_passes_where_text_is_asked_for(text):
    assert data(f"name: {text}\n") == {"name": text}


@pytest.mark.parametrize(
    "line", ["member: yes", "member: 'true'", "member: True", "seats: 1_0", "seats: '12'", "seats: 0x1F"]
)
def test_only_the_plain_form_is_a_number_or_a_yes(line):
    assert [rule for rule, _, _ in rules(f"name: ab\n{line}\n")] == ["wrong-type"]


@pytest.mark.parametrize("value", ["", "null", "~", "NULL", '""', "''", '"  "', "[]", "{}"])
def test_a_value_that_says_nothing_is_told_once_whatever_its_field(value):
    assert rules(f"name: ab\nkind: {value}\nseats: {value}\n") == [
        ("empty-value", 2, 7 if value else 6),
        ("empty-value", 3, 8 if value else 7),
    ]


def test_the_word_null_in_quotes_is_a_word():
    assert data('name: "null"\n') == {"name": "null"}


def test_an_item_that_says_nothing_is_told():
    assert problems("name: ab\ntopics: [food, ]\n") == []
    assert problems('name: ab\ntopics: ["food", ""]\n') == [
        "2:18: empty-value: an item of `topics` is empty (take the item out)"
    ]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("kind: charity", '1:1: missing-field: `name` is missing (add a line name: "…")'),
        ("nmae: ab", "1:1: unknown-field: there is no field `nmae` (did you mean `name`?)"),
        (
            "name: ab\nrooms: [{name: A, seat: 1}]",
            "2:19: unknown-field: `rooms` has no field `seat` (did you mean `seats`?)",
        ),
        ("name: ab\nrooms: [{seats: 1}]", '2:9: missing-field: `name` is missing in `rooms` (add a line name: "…")'),
        ("name: abcdefghijklm", "1:7: too-long: `name` has 13 characters, 3 too many (keep it to 10 characters)"),
        ("name: a", "1:7: too-short: `name` is too short (write at least 2 characters)"),
        ("name: ab\nkind: charty", "2:7: not-one-of: `kind` cannot be “charty” (did you mean `charity`?)"),
        ("name: ab\nkind: zzz", "2:7: not-one-of: `kind` cannot be “zzz” (write one of: charity, company)"),
        (
            "name: ab\nnumber: 12",
            "2:9: wrong-form: “12” cannot be right for `number` (six or seven digits; for example 1234567)",
        ),
        ("name: ab\nseats: 0", "2:8: out-of-range: `seats` cannot be “0” (it is at least 1)"),
        ("name: ab\ncentre: [1]", "2:9: too-few: `centre` has 1 items (give at least 2)"),
        ("name: ab\ntopics: [a, b, c]", "2:9: too-many: `topics` has 3 items (keep it to 2)"),
        ("name: ab\ntopics: [a, a]", "2:9: repeated: `topics` names “a” twice (take one of the two out)"),
        (
            "name: ab\ntopics: food",
            ("2:9: wrong-type: `topics` is “food” where it should be a list "
            '(put it in square brackets, as ["one", "two"])'),
        ),
        (
            "name: [ab]",
            "1:7: wrong-type: `name` is a list where it should be one text (write one text in double quotes)",
        ),
        (
            "name: ab\nweb: javascript:alert(1)",
            ("2:6: web-address: `web` leads to “javascript:”, which is no web address "
            "(only https: and http: are followed)"),
        ),
        (
            "name: ab\nday: 2026-02-30",
            ("2:6: date: `day`: “2026-02-30” is not a day of the calendar "
            "(write year, month and day, as 2026-11-24, from 1000 to 2999)"),
        ),
        (
            "name: ab\npostcode: se15 5se",
            ("2:11: postcode: `postcode`: “se15 5se” cannot be a postcode "
            "(write it in capitals with one space, as AB1 2DE)"),
        ),
        ('name: "a\\nb"', "1:7: line-break: `name` has more than one line (write it on one line)"),
        ('name: " ab"', "1:7: outer-space: `name` begins or ends with a space (take the space out)"),
        (
            'name: "<b>x</b>"',
            "1:7: markup: `name` has “<b>x</b>” in it, which looks like HTML or a script (write plain words)",
        ),
        (
            'name: "a\\u202Eb"',
            ("1:7: bidi-character: there is a character here that turns the order of letters round (U+202E) "
            "(delete it; right-to-left text needs no such character)"),
        ),
        (
            'name: "write here"',
            "1:7: starter-text: `name` is still the starter text (write what is true)",
        ),
    ],
)
def test_each_fault_has_its_place_a_sentence_and_a_fix(text, expected):
    assert problems(text) == [expected]


def test_all_faults_are_told_at_once():
    text = "nmae: x\nkind: no\nseats: many\nweb: x\nday: x\nsince: x\nemail: x\n"
    assert [rule for rule, _, _ in rules(text)] == [
        "not-one-of",
        "wrong-type",
        "web-address",
        "date",
        "date",
        "email",
        "unknown-field",
    ]


def test_text_may_hold_a_bare_less_than_and_an_ampersand():
    assert problems('name: "A & <18"\nabout: "R&D; 3 < 4"\n') == []


def test_only_paragraphs_have_lines():
    assert problems("name: ab\nabout: |\n  One.\n\n  Two.\n") == []
    assert data("name: ab\nabout: |\n  One.\n\n  Two.\n\n\n")["about"] == "One.\n\nTwo."


def test_no_sentence_shows_the_validators_own_words():
    text = "nmae: x\nkind: no\nseats: many\nweb: x\ntopics: x\nrooms: [{}]\n"
    assert not any(
        word in line for line in problems(text) for word in ("additional", "propert", "schema", "is not of type", "^")
    )


@pytest.mark.parametrize("value", ["“Oak”", '"“Oak”"', "‘Oak’", "„Oak“"])
def test_a_value_in_curly_quotes_is_told_and_passes(value):
    _, [problem] = read("a.yaml", "a", f"name: {value}\n".encode(), SCHEMA)
    assert (problem.rule, problem.grade, problem.column) == ("curly-quotes", "should", 7)


@pytest.mark.parametrize("value", ["“Oak” and “Ash”", "The “Oak”", "“Oak", "Oak’s"])
def test_curly_quotes_within_a_text_are_its_own(value):
    assert read("a.yaml", "a", f"name: Oak\nabout: {value}\n".encode(), SCHEMA)[1] == []


def test_curly_quotes_hide_no_other_fault():
    _, problems = read("a.yaml", "a", "name: Oak\nkind: “charity”\n".encode(), SCHEMA)
    assert sorted(problem.rule for problem in problems) == ["curly-quotes", "not-one-of"]


WORDED = Schema.of(
    {
        "type": "object",
        "required": ["stages"],
        "properties": {
            "stages": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["stage"],
                    "properties": {
                        "stage": {
                            "type": "string",
                            "enum": ["release", "end"],
                            "x-words": {"release": "Tender notice (UK4), or grant open", "end": "End"},
                        },
                        "date": {"type": "string", "format": "partial-date"},
                    },
                },
            },
            "status": {"type": "string", "enum": ["draft"], "x-instead": {"cancelled": "write a stage"}},
            "value": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "from": {"type": "integer", "examples": [20000]},
                    "to": {"type": "integer"},
                    "note": {"type": "string"},
                },
            },
            "numbers": {
                "type": "array",
                "description": "As GB-CHC-1234567.",
                "items": {"type": "string", "pattern": "^[A-Z]+-"},
            },
        },
    }
)


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ('stages: []\n', "add stages: and below it its items, each after a dash and a space, with stage"),
        ('stages: "release"\n', 'write its items below it, each after a dash and a space, as - {stage: "release"}'),
        ('stages: ["release"]\n', 'write it as {stage: "release"}; its fields are stage, date'),
        ('stages: [{stage: "UK4"}]\n', "write release: Tender notice (UK4), or grant open"),
        ('stages: [{stage: "tender"}]\n', "write release: Tender notice (UK4), or grant open"),
        ('stages: [{stage: "ended"}]\n', "did you mean `end`?"),
        ('stages: [{stage: "zzz"}]\n', "write one of: release, end"),
        ('status: "Cancelled"\nstages: [{stage: "end"}]\n', "write a stage"),
        ('value: 1\nstages: [{stage: "end"}]\n', "write it as {from: 20000, to: 120}; its fields are from, to, note"),
        ('numbers: ["123"]\nstages: [{stage: "end"}]\n', "as GB-CHC-1234567"),
    ],
)
def test_a_fix_tells_the_form_that_is_allowed(text, fix):
    (problem,) = read("a.yaml", "a", text.encode(), WORDED)[1]
    assert problem.fix == fix


def test_a_number_with_commas_is_told_to_have_none():
    told = read("a.yaml", "a", b'value: {from: 25,000}\nstages: [{stage: "end"}]\n', WORDED)[1]
    assert "write a number without commas, as 25000" in {problem.fix for problem in told}
