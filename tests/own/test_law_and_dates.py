"""The law and its dates, as this repository's own pages tell them: what is often said and wrong is said on none.

A page is looked through sentence by sentence. Each row has what gives a mistake away, a sentence that makes it, and
the sentence that is right; both are put through the same function as the pages, so that a row that can find nothing,
or finds fault with the truth, fails. The position is that of June 2026: whoever brings a page up to date may have to
bring its row up to date too.
"""

from __future__ import annotations

import re

import pytest

MISTAKES = [
    # personalisation
    (
        r"personal budget is (money|cash|a sum)",
        "A personal budget is a sum of money that you are given.",
        "A personal budget is a statement of what the care costs.",
    ),
    (
        r"\brelatives? (can|may|must) (always|never) be paid",
        "A relative can never be paid.",
        "A relative in the same home can be paid only if the council thinks it necessary.",
    ),
    (
        r"(every|any)(one|body) (has|can have) (a|the) (right to a )?personal health budget",
        "Everyone has a right to a personal health budget.",
        "Four groups have a right to a personal health budget.",
    ),
    (
        r"108,008",
        "The number fell from 188,489 to 108,008.",
        "188,489 people had a personal health budget at some time in 2023–24.",
    ),
    (
        r"^(?!.*\bnever\b).*(£86,000|care costs are capped)",
        "What you pay for care is capped at £86,000.",
        "The cap of £86,000 never started.",
    ),
    (
        r"under the Health Act 2009",
        "Direct payments for health care are made under the Health Act 2009.",
        "Direct payments for health care come under sections 12A to 12D of the NHS Act 2006.",
    ),
    # children's safeguarding
    (
        r"^(?!.*\breplaced\b).*Working Together\b.*\b20(1\d|2[0-5])\b",
        "Follow Working Together to Safeguard Children 2023.",
        "Working Together 2026 replaced the edition of 2023.",
    ),
    (
        r"20(1\d|2[0-5]) edition (is|applies|remains)|current edition.*\b20(1\d|2[0-5])\b",
        "The 2023 edition is in force.",
        "The 2026 edition is in force.",
    ),
    (
        r"^(?!.*\b(gone|ended|replaced|in place of|old)\b).*(\bLSCBs?\b|safeguarding children boards?)",
        "Tell the LSCB.",
        "The three safeguarding partners replaced the Local Safeguarding Children Boards.",
    ),
    (
        r"(is|are) (a )?section 11 (body|bodies)",
        "A charity is a section 11 body.",
        "A charity is not a section 11 body in its own right.",
    ),
    (
        r"16E.*\bamended by the (Children and Social Work|2017) Act",
        "Sections 16E to 16K were amended by the Children and Social Work Act 2017.",
        "Section 16E was inserted by the Children and Social Work Act 2017.",
    ),
    (
        r"supervised (volunteers?|helpers?) (never|do not|does not|need not|needs no)",
        "Supervised volunteers never need a barred list check.",
        "From 1 September 2026 supervised volunteers in regulated activity need one too.",
    ),
    (
        r"(^|[^t] )every(one|body) who (meets|works with) children (needs|must have)",
        "Everyone who meets children needs an enhanced check.",
        "Not everyone who meets children can have an enhanced check.",
    ),
    (
        r"\b(all|every) (DBS )?checks? (is|are) free",
        "All DBS checks are free for volunteers.",
        "A basic check is not free for volunteers.",
    ),
    (
        r"(is|already) (a )?crime not to (report|tell)|not (reporting|telling) is a crime",
        "It is already a crime not to report child sexual abuse.",
        "Not telling is no crime in itself.",
    ),
    (
        r"2026 Acts? (now )?(applies|apply) in full|sections 1 to 4 (are|have been) (now )?in force",
        "The 2026 Act now applies in full.",
        "Sections 1 to 4 of the 2026 Act start when regulations say so.",
    ),
    # affordable housing
    (
        r"^(?!.*\bWales\b).*sections? 167\b",
        "The council's scheme is made under section 167.",
        "Section 167 is now for Wales only.",
    ),
    (
        r"\baffordable\W* (housing |homes? )?(always )?means\b",
        "Affordable housing means 80% of the market rent.",
        "Affordable Rent is up to 80% of the market rent.",
    ),
    (
        r"50% (of|on|at) (every|each) (site|scheme)",
        "London needs 50% on every site.",
        "Half of all new homes across London should be affordable.",
    ),
    (
        r"Southwark\b.*\b(only|just|now) (asks?|needs?|wants?)( for)?( only| just)? 20%",
        "Southwark now asks for only 20%.",
        "Southwark's plan still asks for 35%.",
    ),
    (
        r"^(?!.*\b(draft|replaced|before)\b).*\b(NPPF|Planning Policy Framework)\b.*\b20(1\d|2[0-3])\b",
        "The NPPF of 2023 defines affordable housing.",
        "The edition of the NPPF in force when we looked was that of December 2024.",
    ),
    # localism
    (
        r"listing (gives|is) (you |a group )?a right to buy|listing (stops|prevents) (a|the) sale",
        "A listing gives a right to buy.",
        "A listing gives a chance to bid, not a right to buy.",
    ),
    (
        r"right to buy (is now|is|has come|came) (in|into) force|right to buy (has )?(begun|started)\b(?!\?)",
        "The community right to buy is in force.",
        "We saw no start date for the community right to buy.",
    ),
    (
        r"right to challenge (hands|gives) (you|us|a group) (the|a) service",
        "The right to challenge gives a group the service.",
        "The right to challenge starts a tender that others can join.",
    ),
    (
        r"(apply for|get) a grant\b.*\bneighbourhood plan",
        "You can apply for a grant to write a neighbourhood plan.",
        "Grants for neighbourhood plans closed on 12 June 2025.",
    ),
    (
        r"neighbourhood (plans?|planning)\b.*\bPart 5\b",
        "Neighbourhood planning is in Part 5 of the Localism Act.",
        "Neighbourhood planning is in Part 6 of the Localism Act.",
    ),
    # families who need help
    (
        r"(?-i:\btroubled families\b)",
        "We work with troubled families.",
        "We work with families who need help.",
    ),
    (
        r"(Troubled|Supporting) Families( programme)? (now )?(runs|still|is open|is running|pays|offers|helps)\b",
        "The Supporting Families programme still runs.",
        "The Supporting Families programme ended on 31 March 2025.",
    ),
    (
        r"^(?!.*\b(neither|not)\b).*\bproved to (work|fail)",
        "Troubled Families was proved to work.",
        "It was neither proved to work nor proved to fail.",
    ),
    (
        r"^(?!.*\bnot\b).*(£2\.28.*\b(sav|taxpayer)|\bsav.*£2\.28)",
        "Each £1 saved taxpayers £2.28.",
        "£2.28 is the economic benefit, not a saving for taxpayers.",
    ),
]

