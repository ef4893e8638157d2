"""Hubs to measure: this repository's theme, plugin and vocabulary, with records from elsewhere or made up."""
from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import yaml
from listings import write_listings

REPOSITORY = Path(__file__).parent.parent
TODAY = date(2026, 11, 24)


def generated_hub(root: Path, number: int) -> Path:
    """A hub with this repository's vocabulary and pages, and `number` listings that are made up."""
    words = {
        name: [*yaml.load((REPOSITORY / "vocabulary" / f"{name}.yaml").read_bytes(), Loader=yaml.CSafeLoader)]
        for name in ("people", "wards")
    }
    groups = yaml.load((REPOSITORY / "vocabulary" / "topics.yaml").read_bytes(), Loader=yaml.CSafeLoader)
    topics = [topic for group in groups.values() for topic in group["topics"]]
    shared(REPOSITORY / "tests" / "sites" / "small", root)
    shutil.rmtree(root / "vocabulary")
    shutil.copytree(REPOSITORY / "vocabulary", root / "vocabulary")
    for folder in (root / "organisations", *(root / "content").iterdir()):
        if folder.name not in ("images", "pages"):  # all others name the small hub's own organisations
            shutil.rmtree(folder)
            folder.mkdir()
    write_listings(root / "organisations", number, topics, words["people"], words["wards"])
    return root


def shared(source: Path, root: Path) -> Path:
    """The records of the hub at `source`, with this repository's theme, plugin and settings."""
    for name in ("organisations", "vocabulary", "content"):
        shutil.copytree(source / name, root / name)
    for name in ("themes", "plugins", "node_modules", "pelicanconf.py"):
        (root / name).symlink_to(REPOSITORY / name)
    return root
