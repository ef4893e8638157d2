"""One notice: what a release of the Open Contracting Data Standard 1.1 says, with the UK extension's notice types.

Which oddities real releases have stands in docs/import.md. What a release leaves out is empty here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2s
from urllib.parse import quote

from hub.opportunities.days import moment_of
from hub.opportunities.limits import LONGEST_NUMBER, LONGEST_TITLE
from hub.opportunities.markup import unmarked
from hub.opportunities.people import People
from hub.opportunities.plain import is_address_to_show, one_line, organisation_name, plain, without_emails
from hub.opportunities.steps import PSR, SIGNALS, Step, documents_of, steps_of
from hub.opportunities.worth import extension_of, length_of, lots_of, value_of
from hub.records.given import Given
from hub.records.text import HIDDEN

_OCID = re.compile(r"ocds-[a-z0-9]{6}-[A-Za-z0-9._/-]{1,60}\Z")
_CPV = re.compile(r"([0-9]{8})(?:-[0-9])?\Z")
_FIND_A_TENDER = "ocds-h6vhtk-"
_FIND_A_TENDER_NOTICE = "https://www.find-tender.service.gov.uk/Notice/"


@dataclass(frozen=True, slots=True)
class Party:
    """A buyer or supplier: its name, and its numbers in registers."""

    name: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """One release. `number` and `url` are those of the notice, `day` when it was published, in London.

    `amount` is in whole pounds, None where it is not told or not in pounds; `lots` are (title, amount, note). `update`
    says that it changes an earlier notice. `doubts` say in sentences what was not understood.
    """

    ocid: str
    number: str
    url: str
    moment: datetime
    title: str
    text: str
    steps: tuple[Step, ...]
    update: bool = False
    buyers: tuple[Party, ...] = ()
    suppliers: tuple[Party, ...] = ()
    amount: int | None = None
    amount_note: str = ""
    length: str = ""
    lots: tuple[tuple[str, int | None, str], ...] = ()
    cpv: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    regime: str = ""
    doubts: tuple[str, ...] = ()

    @property
    def day(self) -> date:
        return self.moment.date()


def read_notice(release: Given, package: Given, people: People) -> Notice:
    """What a release of a package says; `people` may stand in no text of it."""
    ocid, number = (_needed(release, name) for name in ("ocid", "id"))
    number = " ".join(people.without(without_emails(unmarked(number))).split())
    if not _OCID.match(ocid):
        release["ocid"].refuse(f"“{one_line(ocid, 80, people)}” is no open contracting identifier")
    moment = moment_of(release["date"])
    if moment is None:
        release["date"].refuse("this is no date, or is missing; every release has one")
    tags = tuple(tag.text() for tag in release["tag"])
    if not tags:
        release["tag"].refuse("it is missing; it says what kind of notice this is")
    doubts: list[str] = []
    tender, awards, contracts = release["tender"], list(release["awards"]), list(release["contracts"])
    buyers, suppliers = _parties(release, people)
    text = plain(tender["description"].text() or release["description"].text(), people)
    steps, update = steps_of(release, tags, moment.date(), doubts)
    periods = [lot["contractPeriod"] for lot in tender["lots"]] or [tender["contractPeriod"]]
    given = [each["contractPeriod"] for each in awards] + [each["period"] for each in contracts]
    agreed = bool([each for each in given if each])
    holders = [*awards, *contracts] if agreed else [tender, *tender["lots"]]
    length, ends = length_of(given if agreed else periods, extension_of(holders, people), release.where, doubts)
    if steps and not SIGNALS & {step.stage for step in steps}:
        told = zip(("start", "end"), ends, strict=True)
        steps += tuple(Step(name, day, expected=not agreed) for name, day in told if day)
    amount, note = value_of(tender, awards, contracts, doubts)
    return Notice(
        ocid=ocid,
        number=_short(number),
        url=_url(release, package, ocid, number, people),
        moment=moment,
        title=one_line(tender["title"].text() or release["title"].text(), LONGEST_TITLE, people) or ocid,
        text=text,
        steps=tuple(dict.fromkeys(steps)),
        update=update,
        buyers=buyers,
        suppliers=suppliers,
        amount=amount,
        amount_note=note,
        length=length,
        lots=tuple(lots_of(tender, people, doubts)),
        cpv=tuple(dict.fromkeys(_codes(tender, awards, contracts))),
        regions=tuple(dict.fromkeys(_regions(release))),
        regime=_regime(tender, text),
        doubts=tuple(dict.fromkeys(doubts)),
    )


def _short(number: str) -> str:
    """A notice's number as a file can hold it. One that is too long ends in a mark of the whole: no two are alike."""
    number = " ".join(re.sub(HIDDEN, " ", number).split())
    if len(number) <= LONGEST_NUMBER:
        return number
    mark = blake2s(number.encode(), digest_size=4).hexdigest()
    return f"{number[: LONGEST_NUMBER - 1 - len(mark)]}-{mark}"


