"""The words that records may use: read and checked before anything that uses them."""

from __future__ import annotations

from datetime import date

import pytest

from hub.vocabulary.read import NAMES, read_vocabulary


@pytest.fixture
def files(repository):
    folder = repository / "tests" / "sites" / "small" / "vocabulary"
    return {f"vocabulary/{path.name}": path.read_bytes() for path in sorted(folder.iterdir())}


def told(files) -> list[str]:
    return [
        f"{p.path.removeprefix('vocabulary/')}:{p.line}:{p.column} {p.rule}" for p in read_vocabulary(files).problems
    ]


def test_words_keep_the_order_of_their_file(files):
    vocabulary = read_vocabulary(files).vocabulary
    assert list(vocabulary.topic_groups) == ["home-and-care", "things-to-do"]
    assert list(vocabulary.topics) == ["food", "carers", "domestic-abuse", "young-people", "community-centres"]
    assert (vocabulary.topics["food"].group, vocabulary.topics["food"].glaze) == ("home-and-care", "bottle")
    assert [topic.slug for topic in vocabulary.topic_groups["things-to-do"].topics] == [
        "young-people",
        "community-centres",
    ]


def test_a_ward_has_its_name_on_its_tile_unless_it_has_a_shorter_one(files):
    wards = read_vocabulary(files).vocabulary.wards
    assert (wards["oak-hill"].short, wards["riverside"].short, wards["old-town"].short) == (
        "Oak Hill",
        "River\xadside",
        "Old Town",
    )
    assert (wards["market"].centre, wards["market"].grid) == ((51.49, -0.1), (0, 1))


def test_an_area_is_a_ward_or_a_neighbourhood(files):
    words = read_vocabulary(files)
    assert words.slugs["areas"] == {"oak-hill", "riverside", "market", "old-town", "the-quays", "town-centre"}
    assert words.vocabulary.areas["the-quays"].wards == ("riverside", "old-town")
    assert set(words.vocabulary.areas) == words.slugs["areas"] and next(iter(words.vocabulary.areas)) == "the-quays"


def test_a_neighbourhood_may_have_the_name_of_a_ward_that_it_holds(files):
    path = "vocabulary/neighbourhoods.yaml"
    words = read_vocabulary({**files, path: files[path].replace(b"town-centre:", b"market:")})
    assert words.problems == ()
    assert words.vocabulary.areas["market"].name == "Town Centre"


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_is_missing_or_wrong_is_told_once_and_not_trusted(files, name):
    path = f"vocabulary/{name}.yaml"
    for content in (None, b"a: [", b"- a\n", b"a: 1\n"):
        changed = {**files, path: content}
        if content is None:
            del changed[path]
        words = read_vocabulary(changed)
        assert {problem.path for problem in words.problems} == {path}
        assert name not in words.slugs
        assert words.vocabulary is None
        assert ("areas" in words.slugs) is (name not in ("wards", "neighbourhoods"))


@pytest.mark.parametrize(
    "name, old, new, expected",
    [
        ("topics", "    carers:", "    young-people:", ["topics.yaml:22:5 same-word"]),
        ("topics", 'icon: "bowl-food"', 'icno: "bowl-food"', ["topics.yaml:8:7 unknown-field"]),
        ("topics", 'glaze: "bottle"', 'glaze: "botle"', ["topics.yaml:4:10 not-one-of"]),
        ("topics", "    food:", "    Food & drink:", ["topics.yaml:6:5 wrong-form"]),
        ("wards", "grid: [1, 0]", "grid: [0, 0]", ["wards.yaml:11:9 same-tile"]),
        ("wards", "W05999902", "W05999901", ["wards.yaml:9:9 same-word"]),
        ("wards", "centre: [51.49000, -0.10000]", "centre: [51.49000]", ["wards.yaml:15:11 too-few"]),
        ("wards", "grid: [1, 0]", "grid: [1, 0.5]", ["wards.yaml:11:13 wrong-type"]),
        ("wards", 'name: "Oak Hill"', 'name: "Oak\\xADHill"', ["wards.yaml:2:9 hidden-character"]),
        ("neighbourhoods", '"market"', '"marked"', ["neighbourhoods.yaml:6:11 unknown-word"]),
        ("neighbourhoods", "town-centre:", "old-town:", ["neighbourhoods.yaml:6:10 same-word"]),
        ("access", "lacks: true", 'lacks: "true"', ["access.yaml:11:10 wrong-type"]),
        ("access", 'denies: "step-free"', 'denies: "stepfree"', ["access.yaml:12:11 unknown-word"]),
        ("access", 'denies: "step-free"', 'denies: "not-step-free"', ["access.yaml:12:11 unknown-word"]),
        ("languages", "es:", "Spanish:", ["languages.yaml:7:1 wrong-form"]),
        ("bodies", 'kind: "council"', 'kind: "counsil"', ["bodies.yaml:3:9 not-one-of"]),
        ("holidays", '"2026-12-28"', '"2026-12-24"', ["holidays.yaml:3:1 date-order"]),
        ("holidays", '"2026-12-28"', '"2026-02-30"', ["holidays.yaml:3:1 date"]),
        ("holidays", '"2026-12-28"', '"2026-12-25"', ["holidays.yaml:3:1 duplicate-key"]),
        ("holidays", '"Boxing Day (substitute day)"', '""', ["holidays.yaml:3:15 empty-value"]),
        ("lendings", '"hall"', '"Van"', ["lendings.yaml:6:11 same-word"]),
        ("lendings", 'words: ["hall", "space"]', "words: []", ["lendings.yaml:6:10 empty-value"]),
    ],
)
def test_a_fault_is_told_where_it_stands(files, name, old, new, expected):
    path = f"vocabulary/{name}.yaml"
    changed = files[path].decode().replace(old, new, 1).encode()
    assert changed != files[path]
    assert told({**files, path: changed}) == expected


def test_a_file_that_nothing_reads_is_told_and_the_rest_is_trusted(files):
    words = read_vocabulary({**files, "vocabulary/topic.yaml": b""})
    assert [(problem.rule, problem.fix) for problem in words.problems] == [
        ("unknown-file", "did you mean `vocabulary/topics.yaml`?")
    ]
    assert set(NAMES) <= words.slugs.keys()


def test_holidays_are_days_with_names_and_a_hub_may_do_without(files):
    days = read_vocabulary(files).vocabulary.holidays
    assert list(days.items())[:2] == [
        (date(2026, 12, 25), "Christmas Day"),
        (date(2026, 12, 28), "Boxing Day (substitute day)"),
    ]
    del files["vocabulary/holidays.yaml"]
    words = read_vocabulary(files)
    assert words.problems == () and words.vocabulary.holidays == {}


def test_a_hub_may_do_without_words_for_lendings(files):
    assert list(read_vocabulary(files).vocabulary.lendings) == ["transport", "room"]
    del files["vocabulary/lendings.yaml"]
    words = read_vocabulary(files)
    assert words.problems == () and words.vocabulary.lendings == {}


def test_what_can_be_denied_is_asked_of_every_space(files):
    needs = read_vocabulary(files).vocabulary.needs
    assert list(needs) == ["step-free", "accessible-toilet", "hearing-loop", "accessible-parking"]
    assert needs["step-free"].slug == "not-step-free" and needs["hearing-loop"].slug == "no-hearing-loop"
