"""The theme's files as a browser gets them."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from hub.site.assets import assets, squeeze, squeeze_script, stylesheet
from tests.conftest import REPOSITORY

SCRIPTS = sorted((REPOSITORY / "themes").glob("*/static/js/**/*.js"))


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    css = tmp_path / "theme" / "static" / "css"
    (css / "components").mkdir(parents=True)
    (css / "base.css").write_text("a { color: red; }")
    (css / "no-script.css").write_text("p { display: none; }")
    (css / "components" / "b.css").write_text(".b { top: 0 }")
    (css / "components" / "a.css").write_text(".a { top: 0 }")
    js = tmp_path / "theme" / "static" / "js" / "search"
    js.mkdir(parents=True)
    (js / "search.js").write_text("export {};")
    return tmp_path / "theme"


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    besley = tmp_path / "packages" / "@fontsource" / "besley" / "files"
    besley.mkdir(parents=True)
    for font in ("besley-latin-600-normal", "besley-latin-ext-600-normal"):
        (besley / f"{font}.woff2").write_bytes(font.encode())
    (besley.parent / "LICENSE").write_text("OFL")
    (tmp_path / "packages" / "lunr").mkdir()
    (tmp_path / "packages" / "lunr" / "lunr.min.js").write_text("lunr")
    return tmp_path / "packages"


@pytest.mark.parametrize(
    ("css", "squeezed"),
    [
        ("a {\n  color: red;\n  top: 0;\n}\n", "a{color:red;top:0;}"),
        ("/* why */ a > b { top: 0 }", "a>b{top:0}"),
        ("a :hover { top: calc(1px + 2px) }", "a :hover{top:calc(1px + 2px)}"),
        (
            "@media (min-width: 44rem) and (max-width: 60rem) { a { top: 0 } }",
            "@media (min-width:44rem) and (max-width:60rem){a{top:0}}",
        ),
        ("@container (width >= 20rem) { a { top: 0 } }", "@container (width >= 20rem){a{top:0}}"),
        ('a { font-family: "Besley Fallback", serif }', 'a{font-family:"Besley Fallback",serif}'),
    ],
)
def test_squeezing_leaves_the_meaning(css, squeezed):
    assert squeeze(css) == squeezed


@pytest.mark.parametrize(
    ("script", "squeezed"),
    [
        ("/** What it is. */\nconst a = 1;\n\n\n  // why\n  b();\n", "const a = 1;\nb();"),
        ("/**\n * Long.\n */\nconst a = () => {\n  return 1; // the first\n};", "const a = () => {\nreturn 1;\n};"),
        ("const a = 'https://b//c';", "const a = 'https://b//c';"),
        ("const a = b /* why */ + c;", "const a = b /* why */ + c;"),
    ],
)
def test_a_script_is_served_without_its_comments(script, squeezed):
    assert squeeze_script(script) == squeezed


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_squeezing_leaves_every_script_its_lines_and_strings(script: Path, tmp_path: Path):
    source = script.read_text("utf-8")
    whole = [line.strip() for line in source.splitlines()]
    for line in squeeze_script(source).splitlines():
        if line not in whole:  # a comment was cut off; had it been in a string, one mark of it would be without another
            assert any(re.match(re.escape(line) + " +// ", each) for each in whole), line
            assert all(line.count(mark) % 2 == 0 for mark in "'`")
    (tmp_path / "script.mjs").write_text(squeeze_script(source), "utf-8")
    assert subprocess.run(["node", "--check", tmp_path / "script.mjs"], check=False).returncode == 0


def test_the_stylesheet_follows_the_layers_and_knows_the_width_of_the_map(theme: Path):
    css = stylesheet(theme / "static" / "css", 5)
    assert "--map-columns:5" in css
    assert css.index("@layer reset") < css.index("a{color:red;}") < css.index(".a{") < css.index(".b{")


def test_a_changed_byte_changes_the_folder(theme: Path, packages: Path):
    before = assets(theme, packages, 5)
    (theme / "static" / "js" / "search" / "search.js").write_text("export default 1;")
    after = assets(theme, packages, 5)
    assert before.folder != after.folder
    assert before.folder == assets_again(theme, packages)


def assets_again(theme: Path, packages: Path) -> str:
    (theme / "static" / "js" / "search" / "search.js").write_text("export {};")
    return assets(theme, packages, 5).folder


def test_scripts_keep_their_names_so_that_they_find_each_other(theme: Path, packages: Path):
    made = assets(theme, packages, 5)
    assert made.files[made.folder + "search/search.js"] == b"export {};"
    assert made.files[made.lunr] == b"lunr"
    assert made.files[made.font] == b"besley-latin-600-normal"


def test_packages_that_were_not_fetched_are_missed(theme: Path, tmp_path: Path):
    with pytest.raises(FileNotFoundError):
        assets(theme, tmp_path / "nothing", 5)
