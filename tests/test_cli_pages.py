"""What the command says and writes of pages: how they begin, and which wait for staff."""

from __future__ import annotations

import json
import re

import pytest

from hub.cli import main


@pytest.mark.parametrize(
    ("kind", "folder"), [("briefing", "briefings"), ("case-study", "case-studies"), ("page", "pages")]
)
def test_a_page_begins_as_a_draft_that_passes_and_does_not_once_it_is_published_unwritten(hub, capsys, kind, folder):
    assert main(["new", kind, "A “new” one"]) == 0
    file = hub / "content" / folder / "a-new-one.md"
    assert main(["check"]) == main(["fmt", "--check"]) == 0
    assert ("never a person's name" in file.read_text("utf-8")) == (kind != "page")
    file.write_text(file.read_text("utf-8").replace('"draft"', '"published"'), encoding="utf-8")
    capsys.readouterr()
    assert main(["check", str(file)]) == 1
    told = re.findall(r":\d+:\d+: ([a-z-]+):", capsys.readouterr().out)
    assert set(told) == {"starter-text"}
    file.write_text(file.read_text("utf-8").replace("write here", "https://example.org/written"), encoding="utf-8")
    assert main(["check"]) == 0


def test_what_waits_for_staff_is_listed(hub, capsys):
    assert main(["report", "reviews"]) == 0
    said = capsys.readouterr().out
    assert "content/briefings/not-yet.md" in said
    assert "content/briefings/next-year.md  from 2027-01-04" in said
    assert main(["report", "reviews", "--format", "json"]) == 0
    assert [each["path"] for each in json.loads(capsys.readouterr().out)["overdue"]] == [
        "content/case-studies/sharing-a-hall.md"
    ]
    (hub / "organisations" / "broken.yaml").write_text('name: "Broken"\n')
    assert main(["report", "reviews"]) == 1
    said = capsys.readouterr().err
    assert re.search(r"right: \d+ problems in organisations/broken\.yaml; run hub check", said)
