"""Notices of contracts: what is read of a release, and which oddities of real files are survived."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from hub.opportunities.notice import Notice
from hub.opportunities.notices import procurements
from hub.opportunities.plain import LEFT_OUT, plain
from hub.records.given import Misread

FIXTURE = Path(__file__).with_name("notices.json")
PACKAGE = json.loads(FIXTURE.read_text("utf-8"))


def read(package: object) -> dict[str, tuple[Notice, ...]]:
    data = package if isinstance(package, bytes) else json.dumps(package).encode()
    return {each.ocid[-6:]: each.notices for each in procurements({"some.json": data})}


def steps(notice: Notice) -> list[str]:
    return [f"{step.stage} {step.day}" for step in notice.steps]


def test_notices_of_one_procurement_come_each_once_in_the_order_of_their_dates():
    assert {ocid: [n.number for n in notices] for ocid, notices in read(PACKAGE).items()} == {
        "0aaaaa": ["000200-2026", "000300-2026"],
        "0bbbbb": ["000400-2026"],
        "0ccccc": ["000500-2026"],
    }


def test_each_type_of_notice_tells_its_stage_with_its_dates_in_london():
    talks, tender = read(PACKAGE)["0aaaaa"]
    assert steps(talks) == ["engagement 2026-10-01", "release 2026-12-01", "engagement 2026-10-25"]
    # Half past eleven at night in winter is the same day in London; the last of March ends in summer time.
    assert steps(tender) == ["release 2026-11-19", "closing 2027-01-08", "start 2027-04-01", "end 2030-03-31"]
    assert tender.steps[1].note == "By 12:00, London time."
    assert steps(read(PACKAGE)["0bbbbb"][0]) == ["award 2026-11-02"]
    assert steps(read(PACKAGE)["0ccccc"][0]) == ["cancelled 2026-11-03"]


def test_what_a_notice_is_worth_how_long_it_runs_and_by_what_rules_is_read():
    tender = read(PACKAGE)["0aaaaa"][1]
    assert (tender.amount, tender.amount_note) == (300_000, "")
    assert tender.length == "From 1 April 2027 to 31 March 2030; it may go on until 31 March 2076"
    suitable = "Suitable for small firms and charities."
    assert tender.lots == (("Advice", None, f"{tender.length}. {suitable}"), ("Lot 2", 60_000, "With VAT."))
    assert tender.cpv == ("85300000", "85312310")
    assert tender.regions == ("UKI44",)
    assert tender.regime == "light-touch"
    assert tender.day == date(2026, 11, 19)
    assert tender.url == "https://www.find-tender.service.gov.uk/Notice/000300-2026"
    lunch = read(PACKAGE)["0bbbbb"][0]
    assert (lunch.amount, lunch.amount_note, lunch.regime) == (12_000, "As agreed.", "older-rules")


def test_what_is_so_of_all_lots_is_told_once_and_how_a_contract_may_be_extended_is_told():
    package = copy.deepcopy(PACKAGE)
    one, two = package["releases"][0]["tender"]["lots"]
    two["contractPeriod"] = one["contractPeriod"]
    one["renewal"] = two["renewal"] = {"description": "Twice, by a year."}
    tender = read(package)["0aaaaa"][1]
    assert tender.length == "From 1 April 2027 to 31 March 2030; it may go on until 31 March 2076: Twice, by a year"
    assert [lot[2] for lot in tender.lots] == ["Suitable for small firms and charities.", "With VAT."]
    del one["contractPeriod"], two["contractPeriod"], two["renewal"]
    tender = read(package)["0aaaaa"][1]
    assert tender.length == "It may be extended: Twice, by a year"
    assert tender.lots[0][2].startswith("It may be extended: Twice, by a year. Suitable")
    one["renewal"], two["hasRenewal"] = {"description": "Once."}, True
    two["renewal"] = {"description": "Twice."}
    assert read(package)["0aaaaa"][1].length == "It may be extended"


def test_how_a_contract_may_be_extended_is_told_whole_or_not_at_all_and_that_is_told():
    package = copy.deepcopy(PACKAGE)
    tender = package["releases"][0]["tender"]
    del tender["lots"]
    room = 200 - len("It may be extended: ")
    for length in (room, room + 1):
        tender["renewal"] = {"description": "word " * 30 + "x" * (length - 150)}
        read_ = read(package)["0aaaaa"][1]
        whole = length == room
        assert read_.length == ("It may be extended" + (f": {tender['renewal']['description']}" if whole else ""))
        told = "releases[0]: how it may be extended is too long for a file; only the notice says it"
        assert any(told in doubt for doubt in read_.doubts) != whole


def test_a_contract_of_the_older_rules_is_signed_when_it_says_so():
    package = copy.deepcopy(PACKAGE)
    package["releases"][3]["contracts"] = [{"dateSigned": "2026-10-30T00:00:00Z"}, {"dateSigned": "2026-10-28"}]
    assert steps(read(package)["0bbbbb"][0]) == ["award 2026-11-02", "contract 2026-10-30"]


def test_values_that_are_together_more_than_can_be_are_left_out_and_told():
    package = copy.deepcopy(PACKAGE)
    tender = package["releases"][0]["tender"]
    del tender["value"]
    for lot in tender["lots"]:
        lot["value"] = {"amount": 600_000_000_000, "currency": "GBP"}
    notice = read(package)["0aaaaa"][1]
    assert notice.amount is None
    told = "releases[0].tender.lots: 1,200,000,000,000 pounds in all cannot be; it was left out"
    assert f"some.json: {told}" in notice.doubts


def test_a_date_that_no_page_may_hold_is_left_out_and_told():
    package = copy.deepcopy(PACKAGE)
    package["releases"][0]["tender"]["tenderPeriod"]["endDate"] = "9999-12-31T12:00:00Z"
    package["releases"][0]["tender"]["lots"][0]["contractPeriod"] = {"startDate": "0001-01-01T00:00:00+00:00"}
    tender = read(package)["0aaaaa"][1]
    assert steps(tender) == ["release 2026-11-19", "closing None"]
    assert sum("this is no date" in doubt for doubt in tender.doubts) == 2


def test_a_number_has_no_hidden_characters_and_is_short_enough_and_like_no_other():
    package = copy.deepcopy(PACKAGE)
    one, two = package["releases"][:2]
    one["id"], two["id"] = "A" * 70 + "1", "A" * 70 + "2"
    long = {n.number for n in read(package)["0aaaaa"] if n.number.startswith("A")}
    assert [len(number) for number in long] == [60, 60]
    one["id"] = "000300\u200b\u0007-2026"
    assert [n.number for n in read(package)["0aaaaa"]][-1] == "000300 -2026"


def test_a_number_that_comes_again_with_another_day_or_tag_is_another_notice():
    package = copy.deepcopy(PACKAGE)
    again = {**package["releases"][4], "date": "2026-11-10T10:00:00Z"}
    package["releases"] += [again, {**package["releases"][0], "tag": ["tenderCancellation"]}]
    found = read(package)
    assert [str(n.day) for n in found["0ccccc"]] == ["2026-11-03", "2026-11-10"]
    assert [n.steps[0].stage for n in found["0aaaaa"]] == ["engagement", "release", "release"]
    assert "cancelled" in {step.stage for step in found["0aaaaa"][-1].steps}


def test_no_name_address_or_number_of_a_person_stays_in_a_text():
    everything = repr([n.text + n.title for notices in read(PACKAGE).values() for n in notices])
    for secret in ("Fictional", "Otherperson", "Soletrader", "@", "7946", "<br"):
        assert secret not in everything
    assert "The council wants support for carers.\\nAsk" in everything
    assert "Support for carers & their families" in everything


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Call 020 7946 0018 now", f"Call {LEFT_OUT} now"),
        ("Call +44 (0)20 7946 0018.", f"Call {LEFT_OUT}."),
        ("See notice 076178-2026 and 2026/S 000-076178", "See notice 076178-2026 and 2026/S 000-076178"),
        ("From 01/04/2027 for £120,000 a year", "From 01/04/2027 for £120,000 a year"),
        ("Ask Dr Ann Other about it", f"Ask {LEFT_OUT} about it"),
        ("One &lt;br/&gt; two &amp; three\u200b", "One\ntwo & three"),
        ("a\r\n\r\n\r\n\r\nb", "a\n\nb"),
        ("Write to a@b@care.example.org", f"Write to a@{LEFT_OUT}"),
        # One that goes through a long word from each of its letters would not come back today.
        ("a@" * 20_000, "a@" * 20_000),
        ("a." * 20_000, "a." * 20_000),
    ],
)
def test_texts_lose_markup_and_what_is_peoples_own(text, shown):
    assert plain(text) == shown


def test_a_procurement_is_chosen_by_buyer_region_and_code():
    found = {each.ocid[-6:]: each for each in procurements({"a": FIXTURE.read_bytes()})}
    carers, lunch = found["0aaaaa"], found["0bbbbb"]
    assert carers.concerns([], [], []) and lunch.concerns([], [], [])
    assert carers.concerns(["borough of example"], ["UKI4"], ["85000000"])
    assert carers.concerns(["gb-ppon-pexa-1234-mple"], [], [])
    assert not carers.concerns(["gb-ppon-pexa"], [], [])
    assert not lunch.concerns([], ["UKI"], [])
    assert not lunch.concerns([], [], ["85"])


@pytest.mark.parametrize(
    "wrap",
    [
        lambda package: package["releases"][0],
        lambda package: [package, package],
        lambda package: package["releases"],
        lambda package: {"records": [{"ocid": "ocds-h6vhtk-0aaaaa", "releases": package["releases"]}]},
        lambda package: "\n".join(map(json.dumps, package["releases"])).encode(),
        lambda package: b"\xef\xbb\xbf" + json.dumps(package).encode(),
    ],
    ids=["a release", "packages", "releases", "records", "lines", "with a mark"],
)
def test_releases_are_found_in_whatever_holds_them(wrap):
    assert read(wrap(PACKAGE))["0aaaaa"][-1].number == "000300-2026"


@pytest.mark.parametrize("empty", [{**PACKAGE, "releases": [], "publishedDate": ""}, [], {"records": []}, [[]]])
def test_of_a_file_without_any_release_that_is_told(empty):
    doubts = []
    assert procurements({"a.json": json.dumps(empty).encode(), "b.json": FIXTURE.read_bytes()}, doubts)
    assert doubts == ["a.json: it holds no release"]


def test_a_compiled_release_tells_every_notice_that_it_names():
    compiled = copy.deepcopy(PACKAGE["releases"][0])
    compiled["tag"], compiled["planning"] = ["compiled"], PACKAGE["releases"][1]["planning"]
    assert steps(read(compiled)["0aaaaa"][0])[:2] == ["engagement 2026-10-01", "release 2026-11-19"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda r: r.pop("ocid"), "releases[0].ocid: it is missing"),
        (lambda r: r.update(ocid="1"), "releases[0].ocid: “1” is no open contracting identifier"),
        (lambda r: r.update(date="soon"), "releases[0].date: this is no date"),
        (lambda r: r.update(tag=[]), "releases[0].tag: it is missing"),
        (lambda r: r.update(tag="tender"), "releases[0].tag: a text stands here where there should be a list"),
        (lambda r: r.update(tender="x"), "releases[0].tender: a text stands here where there should be fields"),
        (lambda r: r["tender"]["value"].update(amount="lots"), "releases[0].tender.value.amount: a text stands here"),
        (lambda r: r["tender"]["value"].update(amount=-1), "releases[0].tender.value: a value below nothing, -1.00"),
        (lambda r: r["tender"]["value"].update(amount=-1e308), "releases[0].tender.value: a value below nothing, -1e"),
        (lambda r: r["tender"]["lots"][0].update(title=[1]), "releases[0].tender.lots[0].title: a list stands here"),
    ],
)
def test_what_cannot_be_understood_is_told_with_its_place(change, told):
    package = copy.deepcopy(PACKAGE)
    change(package["releases"][0])
    with pytest.raises(Misread) as raised:
        read(package)
    assert f"some.json: {told}" in str(raised.value)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "line 1, column 1: this is not JSON"),
        (b'{"releases": [\n  {"ocid": }]}', "line 2, column 12: this is not JSON"),
        (b"<html>", "line 1, column 1: this is not JSON"),
        (b'"text"', "the whole file: there is neither a release package nor a release here"),
        (b'{"grants": []}', "the whole file: there are no releases in it"),
        (b'{"a": "\xe9"}', "line 1: this is not UTF-8"),
        (b"[" * 200_000, "it goes too many levels deep"),
        (b'{"ocid": ' + b"9" * 5000 + b"}", "id: it is missing"),
        (b'{"records": [{"releases": {"a": 1}}]}', "records[0].releases: a group of fields stands here"),
        (b'{"records": [{"releases": ["a"]}]}', "records[0].releases[0]: a text stands here"),
        (b'{"records": ["a"]}', "records[0]: a text stands here"),
        (b'{"releases": {"a": 1}}', "releases: a group of fields stands here"),
        (b'{"releases": [7]}', "releases[0]: a number stands here"),
        (b'{"records": [{"releases": [{"url": "https://example.org"}]}]}', "records[0]: the record does not hold"),
    ],
)
def test_a_file_that_is_something_else_is_refused_with_the_place(data, told):
    with pytest.raises(Misread, match=r"some\.json") as raised:
        read(data)
    assert told in str(raised.value)


def _without_one(value: object) -> Iterator[object]:
    """Copies of a value, each without one of its fields or items, or with null in its place, at any depth."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        less = copy.copy(value)
        del less[key]
        yield less
        empty = copy.copy(value)
        empty[key] = None
        yield empty
        for inner in _without_one(value[key]):
            other = copy.copy(value)
            other[key] = inner
            yield other


@pytest.mark.parametrize("number", range(len(PACKAGE["releases"])))
def test_every_field_may_be_missing_or_null_but_the_four_that_make_a_release(number):
    needed = {"ocid", "id", "date", "tag"}
    for release in _without_one(PACKAGE["releases"][number]):
        if all(release.get(name) and (name != "tag" or any(release["tag"])) for name in needed):
            assert read({"releases": [release]})
        else:
            with pytest.raises(Misread, match=r"\.(ocid|id|date|tag)"):
                read({"releases": [release]})


@pytest.mark.parametrize("number", range(len(PACKAGE["releases"])))
def test_a_field_of_another_type_is_read_or_refused_and_never_fails(number):
    for odd in (7, "x", True, {}, [7], {"a": 7}, float("inf")):
        for release in _without_one(PACKAGE["releases"][number]):
            holed = json.loads(json.dumps(release).replace("null", json.dumps(odd)))
            with suppress(Misread):
                read(holed)
