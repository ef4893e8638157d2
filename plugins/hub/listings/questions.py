"""Questions: what a form asks of a group, made from the schema of a listing and the words of one hub.

The theme's `components/field.html` shows them, and its `js/form/` makes a record of the answers. Labels and hints are
the schema's own titles and descriptions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from hub.listings.read import schema
from hub.records.shape import Shape
from hub.vocabulary import Neighbourhood, Topic, Vocabulary, Ward

SHORT = 120
"""A text that may have more characters than this gets more than one line to be written on."""
NUMBER = "@"
"""Stands in a name where the number of an item goes: `services.@.name`. Its twin is in `js/form/page.js`."""


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers to choose from. `heading` is what it stands under; `topic` is its topic, where it is one."""

    value: str
    label: str
    heading: str = ""
    topic: Topic | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    `name` is the path of its answer in the record, with dots. `kind` is `text`, `long` (more than one line), `lines` (a
    list, one text a line), `number`, `web`, `email`, `tel`, `time`, `postcode`, `choice`, `several`, `yes-no`, `fields`
    (its `parts` together) or `list` (its `parts` any number of times, each called `item`). `longest` is in characters,
    `most` in answers. `weekdays` says whether the options are days of the week.
    """

    name: str
    kind: str
    label: str
    hint: str = ""
    example: str = ""
    required: bool = False
    longest: int | None = None
    most: int | None = None
    options: tuple[Option, ...] = ()
    parts: tuple[Question, ...] = ()
    item: str = ""
    weekdays: bool = False

    @property
    def id(self) -> str:
        """The `id` of its control: its name as a page can hold it."""
        return f"q-{self.name.replace('.', '-').replace(NUMBER, 'n')}"

    @property
    def item_name(self) -> str:
        """The name of each item of a list."""
        return f"{self.name}.{NUMBER}"

    @property
    def groups(self) -> tuple[tuple[str, tuple[Option, ...]], ...]:
        """The options under their headings, in order."""
        return tuple((heading, tuple(each)) for heading, each in groupby(self.options, key=lambda o: o.heading))

    @property
    def rows(self) -> int:
        """How many lines a long text gets at first."""
        return 8 if (self.longest or 0) > 1000 else 2


def questions(words: Vocabulary, gettext: Callable[[str], str] = str) -> Mapping[str, Question]:
    """Every question of the form by the name of its field, in the order of the schema; then `source`.

    `source` asks for a page that says the same, which becomes the first of the listing's sources. `gettext` puts the
    words of the schema into the language of the page.
    """
    asking = _Asking(words, lambda text: gettext(text) if text else "")
    shape = schema().shape
    found = {question.name: question for question in asking.parts(shape, "")}
    page = shape.at(("listing", "sources", 0, "url"))
    return {**found, "source": asking.question("listing.sources.0.url", page, False)}


@dataclass(frozen=True, slots=True)
class _Asking:
    """What turns shapes into questions: the words of one hub, in one language."""

    words: Vocabulary
    say: Callable[[str], str]

    def parts(self, shape: Shape, name: str) -> Iterator[Question]:
        for field, inner in shape.fields.items():
            if inner.asked:
                yield self.question(f"{name}.{field}" if name else field, inner, field in shape.required)

    def question(self, name: str, shape: Shape, required: bool) -> Question:
        item, kind = shape.items or Shape(), _kind(shape)
        return Question(
            name=name,
            kind=kind,
            label=self.say(shape.title),
            hint=self.say(shape.description),
            example=shape.example,
            required=required,
            longest=(item if kind == "lines" else shape).limits.get("maxLength"),
            most=shape.limits.get("maxItems"),
            options=self.options(item if kind == "several" else shape),
            parts=tuple(self.parts(item, f"{name}.{NUMBER}") if kind == "list" else self.parts(shape, name)),
            item=self.say(item.title) if kind == "list" else "",
            weekdays=item.input == "weekday",
        )

    def options(self, shape: Shape) -> tuple[Option, ...]:
        words = self.words
        match shape.vocabulary:
            case "topics":
                groups = words.topic_groups.values()
                return tuple(Option(t.slug, t.name, group.name, t) for group in groups for t in group.topics)
            case "areas":
                headings = {Neighbourhood: self.say("Neighbourhoods"), Ward: self.say("Wards")}
                return tuple(Option(slug, area.name, headings[type(area)]) for slug, area in words.areas.items())
            case "":
                values = shape.limits.get("enum", ())
                return tuple(Option(value, self.say(shape.words.get(value, value))) for value in values)
            case name:
                return tuple(Option(slug, word.name) for slug, word in getattr(words, name).items())


_KINDS = {"boolean": "yes-no", "integer": "number", "object": "fields"}
_FORMATS = {"web-address": "web", "email": "email", "postcode": "postcode"}


def _kind(shape: Shape) -> str:
    if shape.type == "array":
        item = shape.items or Shape()
        return "list" if item.type == "object" else "several" if _is_chosen(item) else "lines"
    if shape.type in _KINDS:
        return _KINDS[shape.type]
    if _is_chosen(shape):
        return "choice"
    longer = shape.layout == "paragraphs" or shape.limits.get("maxLength", 0) > SHORT
    return _FORMATS.get(shape.limits.get("format", "")) or shape.input or ("long" if longer else "text")


def _is_chosen(shape: Shape) -> bool:
    return bool(shape.vocabulary) or "enum" in shape.limits