SAID = [
    ("personalisation", "sections 12A to 12D"),
    ("personalisation", "SI 2012/2996"),
    ("personalisation", "SI 2014/2871"),
    ("personalisation", "they had never started"),
    ("childrens-safeguarding", "Working Together 2026** replaced the 2023 edition"),
    ("childrens-safeguarding", "A charity is not on the list"),
    ("childrens-safeguarding", "on 1 September 2026"),
    ("affordable-housing", "section 166A"),
    ("affordable-housing", "section 160ZA"),
    ("affordable-housing", "(NPPF), December 2024"),
    ("affordable-housing", "at least 35%"),
    ("localism", "section 61F"),
    ("localism", "a chance to bid, not a right to buy"),
    ("troubled-families", "ended on 31 March 2025"),
    ("troubled-families", "not a saving for taxpayers"),
]
"""What a briefing must say, as (its slug, words of it)."""


def sentences(text: str) -> list[str]:
    """The sentences of a Markdown or YAML file, one a line, without marks of emphasis and without the ends of links."""
    plain = re.sub(r"\]\([^)\s]*\)", "]", text).replace("*", "")
    return [part for line in plain.splitlines() for part in re.split(r"(?<=[.!?])[\"'”’)]*\s+", line.strip()) if part]


def mistakes(text: str) -> list[str]:
    """Each sentence that is wrong, with the one that is right."""
    return [
        f"“{sentence}” is wrong. {right}"
        for sentence in sentences(text)
        for pattern, _, right in MISTAKES
        if re.search(pattern, sentence, re.IGNORECASE)
    ]


@pytest.mark.parametrize("pattern, wrong, right", MISTAKES)
def test_a_wrong_sentence_is_found_and_the_right_one_is_not(pattern, wrong, right):
    assert any(told.endswith(right) for told in mistakes(f"- First this. **{wrong}** And then that.\n"))
    assert mistakes(right) == []


def test_no_page_or_listing_says_what_is_often_said_and_wrong(repository):
    paths = [*(repository / "content").rglob("*.md"), *(repository / "organisations").glob("*.yaml")]
    assert len(paths) > 200
    assert [
        f"{path.relative_to(repository)}: {told}"
        for path in sorted(paths)
        for told in mistakes(path.read_text("utf-8"))
    ] == []


@pytest.mark.parametrize("slug, words", SAID)
def test_a_briefing_says_what_is_right(repository, slug, words):
    assert words in (repository / "content" / "briefings" / f"{slug}.md").read_text("utf-8")
