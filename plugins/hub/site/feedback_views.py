"""What a forum's page shows of the answers that people gave there, as far as they may be published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hub.connections.feedback import Table, tables, waiting
from hub.knowledge.forum import Forum
from hub.site.directory import Directory
from hub.site.knowledge_views import TILE, BarTile, course


@dataclass(frozen=True, slots=True)
class Answer:
    """How many gave an answer, by its name in the schema. `tiles` draw the share of it, where it may be told."""

    name: str
    count: int | None
    share: int | None
    tiles: tuple[BarTile, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """`shares` says whether shares may be told, `told` whether any number may."""

    name: str
    answers: tuple[Answer, ...]
    shares: bool
    told: bool


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered from `table.first` to `table.last`."""

    table: Table
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class FeedbackPage:
    """All that is published of a forum's answers, the latest first; `waiting` is since when others wait."""

    answered: tuple[Answered, ...]
    waiting: date | None
    tile: float = TILE

    def __bool__(self) -> bool:
        return bool(self.answered or self.waiting)


def feedback_page(directory: Directory, forum: Forum) -> FeedbackPage:
    """A translation shows the answers of its original: they are one forum's."""
    original = directory.page(Forum, forum.translates) or forum
    today = directory.edition.today
    told = reversed(tables(original.feedback, today))
    answered = tuple(Answered(table, tuple(_questions(table))) for table in told)
    return FeedbackPage(answered, waiting(original.feedback, today))


def _questions(table: Table) -> Iterator[Question]:
    for name, cells in table.questions.items():
        answers = tuple(
            Answer(cell.answer, cell.count, cell.share, () if cell.share is None else course(cell.share))
            for cell in cells
        )
        shares = any(answer.share is not None for answer in answers)
        yield Question(name, answers, shares, any(answer.count is not None for answer in answers))
