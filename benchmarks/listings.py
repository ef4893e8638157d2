"""Made-up listings in any number, the same for the same number: no real group is in them."""
from __future__ import annotations

import random
from pathlib import Path

_WORDS = """
advice allotment befriending bread carers choir clinic club cooking dance debt drama families football garden
hall homework hostel kitchen library lunch music neighbours nursery pantry parents play rehearsal repairs
rights sewing shelter skills songs sport stories swimming tea tenants toys visits walking welfare women
workshop youth
"""
WORDS = _WORDS.split()
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday")


def write_listings(folder: Path, number: int, topics: list[str], people: list[str], wards: list[str]) -> None:
    """Write `number` files of about 30 fields each. Topics, people and wards are the slugs to choose from."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(number)
    for index in range(number):
        name = f"{' '.join(chance.sample(WORDS, 2)).title()} {index:05}"
        slug = name.lower().replace(" ", "-")
        (folder / f"{slug}.yaml").write_text(_listing(name, index, chance, topics, people, wards), encoding="utf-8")


def _listing(
    name: str, index: int, chance: random.Random, topics: list[str], people: list[str], wards: list[str]
) -> str:
    # No district of London has a number this high; a few groups share a building, as they do.
    postcode = f"SE{50 + index % 40} {index // 40 % 9 + 1}ZZ"
    host = f"{index:05}.example.org"
    place = f'name: "{name} Hall", address: "{index} Example Street", postcode: "{postcode}"'
    its_topics = chance.sample(topics, min(2, len(topics)))
    audience = chance.choice(people)
    about = "\n\n".join(f"  {_sentence(chance)} {_sentence(chance)}" for _ in range(3))
    services = "".join(
        f"""  - name: "{chance.choice(WORDS).title()} {part}"
    summary: "{_sentence(chance)}"
    topics: ["{chance.choice(its_topics)}"]
    people: ["{audience}"]
    cost: "free"
    times:
      - {{days: ["{chance.choice(DAYS)}"], from: "10:00", to: "12:30"}}
    way_in: "{_sentence(chance)}"
"""
        for part in ("one", "two", "three")
    )
    return f"""name: "{name}"
kind: "charity"
summary: "{_sentence(chance)}"
about: |
{about}
identifiers: {{charity: "{2_000_000 + index}"}}
topics: ["{'", "'.join(its_topics)}"]
people: ["{audience}"]
reach: "place"
contact: {{website: "https://{host}/", email: "office@{host}", phone: "020 7946 0{index % 1000:03}"}}
locations:
  - {{{place}, ward: "{chance.choice(wards)}"}}
services:
{services}listing:
  status: "unconfirmed"
  added: "2026-11-24"
  sources:
    - {{url: "https://{host}/about", read: "2026-11-24"}}
"""


def _sentence(chance: random.Random) -> str:
    words = chance.choices(WORDS, k=chance.randint(8, 14))
    return f"{words[0].capitalize()} {' '.join(words[1:])}."
