"""The file of expected searches: what is wrong with it is told where it stands."""

from __future__ import annotations

import pytest

from hub.search.expected import Expected, expected_searches, faults_of, unmet

HEAD = b"search\tresult\twithin\n"
PANTRY = "/organisations/saltquay-pantry/"
ADDRESSES = [PANTRY, "/forums/carers/"]


def told(rows: str, addresses=ADDRESSES):
    return [(each.line, each.message, each.fix) for each in faults_of(HEAD + rows.encode(), addresses)]


def test_rows_are_read_with_their_lines_and_empty_ones_passed_over():
    data = b"\xef\xbb\xbf" + HEAD + f"food bank\t{PANTRY}\t3\r\n\r\ncarers \t/forums/carers/\t 10\r\n".encode()
    assert expected_searches(data) == [
        Expected(2, "food bank", PANTRY, 3),
        Expected(4, "carers", "/forums/carers/", 10),
    ]
    assert list(faults_of(data, ADDRESSES)) == []


@pytest.mark.parametrize(
    ("row", "said", "fix"),
    [
        (f"food\t{PANTRY}", "the line has 2 columns", "write search, result, within, with tabs between"),
        ("food", "the line has 1 column", "write search, result, within, with tabs between"),
        (f"…\t{PANTRY}\t3", "there is nothing to search for", "write what a reader types"),
        (f"food\t{PANTRY}\t0", "“0” is no place among the first 100", "write a number, as 3"),
        (f"food\t{PANTRY}\t101", "“101” is no place among the first 100", "write a number, as 3"),
        (f"food\t{PANTRY}\t{'9' * 5000}", f"“{'9' * 20}” is no place among the first 100", "write a number, as 3"),
        (f"food\t{PANTRY}\tfirst", "“first” is no place among the first 100", "write a number, as 3"),
        (
            "food\t/organisations/saltquay-pantri/\t3",
            "there is no page /organisations/saltquay-pantri/",
            f"did you mean `{PANTRY}`?",
        ),
        ("food\tx\t3", "there is no page x", "write the address of a page, as /organisations/its-name/"),
    ],
)
def test_a_row_that_cannot_hold_is_told(row, said, fix):
    assert told(f"carers\t/forums/carers/\t1\n{row}\n") == [(3, said, fix)]


def test_the_same_expectation_twice_is_told_at_the_second():
    rows = f"Food bank\t{PANTRY}\t3\nfood  BANK\t{PANTRY}\t1\nfood bank\t/forums/carers/\t9\n"
    assert told(rows) == [(3, "this is expected in line 2 too", "keep it in one place")]


def test_where_the_hub_has_faults_no_address_is_looked_up():
    assert told("food\t/no/such/\t3\n", None) == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the first line does not name the columns"),
        (b"food\t/forums/carers/\t3\n", "the first line does not name the columns"),
        (HEAD + b"caf\xe9\t/forums/carers/\t3\n", "the file is not in UTF-8"),
    ],
)
def test_a_file_that_is_no_such_table_is_told_once(data, said):
    (problem,) = faults_of(data, ADDRESSES)
    assert (problem.path, problem.line, problem.message) == ("vocabulary/expected-searches.tsv", 1, said)
    assert expected_searches(data) == []


def test_an_expectation_is_unmet_where_its_result_is_lower_or_missing():
    rows = [Expected(2, "a", "/x/", 1), Expected(3, "a", "/y/", 1), Expected(4, "b", "/x/", 9)]
    answers = [{"query": "a", "results": [{"url": "/x/"}, {"url": "/y/"}]}, {"query": "b", "results": []}]
    assert list(unmet(rows, answers)) == [(rows[1], 2), (rows[2], None)]
