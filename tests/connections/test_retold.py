"""Changes to answers that were published: two editions side by side give no small number away."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from hub.connections.feedback import tables
from hub.connections.retold import FORUMS, retold
from hub.knowledge.freeze import frozen
from hub.knowledge.read import read_pages

PATH = f"{FORUMS}a.md"
HEAD = (
    '---\ntitle: "A"\nsummary: "S."\nstatus: "published"\npublished: "2026-01-15"\n'
    'kind: "forum"\ntheme: "T."\nfor: "All"\nsources: [{title: "Notes", url: "https://example.org"}]\n'
)
DRAFT = HEAD.replace('"published"', '"draft"', 1)
QUARTERS = ("2025-01", "2025-04", "2025-07", "2025-10", "2026-01", "2026-04")


def page(*answers: tuple[str, int], head: str = HEAD) -> bytes:
    """A forum with so many answers in each of some months."""
    lines = [f'  - {{from: "{month}-01", to: "{month}-28", answered: {count}}}\n' for month, count in answers]
    return (head + ("feedback:\n" if lines else "") + "".join(lines) + "---\nText.\n").encode()


def told(before: bytes, now: bytes) -> list[tuple[int, str]]:
    return [(problem.line, problem.rule) for problem in retold({PATH: before}, {PATH: now})]


PUBLISHED = page(("2025-04", 22), ("2025-07", 25))


def test_a_period_put_before_a_published_one_is_told_where_it_stands():
    # 13 and 22 would be one table of 35, and the old one of 22 stands in the old page: the 13 would be told.
    (problem,) = retold({PATH: PUBLISHED}, {PATH: page(("2025-01", 13), ("2025-04", 22), ("2025-07", 25))})
    assert (problem.path, problem.line, problem.rule) == (PATH, 11, "published-answers")
    assert problem.message == (
        "the answers from 2025-04-01 to 2025-04-28 were published, and would be told otherwise now"
    )


def test_a_published_period_is_not_changed_nor_taken_out():
    assert told(PUBLISHED, page(("2025-04", 23), ("2025-07", 25))) == [(11, "published-answers")]
    assert told(PUBLISHED, page(("2025-04", 22), ("2025-08", 25))) == [(12, "published-answers")]
    assert told(PUBLISHED, page(("2025-04", 22))) == [(11, "published-answers")]
    assert told(PUBLISHED, page()) == [(2, "published-answers")]


def test_what_comes_behind_or_was_never_published_may_change():
    assert told(PUBLISHED, page(("2025-04", 22), ("2025-07", 25), ("2026-01", 3))) == []
    waiting = page(("2025-04", 22), ("2025-07", 3))
    assert told(waiting, page(("2025-04", 22), ("2025-05", 9), ("2025-07", 4))) == []
    for unseen in (DRAFT, HEAD.replace("---\n", "---\nexample: true\n", 1)):
        assert told(page(("2025-04", 22), head=unseen), page(("2025-04", 30))) == []


def test_a_forum_that_cannot_be_read_is_told_of_elsewhere():
    assert told(PUBLISHED, b"---\n") == told(b"---\n", PUBLISHED) == []


def test_a_forum_that_has_another_name_now_is_held_against_what_it_was():
    other = f"{FORUMS}b.md"
    now = {other: page(("2025-04", 22), ("2025-06", 25)), f"{FORUMS}c.md": page(("2025-01", 40))}
    assert [problem.path for problem in retold({PATH: PUBLISHED}, now)] == [other]
    assert list(retold({PATH: PUBLISHED}, {other: PUBLISHED})) == []
    assert list(retold({PATH: PUBLISHED}, {})) == []


def test_a_new_name_hides_no_other_count_of_the_only_period():
    other = f"{FORUMS}b.md"
    (problem,) = retold({PATH: page(("2025-04", 22))}, {other: page(("2025-04", 23))})
    assert (problem.path, problem.line) == (other, 11)
    assert problem.fix.endswith(f"; if {PATH}, which had them, was another forum, delete that in a change of its own")
    assert list(retold({PATH: page(("2025-04", 22))}, {other: page(("2025-07", 23))})) == []


def test_a_draft_that_was_published_keeps_its_answers_for_when_it_is_published_again():
    assert told(PUBLISHED, page(("2025-04", 22), ("2025-07", 25), head=DRAFT)) == []
    changed = page(("2025-01", 13), ("2025-04", 22), ("2025-07", 25), head=DRAFT)
    assert told(PUBLISHED, changed) == [(11, "published-answers")]


def test_answers_that_move_into_another_forum_are_told_there_as_they_were():
    other = f"{FORUMS}b.md"
    before = {PATH: page(("2025-04", 22), ("2025-10", 30)), other: page(("2025-01", 12))}
    # The 12 would be one table with the 22, which the page that has gone told alone.
    (problem,) = retold(before, {other: page(("2025-01", 12), ("2025-04", 22))})
    assert (problem.path, problem.rule) == (other, "published-answers")
    apart = page(("2025-01", 12), ("2025-10", 30))
    assert [p.rule for p in retold(before, {other: apart})] == ["published-answers"]
    own = {PATH: before[PATH], other: page(("2025-07", 20))}
    assert list(retold(own, {other: page(("2025-04", 22), ("2025-07", 20))})) == []
    assert list(retold(own, {other: page(("2025-07", 20), ("2026-01", 9))})) == []


periods = st.dictionaries(st.sampled_from(QUARTERS), st.integers(0, 30)).map(lambda months: sorted(months.items()))


@given(periods, periods)
def test_a_change_that_passes_leaves_every_published_table_as_it_was(before, now):
    files = [page(*before), page(*now)]
    if told(*files):
        return
    published, later = (
        tables(frozen(read_pages(FORUMS, {PATH: file})[0][0]).feedback, date(2026, 11, 24)) for file in files
    )
    assert all(table in later for table in published)
