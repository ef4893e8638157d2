"""Groups with a place of this borough in their names are found by these, not by where they are."""

from __future__ import annotations

from hub.search.points import common, points, spoken
from hub.search.shards import cut
from hub.terms.normalise import words
from tests.node import node
from tests.search.conftest import HERE, sent
from tests.search.made_up import own_documents, own_vocabulary


def test_a_group_is_among_the_first_three_by_its_whole_name_whatever_place_is_in_it():
    vocabulary = own_vocabulary()
    places = spoken(vocabulary)
    called = {
        name: document.card.url
        for document in own_documents()
        for name in (document.card.title, *document.card.names)
        if any(f" {place} " in f" {' '.join(words(name))} " for place in places)
    }
    told = sent(cut(own_documents(), points(vocabulary)), places=places, common=common(vocabulary))
    with node(HERE / "ask.mjs") as ask:
        found = ask({**told, "queries": list(called)})
    first = {name: [each["url"] for each in answer["found"][:3]] for name, answer in zip(called, found, strict=True)}
    assert len(called) > 100
    assert {name: urls for name, urls in first.items() if called[name] not in urls} == {}
