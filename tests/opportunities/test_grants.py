"""Lists of grants: what is read of 360Giving's JSON and CSV, and which oddities of real files are survived."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest

from hub.opportunities.grants import Award, Awards, awards
from hub.records.given import Misread

PACKAGE = json.loads(Path(__file__).with_name("grants.json").read_text("utf-8"))
WEB = "https://example.org/grants.csv"
HEAD = "Identifier,Recipient Org:Identifier,Recipient Org:Name,Funding Org:Name,Award Date,Amount Awarded"


def read(data: object, source: str = WEB) -> Awards:
    return awards({"some": data if isinstance(data, bytes) else json.dumps(data).encode()}, source)


def one(data: bytes) -> Award:
    (award,) = read(data).awards
    return award


def row(**cells: str) -> bytes:
    told = {"Recipient Org:Name": "Pantry", "Funding Org:Name": "Fund", **cells}
    return (",".join(f'"{k}"' for k in told) + "\r\n" + ",".join(f'"{v}"' for v in told.values()) + "\r\n").encode()


def test_a_grant_tells_who_was_given_it_by_whom_and_when():
    award = read(PACKAGE, "").awards[0]
    assert award.name == "The Riverside Food Pantry Ltd"
    assert (award.funder, award.funder_numbers) == ("Example Community Fund", ("GB-CHC-9999999",))
    assert (str(award.month), str(award.until), award.source) == ("2024-03", "2025-03", "https://example.org/grants.json")


def test_grants_to_people_are_counted_and_nothing_of_them_is_kept():
    found = read(PACKAGE)
    assert found.persons == 1
    assert "Robin" not in repr(found)
    csv = b"Recipient Ind:Name,Recipient Org:Name,Funding Org:Name\nRobin Private,,Fund\n"
    assert (read(csv).persons, read(csv).awards) == (1, ())


def test_a_part_of_another_grant_is_passed_over():
    assert read(PACKAGE).empty == 1


def test_a_bare_list_of_grants_is_read():
    assert len(read(PACKAGE["grants"]).awards) == 2


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("2014-10-08", "2014-10"),
        ("2014-10-08T00:00:00+00:00", "2014-10"),
        ("05/06/2014", "2014-06"),
        ("17/08/2015 00:00", "2015-08"),
        ("13-03-2015", "2015-03"),
        ("08/2013", "2013-08"),
        ("19 April 2013", "2013-04"),
        ("2013", "2013"),
    ],
)
def test_dates_are_read_as_real_files_write_them(written, month):
    assert str(one(row(**{"Award Date": written})).month) == month


def test_what_is_no_date_is_left_out_and_told():
    found = read(row(**{"Award Date": "12 months"}))
    assert found.awards[0].month is None
    assert found.doubts == ("some: row 2.awardDate: “12 months” is no date; it was left out",)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_file_is_read_in_the_encodings_that_spreadsheets_write(encoding):
    text = f"{HEAD}\r\n1,GB-CHC-1,Café – “Pantry” ,Fund,2024-01-01,5\r\n"
    assert one(text.encode(encoding)).name == "Café – “Pantry”"


def test_headings_may_have_other_case_spaces_and_numbers_and_cells_may_have_lines():
    text = 'recipient org:0:name , FUNDING ORG:Name,Description\n"Pantry\nof Riverside",Fund,"a\nb"\n\n'
    assert one(text.encode()).name == "Pantry of Riverside"


def test_columns_of_people_and_beyond_the_standard_are_not_read():
    assert "Roe" not in repr(read(row(**{"Surname of applicant": "Roe", "Full name of applicant": "Jane Roe"})))


def test_a_row_that_is_too_short_or_too_long_is_read_as_far_as_it_goes():
    assert one(f"{HEAD}\n1,,Pantry,Fund\n".encode()).name == "Pantry"
    assert one(f"{HEAD}\n1,,Pantry,Fund,2024-01-01,5,x,y\n".encode()).name == "Pantry"


def test_an_organisation_keeps_a_title_in_its_name():
    assert one(row(**{"Recipient Org:Name": "Dr Nobody Trust, 020 7946 0000"})).name == "Dr Nobody Trust, [left out]"


def test_numbers_of_registers_are_made_from_columns_of_their_own():
    told = row(**{"Recipient Org:Charity Number": "1105923.0", "Recipient Org:Company Number": "5189161"})
    assert one(told).numbers == ("GB-CHC-1105923", "GB-COH-05189161")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "row 1: there is no column “Recipient Org:Identifier”"),
        (b"Recipient Org:Name,Title\n", "row 1: there is no column “Funding Org:Identifier”"),
        (row(**{"Amount Awarded": "-5"}), "row 2.amountAwarded: a grant of less than nothing"),
        (row(**{"Amount Awarded": "five"}), "row 2.amountAwarded: a text stands here"),
        (row(**{"Funding Org:Name": ""}), "row 2.fundingOrganization: it does not say who gave"),
        (f'{HEAD}\n1,"a\n'.encode(), "this is not CSV"),
        (b"PK\x03\x04", "this is a spreadsheet; save it as CSV first"),
        (b'{"grants": 7}', "grants: a number stands here where there should be a list"),
        (b'{"releases": []}', "the whole file: there are no grants in it"),
        (b"[{]", "line 1, column 3: this is not JSON"),
    ],
)
def test_what_cannot_be_understood_is_told_with_its_place(data, told):
    with pytest.raises(Misread) as raised:
        read(data)
    assert f"some: {told}" in str(raised.value) or told in str(raised.value)


def test_where_a_file_is_from_must_be_known():
    told = "some: 2 grants do not say where they are from; name the address with --source"
    nothing = "3,,Pantry,Fund,2024-01-01,0"
    with pytest.raises(Misread, match=f"^{told}$"):
        read(f"{HEAD}\n1,,Pantry,Fund,2024-01-01,5\n2,,Club,Fund,2024-01-01,5\n{nothing}\n".encode(), "")


def test_an_address_with_an_e_mail_address_in_it_is_none_to_send_readers_to():
    package = copy.deepcopy(PACKAGE)
    package["grants"][0]["dataSource"] = "https://example.org/?by=robin%40example.org"
    (doubt,) = read(package, "").doubts
    assert doubt == "some: 1 grant does not say where it is from; name the address with --source"
    package["dataSource"] = "https://example.org/grants"
    assert read(package, "").awards[0].source == "https://example.org/grants"


def test_every_field_of_a_grant_but_the_funder_may_be_missing_null_or_empty():
    for number, grant in enumerate(PACKAGE["grants"][:2]):
        for name in grant:
            for odd in ("gone", None, [], "", {}):
                package = copy.deepcopy(PACKAGE)
                if odd == "gone":
                    del package["grants"][number][name]
                else:
                    package["grants"][number][name] = odd
                found = read(package)
                if name == "fundingOrganization":
                    told = f"some: grants[{number}].fundingOrganization: it does not say who gave the grant"
                    assert (len(found.awards), found.doubts) == (1, (told,))
                else:
                    assert (len(found.awards), found.doubts) == (2, ()) or name == "recipientOrganization"


@pytest.mark.parametrize("amount", ["£1,000", "1,000.00", "£ 1,000.5", "1000", "£.80"])
def test_amounts_are_read_as_people_write_them(amount):
    assert one(row(**{"Amount Awarded": amount})).name == "Pantry"
    nothing = read(row(**{"Amount Awarded": "£0.00"}))
    assert (nothing.awards, nothing.empty) == ((), 1)


@pytest.mark.parametrize("amount", ["€1,000", "1.000,00", "1,00", "£", "about 5"])
def test_a_row_that_cannot_be_read_is_told_by_its_number_and_the_others_are_read(amount):
    first, last = '1,,"Pantry\nof Riverside",Fund,2024-01-01,5', "3,,Club,Fund,,7"
    found = read(f'{HEAD}\n{first}\n\n2,,Pantry,Fund,2024-01-01,"{amount}"\n{last}\n'.encode())
    assert [award.name for award in found.awards] == ["Pantry of Riverside", "Club"]
    # The head is row 1 and a row is empty; that a cell has two lines makes no row.
    assert found.doubts == ("some: row 4.amountAwarded: a text stands here where there should be a number",)


@pytest.mark.parametrize("day", ["9999-12-31", "31/12/9999", "01/01/0001", "0001-01"])
def test_a_year_that_stands_for_none_is_no_date(day):
    found = read(row(**{"Award Date": day, "Planned Dates:End Date": day}))
    assert (found.awards[0].month, found.awards[0].until) == (None, None)
    assert len(found.doubts) == 2


def test_an_address_that_no_listing_could_hold_is_not_taken_for_the_source():
    long = "https://example.org/" + "a" * 500
    with pytest.raises(Misread, match="name the address with --source"):
        read(row(**{"Data Source": long}), "")
    assert read(row(**{"Data Source": long})).awards[0].source == WEB