def _needed(release: Given, name: str) -> str:
    text = release[name].text()
    if not text:
        release[name].refuse("it is missing; every release has one")
    return text


def _url(release: Given, package: Given, ocid: str, number: str, people: People) -> str:
    """The address of the notice: at Find a Tender, as a document of the release says, or at least the package's own."""
    if ocid.startswith(_FIND_A_TENDER):
        return f"{_FIND_A_TENDER_NOTICE}{quote(number)}"
    told = [document["url"].text() for document in documents_of(release)]
    told += [link["href"].text() for link in release["links"]] + [package["uri"].text()]
    found = next((url for url in told if is_address_to_show(url, people)), "")
    return found or release.refuse("it does not tell the web address of its notice")


def _codes(tender: Given, awards: list[Given], contracts: list[Given]) -> Iterator[str]:
    """The Common Procurement Vocabulary's codes, wherever they are written."""
    holders = [tender, *tender["items"], *(item for each in (*awards, *contracts) for item in each["items"])]
    for holder in holders:
        for each in (holder["classification"], *holder["additionalClassifications"]):
            code = _CPV.match(each["id"].text())
            if code and each["scheme"].text() == "CPV":
                yield code[1]


def _regions(release: Given) -> Iterator[str]:
    """Where it is to be done, and where its buyers are: codes of NUTS or ITL, as UKI44."""
    tender = release["tender"]
    for item in (*tender["items"], *(item for award in release["awards"] for item in award["items"])):
        for address in item["deliveryAddresses"]:
            if region := address["region"].text():
                yield region.upper()
    for party in release["parties"]:
        region = party["address"]["region"].text()
        if region and "buyer" in {role.text() for role in party["roles"]}:
            yield region.upper()


def _regime(tender: Given, text: str) -> str:
    basis, details = tender["legalBasis"], tender["procurementMethodDetails"].text().casefold()
    if basis["scheme"].text() == "UKPGA":
        if details.startswith("below threshold") or tender["aboveThreshold"].value is False:
            return "below-threshold"
        light = "lightTouch" in {each.text() for each in tender["specialRegime"]}
        return "light-touch" if light else "procurement-act"
    if basis["scheme"].text() == "CELEX":
        return "provider-selection" if PSR.search(text) else "older-rules"
    return ""


def _parties(release: Given, people: People) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Buyers and suppliers, each once."""
    numbers: dict[str, tuple[str, ...]] = {}
    buyers: list[Party] = []
    for party in release["parties"]:
        identifier = party["identifier"]
        more = (identifier, *party["additionalIdentifiers"])
        known = [f"{each['scheme'].text()}-{each['id'].text()}" for each in more if each["scheme"] and each["id"]]
        numbers[party["id"].text()] = tuple(dict.fromkeys([party["id"].text(), *known]))
        if "buyer" in {role.text() for role in party["roles"]} and party["name"]:
            buyers.append(Party(organisation_name(party["name"].text(), 200, people), numbers[party["id"].text()]))
    buyer = release["buyer"]
    if not buyers and buyer["name"]:
        number = buyer["id"].text()
        buyers = [Party(organisation_name(buyer["name"].text(), 200, people), numbers.get(number, (number,)))]
    suppliers = (
        Party(" ".join(each["name"].text().split()), numbers.get(each["id"].text(), (each["id"].text(),)))
        for award in release["awards"]
        for each in award["suppliers"]
    )
    return tuple(dict.fromkeys(buyers)), tuple(dict.fromkeys(suppliers))
