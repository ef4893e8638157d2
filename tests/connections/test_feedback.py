"""What is published of people's answers, and that no small number can be worked out from it.

The attacker of these tests knows the rule, and every number that is published; they try all answers that there could
have been, and keep those of which the same would be published.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.connections.feedback import (
    FEWEST_FOR_SHARES,
    UNSAID,
    Cell,
    Table,
    at_least,
    shown_of_one,
    shown_of_several,
    tables,
    waiting,
)
from hub.knowledge.forum import ANSWERS, FEWEST, SEVERAL, Feedback, answers_but_none
from hub.knowledge.kinds import definition

TODAY = date(2026, 11, 24)
MET, IMPORTANCE, SINCE = ANSWERS["met"], ANSWERS["importance"], ANSWERS["since_then"]


def period(first: date, days: int, answered: int, invited: int | None = None, **questions: tuple[int, ...]) -> Feedback:
    counts = {name: dict(zip(names, questions.get(name, ()), strict=False)) for name, names in ANSWERS.items()}
    return Feedback(first=first, last=first + timedelta(days=days - 1), answered=answered, invited=invited, **counts)


def counted(table: Table, question: str) -> dict[str, int | None]:
    return {cell.answer: cell.count for cell in table.questions[question]}


def met(*counts: int, answered: int | None = None) -> list[int | None]:
    """What is shown of so many answers none, 1-2, 3-5, 6-or-more; then of those who said nothing, if anybody."""
    answered = sum(counts) if answered is None else answered
    return list(shown_of_one(dict(zip(MET, counts, strict=True)), answered).values())


def test_the_questions_and_answers_are_those_of_the_schema():
    feedback = definition("content/forums/")["$defs"]["feedback"]["properties"]
    assert ANSWERS.keys() == {name for name, field in feedback.items() if "properties" in field} >= SEVERAL
    for question, answers in ANSWERS.items():
        assert tuple(feedback[question]["properties"]) == answers


# The rule, by hand.


def test_where_no_number_is_small_all_are_shown():
    assert met(5, 9, 6, 7) == [5, 9, 6, 7]


def test_with_a_small_number_the_next_smallest_is_hidden_so_that_the_total_does_not_tell_it():
    # 3 + 12 + 9 + 6 = 30. With 3 hidden alone, 30 − 12 − 9 − 6 would give it. Hidden with 6: two numbers that make 9.
    assert met(3, 12, 9, 6) == [None, 12, 9, None]


def test_nobody_is_a_small_number():
    assert met(0, 12, 9, 8) == [None, 12, 9, None]


def test_what_is_as_small_as_the_next_smallest_is_hidden_too():
    # Were only one of the two sixes hidden, whoever knows that the first is taken would know which number is which.
    assert met(3, 6, 9, 6) == [None, None, 9, None]


def test_where_all_are_small_but_one_nothing_is_left_to_show():
    assert met(1, 0, 2, 30) == [None, None, None, None]


def test_a_few_who_left_the_question_out_are_not_told_and_two_others_are_hidden_with_them():
    # 8 + 12 + 9 + 6 = 35 of 37: two said nothing. With the six alone hidden, 8 would be left for both, and the six must
    # be five or more, and those at least one: with the eight hidden too it is 16 for three.
    assert met(8, 12, 9, 6, answered=37) == [None, 12, 9, None]
    assert met(8, 12, 9, 6, answered=42) == [8, 12, 9, 6, 7]


def test_how_many_left_the_question_out_is_not_told_where_anything_is_hidden():
    assert met(3, 12, 9, 6, answered=40) == [None, 12, 9, None]


def test_a_number_that_the_file_leaves_out_is_hidden_and_the_smallest_with_it():
    shown = shown_of_one({"none": None, "1-2": 12, "3-5": 9, "6-or-more": 8}, 33)
    assert shown == {"none": None, "1-2": 12, "3-5": 9, "6-or-more": None}


def test_where_the_file_leaves_out_two_or_more_somebody_has_applied_the_rule():
    counts = {"none": None, "1-2": 12, "3-5": 9, "6-or-more": None}
    assert shown_of_one(counts, 33) == counts
    assert shown_of_one({**counts, "3-5": 4}, 33) == dict.fromkeys(counts)

def test_where_what_the_file_leaves_out_makes_less_than_five_the_next_smallest_is_hidden_too():
    # 21 less 12 and 9 leaves nothing for the two: nobody gave either. With the nine hidden, three make nine.
    counts = {"none": None, "1-2": 12, "3-5": 9, "6-or-more": None}
    assert shown_of_one(counts, 21) == {"none": None, "1-2": 12, "3-5": None, "6-or-more": None}
    assert shown_of_one(counts, 25) == {"none": None, "1-2": 12, "3-5": None, "6-or-more": None}
    assert shown_of_one(counts, 26) == counts


def test_ticks_that_the_file_leaves_out_are_not_told_by_the_total():
    ticked = {"exchanged": 12, "referred": None, "shared": None, "together": None, "none": 8}
    assert shown_of_several(ticked, 25) == ticked


def test_of_several_answers_each_is_hidden_where_few_gave_it_or_few_did_not_and_the_next_smallest_with_it():
    # Of 20: 16 means that 4 did not; 15 leaves 5, which may be told. The five goes with the four and the nobody.
    shown = shown_of_several(dict(zip(SINCE, (16, 15, 5, 4, 0), strict=True)), 20)
    assert list(shown.values()) == [None, 15, None, None, None]
    assert list(shown_of_several(dict(zip(SINCE, (15, 9, 7, 6, 5), strict=True)), 20).values()) == [15, 9, 7, 6, 5]


def test_of_fewer_than_five_answers_only_that_is_told():
    few, later = period(date(2024, 1, 1), 366, 4, 30, met=(1, 1, 1, 1)), period(date(2025, 1, 1), 1, 40)
    assert tables([few, later], TODAY)[0] == Table(date(2024, 1, 1), date(2024, 12, 31), None, None, {})


def test_shares_are_told_of_twenty_answers_or_more_and_are_of_all_who_answered():
    [table] = tables([period(date(2025, 1, 1), 90, 25, 40, met=(5, 5, 5, 5))], TODAY)
    # 5 of 25 said nothing to this question: each answer is 5 of 25, which is 20%.
    assert table.questions["met"] == tuple(Cell(name, 5, 20) for name in (*MET, UNSAID))
    few = [period(date(2024, 1, 1), 366, 19, met=(9, 10, 0, 0)), period(date(2025, 1, 1), 1, 40)]
    cells = tables(few, TODAY)[0].questions["met"]
    assert [cell.count for cell in cells] == [None, 10, None, None]
    assert {cell.share for cell in cells} == {None}


def test_a_question_of_which_nothing_may_be_shown_is_there_with_all_hidden_and_one_that_was_not_put_is_not():
    [table] = tables([period(date(2025, 1, 1), 90, 20, met=(20, 0, 0, 0), importance=(0, 0, 0, 5, 15))], TODAY)
    assert dict(table.questions) == {
        "met": tuple(map(Cell, MET, (None,) * 4)),
        "importance": (*(Cell(name, None) for name in "1234"), Cell("5", 15, 75)),
    }
    assert at_least([table], "met", answers_but_none("met")) == (0, 20, True)
    assert at_least([table], "since_then", ("shared",)) == (0, 0, False)


# Which periods make one table.


def test_small_periods_are_told_together_as_soon_as_twenty_have_answered():
    # 13 wait; with 9 more they are 22, which is enough; 8 more wait for others.
    quarters = [period(date(2026, m, 1), 90, n, 30, met=(n, 0, 0, 0)) for m, n in ((1, 13), (4, 9), (7, 8))]
    [table] = tables(quarters, TODAY)
    assert (table.first, table.last, table.answered, table.invited) == (date(2026, 1, 1), date(2026, 6, 29), 22, 60)
    assert waiting(quarters, TODAY) == date(2026, 7, 1)


def test_a_table_is_of_a_year_at_most():
    # 7 and 6 are of 2024; the next period begins after it, so they stay as they are: 13, without shares.
    periods = [period(date(2024, 2, 29), 1, 7), period(date(2024, 9, 1), 1, 6), period(date(2025, 3, 1), 1, 30)]
    assert [table.answered for table in tables(periods, TODAY)] == [13, 30]


def test_a_period_that_is_not_over_is_not_told_of():
    last_day_today = [period(TODAY, 1, 50, met=(50, 0, 0, 0))]
    assert tables(last_day_today, TODAY) == ()
    assert len(tables(last_day_today, TODAY + timedelta(days=1))) == 1


def test_how_many_were_asked_is_told_only_where_it_is_known_of_all():
    periods = [period(date(2026, 1, 1), 30, 13, 20), period(date(2026, 4, 1), 30, 9)]
    assert tables(periods, TODAY)[0].invited is None


def test_sums_over_forums_are_made_of_what_is_shown_and_say_that_they_may_be_more():
    # 1-2, 3-5 and 6-or-more: of the one 12 + 9, with one hidden; of the other 8 + 7 + 9. 45 = 21 + 24, of 30 + 31.
    one = Table(TODAY, TODAY, 30, 40, {"met": tuple(map(Cell, MET, (None, 12, 9, None)))})
    two = Table(TODAY, TODAY, 31, None, {"met": tuple(map(Cell, MET, (7, 8, 7, 9)))})
    other = Table(TODAY, TODAY, 50, None, {"importance": tuple(map(Cell, IMPORTANCE, (10,) * 5))})
    assert at_least([one, two, other], "met", answers_but_none("met")) == (45, 61, True)
    assert at_least([two], "met", answers_but_none("met")) == (24, 31, False)


# What nobody can work out.


def _shared_out(total: int, among: int) -> Iterator[tuple[int, ...]]:
    """All ways to share out a number."""
    if among == 1:
        yield (total,)
    else:
        for first in range(total + 1):
            yield from ((first, *rest) for rest in _shared_out(total - first, among - 1))


@pytest.mark.parametrize(("answers", "most"), [(2, 40), (3, 34), (4, 22), (5, 16)])
def test_every_hidden_number_may_be_one_of_two_at_least(answers, most):
    names = "abcde"[:answers]
    for answered in range(FEWEST, most + 1):
        alike = defaultdict(list)
        for *counts, unsaid in _shared_out(answered, answers + 1):
            shown = shown_of_one(dict(zip(names, counts, strict=True)), answered)
            alike[tuple(shown.items())].append((*counts, unsaid))
        for shown, possible in alike.items():
            hidden = [place for place, (_, count) in enumerate(shown) if count is None]
            few_unsaid = any(0 < counts[answers] < FEWEST for counts in possible)
            for place in [*hidden, *([answers] if few_unsaid else [])]:
                assert len({counts[place] for counts in possible}) > 1, (answered, shown, possible)


@pytest.mark.parametrize(("answers", "most"), [(3, 22), (4, 15)])
def test_what_a_file_leaves_out_may_be_one_of_two_at_least_too(answers, most):
    """Whoever wrote the file may have left out any numbers: the attacker tries all files that there could have been."""
    names = "abcd"[:answers]
    left_out = [places for size in range(answers + 1) for places in combinations(range(answers), size)]
    for answered in range(FEWEST, most + 1):
        alike = defaultdict(set)
        for *counts, _ in _shared_out(answered, answers + 1):
            for places in left_out:
                told = {n: None if i in places else counts[i] for i, n in enumerate(names)}
                alike[tuple(shown_of_one(told, answered).items())].add(tuple(counts))
        for shown, possible in alike.items():
            for place, (_, count) in enumerate(shown):
                assert count is not None or len({counts[place] for counts in possible}) > 1, (answered, shown)


@pytest.mark.parametrize("everybody_ticked", [False, True])
@pytest.mark.parametrize(("answers", "most"), [(3, 30), (4, 19)])
def test_of_several_answers_too_every_hidden_number_may_be_one_of_two_at_least(answers, most, everybody_ticked):
    """The last answer is `none`: who ticks it ticks nothing else, as the check has it."""
    for answered in range(FEWEST, most + 1):
        alike = defaultdict(list)
        for *others, none in product(range(answered + 1), repeat=answers):
            if none + max(others) <= answered and (not everybody_ticked or none + sum(others) >= answered):
                counts = (*others, none)
                shown = shown_of_several(dict(zip("abcd", counts, strict=False)), answered)
                alike[tuple(shown.values())].append(counts)
        for shown, possible in alike.items():
            for place, count in enumerate(shown):
                assert count is not None or len({counts[place] for counts in possible}) > 1, (answered, shown, possible)


@st.composite
def forums(draw) -> list[Feedback]:
    """A forum's periods in order, each as the check lets it pass."""
    day, made = date(2023, 1, 1), []
    for _ in range(draw(st.integers(1, 8))):
        day += timedelta(days=draw(st.integers(0, 120)))
        days = draw(st.integers(1, 200))
        mets = draw(st.tuples(*(st.integers(0, 14) for _ in MET)))
        importance = draw(st.tuples(*(st.integers(0, 9) for _ in IMPORTANCE)))
        answered = max(sum(mets), sum(importance)) + draw(st.integers(0, 6))
        others = draw(st.tuples(*(st.integers(0, answered) for _ in SINCE[:-1])))
        none = draw(st.integers(0, answered - max(others)))
        made.append(
            period(day, days, answered, answered + 5, met=mets, importance=importance, since_then=(*others, none))
        )
        day += timedelta(days=days)
    return made


