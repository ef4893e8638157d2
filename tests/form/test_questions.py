"""What the form asks is what the schema says, and all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from hub.listings.questions import Question, questions
from hub.listings.read import schema
from hub.records.shape import Shape


def every(asked: Question) -> Iterator[Question]:
    yield asked
    for part in asked.parts:
        yield from every(part)


@pytest.fixture
def asked(words):
    return questions(words)


def test_staff_alone_say_how_a_listing_stands_and_what_it_is_connected_to(asked):
    names = {question.name for one in asked.values() for question in every(one)}
    staff = {"former", "connections", "member", "listing.status", "listing.added", "listing.note", "locations.@.as_at"}
    assert not names & staff


def test_every_question_stands_once_on_the_page(asked, small_sites):
    html = (small_sites["root"].output / "list-your-group" / "index.html").read_text("utf-8")
    shown = re.findall(r'data-question="([^"]+)"', html)
    items = {name for name in shown if name.endswith(".@")}
    expected = [question.name for one in asked.values() for question in every(one)]
    assert sorted(set(shown) - items) == sorted([*expected, "file"]) and len(shown) == len(set(shown))


def test_there_are_as_many_main_questions_as_the_page_says(small_sites):
    html = (small_sites["root"].output / "list-your-group" / "index.html").read_text("utf-8")
    assert html.count('class="first-question"') == 6 and "Six questions" in html and "The first six" in html


def test_a_question_is_of_the_kind_that_its_field_is(asked):
    kinds = {
        question.name: question.kind for one in asked.values() for question in every(one) if question.kind != "fields"
    }
    assert {
        name: kinds[name] for name in ("name", "kind", "summary", "about", "other_names", "topics", "leave_page")
    } == {
        "name": "text",
        "kind": "choice",
        "summary": "long",
        "about": "long",
        "other_names": "lines",
        "topics": "several",
        "leave_page": "yes-no",
    }
    assert kinds["contact.website"] == "web" and kinds["contact.phone"] == "tel"
    assert kinds["locations.@.spaces.@.capacity"] == "number" and kinds["services.@.times.@.from"] == "time"


def test_every_answer_that_can_be_chosen_has_words_of_its_own():
    def bare(shape: Shape) -> Iterator[str]:
        if shape.asked and shape.input != "weekday":
            yield from (value for value in shape.limits.get("enum", ()) if value not in shape.words)
            for inner in (*shape.fields.values(), *([shape.items] if shape.items else [])):
                yield from bare(inner)

    assert not list(bare(schema().shape))


def test_topics_stand_in_the_order_of_the_wall_under_their_groups(asked):
    assert [(heading, len(options)) for heading, options in asked["topics"].groups] == [
        ("Home and care", 3),
        ("Things to do", 2),
    ]


def test_a_name_that_is_a_ward_and_a_neighbourhood_is_asked_once(asked):
    values = [option.value for option in asked["serves"].options]
    assert len(values) == len(set(values)) == 6


def test_the_schemas_words_are_asked_in_the_language_of_the_page(words):
    welsh = questions(words, {"Name": "Enw", "Charity": "Elusen"}.get)
    assert welsh["name"].label == "Enw" and welsh["kind"].options[0].label == "Elusen"
    assert welsh["topics"].options[0].label == "Food"  # the hub's own words are in its own language
