"""One state of the hub, read and checked together, and frozen."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.edition import read_edition, schema_of
from hub.records.problem import Problem
from hub.work import SHARE

TODAY = date(2026, 11, 24)


@pytest.fixture
def small(tmp_path, repository) -> Path:
    """A copy of the small site, to change."""
    return Path(shutil.copytree(repository / "tests" / "sites" / "small", tmp_path / "small"))


def test_a_good_site_has_no_problem_and_is_sorted(small):
    reading = read_edition(small, TODAY)
    assert reading.problems == ()
    edition = reading.edition
    assert [one.slug for one in edition.organisations] == [
        "example-carers-network", "market-street-carers", "old-mill-hall-trust", "one-oak-youth-club",
        "riverside-food-pantry", "safe-harbour"
    ]  # fmt: skip
    assert [one.slug for one in edition.briefings] == ["community-rights-ar", "care-and-carers", "community-rights"]
    assert [one.slug for one in edition.case_studies] == ["sharing-a-hall"]
    assert [one.slug for one in edition.pages] == [
        "about", "about-es", "accessibility", "difference", "licences", "privacy"
    ]  # fmt: skip
    assert [one.slug for one in edition.waiting] == ["next-year", "not-yet"]
    assert reading.former == {"carers-of-example": "example-carers-network"}
    assert reading.names["safe-harbour"] == {"example-carers-network"}
    assert not reading.names.keys() & {"market-street-carers", "old-mill-hall-trust"}  # merged, closed
    assert len(reading.files) == sum(path.suffix in (".md", ".yaml") for path in small.rglob("*"))


@pytest.mark.parametrize("wrong", ["", "topics: []\n"])
def test_several_processes_read_what_one_reads(small, wrong):
    text = (small / "organisations" / "one-oak-youth-club.yaml").read_text()
    for number in range(2 * SHARE):
        (small / "organisations" / f"club-{number}.yaml").write_text(text.replace("One Oak", f"Oak {number}"))
    (small / "organisations" / "club-7.yaml").write_text(text + wrong)
    done = []
    one, three = (
        read_edition(small, TODAY, processes=number, meanwhile=partial(done.append, number)) for number in (1, 3)
    )
    assert one == three
    assert one.problems
    assert done == [1, 3]


def test_the_hub_of_this_repository_has_no_must(repository):
    assert read_edition(repository, TODAY).musts == ()


def test_the_hub_of_this_repository_is_in_its_canonical_form(repository, run_hub):
    ran = run_hub(repository, "fmt", "--check")
    assert ran.returncode == 0, ran.stdout


def test_a_page_that_is_scheduled_is_published_on_its_day_and_not_before(small):
    day = date(2027, 1, 4)
    for today, out in ((day - timedelta(days=1), False), (day, True)):
        edition = read_edition(small, today).edition
        assert ("next-year" in {one.slug for one in edition.briefings}) is out
        assert ("next-year" in {one.slug for one in edition.waiting}) is not out
    assert "not-yet" in {one.slug for one in edition.waiting}


def test_a_correction_is_told_on_its_day_and_not_before(small):
    path = small / "content/briefings/care-and-carers.md"
    dates = 'updated: "2026-12-01"\ncorrections:\n  - date: "2026-12-02"\n    text: "It said six weeks."\n'
    path.write_text(path.read_text().replace('updated: "2026-05-12"\n', dates))
    told = []
    for day in (TODAY, date(2026, 12, 1), date(2026, 12, 2)):
        edition = read_edition(small, day).edition
        (page,) = (each for each in edition.briefings if each.slug == "care-and-carers")
        told.append((page.changed, len(page.corrections), len(page.to_come)))
    assert told == [(page.published, 0, 2), (date(2026, 12, 1), 0, 1), (date(2026, 12, 2), 1, 0)]


def test_whether_a_file_passes_does_not_depend_on_the_day(small):
    first, last = (read_edition(small, day) for day in (date(1990, 1, 1), date(2090, 1, 1)))
    assert first.musts == last.musts == ()
    assert {problem.rule for problem in first.problems} == {"date-to-come"}  # nobody had read anything in 1990
    assert first.edition.organisations == last.edition.organisations


def test_one_must_and_there_is_no_edition(small):
    (small / "organisations" / "bad.yaml").write_text("name: [\n")
    reading = read_edition(small, TODAY)
    assert reading.edition is None
    assert [problem.rule for problem in reading.problems] == ["unclosed-bracket"]


def test_a_should_alone_stops_nothing(small):
    path = small / "organisations" / "safe-harbour.yaml"
    path.write_text(
        "".join(line for line in path.read_text().splitlines(keepends=True) if not line.startswith("contact"))
    )
    reading = read_edition(small, TODAY)
    assert [problem.rule for problem in reading.shoulds] == ["no-contact"]
    assert reading.edition is not None


def test_a_bad_vocabulary_is_told_and_not_what_depends_on_it(small):
    (small / "vocabulary" / "topics.yaml").write_text("food: [\n")
    reading = read_edition(small, TODAY)
    assert [(problem.path, problem.rule) for problem in reading.problems] == [
        ("vocabulary/topics.yaml", "unclosed-bracket")
    ]


def test_a_bad_listing_is_told_and_not_what_points_to_it(small):
    (small / "organisations" / "riverside-food-pantry.yaml").write_text("")
    assert [problem.rule for problem in read_edition(small, TODAY).problems] == ["empty-file"]


def test_a_listing_that_is_gone_is_told_wherever_it_is_named(small):
    (small / "organisations" / "example-carers-network.yaml").unlink()
    assert [(problem.path, problem.line, problem.rule) for problem in read_edition(small, TODAY).problems] == [
        ("content/briefings/care-and-carers.md", 8, "unknown-word"),
        ("content/briefings/care-and-carers.md", 26, "dead-link"),
        ("content/consortia/carers-together.md", 20, "unknown-word"),
        ("content/events/carers-open-morning.md", 9, "unknown-word"),
        ("content/events/first-meeting.md", 8, "unknown-word"),
        ("content/events/winter-lunch.md", 14, "unknown-word"),
        ("content/forums/carers-forum.md", 10, "unknown-word"),
        ("content/forums/carers-forum.md", 13, "unknown-word"),
        ("organisations/market-street-carers.yaml", 8, "dead-connection"),
        ("organisations/market-street-carers.yaml", 16, "dead-connection"),
        ("organisations/riverside-food-pantry.yaml", 32, "dead-connection"),
        ("organisations/riverside-food-pantry.yaml", 37, "dead-connection"),
        ("organisations/safe-harbour.yaml", 15, "dead-connection"),
        ("organisations/safe-harbour.yaml", 21, "dead-connection"),
    ]


def test_what_is_no_record_is_told_and_not_dropped_in_silence(small):
    (small / "organisations" / "more").mkdir()
    (small / "organisations" / "notes.txt").write_text("x")
    (small / "organisations" / ".DS_Store").write_text("x")
    (small / "organisations" / ".hidden.yaml").write_text("x")
    (small / "organisations" / ".hidden.yaml.abcdefgh").write_text("x")  # what a format that was killed leaves behind
    (small / "organisations" / ".#safe-harbour.yaml").symlink_to("who@where")  # Emacs's
    (small / "organisations" / "broken.yaml").symlink_to("nowhere")
    (small / "content" / "briefing").mkdir()
    (small / "content" / "notes.txt").write_text("x")
    (small / "content" / "pages" / ".draft.md").write_text("x")
    (small / "organisation").mkdir()
    (small / "organisation" / "a.yaml").write_text("x")
    (small / "organisational").mkdir()
    told = {(problem.path, problem.rule) for problem in read_edition(small, TODAY).problems}
    assert {
        ("organisations/more", "unknown-file"),
        ("organisations/notes.txt", "file-name"),
        ("organisations/broken.yaml", "unreadable"),
        ("organisations/.hidden.yaml", "unknown-file"),
        ("content/briefing", "unknown-file"),
        ("content/notes.txt", "unknown-file"),
        ("content/pages/.draft.md", "unknown-file"),
        ("organisation", "unknown-file"),
    } <= told
    assert not any(part in path for path, _ in told for part in (".DS_Store", ".abcdefgh", ".#", "organisational"))


@pytest.mark.parametrize("folder", ["organisations", "vocabulary"])
@pytest.mark.parametrize("instead", ["nothing", "a file", "a dangling link", "a link"])
def test_a_folder_that_is_needed_and_not_there_is_told_once(small, folder, instead):
    (small / folder).rename(small / "aside")
    match instead:
        case "a file":
            (small / folder).write_text("x")
        case "a dangling link":
            (small / folder).symlink_to("nowhere")
        case "a link":
            (small / folder).symlink_to("aside")
    reading = read_edition(small, TODAY)
    assert reading.edition is None
    rule = "missing-file" if instead == "nothing" else "unreadable"
    assert [problem.rule for problem in reading.problems if problem.path == folder] == [rule]
    assert not any(problem.path.startswith(f"{folder}/") for problem in reading.problems)


def test_content_that_is_a_link_is_told_once(small):
    (small / "content").rename(small / "aside")
    (small / "content").symlink_to("aside")
    assert [(problem.path, problem.rule) for problem in read_edition(small, TODAY).problems] == [
        ("content", "unreadable")
    ]


def test_no_more_is_read_of_a_giant_file_than_shows_that_it_is_one(small):
    with (small / "organisations" / "giant.yaml").open("wb") as stream:
        stream.truncate(1 << 40)
    [problem] = read_edition(small, TODAY).problems
    assert (problem.path, problem.rule) == ("organisations/giant.yaml", "too-large")


def test_only_pictures_may_lie_in_the_folder_of_pictures(small):
    images = small / "content" / "images"
    images.mkdir()
    (images / "hall.png").write_bytes(b"x")
    assert read_edition(small, TODAY).problems == ()
    assert "content/images/hall.png" in read_edition(small, TODAY).files
    names = (".htaccess", ".hall.png", "a.svg", "a.html", "A b.png", "a.PNG", "png", "notes")
    for name in names:
        (images / name).write_bytes(b"x")
    (images / "more").mkdir()
    (images / "link.png").symlink_to("hall.png")
    with (images / "large.jpg").open("wb") as stream:
        stream.truncate(5_000_001)
    musts = read_edition(small, TODAY).musts
    assert {problem.path.removeprefix("content/images/"): problem.rule for problem in musts} == {
        **dict.fromkeys(names, "image-file"),
        "more": "unknown-file",
        "link.png": "unreadable",
        "large.jpg": "image-file",
    }


def test_the_order_of_files_on_the_disk_changes_nothing(small, tmp_path):
    other = tmp_path / "other"
    paths = sorted((path.relative_to(small) for path in small.rglob("*") if path.is_file()), reverse=True)
    for path in paths:
        (other / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(small / path, other / path)
    assert read_edition(other, TODAY) == read_edition(small, TODAY)


def test_an_empty_folder_is_told_what_it_lacks(tmp_path):
    assert {problem.rule for problem in read_edition(tmp_path, TODAY).problems} == {"missing-file"}


YAML = st.lists(
    st.sampled_from(
        [
            "name",
            ": ",
            "\n",
            "  ",
            "- ",
            '"',
            "'",
            "[",
            "]",
            "{",
            "}",
            ", ",
            "&a ",
            "*a",
            "!x ",
            "<<",
            "|",
            ">",
            "#",
            "---",
            "\t",
            "\\",
            "%",
            "@",
            "listing",
            "services",
            "locations",
            "topics",
            "contact",
            "1",
            "true",
            "null",
            "~",
            "é",
            "\u202e",
            "\x00",
            "\ufeff",
            "\u2028",
            "\xad",
            "<b>",
            "[a](b)",
        ]
    )
    | st.text(max_size=4),
    max_size=30,
).map(lambda parts: "".join(parts).encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize(
    "name", ["organisations/fuzz.yaml", "vocabulary/topics.yaml", "content/pages/fuzz.md", "content/briefings/fuzz.md"]
)
@given(data=st.binary(max_size=200) | YAML | YAML.map(lambda text: b"---\n" + text + b"\n---\n" + text))
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_file_whatever_it_holds_ends_in_anything_but_problems(small, name, data):
    path = small / name
    before = path.read_bytes() if path.exists() else None
    path.write_bytes(data)
    try:
        reading = read_edition(small, TODAY)
    finally:
        path.write_bytes(before) if before is not None else path.unlink()
    assert all(isinstance(problem, Problem) and problem.message and problem.line > 0 for problem in reading.problems)
    assert (reading.edition is None) == bool(reading.musts)


@pytest.mark.parametrize(
    "data",
    [
        b"a: " + b"[" * 1000 + b"]" * 1000,
        b'name: "' + b"x" * 300_000 + b'"\n',
        b"name: " + b"- " * 30_000,
        b"name: '" + b"\\" * 60_000,
        b"offers: [" + b'"",' * 15_000 + b"]\n",
    ],
)
def test_a_thousand_levels_and_a_giant_text_are_told_at_once(small, data):
    (small / "organisations" / "giant.yaml").write_bytes(data)
    assert {problem.path for problem in read_edition(small, TODAY).musts} == {"organisations/giant.yaml"}


def test_each_file_has_the_schema_of_its_folder():
    assert schema_of("organisations/a.yaml").shape.required >= {"name"}
    assert "law_as_at" in schema_of("content/briefings/a.md").shape.required
    assert schema_of("content/pages/a.md").shape.required == {"title", "summary", "status", "published"}
    assert [schema_of(path) for path in ("README.md", "vocabulary/other.yaml", "organisations/a.txt")] == [None] * 3
