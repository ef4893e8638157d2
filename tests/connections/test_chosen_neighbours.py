"""Which neighbours are chosen of those found: not six of a kind; and what always holds, whatever listings say."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from hub.connections.ground import Ground
from hub.connections.link import links
from hub.connections.neighbours import ALIKE, CROWD, MOST, WEIGHED, Neighbours
from hub.connections.reason import Complement, CouldShare, Reason, SamePeople, SameTopic, SameWork
from hub.edition import Edition
from hub.listings.organisation import Location
from hub.records.dates import PartialDate
from tests.connections.made_up import TODAY, VOCABULARY, edition, named, neighbours_of, organisation, others, partner


def test_one_that_is_like_nobody_named_before_comes_earlier():
    # n = 199. Seven are alike: carers and food in Hill, ln(200 / 8) = 3.22, and half of it again: 4.83. One has arts in
    # Hill, ln(200 / 2) = 4.61. After the first of the seven, which comes by lot: the arts are worth
    # 0.7 × 4.61 / 4.83 = 0.67, less 0.3 × 0, for nothing about them is like it; the next of the seven 0.7 − 0.3 × 1.
    own = organisation("own", people=("carers",), topics=("food", "arts"), serves=("hill",))
    alike = (organisation(f"alike-{i}", people=("carers",), topics=("food",), serves=("hill",)) for i in range(7))
    crowd = others(190, people=("carers",), topics=("health",))  # carers and food are two things here
    arts = organisation("arts", topics=("arts",), serves=("hill",))
    found = list(named("own", own, *alike, arts, *crowd))
    assert found[1] == "arts"
    assert len(found) == 1 + ALIKE


def test_two_are_named_for_one_thing_and_no_more_whatever_the_area():
    # Five share carers with it: two in Hill, where it is, two in the Heights around that, and one nowhere near.
    own = organisation("own", people=("carers",), topics=("arts",), locations=(Location(ward="hill"),))
    near = (organisation(f"near-{i}", people=("carers",), serves=("hill",)) for i in range(2))
    beside = (organisation(f"beside-{i}", people=("carers",), serves=("vale",)) for i in range(2))
    arts = (organisation(f"arts-{i}", topics=("arts",), serves=("hill",)) for i in range(2))
    far = organisation("far", people=("carers",))
    found = neighbours_of(edition(own, *near, *beside, *arts, far, *others(90))).of(own)
    told = Counter(thing for each in found.neighbours for reason in each.reasons for thing in things(reason))
    assert told == {("people", "carers"): ALIKE, ("topic", "arts"): ALIKE}
    assert found.more == (Ground("people", "carers"),)


def test_what_more_share_is_told_of_only_where_places_are_left():
    # Three have each of four topics with it: six places are filled by two of each of three.
    topics = ("food", "advice", "sport", "arts")
    own = organisation("own", topics=topics, serves=("hill",))
    crowd = [organisation(f"{topic}-{i}", topics=(topic,), serves=("hill",)) for topic in topics for i in range(3)]
    made = edition(own, *crowd, *others(90))
    found = neighbours_of(made).of(own)
    assert (len(found.neighbours), found.more) == (MOST, ())
    fewer = [o for o in crowd if "food" in o.topics or o.slug == "arts-0"]
    found = neighbours_of(edition(own, *fewer, *others(90))).of(own)
    assert (len(found.neighbours), found.more) == (3, (Ground("topic", "food"),))


SLUGS = [f"o{i}" for i in range(9)]


@st.composite
def hubs(draw) -> Edition:
    made = []
    for slug in SLUGS[: draw(st.integers(2, 9))]:
        some = {
            name: tuple(draw(st.lists(st.sampled_from(words), unique=True, max_size=2)))
            for name, words in {
                "topics": ["food", "arts"],
                "people": ["carers", "anyone"],
                "serves": ["hill", "heights", "quay"],
                "offers": ["A van", "A hall"],
                "needs": ["Transport", "Space"],
            }.items()
        }
        ends = draw(st.lists(st.sampled_from([s for s in SLUGS if s != slug]), unique=True, max_size=2))
        until = draw(st.sampled_from([None, PartialDate(2020)]))
        status = draw(st.sampled_from(["listed", "listed", "closed"]))
        successor = draw(st.sampled_from(["", *SLUGS])) if status == "closed" else ""
        some |= {"status": status, "successor": successor, "example": draw(st.booleans()) and draw(st.booleans())}
        made.append(organisation(slug, **some, connections=tuple(partner(s, until=until) for s in ends)))
    return edition(*made)


def things(reason: Reason) -> set[tuple]:
    """What a reason tells of, wherever it is."""
    match reason:
        case SamePeople(people):
            return {("people", slug) for slug in people}
        case SameTopic(topics):
            return {("topic", slug) for slug in topics}
        case SameWork(people, topic):
            return {("work", slug, topic) for slug in people}
        case Complement(offer, need, lends):
            return {("complement", need if lends else offer, lends)}
        case CouldShare(opportunity):
            return {("opportunity", opportunity)}
    return {(reason,)}


@settings(max_examples=150)
@given(hubs(), st.randoms(use_true_random=False))
def test_whatever_listings_say_neighbours_are_few_new_open_and_have_reasons(made, chance):
    linked = {frozenset((link.a, link.b)) for link in links(made)}
    neighbours = neighbours_of(made)
    found = {o.slug: neighbours.of(o).neighbours for o in made.organisations}
    for o in made.organisations:
        assert len(found[o.slug]) <= MOST
        assert len({each.organisation.slug for each in found[o.slug]}) == len(found[o.slug])
        for each in found[o.slug]:
            assert each.organisation.slug != o.slug
            assert frozenset((o.slug, each.organisation.slug)) not in linked
            assert each.organisation.is_open and o.is_open
            assert each.organisation.example is o.example
            assert each.reasons and each.score > 0
        told = Counter(thing for each in found[o.slug] for reason in each.reasons for thing in things(reason))
        assert max(told.values(), default=0) <= ALIKE
    mixed = list(made.organisations)
    chance.shuffle(mixed)
    again = neighbours_of(edition(*mixed))
    assert {o.slug: again.of(o).neighbours for o in made.organisations} == found


def crowd_of(number: int) -> Edition:
    """Organisations in a borough of twelve wards; each shares something with more of them than are weighed."""
    chance = Random(number)
    ward, topic, people = VOCABULARY.wards["hill"], VOCABULARY.topics["food"], VOCABULARY.people["carers"]
    words = replace(
        VOCABULARY,
        wards={f"w{i}": replace(ward, slug=f"w{i}") for i in range(12)},
        neighbourhoods={},
        topics={f"t{i}": replace(topic, slug=f"t{i}") for i in range(8)},
        people={f"p{i}": replace(people, slug=f"p{i}") for i in range(6)},
    )
    made = (
        organisation(
            f"o{i}",
            topics=tuple(chance.sample(list(words.topics), 2)),
            people=(chance.choice(list(words.people)),),
            serves=(chance.choice(list(words.wards)),),
            offers=("A van",) if i % 50 == 0 else (),
            needs=("Transport",) if i % 40 == 0 else (),
        )
        for i in range(number)
    )
    return Edition(today=TODAY, vocabulary=words, organisations=tuple(made))


def steps_of(work: Callable[[], object]) -> int:
    """How many lines of Python are run, each turn of a loop by itself: the same on every machine."""
    steps = 0

    def step(frame, event, arg):
        nonlocal steps
        steps += event == "line"
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        work()
    finally:
        sys.settrace(before)
    return steps


def test_twice_the_listings_are_at_most_2_3_times_the_work():
    made_ready, asked = [], []
    for number in (1500, 3000):
        made = crowd_of(number)
        every = links(made)
        made_ready.append(steps_of(lambda made=made, every=every: Neighbours(made, every, {})))
        neighbours = Neighbours(made, every, {})
        some = made.organisations[::10]
        asked.append(steps_of(lambda neighbours=neighbours, some=some: [neighbours.of(o) for o in some]))
        assert max(len(neighbours.candidates(o)) for o in some) <= WEIGHED
    assert made_ready[1] <= 2.3 * made_ready[0]
    assert asked[1] <= 2.3 * asked[0]


def test_beside_a_crowd_others_are_found():
    # Sixty share food with it in Hill, and sixty-one arts there, which tells a little less.
    own = organisation("own", topics=("food", "arts"), serves=("hill",))
    crowd = (organisation(f"crowd-{i}", topics=("food",), serves=("hill",)) for i in range(60))
    arts = (organisation(f"arts-{i}", topics=("arts",), serves=("hill",)) for i in range(61))
    found = neighbours_of(edition(own, *crowd, *arts, *others(1300))).candidates(own)
    assert Counter(slug.split("-")[0] for slug in found) == {"crowd": CROWD, "arts": CROWD}
