"""Plain texts: what a notice says, without markup and without what may not be published of people.

Every pattern has an end: without one, a long word would be gone through from each of its letters.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from hub.opportunities.limits import is_address
from hub.opportunities.markup import unmarked
from hub.opportunities.offices import OFFICES
from hub.opportunities.people import APART, LEFT_OUT, NOBODY, People

_ESCAPES = 4  # how often an address may be escaped within an address
_NAME_END = r"\s<>()\[\]{},;:\"@/"
_AT = r"(?:\s{0,2}(?:@|%40|[\[({<]\s{0,2}(?:at|@)\s{0,2}[\])}>])\s{0,2})"
_DOT = r"(?:\.|\s{0,2}[\[({]\s{0,2}(?:dot|\.)\s{0,2}[\])}]\s{0,2}|\s{1,2}dot\s{1,2})"
# As long as RFC 5321 (4.5.3.1) lets both halves be.
_EMAIL = re.compile(
    rf"(?:mailto:)?[^{_NAME_END}]{{1,64}}{_AT}(?:[^{_NAME_END}]{{1,255}}\.[^\W\d_]{{2,63}}"
    rf"|[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{0,5}}{_DOT}[^\W\d_]{{2,63}})"
    rf"|(?<![\w.+-])(?=\w{{1,64}}[.])[\w.+-]{{3,64}}+\s{{1,2}}at\s{{1,2}}[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{1,6}}"
    r"|(?<![\w.+-])[\w.+-]{1,64}+\s{1,2}at\s{1,2}[\w-]{1,63}(?:\s{1,2}dot\s{1,2}[\w-]{1,63}){1,6}"
    r"|(?:https?://)?\b(?:wa\.me/|(?:api\.|web\.)?whatsapp\.com/send/?\?phone=)\+?\d{7,15}",
    re.IGNORECASE,
)

# No date, time or notice's number: 01.12.2026, 09.00, 068669-2025, 2026/S 000-076178.
_NO_PHONE = (
    r"(?!000)(?!\d{6}[‐‑–-](?:19|20)\d\d\b)(?!\d\d\.\d\d(?![\d.]))"
    r"(?!(?:0?[1-9]|[12]\d|3[01])(?:(?P<part>\s?[./‐‑–-]\s?)(?:0?[1-9]|1[0-2])(?P=part)|\s(?:0[1-9]|1[0-2])\s(?=\d{4}))"
    r"(?:\d{4}(?!\d)|\d\d(?!\d|(?P=part)\d)))"
)
_BRITISH = rf"\d(?:{APART}{{0,3}}\d){{8,9}}"
_PHONE = re.compile(
    r"(?:(?<![\w£$€=])(?<!\w[-_/‐‑–])(?<!\d[.,])|(?<=tel)|(?<=phone)|(?<=mob)|(?<=mobile)|(?<=\b[TM]))(?:"
    rf"\(?(?:\+\s?|00\s?|\b(?=44\s?\(0))44\)?{APART}{{0,3}}(?:\(?0\)?{APART}{{0,3}})?{_BRITISH}"
    rf"|(?:\+\s?|00(?=[1-9]))\d(?:{APART}{{0,3}}\d){{6,14}}"
    rf"|\(?{_NO_PHONE}0\)?\d(?:{APART}{{0,3}}\d){{7,9}}"
    r")(?!\d)(?:\s?/\s?[1-9]\d{0,5}(?!\d)){0,3}(?:\s{0,2},?\s{0,2}(?:x|ext(?:n|ension)?|#)\s?[.:]?\s?\d{1,6})?(?!\d)",
    re.IGNORECASE,
)
_TOLD_PHONE = re.compile(
    rf"(?P<before>\b(?:tel(?:ephone)?|(?:tele)?phone|mobile|mob|fax)(?:\.?\s?(?:no|number))?\s?[.:]\s?)"
    rf"{_NO_PHONE}\(?\d(?:{APART}{{0,3}}\d){{5,14}}(?!\d)",
    re.IGNORECASE,
)

_CAPITALS = "".join(c for c in map(chr, (*range(0x41, 0x530), *range(0x1E00, 0x1F00))) if c.isupper())
_TAIL = r"(?:[^\W\d_]|['’‘ʼ`´‐‑-](?=[^\W\d_])){0,40}+"
_STOP = (
    "a|above|all|an|and|any|are|as|at|before|below|by|can|could|did|do|does|e-?mail|fax|for|from|has|have|he|here|if|in|is|it|mob|mobile|"
    "no|not|of|off|on|online|only|or|our|out|phone|please|see|she|should|tel|telephone|than|that|the|their|then|they|this|to|until|us|"
    "via|was|we|were|when|where|which|who|whose|with|would|you|your"
)
_MORE = rf"(?!(?:{_STOP}|{'|'.join(sorted(OFFICES))})\b)"
_ON = r"[^\S\n]{1,3}"
_PARTICLE = rf"(?:(?:van|von|der|den|de|la|le|du|da|dos|del|di|bin|ibn|al|el|ap|ten|ter)(?:{_ON}|-)){{0,3}}"
_CAPITAL = rf"(?:[{_CAPITALS}](?:\.\s?|\s)){{0,3}}{_PARTICLE}(?!(?i:{_STOP})\b)[{_CAPITALS}]{_TAIL}"
_NEXT = rf"(?i:{_MORE}){_CAPITAL}"
_SMALL = rf"(?i:{_MORE})(?!(?:will|may|might|must|said|says)\b)[^\W\d_]{_TAIL}"
_WHOLE = rf"{_NEXT}\s{{1,3}}{_NEXT}(?:{_ON}{_NEXT}){{0,2}}"

_TITLE = r"(?:Mrs?|Ms|(?<![Nn]ear )Miss|Mx|Dr|Prof(?:essor)?|Cllr|Councillor|Rev(?:d|erend)?)"
_TITLED = re.compile(
    rf"\b(?:{_TITLE}\.?\s{{1,2}}(?:and|&)\s{{1,2}})?{_TITLE}\.?\s{{1,3}}{_CAPITAL}(?:{_ON}{_NEXT}){{0,3}}"
    rf"|\b(?:MR\.?\s{{1,2}}(?:AND|&)\s{{1,2}})?(?:MRS?|MISS|CLLR|PROF)\.?\s{{1,3}}{_NEXT}(?:{_ON}{_NEXT}){{0,3}}"
    rf"|\b(?:MS|DR)\.?\s{{1,3}}{_NEXT}(?:{_ON}{_NEXT}){{1,3}}"
    rf"|(?<!\d\s)(?<!\d)\b(?:[Mm]rs?|[Mm]s|[Mm]x|Dr|[Pp]rof|[Cc]llr)\.?\s{{1,3}}{_PARTICLE}{_SMALL}(?:{_ON}{_SMALL})?"
)
_OFFICER = (
    r"(?:contacts?(?: name| officer| person| point| details)?|officer|manager|name|attn|FAO|c/o|"
    r"(?:lead|project|contract|commissioning|procurement|responsible) (?:officer|manager|lead))"
)
_NAMED = re.compile(
    rf"(?P<before>\b(?i:(?:{_OFFICER}|attention)(?:\s{{0,2}}:\s{{0,3}}|\s{{0,2}}[–—-]\s{{1,2}}|\s(?:is|will be)\s)"
    r"|(?:contact (?:name|officer|person)|for the attention of|FAO|attn|c/o|(?:kind|best|warm) regards|"
    rf"yours (?:sincerely|faithfully)|(?:signed|prepared|written|authored) by)[,.:]?\s{{1,3}})){_WHOLE}"
)
_NAMED_SMALL = re.compile(
    rf"(?P<before>\b(?i:{_OFFICER})\s{{0,2}}:\s{{0,3}}){_SMALL}{_ON}{_SMALL}"
    r"(?=\s{0,2}(?:[.,;(\[\n]|\Z|(?:on|at|by|via|tel|e-?mail)\b))"
)
_ASKED = re.compile(
    rf"(?P<before>\b(?:contact|contacting|(?i:speak to|speak with|write to|reply to|ask for|"
    rf"(?:sent|addressed|directed|submitted) to))\s{{1,2}}){_WHOLE}"
    r"(?=\s{0,2}(?:[.,;(\[\n]|\Z|(?:on|at|by|via|directly|for|or|and|to|before|if)\b))"
)
_RUNG = re.compile(
    rf"(?P<before>\b(?i:contact|e-?mail|call|phone|ring|telephone)\s{{1,2}}){_WHOLE}(?=\s{{0,2}}(?:[(\[]|(?:on|at|via)\b))"
)


def plain(text: str, people: People = NOBODY) -> str:
    """A text without markup, e-mail addresses, telephone numbers, and the names of people that are known or marked.

    `people` are the contacts, and the suppliers who may be people. Paragraphs stay apart.
    """
    text = _TITLED.sub(LEFT_OUT, _without_known(text, people))
    for marked in (_NAMED, _NAMED_SMALL, _ASKED, _RUNG):
        text = marked.sub(rf"\g<before>{LEFT_OUT}", text)
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _without_known(text: str, people: People) -> str:
    text = _PHONE.sub(f" {LEFT_OUT}", without_emails(unmarked(text)))
    return people.without(_TOLD_PHONE.sub(rf"\g<before>{LEFT_OUT}", text))


def without_emails(text: str) -> str:
    """A text with “[left out]” for each e-mail address, as it is written or spelled so that machines may miss it.

    A web address that is a telephone number's is one too.
    """
    return _EMAIL.sub(LEFT_OUT, text)


def is_address_to_show(url: str, people: People = NOBODY) -> bool:
    """Whether a text is a web address that holds no e-mail address and none of the names of `people`."""
    told = url
    for _ in range(_ESCAPES):
        told = unquote(told)
    return is_address(url) and people.without(without_emails(told)) == told


def one_line(text: str, most: int, people: People = NOBODY) -> str:
    """A text as one line of at most so many characters, cut at a word."""
    return _cut(plain(text, people), most)


def organisation_name(text: str, most: int, people: People = NOBODY) -> str:
    """An organisation's name as such a line. It may hold a person's, as “Dr Nobody’s Trust”; no contact's, though."""
    return _cut(_without_known(text, people), most)


def _cut(text: str, most: int) -> str:
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return f"{line[: most - 1].rsplit(' ', 1)[0].rstrip(',;:. ')}…"