@settings(max_examples=300)
@given(forums(), st.dates(date(2023, 1, 1), date(2030, 1, 1)), st.integers(0, 400))
def test_a_later_edition_adds_tables_and_changes_none(periods, today, days):
    earlier, later = tables(periods, today), tables(periods, today + timedelta(days=days))
    assert later[: len(earlier)] == earlier
    for length in range(len(periods)):  # nor do periods that staff add behind those that are there
        fewer = tables(periods[:length], today)
        assert earlier[: len(fewer)] == fewer


@settings(max_examples=300)
@given(forums(), st.dates(date(2023, 1, 1), date(2030, 1, 1)))
def test_no_small_number_is_shown_and_every_period_is_told_at_most_once(periods, today):
    published = tables(periods, today)
    for one, two in pairwise(published):
        assert one.last < two.first
    for table in published:
        assert table.last < today
        assert table.answered is None or table.answered >= FEWEST
        for question, cells in table.questions.items():
            for cell in cells:
                assert cell.count is None or cell.count >= FEWEST
                if question in SEVERAL and cell.count is not None:
                    assert table.answered - cell.count >= FEWEST
                assert cell.share is None or (cell.count is not None and table.answered >= FEWEST_FOR_SHARES)
            hidden = [cell for cell in cells if cell.count is None]
            assert question in SEVERAL or len(hidden) != 1


@settings(max_examples=300)
@given(st.permutations(range(4)), st.lists(st.integers(0, 12), min_size=4, max_size=4))
def test_the_place_of_a_number_in_the_table_means_nothing_to_the_rule(order, counts):
    names = "abcd"
    shown = list(shown_of_one(dict(zip(names, counts, strict=True)), sum(counts)).values())
    moved = shown_of_one(dict(zip(names, [counts[i] for i in order], strict=True)), sum(counts))
    assert list(moved.values()) == [shown[i] for i in order]
