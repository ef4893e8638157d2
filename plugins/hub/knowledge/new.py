"""Starters: the file that a new briefing, case study or page begins as."""

from __future__ import annotations

from datetime import date, timedelta

from hub.knowledge.read import BRIEFINGS, CASE_STUDIES, PAGES, schema
from hub.records.schema import GAP, STARTER
from hub.records.writer import quote

_UNTIL = timedelta(days=182)
"""How long a briefing stands before it is looked at again, unless its author says otherwise."""
_HEADINGS = {
    BRIEFINGS: (
        "What it is",
        "What the law says",
        "What has changed",
        "What it means for a small organisation",
        "What to do next",
        "Questions for the forum",
    ),
    CASE_STUDIES: ("What they did", "What came of it", "What was learned"),
    PAGES: ("A heading",),
}
_MAY_HAVE = {
    BRIEFINGS: ("topics", "organisations", "reviewed_by", "forum"),
    CASE_STUDIES: ("topics", "organisations", "outcomes", "benefits", "barriers", "review_by", "reviewed_by", "forum"),
    PAGES: ("topics", "organisations", "review_by"),
}


def starter(folder: str, title: str, today: date) -> str:
    """A draft with that title in one of the folders of pages. It passes the check as it stands.

    Once it is published, `hub check` names each place that is still the starter's text.
    """
    fields = schema(folder).shape.fields
    todo, gap, day = quote(STARTER), quote(GAP), quote(today.isoformat())
    lines = [
        f'# A draft. Replace every "{STARTER}", here and below; then set status to "published".',
        "# What each field is for stands in docs/fields.md. It may have these too, each on a line without the #:",
    ]
    for name in _MAY_HAVE[folder]:
        hint = "  # a role, never a person's name" if name == "reviewed_by" else ""
        lines.append(f"# {name}: {f'[{gap}]' if fields[name].type == 'array' else gap}{hint}")
    lines += ["", f"title: {quote(title)}", f"# {fields['summary'].description}", f"summary: {todo}"]
    lines += ['status: "draft"', f"# {fields['published'].description}", f"published: {day}"]
    if folder == BRIEFINGS:
        again = (today + _UNTIL).strftime("%Y-%m")
        lines += [f"law_as_at: {day}", f"# {fields['review_by'].description}", f"review_by: {quote(again)}"]
    if "sources" in fields:
        lines += ["sources:", f"  - title: {todo}", f"    url: {todo}"]
    headings = (f"## {heading}\n\n{STARTER}\n" for heading in _HEADINGS[folder])
    return "\n".join(["---", *lines, "---", "", f"{STARTER}\n", *headings])
