"""Tables that a spreadsheet opens without doing anything that a cell says."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.records.table import csv_table


def test_a_cell_that_could_be_a_formula_is_made_plain_text():
    assert csv_table([["name"], ["=HYPERLINK(1)"], ["+44"], ["-1"], ["@x"], ["a=b"]]) == (
        "name\r\n'=HYPERLINK(1)\r\n'+44\r\n'-1\r\n'@x\r\na=b\r\n"
    )


WIDE = "＝＋－＠"


@pytest.mark.parametrize("cell", [" =1", "  +1", "\u00a0@x", "\n=1", "\t=1", "\tname", "\rname", *WIDE, " ＝1"])
def test_spaces_and_tabs_before_it_hide_no_formula(cell):
    [[back]] = csv.reader(io.StringIO(csv_table([[cell]]), newline=""))
    assert back == f"'{cell}"


def test_commas_quotes_and_lines_are_kept_within_their_cell():
    assert csv_table([['Tea, "and" cake', "two\nlines"]]) == '"Tea, ""and"" cake","two\nlines"\r\n'


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2), min_size=1))
def test_no_cell_begins_as_a_formula_and_none_is_lost(rows):
    read = list(csv.reader(io.StringIO(csv_table(rows), newline="")))
    assert len(read) == len(rows)
    for row, back in zip(rows, read, strict=True):
        assert [cell.removeprefix("'") for cell in back] == [cell.removeprefix("'") for cell in row]
        assert not any(cell.lstrip().startswith(tuple("=+-@" + WIDE)) or cell.startswith(("\t", "\r")) for cell in back)
