from datetime import date

from hub.listings.organisation import Location, Organisation, Provenance, Source
from hub.places.whereabouts import centre_of, wards_of, whereabouts
from hub.vocabulary import Neighbourhood, Vocabulary, Ward

HILL = Ward("hill", "Hill", "Hill", "E00000001", (51.0, 0.0), (0, 0))
OLD_TOWN = Neighbourhood("old-town", "Old Town", ("hill", "quay"))


def organisation(slug: str, *, wards=(), serves=(), reach="place", status="unconfirmed") -> Organisation:
    listing = Provenance(status, date(2026, 1, 1), (Source("https://example.org", date(2026, 1, 1)),))
    return Organisation(
        slug,
        slug,
        "charity",
        "A group.",
        reach,
        listing,
        serves=serves,
        locations=tuple(Location(ward=w) for w in wards),
    )


def slugs(organisations) -> list[str]:
    return [o.slug for o in organisations]


def test_each_organisation_is_in_one_list_only():
    meets = organisation("meets", wards=("hill",), serves=("hill",), reach="borough")
    serves = organisation("serves", wards=("quay",), serves=("hill",))
    everywhere = organisation("everywhere", reach="online")
    elsewhere = organisation("elsewhere", wards=("quay",))
    found = whereabouts(HILL, [meets, serves, everywhere, elsewhere], [OLD_TOWN])
    assert (slugs(found.here), slugs(found.serving), slugs(found.everywhere)) == (["meets"], ["serves"], ["everywhere"])


def test_a_ward_is_served_by_whoever_serves_a_neighbourhood_in_it():
    assert slugs(whereabouts(HILL, [organisation("a", serves=("old-town",))], [OLD_TOWN]).serving) == ["a"]


def test_a_neighbourhood_holds_whoever_meets_in_one_of_its_wards():
    assert slugs(whereabouts(OLD_TOWN, [organisation("a", wards=("quay",))], [OLD_TOWN]).here) == ["a"]


def test_what_has_closed_is_in_no_list():
    found = whereabouts(HILL, [organisation("gone", wards=("hill",), status="closed")], [])
    assert found.here == found.serving == found.everywhere == ()


def test_a_ward_with_two_places_counts_once():
    assert wards_of(organisation("a", wards=("hill", "quay", "hill"))) == ("hill", "quay")


def test_the_centre_of_a_neighbourhood_is_the_middle_of_its_wards():
    quay = Ward("quay", "Quay", "Quay", "E00000002", (51.1, -0.06), (1, 0))
    words = Vocabulary({}, {}, {}, {"hill": HILL, "quay": quay}, {"old-town": OLD_TOWN}, {}, {}, {})
    # (51.0 + 51.1) / 2 and (0.00 − 0.06) / 2
    assert centre_of(OLD_TOWN, words) == (51.05, -0.03)
    assert centre_of(HILL, words) == (51.0, 0.0)
