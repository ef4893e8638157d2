"""What `hub import` says and writes: drafts and proposals, and what it leaves alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hub.cli import main

HERE = Path(__file__).parent
NOTICES, GRANTS = HERE / "notices.json", HERE / "grants.json"
CARERS = Path("content/opportunities/support-for-carers-and-their-families.md")
PANTRY = Path("organisations/riverside-food-pantry.yaml")


def written(releases: list[dict], file: str = "new.json") -> str:
    Path(file).write_text(json.dumps({"uri": "https://example.org/api", "releases": releases}), encoding="utf-8")
    return file


def release(number: str, day: str, **more: object) -> dict:
    documents = [{"id": number, "noticeType": more.pop("kind", "UK4")}]
    tender = {"title": "Support for carers", "documents": documents, **more.pop("tender", {})}
    return {"ocid": "ocds-h6vhtk-0aaaaa", "id": number, "date": day, "tag": ["tender"], "tender": tender, **more}


def imported(*arguments: str | Path) -> int:
    return main(["import", "notices", *map(str, arguments)])


def test_notices_become_drafts_that_pass_the_check_in_canonical_form(hub, capsys):
    assert imported(NOTICES) == 0
    assert "3 procurements read, 3 files written, 0 passed over" in capsys.readouterr().out
    text = CARERS.read_text("utf-8")
    assert 'status: "draft"' in text
    assert 'regime: "light-touch"' in text
    assert "# Not in vocabulary/bodies.yaml yet: “London Borough of Example” (GB-PPON-PEXA-1234-MPLE)." in text
    assert main(["check"]) == main(["fmt", "--check"]) == 0


def test_a_draft_names_what_no_notice_tells_and_matching_needs(hub):
    imported(NOTICES)
    head = CARERS.read_text("utf-8").split("\n\n")[0]
    for name in ("topics", "people", "places", "languages", "outcomes", "asks"):
        assert f'\n# {name}: ["…"]' in head
    assert "# reach:" in head
    assert "# value:" not in head, "that is told"


def test_a_long_text_is_cut_at_a_word_and_says_where_the_rest_is(hub, capsys):
    for words, is_whole in ((600, True), (601, False)):
        told = {"description": " ".join(["wide"] * words).ljust(3000, ".")}
        imported(written([release("000900-2026", "2026-11-30T09:00:00Z", tender=told)]))
        file = Path("content/opportunities/support-for-carers-0aaaaa.md")
        text = file.read_text("utf-8")
        file.unlink()
        rest = "\n\n    The rest is in the notice: https://www.find-tender.service.gov.uk/Notice/000900-2026\n"
        assert (f"wide…{rest}" in text) != is_whole
        assert text.count("wide") == (600 if is_whole else 599)
        assert ("holds the first 3,000 characters" in capsys.readouterr().out) != is_whole


def test_as_many_codes_and_lots_are_written_as_a_file_holds_and_what_is_left_out_is_told(hub, capsys):
    file = Path("content/opportunities/support-for-carers-0aaaaa.md")
    for lots, codes in ((200, 40), (201, 41)):
        kinds = [{"scheme": "CPV", "id": f"85{number:06d}"} for number in range(codes)]
        parts = [{"title": f"Part {number}", "value": {"amount": 500, "currency": "GBP"}} for number in range(lots)]
        told = {"lots": parts, "additionalClassifications": kinds}
        imported(written([release("000900-2026", "2026-11-30T09:00:00Z", tender=told)]))
        text, said = file.read_text("utf-8"), capsys.readouterr().out
        file.unlink()
        assert (text.count('title: "Part '), text.count('"85000')) == (200, 40)
        assert f"from: {lots * 500}" in text
        assert ("1 code of what is bought left out: a file holds 40" in said) == (codes > 40)
        assert ("201 lots; the first 200 were taken" in said) == (lots > 200)


def test_what_a_notice_foresaw_gives_way_to_what_a_later_one_says(hub):
    imported(NOTICES)
    text = CARERS.read_text("utf-8")
    assert '"2026-11-19"' in text
    assert '"2026-12-01"' not in text


def test_a_buyer_is_known_by_its_number_or_by_another_of_its_names(hub):
    bodies = Path("vocabulary/bodies.yaml")
    told = '  identifiers: ["GB-PPON-PEXA-1234-MPLE"]\nfaraway:\n  name: "Faraway"\n  kind: "council"\n'
    told += '  other_names: ["Faraway Council"]\n'
    council = '  website: "https://council.example.org"\n'
    bodies.write_text(bodies.read_text("utf-8").replace(council, council + told), encoding="utf-8")
    assert imported(NOTICES) == 0
    assert 'buyer: ["example-borough-council"]' in CARERS.read_text("utf-8")
    assert 'buyer: ["faraway"]' in Path("content/opportunities/lunch-clubs.md").read_text("utf-8")


def test_a_number_with_a_line_break_writes_no_field(hub, tmp_path):
    number = r"GB-PPON-1\nwho_may_apply: [Only us]"  # as JSON spells a line break
    text = NOTICES.read_text("utf-8").replace("GB-PPON-PEXA-1234-MPLE", number)
    (tmp_path / "broken.json").write_text(text, encoding="utf-8")
    assert imported(tmp_path / "broken.json") == 0
    assert "\nwho_may_apply:" not in CARERS.read_text("utf-8")
    assert "who_may_apply" in CARERS.read_text("utf-8"), "told in the comment"


def test_winners_are_named_where_all_of_them_are_listed(hub, tmp_path, capsys):
    lunch = Path("content/opportunities/lunch-clubs.md")
    imported(NOTICES)
    assert "awarded_to" not in lunch.read_text("utf-8"), "the pantry won it with somebody else"
    lunch.unlink()
    other = '{"id": "GB-FTS-2", "name": "Sam Soletrader"}, '
    (tmp_path / "alone.json").write_text(NOTICES.read_text("utf-8").replace(other, "", 1), encoding="utf-8")
    imported(tmp_path / "alone.json")
    assert 'awarded_to: ["riverside-food-pantry"]' in lunch.read_text("utf-8")
    everything = capsys.readouterr().out + "".join(f.read_text("utf-8") for f in Path("content").rglob("*.md"))
    assert "Soletrader" not in everything
    assert "Fictional" not in everything


def test_filters_pass_over_what_does_not_concern_the_hub(hub, capsys):
    assert imported(NOTICES, "--region", "UKI44") == 0
    assert "3 procurements read, 1 file written, 2 passed over" in capsys.readouterr().out
    assert imported(NOTICES, "--buyer", "Faraway", "--cpv", "55000000") == 0
    assert "3 procurements read, 1 file written, 1 passed over" in capsys.readouterr().out


def test_a_second_run_changes_no_byte(hub, capsys):
    imported(NOTICES)
    before = {file: file.read_bytes() for file in Path("content").rglob("*.md")}
    assert imported(NOTICES) == 0
    assert "0 files written" in capsys.readouterr().out
    assert {file: file.read_bytes() for file in Path("content").rglob("*.md")} == before


def test_a_new_notice_adds_its_stages_and_leaves_what_staff_wrote(hub, capsys):
    imported(NOTICES)
    staff = CARERS.read_text("utf-8").replace("Support for carers & their families", "Help for carers")
    staff = staff.replace('status: "draft"', 'status: "draft"\n# Ask for lots.\ntopics: ["carers"]')
    staff = staff.replace('note: "By 12:00, London time."', 'note: "Noon!"').replace("lots:", 'asks: ["x"]\nlots:')
    CARERS.write_text(staff, encoding="utf-8")
    main(["fmt", str(CARERS)])
    lines = CARERS.read_text("utf-8").splitlines()
    award = {"value": {"amount": 9, "currency": "GBP"}}
    won = release("000900-2027", "2027-03-01T09:00:00Z", kind="UK6", tag=["award"], awards=[award])
    assert imported(written([won])) == 0
    after = CARERS.read_text("utf-8").splitlines()
    assert [line for line in lines if line not in after] == []
    assert [line for line in after if line not in lines] == [
        '  - stage: "award"',
        '    date: "2027-03-01"',
        '    notice: "000900-2027"',
        '    source: "https://www.find-tender.service.gov.uk/Notice/000900-2027"',
        '  - title: "Notice 000900-2027"',
        '    url: "https://www.find-tender.service.gov.uk/Notice/000900-2027"',
        '    date: "2027-03-01"',
    ]
    assert "value 9" in capsys.readouterr().out
    assert main(["check"]) == 0


def test_a_stage_that_staff_took_out_does_not_come_back(hub):
    imported(NOTICES)
    text = CARERS.read_text("utf-8")
    cut = text[text.index('  - stage: "start"') : text.index('  - stage: "end"')]
    CARERS.write_text(text.replace(cut, ""), encoding="utf-8")
    imported(NOTICES)
    assert '"start"' not in CARERS.read_text("utf-8")


@pytest.mark.parametrize(("kept", "note"), [(False, ""), (True, '    note: "We asked: spring."\n')])
def test_an_expected_release_is_replaced_only_where_staff_left_it_as_it_was(hub, kept, note):
    talks = json.loads(NOTICES.read_text("utf-8"))["releases"][1]
    imported(written([talks]))
    file = Path("content/opportunities/support-for-carers-0aaaaa.md")
    text = file.read_text("utf-8")
    assert 'date: "2026-12-01"\n    expected: true\n    notice:' in text
    file.write_text(text.replace('  - stage: "release"\n', f'  - stage: "release"\n{note}'), encoding="utf-8")
    imported(written([release("000900-2026", "2026-11-30T09:00:00Z")]))
    text = file.read_text("utf-8")
    assert '"2026-11-30"' in text
    assert ('"2026-12-01"' in text) == kept


def test_an_update_of_a_tender_that_was_read_is_a_change_and_a_later_last_day(hub):
    imported(NOTICES)
    update = release("000900-2026", "2026-12-20T09:00:00Z", tender={"tenderPeriod": {"endDate": "2027-01-22"}})
    imported(written([{**update, "tag": ["tenderUpdate"]}]))
    text = CARERS.read_text("utf-8")
    assert text.count('stage: "release"') == 1
    assert '- stage: "change"\n    date: "2026-12-20"' in text
    assert '- stage: "closing"\n    date: "2027-01-22"' in text


def test_a_cancellation_of_the_same_day_and_number_is_added_once(hub, capsys):
    tender = release("000900-2026", "2026-12-20T09:00:00Z")
    later = {**release("000900-2026", "2026-12-20T15:00:00Z"), "tag": ["tenderCancellation"]}
    file = Path("content/opportunities/support-for-carers-0aaaaa.md")
    imported(written([tender]))
    assert "cancelled" not in file.read_text("utf-8")
    imported(written([later]))
    text = file.read_text("utf-8")
    assert '- stage: "cancelled"\n    date: "2026-12-20"' in text
    assert text.count('title: "Notice 000900-2026"') == 1
    assert main(["check"]) == 0
    capsys.readouterr()
    imported(written([tender, later]))
    assert "nothing new" in capsys.readouterr().out and file.read_text("utf-8") == text


def test_an_update_of_a_tender_that_was_not_read_leaves_the_day_of_its_release_open(hub):
    imported(written([{**release("000900-2026", "2026-12-20T09:00:00Z"), "tag": ["tenderUpdate"]}]))
    text = Path("content/opportunities/support-for-carers-0aaaaa.md").read_text("utf-8")
    assert '- stage: "release"\n    note: "Some day before' in text
    assert '- stage: "change"\n    date: "2026-12-20"' in text


def test_another_procurement_of_the_same_title_gets_a_file_of_its_own(hub):
    imported(written([release("1-2026", "2026-12-20T09:00:00Z")]))
    assert Path("content/opportunities/support-for-carers-0aaaaa.md").exists()
    assert "0abc12" in Path("content/opportunities/support-for-carers.md").read_text("utf-8")


@pytest.mark.parametrize("kind", ["notices", "grants"])
def test_bad_input_writes_nothing_and_says_where_it_is_bad(hub, capsys, kind):
    good = NOTICES if kind == "notices" else GRANTS
    Path("bad.json").write_text('{"releases": [{"ocid": 1}], "grants": [{"fundingOrganization": 7}]}', encoding="utf-8")
    before = {file: file.read_bytes() for file in Path().rglob("*.*") if file.is_file()}
    assert main(["import", kind, str(good), "bad.json"]) == 1
    said = capsys.readouterr().err
    assert "hub: bad.json: " in said
    assert "releases[0]" in said if kind == "notices" else "grants[0]" in said
    assert "Nothing was written" in said
    assert {file: file.read_bytes() for file in Path().rglob("*.*") if file.is_file()} == before


def test_a_file_that_is_not_there_is_told(hub, capsys):
    assert imported("none.json") == 1
    assert "none.json: no such file" in capsys.readouterr().err


def test_nothing_is_imported_into_a_hub_with_a_fault(hub, capsys):
    (hub / "organisations" / "broken.yaml").write_text('name: "Broken"\n')
    assert imported(NOTICES) == 1
    assert "run .venv/bin/hub check" in capsys.readouterr().err


def test_a_page_that_cannot_be_kept_whole_stays_as_it_is(hub, capsys):
    imported(NOTICES)
    text = CARERS.read_text("utf-8").replace('status: "draft"', 'status: "draft"  # a note behind')
    CARERS.write_text(text, encoding="utf-8")
    assert imported(NOTICES) == 0, "with nothing new, nothing is in the way"
    capsys.readouterr()
    later = [release("000900-2026", "2026-12-20T09:00:00Z"), release("000901-2026", "2026-12-21T09:00:00Z")]
    assert imported(written(later)) == 1
    said = capsys.readouterr().out
    assert f"{CARERS}: it stays as it is: a comment stands behind a value" in said
    assert f"on line {text[: text.index('# a note')].count(chr(10)) + 1}; " in said
    assert "Until then it lacks 000900-2026, 000901-2026\n" in said
    assert CARERS.read_text("utf-8") == text


def test_what_the_notice_says_cannot_be_published_as_it_stands(hub, capsys):
    imported(NOTICES)
    text = CARERS.read_text("utf-8")
    text = text.replace('status: "draft"', 'status: "published"').replace("write here", "It is for carers.")
    text = text.replace('kind: "contract"', 'kind: "contract"\nbuyer: ["example-borough-council"]')
    CARERS.write_text(text, encoding="utf-8")
    capsys.readouterr()
    assert main(["check", "--format", "json"]) == 1
    (must,) = [each for each in json.loads(capsys.readouterr().out)["problems"] if each["grade"] == "must"]
    line = text.splitlines().index("What the notice says, to be told in plain words; then delete it:") + 1
    assert (must["rule"], must["path"], must["line"]) == ("starter-text", CARERS.as_posix(), line)
    CARERS.write_text(text[: text.index("What the notice says")], encoding="utf-8")
    assert main(["check"]) == 0


def test_grants_are_proposed_one_connection_a_funder_and_nothing_is_written(hub, capsys):
    before = PANTRY.read_bytes()
    assert main(["import", "grants", str(GRANTS)]) == 0
    said = capsys.readouterr().out
    # Two grants of one funder: the first in June 2023, the last to end in March 2025.
    assert said.startswith(
        "organisations/riverside-food-pantry.yaml:\n"
        "connections:\n"
        '  - with: "example-community-fund"\n'
        '    kind: "funded-by"\n'
        '    since: "2023-06"\n'
        '    until: "2025-03"\n'
        '    source: "https://example.org/grants.json"\n'
    )
    assert "Passed over: 1 to people" in said
    assert "Passed over: 1 of no money" in said
    assert "Robin" not in said
    assert PANTRY.read_bytes() == before


def test_grants_are_added_to_a_listing_when_asked_and_only_once(hub, capsys):
    lines = PANTRY.read_text("utf-8").splitlines()
    assert main(["import", "grants", "--write", str(GRANTS)]) == 0
    after = PANTRY.read_text("utf-8")
    assert [line for line in lines if line not in after.splitlines()] == []
    assert 'with: "example-community-fund"' in after
    assert main(["check"]) == main(["fmt", "--check"]) == 0
    capsys.readouterr()
    assert main(["import", "grants", "--write", str(GRANTS)]) == 0
    assert "0 connections" in capsys.readouterr().out
    assert PANTRY.read_text("utf-8") == after


def test_a_funder_that_is_not_known_is_told_and_its_grants_wait(hub, capsys):
    told = GRANTS.read_text("utf-8").replace("Example Community Fund", "Another Fund")
    told = told.replace('"360G-example"', '"robin@example.org"')
    Path("other.json").write_text(told, encoding="utf-8")
    assert main(["import", "grants", "other.json"]) == 0
    said = capsys.readouterr().out
    assert "Another Fund (GB-CHC-9999999) is neither a listing nor in vocabulary/bodies.yaml" in said
    assert "Another Fund ([left out]) is neither" in said
