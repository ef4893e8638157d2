"""What pages show, worked out from a directory of a few records."""

from __future__ import annotations

from datetime import date

from hub.edition import Edition
from hub.listings.organisation import Organisation, Provenance, Service, Source
from hub.site import views
from hub.site.directory import Directory
from hub.vocabulary import Topic, TopicGroup, Vocabulary

FOOD = Topic("food", "Food", "Food", "bowl-food", "Meals.", "home", "stock")
MONEY = Topic("money", "Money", "Money", "coins", "Debt.", "home", "stock")
WORDS = Vocabulary(
    {"home": TopicGroup("home", "Home", "stock", (FOOD, MONEY))}, {"food": FOOD, "money": MONEY}, {}, {}, {}, {}, {}, {}
)


def organisation(
    name: str, *topics: str, status: str = "unconfirmed", services: tuple[Service, ...] = ()
) -> Organisation:
    listing = Provenance(status, date(2026, 1, 1), (Source("https://example.org", date(2026, 1, 1)),))
    slug = name.lower().replace(" ", "-")
    return Organisation(slug, name, "charity", "A group.", "borough", listing, topics=topics, services=services)


def directory(*organisations: Organisation) -> Directory:
    return Directory(
        Edition(
            today=date(2026, 11, 24),
            vocabulary=WORDS,
            organisations=organisations,
            briefings=(),
            case_studies=(),
            pages=(),
            waiting=(),
        )
    )


def test_a_leading_the_and_accents_do_not_count_in_the_a_to_z():
    letters = views.a_to_z(directory(organisation("The Élan"), organisation("Elbow"), organisation("Zoo")))
    assert [(x.letter, [c.organisation.name for c in x.cards]) for x in letters] == [
        ("E", ["The Élan", "Elbow"]),
        ("Z", ["Zoo"]),
    ]


def test_names_that_begin_with_a_digit_come_last_together():
    letters = views.a_to_z(directory(organisation("1st Scouts"), organisation("Zoo"), organisation("23rd Scouts")))
    assert [x.letter for x in letters] == ["Z", "#"]


def test_what_has_closed_is_in_the_a_to_z_and_not_among_the_groups_of_a_topic():
    listed = directory(organisation("Gone", "food", status="closed"))
    assert [x.letter for x in views.a_to_z(listed)] == ["G"]
    assert views.topic_group(listed, FOOD).cards == ()


def test_groups_whose_first_topic_it_is_stand_apart_from_the_others():
    group = views.topic_group(directory(organisation("A", "money", "food"), organisation("B", "food")), FOOD)
    assert [c.organisation.name for c in group.cards] == ["B"]
    assert [c.organisation.name for c in group.others] == ["A"]


def test_a_topic_leads_to_the_others_of_its_group():
    assert views.topic_group(directory(), FOOD).related == (MONEY,)


def test_a_service_brings_its_topic_to_its_organisation():
    listed = directory(organisation("A", "money", services=(Service("Lunch", topics=("food",)),)))
    assert len(views.topic_group(listed, FOOD).others) == 1


def prices(*services: Service) -> tuple[views.Told, ...]:
    return views.told(services, lambda s: (s.cost, s.cost_note))


def test_what_holds_for_all_services_names_none_of_them():
    assert prices(Service("A", cost="free"), Service("B", cost="free")) == (views.Told("free", "", ()),)


def test_what_holds_for_some_says_for_which():
    services = (
        Service("A", cost="free"),
        Service("B", cost="paid", cost_note="£2"),
        Service("C", cost="free"),
        Service("D"),
    )
    assert prices(*services) == (views.Told("free", "", ("A", "C")), views.Told("paid", "£2", ("B",)))


def test_nothing_is_told_where_nothing_is_known():
    assert prices(Service("A")) == ()


def test_two_ways_in_are_both_told_each_with_its_service():
    services = (Service("Club", way_in="Drop in"), Service("Class", way_in="Ring to book"))
    page = views.listing_page(directory(o := organisation("A", services=services)), o)
    assert page.ways_in == (views.Told("", "Drop in", ("Club",)), views.Told("", "Ring to book", ("Class",)))


def test_one_way_in_among_several_services_is_not_the_whole_groups():
    services = (Service("Club", way_in="Drop in"), Service("Class"))
    page = views.listing_page(directory(o := organisation("A", services=services)), o)
    assert page.ways_in == (views.Told("", "Drop in", ("Club",)),)
