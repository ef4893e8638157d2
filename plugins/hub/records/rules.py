"""Rules: the stable name of every fault that a check can find, and how bad it is.

A rule's id is what editors see, what `docs/rules.md` explains under an anchor of the same name, and what a continuous
integration job may count; once published it keeps its meaning.
"""

from __future__ import annotations

from enum import StrEnum

from hub.records.problem import Grade, Problem


class Rule(StrEnum):
    # The file as a file
    UNREADABLE = "unreadable"
    FILE_NAME = "file-name"
    UNKNOWN_FILE = "unknown-file"
    MISSING_FILE = "missing-file"
    IMAGE_FILE = "image-file"
    EMPTY_FILE = "empty-file"
    TOO_LARGE = "too-large"
    NOT_UTF_8 = "not-utf-8"
    TAB = "tab"
    CONTROL_CHARACTER = "control-character"
    BIDI_CHARACTER = "bidi-character"
    HIDDEN_CHARACTER = "hidden-character"
    # The file as YAML
    SYNTAX = "syntax"
    UNCLOSED_QUOTE = "unclosed-quote"
    UNCLOSED_BRACKET = "unclosed-bracket"
    BAD_ESCAPE = "bad-escape"
    INDENTATION = "indentation"
    NEEDS_QUOTES = "needs-quotes"
    DUPLICATE_KEY = "duplicate-key"
    ALIAS = "alias"
    TAG = "tag"
    MERGE_KEY = "merge-key"
    DIRECTIVE = "directive"
    SECOND_DOCUMENT = "second-document"
    TOO_DEEP = "too-deep"
    KEY_NOT_TEXT = "key-not-text"
    NOT_FIELDS = "not-fields"
    NO_FRONT_MATTER = "no-front-matter"
    FRONT_MATTER_NOT_CLOSED = "front-matter-not-closed"
    # What a field holds
    EMPTY_VALUE = "empty-value"
    LINE_BREAK = "line-break"
    OUTER_SPACE = "outer-space"
    STARTER_TEXT = "starter-text"
    UNFINISHED = "unfinished"
    CURLY_QUOTES = "curly-quotes"
    MARKUP = "markup"
    UNKNOWN_FIELD = "unknown-field"
    MISSING_FIELD = "missing-field"
    WRONG_TYPE = "wrong-type"
    NOT_ONE_OF = "not-one-of"
    TOO_LONG = "too-long"
    TOO_SHORT = "too-short"
    TOO_MANY = "too-many"
    TOO_FEW = "too-few"
    OUT_OF_RANGE = "out-of-range"
    REPEATED = "repeated"
    WRONG_FORM = "wrong-form"
    WEB_ADDRESS = "web-address"
    EMAIL = "email"
    POSTCODE = "postcode"
    DATE = "date"
    INVALID = "invalid"
    # What records say of each other
    UNKNOWN_WORD = "unknown-word"
    SAME_WORD = "same-word"
    SYNONYM = "synonym"
    SAME_TILE = "same-tile"
    SAME_ADDRESS = "same-address"
    DUPLICATE_ORGANISATION = "duplicate-organisation"
    NEAR_DUPLICATE = "near-duplicate"
    DEAD_CONNECTION = "dead-connection"
    SELF_CONNECTION = "self-connection"
    CONNECTION_CONFLICT = "connection-conflict"
    SAME_CONNECTION = "same-connection"
    NOT_AN_END = "not-an-end"
    STUDY_CONFLICT = "study-conflict"
    MEETING_CONFLICT = "meeting-conflict"
    STATUS_MISMATCH = "status-mismatch"
    DATE_ORDER = "date-order"
    DATE_TO_COME = "date-to-come"
    STAGE_ORDER = "stage-order"
    TIME_ORDER = "time-order"
    TOO_MANY_ANSWERS = "too-many-answers"
    OVERLAPPING_PERIODS = "overlapping-periods"
    GIVEN_AWAY = "given-away"
    PLACE_NAME = "place-name"
    TRANSLATION = "translation"
    # What helps a reader
    NO_TOPIC = "no-topic"
    NO_CONTACT = "no-contact"
    NO_PLACE = "no-place"
    NO_OUTCOME = "no-outcome"
    HARD_TO_FIND = "hard-to-find"
    DEAD_END = "dead-end"
    EXPECTED_SEARCH = "expected-search"
    PERSONAL_MAILBOX = "personal-mailbox"
    ODD_PHONE = "odd-phone"
    READING_AGE = "reading-age"
    # Markdown
    LINK_SCHEME = "link-scheme"
    DEAD_LINK = "dead-link"
    RAW_HTML = "raw-html"
    IMAGE_ALT = "image-alt"
    OUTSIDE_IMAGE = "outside-image"
    HEADING_LEVEL = "heading-level"
    BROKEN_MARKDOWN = "broken-markdown"
    TANGLED = "tangled"
    # The hub as a whole
    VANISHED_ADDRESS = "vanished-address"
    PUBLISHED_ANSWERS = "published-answers"
    EXAMPLE_ADDRESS = "example-address"
    EXAMPLE = "example"
    EXAMPLE_NAMED = "example-named"
    SETTINGS = "settings"
    NO_CATALOGUE = "no-catalogue"
    BROKEN_CATALOGUE = "broken-catalogue"
    # The canonical form
    NOT_CANONICAL = "not-canonical"
    COMMENT_NOT_KEPT = "comment-not-kept"
    NOT_KEPT = "not-kept"

    @property
    def grade(self) -> Grade:
        return Grade.SHOULD if self in _SHOULDS else Grade.MUST


_SHOULDS = frozenset(
    {
        Rule.UNFINISHED,
        Rule.CURLY_QUOTES,
        Rule.NEAR_DUPLICATE,
        Rule.DATE_TO_COME,
        Rule.GIVEN_AWAY,
        Rule.STAGE_ORDER,
        Rule.PERSONAL_MAILBOX,
        Rule.ODD_PHONE,
        Rule.READING_AGE,
        Rule.NO_TOPIC,
        Rule.NO_CONTACT,
        Rule.NO_PLACE,
        Rule.NO_OUTCOME,
        Rule.HARD_TO_FIND,
        Rule.DEAD_END,
        Rule.EXPECTED_SEARCH,
        Rule.NO_CATALOGUE,
    }
)


def fault(path: str, place: tuple[int, int], rule: Rule, message: str, fix: str = "") -> Problem:
    """A problem of the rule's grade at `place`, a (line, column) that counts from 1."""
    return Problem(path, place[0], place[1], rule.value, message, fix, rule.grade)
