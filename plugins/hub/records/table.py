"""Tables as CSV files (RFC 4180) that a spreadsheet opens without doing anything that a cell says."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r]")
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection).

Some pass over spaces before it, and some take wide signs for the others.
"""


def csv_table(rows: Iterable[Sequence[str]]) -> str:
    """The rows, the header first, with commas and lines that end in CR LF.

    A cell that could be a formula gets an apostrophe in front, which spreadsheets take for the sign of plain text.
    """
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([_plain(cell) for cell in row] for row in rows)
    return text.getvalue()


def _plain(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell
