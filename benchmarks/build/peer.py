"""Hugo's site of a generated hub: the same listings from the same plain text, the same pages, the same markup.

What Hugo could not know or would have to work out is given to it ready-made, so that nothing is counted against it:
which neighbourhoods a ward lies in, how the wards lie, and the pages that no listing changes.
"""
from __future__ import annotations

import json
import re
import shutil
from collections import defaultdict
from pathlib import Path
from textwrap import indent

import yaml

HERE = Path(__file__).parent
VOCABULARY = ("topics", "people", "wards", "neighbourhoods")


def lay_out_peer(root: Path, hub: Path, site: Path, icons: Path) -> None:
    """Write Hugo's project into `root`, from the records of `hub` and from `site`, which is what that hub gives.

    `icons` is the folder of the drawings, of which Hugo is handed those that the templates use.
    """
    shutil.copytree(HERE / "hugo-site", root)
    theme = next(folder for folder in (site / "theme").iterdir() if (folder / "hub.css").exists())
    with (root / "hugo.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'theme = "/theme/{theme.name}/"\n')
    data = root / "data"
    data.mkdir()
    for name in VOCABULARY:
        shutil.copy(hub / "vocabulary" / f"{name}.yaml", data)
    (data / "icons.json").write_text(json.dumps(_drawings(icons, hub)), encoding="utf-8")
    shutil.copytree(site / "theme", root / "static" / "theme")
    for file in site.iterdir():
        if file.suffix in (".svg", ".png", ".webmanifest"):
            shutil.copy(file, root / "static")

    listings = root / "content" / "organisations"
    listings.mkdir(parents=True)
    around = _neighbourhoods(hub)
    for file in (hub / "organisations").iterdir():
        text = file.read_text(encoding="utf-8")
        ward = re.search(r'ward: "([a-z-]+)"', text)[1]
        lists = f'wards: ["{ward}"]\nneighbourhoods: {json.dumps(around[ward])}\n'
        # The fields stand below `params`, as Hugo wants them: some have names that mean something else to Hugo.
        page = f"---\n{lists}params:\n{indent(text, '  ')}---\n"
        (listings / f"{file.stem}.md").write_text(page, encoding="utf-8")
    for page in _unchanging(site):
        name = page.relative_to(site).as_posix().removesuffix("/index.html").removesuffix(".html")
        main = re.search(r'<main id="main">(.*)</main>', page.read_text(encoding="utf-8"), re.DOTALL)[1]
        if name == "404":
            (root / "layouts" / "404.html").write_text(f'{{{{ define "main" }}}}{main}{{{{ end }}}}', encoding="utf-8")
        else:
            target = root / "content" / f"{name}.html"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(f"---\ntitle: {name.title()}\n---\n{main}", encoding="utf-8")
    wards = yaml.safe_load((hub / "vocabulary" / "wards.yaml").read_text(encoding="utf-8"))
    (data / "grid.json").write_text(json.dumps(_grid(wards)), encoding="utf-8")


def _unchanging(site: Path) -> list[Path]:
    """The pages of a site that are neither the front page nor about listings."""
    made = {"organisations", *VOCABULARY}
    pages = (page for page in site.rglob("*.html") if page.relative_to(site).parts[0] not in made)
    return sorted(page for page in pages if page != site / "index.html")


def _grid(wards: dict[str, dict]) -> list[list[str]]:
    """The slugs of wards as they lie, row by row; where there is none, nothing."""
    places = {tuple(ward["grid"]): slug for slug, ward in wards.items()}
    width, height = (max(place[axis] for place in places) + 1 for axis in (0, 1))
    return [[places.get((column, row), "") for column in range(width)] for row in range(height)]


def _neighbourhoods(hub: Path) -> dict[str, list[str]]:
    """The neighbourhoods that each ward lies in."""
    areas = yaml.safe_load((hub / "vocabulary" / "neighbourhoods.yaml").read_text(encoding="utf-8"))
    around: dict[str, list[str]] = defaultdict(list)
    for slug, area in areas.items():
        for ward in area["wards"]:
            around[ward].append(slug)
    return around


def _drawings(icons: Path, hub: Path) -> dict[str, str]:
    """The drawing of each icon that Hugo's templates or the topics name, without its `<svg>`."""
    templates = "".join(file.read_text(encoding="utf-8") for file in (HERE / "hugo-site" / "layouts").rglob("*.html"))
    bold = {f"{name}-bold" for name in re.findall(r'"bold.html" "([a-z-]+)"', templates)}
    topics = (hub / "vocabulary" / "topics.yaml").read_text(encoding="utf-8")
    solid = {f"{name}-fill" for name in ["users-three", *re.findall(r'icon: "([a-z-]+)"', topics)]}
    return {
        name: re.search(r"<svg[^>]*>(.*)</svg>", (icons / name.rpartition("-")[2] / f"{name}.svg").read_text())[1]
        for name in sorted(bold | solid)
    }
