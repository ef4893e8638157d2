"""People: whose names may stand in no text, and how the text of one notice is kept from those of another."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hub.cli import main
from hub.opportunities.notices import procurements
from hub.opportunities.people import LEFT_OUT, Directory, People
from hub.opportunities.plain import plain

BUYER = "London Borough of Example and Tower Hamlets"


def release(*contacts: str, ocid: str = "ocds-h6vhtk-0aaaaa", text: str = "", **more: Any) -> dict[str, Any]:
    parties = [{"name": BUYER, "roles": ["buyer"], "contactPoint": {"name": name}} for name in contacts]
    tender = {"title": text, "description": text, "documents": [{"noticeType": "UK4"}]}
    told = {"ocid": ocid, "id": "1-2026", "date": "2026-11-01T09:00:00Z", "tag": ["tender"], "tender": tender}
    return {**told, "buyer": {"name": BUYER}, "parties": parties, **more}


def people(*contacts: str, **more: Any) -> People:
    known = release(*contacts, **more)
    return Directory([known]).of(known)


def bidders(*names: str) -> People:
    return people(awards=[{"suppliers": [{"name": name} for name in names]}])


@pytest.mark.parametrize(
    "contact",
    [
        "Jo Fictional",
        "Jo Fictional (Procurement)",
        "Procurement Team - Jo Fictional / Ann Otherperson",
        "Fictional, Jo",
        "Ms Jo Fictional, Category Manager",
        "Jo Fictional Procurement Officer",
        "Jo&nbsp;<b>Fic\u00adtional</b>",
        "jo.fictional@council.example.org",
        "JO FICTIONAL",
    ],
)
def test_a_contact_is_known_however_the_notice_writes_the_name(contact):
    for written in ("Jo  Fictional", "Jo\u00a0Fictional", "Jo\nFictional", "Fictional, Jo", "JO FICTIONAL"):
        assert plain(f"Led by {written}, here", people(contact)) == f"Led by {LEFT_OUT}, here"


@pytest.mark.parametrize(
    ("contact", "written"),
    [
        ("José O'Brien", "JOSE O’BRIEN"),
        ("Jo Ann Fictional", "Jo Fictional"),
        ("Jo Fictional", "J. Fictional"),
        ("Jo Fictional", "Fictional J"),
        ("Jo Fictional", "Jo M. Fictional"),
        ("Jo Fictional", "jo_fictional"),
        ("Jo Fictional", "jofictional"),
        ("Jo Fictional-Other", "Jo Fictional"),
        ("Jo (Josephine) Fictional", "Jo Fictional"),
        ("1. Jo Fictional 2. Ann Other", "Jo Fictional"),
        ("D’Arcy Fictional", "DArcy Fictional"),
        ("Zoe\u0308 Otherperson", "Zoë Otherperson"),
        ("Hugh Grant, Head of Housing", "Hugh Grant"),
        ("Ann Hall", "ann hall"),
        ("Jo Fictional", "𝐉𝐨 𝐅𝐢𝐜𝐭𝐢𝐨𝐧𝐚𝐥"),
        ("Adaeze Fictional-Other", "A. Fictional-Other"),
        ("Adaeze Fictional-Other", "A Fictional-Other"),
        ("Adaeze Fictional-Other", "A. Fictional"),
        ("Adaeze Fictional-Other", "Fictional-Other, A"),
        ("Adaeze Fictional-Other", "FICTIONAL-OTHER"),
        ("Adaeze Fictional-Other", "Adaeze (Ada) Fictional-Other"),
        ("Adaeze Fictional-Other", 'Adaeze "Ada" Fictional-Other'),
        ("Adaeze Fictional-Other", "Adaeze “Ada” Fictional-Other"),
        ("Adaeze Fictional-Other", "Adaeze/Fictional-Other"),
        ("Anna van der Fiction", "A. van der Fiction"),
        ("Anna van der Fiction", "Van der Fiction"),
        ("Juan Fictício Otro", "J. Ficticio Otro"),
        ("Juan Fictício Otro", "J Fictício"),
        ("Mary Jane Fictional-Other", "M. J. Fictional-Other"),
        ("Mary Jane Fictional-Other", "M Fictional-Other"),
        ("Mary Jane Fictional-Other", "Mary J Fictional-Other"),
    ],
)
def test_accents_initials_and_middle_names_hide_nobody(contact, written):
    assert plain(f"Led by {written}, here", people(contact)) == f"Led by {LEFT_OUT}, here"


def test_a_part_of_a_name_is_left_out_where_one_is_to_turn_to_it():
    known = people("Jo Fictional")
    assert plain("Ask Jo, or write to Fictional. No fictional end.", known) == (
        f"Ask {LEFT_OUT}, or write to {LEFT_OUT}. No fictional end."
    )
    by_address = people(parties=[{"contactPoint": {"email": "jo.fictional@council.example.org"}}])
    assert plain("Ask Fictional. Jo Fictional leads.", by_address) == f"Ask {LEFT_OUT}. {LEFT_OUT} leads."
    office = people(parties=[{"contactPoint": {"email": "early.years@council.example.org"}}])
    assert plain("Early Years", office) == "Early Years"


@pytest.mark.parametrize(
    "contact",
    ["Procurement Team", "Procurement", "Adult Social Care", "Town Clerk", "Legal and Procurement Services",
     "Young People’s Services", "Tower Hamlets", "NHS", "Strategic Sourcing Team", "Head of London Region",
     "Please see above", "Children & Young People's Commissioning", "Not applicable", "Open Spaces"],
)  # fmt: skip
def test_an_office_is_nobody(contact):
    text = "The procurement team of Tower Hamlets, the Town Clerk, adult social care, strategic sourcing, NHS London, "
    text += "Open Spaces, young people: see above, or not applicable"
    assert plain(text, people(contact)) == text


def test_a_name_that_is_a_word_too_is_left_out_only_where_it_is_a_name():
    text = "A church hall in Hamlet Park; price and will"
    known = people("Anna Church", "Tom Park", "Will Price", "Price", "Ann Fox-Hall", "Jo Church Hall")
    assert plain(text, known) == text
    assert plain("Ann (or) Otherperson", people("Ann Fictional")) == "Ann (or) Otherperson"


def test_suppliers_are_left_out_of_the_texts_of_their_own_procurement():
    known = bidders("Mr Sam Soletrader t/a Sam’s Sandwiches", "Otherperson Ltd", "Home Care Limited")
    text = "sam soletrader, Sam's Sandwiches and OTHERPERSON LTD for home care limited"
    assert plain(text, known) == f"{LEFT_OUT}, {LEFT_OUT} and {LEFT_OUT} for home care limited"


def test_a_number_of_a_contact_is_known_without_the_code_of_its_place():
    known = people("Jo Fictional 020 7946 0000")
    assert plain("Call 7946-0000 or 207 946 0000; CPV 79460001", known) == (
        f"Call {LEFT_OUT} or {LEFT_OUT}; CPV 79460001"
    )


@pytest.mark.parametrize(
    "place",
    [
        {"parties": [{"name": "Faraway", "contactPoint": {"name": "Jo Fictional"}}]},
        {"buyer": {"name": BUYER, "contactPoint": {"name": "Jo Fictional"}}},
        {"contracts": [{"implementation": {"contactPoint": [{"name": "Jo Fictional"}]}}]},
        {"parties": [{"name": "Faraway", "additionalContactPoints": [{"name": "Jo Fictional"}]}]},
        {"parties": [{"name": "Faraway", "roles": ["supplier"], "beneficialOwners": [{"name": "Jo Fictional"}]}]},
        {"planning": {"milestones": [{"procuringEntity": {"contactPoint": "Jo Fictional"}}]}},
    ],
)
@pytest.mark.parametrize("ocid", ["ocds-h6vhtk-0aaaaa", "ocds-h6vhtk-0bbbbb"])
def test_a_contact_of_one_notice_stands_in_no_text_of_another(place, ocid):
    asking = release(text="Jo Fictional helps carers")
    telling = release(ocid=ocid, id="2-2026", **place)
    files = {name: json.dumps({"releases": [each]}).encode() for name, each in (("a", asking), ("b", telling))}
    assert procurements(files)[0].notices[0].title == f"{LEFT_OUT} helps carers"
    assert "Fictional" not in repr(procurements(files)[0].notices[0])


def test_a_supplier_of_another_procurement_may_be_named():
    asking = release(text="Riverside Food Pantry asks")
    other = release(ocid="ocds-h6vhtk-0bbbbb", awards=[{"suppliers": [{"name": "Riverside Food Pantry"}]}])
    assert plain("Riverside Food Pantry", Directory([asking, other]).of(asking)) == "Riverside Food Pantry"
    assert plain("Riverside Food Pantry", Directory([asking, other]).of(other)) == LEFT_OUT


def test_a_buyer_keeps_a_title_in_its_name_and_no_contact():
    known = release(id="1-2026", buyer={"name": "Dr Nobody Hospital, Jo Fictional"}, parties=[
        {"contactPoint": {"name": "Jo Fictional"}}
    ])  # fmt: skip
    (found,) = procurements({"a": json.dumps(known).encode()})
    assert found.buyers[0].name == f"Dr Nobody Hospital, {LEFT_OUT}"


def test_no_draft_no_file_name_and_no_line_of_output_tells_of_a_person(hub, capsys):
    text = "Lunch by Jo Fictional (tel.020 7946 0000, jo＠council.example.org)"
    buyer = f"{BUYER} (Jo Fictional)"
    ids = {"id": "jo.fictional＠council.example.org", "buyer": {"name": buyer, "id": "jo@council.example.org"}}
    links = [{"href": f"https://example.org/{each}"} for each in ("jo@council.example.org", "jo-fictional", "notice")]
    package = {"releases": [release("Jo Fictional", ocid="ocds-abc123-1", text=text, links=links, **ids, parties=[
        {"name": buyer, "roles": ["buyer"], "contactPoint": {"name": "Jo Fictional"}}
    ])]}  # fmt: skip
    Path("new.json").write_text(json.dumps(package), encoding="utf-8")
    before = set(Path("content").rglob("*"))
    assert main(["import", "notices", "new.json"]) == 0
    said = capsys.readouterr()
    (draft,) = set(Path("content").rglob("*")) - before
    everything = f"{draft} {draft.read_text('utf-8')} {said.out} {said.err}".casefold()
    assert "https://example.org/notice" in everything
    for secret in ("fictional", "7946", "council.example.org", "@", "＠"):
        assert secret not in everything


def test_a_number_of_a_notice_names_no_contact():
    known = {**release("Jo Fictional"), "id": "Jo Fictional 1"}
    (found,) = procurements({"a": json.dumps(known).encode()})
    assert "Fictional" not in repr(found) and found.notices[0].number == f"{LEFT_OUT} 1"


def test_an_identifier_that_is_refused_is_told_without_the_address_in_it(hub, capsys):
    Path("new.json").write_text(json.dumps({"releases": [release(ocid="jo@council.example.org")]}), encoding="utf-8")
    assert main(["import", "notices", "new.json"]) == 1
    assert f"“{LEFT_OUT}” is no open contracting identifier" in capsys.readouterr().err


class _Counted(dict):
    """Words that tell how often they were asked for what comes next."""

    asked = 0

    def get(self, *arguments):
        _Counted.asked += 1
        return super().get(*arguments)


def _counted(words: dict) -> dict:
    return _Counted({word: _counted(more) if isinstance(more, dict) else more for word, more in words.items()})


@pytest.mark.parametrize("many", [10, 5000])
def test_a_text_costs_no_more_where_there_are_many_names(many):
    known = people(*(f"Jo {''.join(chr(97 + int(digit)) for digit in str(number))}fictional" for number in range(many)))
    for names in known.names:
        names.next = _counted(names.next)
    _Counted.asked = 0
    known.without("Jo goes to Jo " * 100)
    assert 400 <= _Counted.asked <= 1400
