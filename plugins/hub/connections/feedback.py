"""Feedback: what may be published of the answers that people gave after forums, so that no small number is given away.

The rule is that of docs/measures.md, and docs/decisions tells why. A number that is published is the same for ever:
each period is told in one table, once it and the table are over, and sums are made of published numbers only.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hub.edition import Edition
from hub.knowledge.forum import ANSWERS, FEWEST, SEVERAL, Feedback

FEWEST_FOR_SHARES = 20
"""Of fewer answers no share of a hundred is told. As soon as so many have answered, a table is over."""

UNSAID = "unsaid"
"""Those who answered other questions, and not this one."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How many gave an answer. `count` is None where it is hidden, `share` (of a hundred) where it may not be told."""

    answer: str
    count: int | None
    share: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """What is published of some periods of one forum, from `first` to `last` day.

    `answered` is None where they were fewer than `FEWEST`, and then nothing else is told. `questions` holds the cells
    of each question that was put in all of the periods, even where every number of it is hidden.
    """

    first: date
    last: date
    answered: int | None
    invited: int | None
    questions: Mapping[str, tuple[Cell, ...]]


def tables(feedback: Iterable[Feedback], today: date) -> tuple[Table, ...]:
    """The tables of one forum that are over, oldest first. `feedback` has periods that do not overlap.

    A later day, or later periods, add tables and change none.
    """
    return tuple(_table(group) for group in _groups(feedback, today)[0])


def waiting(feedback: Iterable[Feedback], today: date) -> date | None:
    """The first day of answers that wait until there are enough; None where none do."""
    rest = _groups(feedback, today)[1]
    return rest[0].first if rest else None


@dataclass(frozen=True, slots=True)
class Answers:
    """The tables of all forums that end in a period, and how many answered in them, of how many who were asked.

    `invited` is None where it is not known of all. Of tables with fewer than `FEWEST` answers neither is counted.
    """

    tables: tuple[Table, ...]
    answered: int
    invited: int | None


def answers_of(edition: Edition, first: date, last: date) -> Answers:
    """What is published of all forums in a period. Examples are left out; a translation has the same answers again."""
    forums = [forum for forum in edition.forums if not (forum.example or forum.translates)]
    found = tuple(t for forum in forums for t in tables(forum.feedback, edition.today) if first <= t.last <= last)
    told = [table for table in found if table.answered is not None]
    invited = _sum(table.invited for table in told) if told else None
    return Answers(found, sum(table.answered for table in told), invited)


def at_least(published: Iterable[Table], question: str, answers: Sequence[str]) -> tuple[int, int, bool]:
    """How many gave one of some answers to a question, of how many who were asked it, and whether it may be more.

    It is worked out from published tables alone, so that it gives away nothing that they do not. Of `SEVERAL`
    one answer can be asked for at a time, else people would be counted twice.
    """
    count, answered, more = 0, 0, False
    for table in published:
        for cell in table.questions.get(question, ()):
            if cell.answer in answers:
                count += cell.count or 0
                more |= cell.count is None
        answered += table.answered or 0 if question in table.questions else 0
    return count, answered, more


def _groups(feedback: Iterable[Feedback], today: date) -> tuple[list[list[Feedback]], list[Feedback]]:
    """The periods that each table is of, and those that wait.

    A table is over once it holds enough answers, or once the next period would make it longer than a year. Both are
    settled by what came before: so a table that was published stays as it is, whatever comes later.
    """
    done: list[list[Feedback]] = []
    group: list[Feedback] = []
    for period in sorted((each for each in feedback if each.last < today), key=lambda each: each.first):
        if group and period.last > _a_year_from(group[0].first):
            done.append(group)
            group = []
        group.append(period)
        if sum(each.answered for each in group) >= FEWEST_FOR_SHARES:
            done.append(group)
            group = []
    return done, group


def _a_year_from(first: date) -> date:
    """The last day of the year that begins on a day."""
    later = date(first.year + 1, 3, 1) if (first.month, first.day) == (2, 29) else first.replace(year=first.year + 1)
    return later - timedelta(days=1)


def _table(group: Sequence[Feedback]) -> Table:
    answered = sum(each.answered for each in group)
    first, last = group[0].first, group[-1].last
    if answered < FEWEST:
        return Table(first, last, None, None, {})
    invited = _sum(each.invited for each in group)
    return Table(first, last, answered, invited, dict(_questions(group, answered)))


def _questions(group: Sequence[Feedback], answered: int) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    for question, names in ANSWERS.items():
        asked = [counts for each in group if (counts := getattr(each, question))]
        if len(asked) < len(group):  # of some it is not known what they would have said
            continue
        counts = {name: _sum(each.get(name) for each in asked) for name in names}
        shown = shown_of_several(counts, answered) if question in SEVERAL else shown_of_one(counts, answered)
        yield question, tuple(Cell(name, count, _share(count, answered)) for name, count in shown.items())


def shown_of_one(counts: Mapping[str, int | None], answered: int) -> dict[str, int | None]:
    """What may be shown of a question that each person answers once: None for what is hidden.

    Those who left it out are a number like the others, but that nobody did is not: it is what is to be expected. Where
    they alone are few, two others are hidden with them; and where anything is hidden, how many they are is not told.
    """
    rest = answered - sum(count for count in counts.values() if count is not None)
    shown = _shown(counts, lambda count: count < FEWEST, rest >= FEWEST)
    if None in shown.values():
        return shown
    unsaid = answered - sum(counts.values())
    if 0 < unsaid < FEWEST:
        return _without_smallest(counts, counts, 2)
    return {**shown, UNSAID: unsaid} if unsaid else shown


def shown_of_several(counts: Mapping[str, int | None], answered: int) -> dict[str, int | None]:
    """What may be shown of a question with several answers: few may have given each, nor few have not given it."""
    return _shown(counts, lambda count: count < FEWEST or answered - count < FEWEST, rest_hides=True)


def _shown(
    counts: Mapping[str, int | None], is_small: Callable[[int], bool], rest_hides: bool
) -> dict[str, int | None]:
    """The counts without the small ones, and the next smallest.

    One that the file leaves out is as good as small. Where it leaves out more, whoever wrote it has seen to the next,
    if what the total leaves for them hides them (`rest_hides`): of two that make nothing each is nothing.
    """
    large = [name for name, count in counts.items() if count is not None and not is_small(count)]
    left_out = list(counts.values()).count(None)
    is_seen_to = len(large) + left_out == len(counts) and (left_out == 0 or (left_out > 1 and rest_hides))
    return _without_smallest(counts, large, 0 if is_seen_to else 1)


def _without_smallest(counts: Mapping[str, int | None], large: Collection[str], more: int) -> dict[str, int | None]:
    """The counts that are `large`, without so many `more` of the smallest: else the total would tell the others.

    All that are as small as the last of those go too, so that no place in the table matters to the rule: whichever
    hidden numbers change places, the same is published, and nobody can tell which of them is which.
    """
    smallest = sorted(counts[name] for name in large)[:more]
    most = smallest[-1] if smallest else 0
    return {name: count if name in large and count > most else None for name, count in counts.items()}


def _sum(counts: Iterable[int | None]) -> int | None:
    counts = list(counts)
    return None if None in counts else sum(counts)


def _share(count: int | None, answered: int) -> int | None:
    """Of all who answered anything, which is published too: a share of others would tell how many they are."""
    return None if count is None or answered < FEWEST_FOR_SHARES else round(100 * count / answered)
