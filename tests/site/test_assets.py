"""The theme's files as a browser gets them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hub.site.assets import answering_lunr, assets, squeeze, stylesheet
from tests.conftest import REPOSITORY


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
    for name in ("@esbuild", "lunr"):
        (tmp_path / "packages" / name).symlink_to(REPOSITORY / "node_modules" / name)
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


def test_a_script_holds_what_it_imports_and_leads_to_what_is_wanted_later(theme: Path, packages: Path):
    search = theme / "static" / "js" / "search"
    (search / "words.js").write_text("/** Why. */\nexport const words = text => text.split(' // ');\n")
    (search / "later.js").write_text("export const later = 'much later';\n")
    (search / "search.js").write_text(
        "import {words} from './words.js';\nprint(words('a // b'), (await import('./later.js')).later);\n"
    )
    made = assets(theme, packages, 5)
    script = made.files[f"{made.folder}search/search.js"].decode()
    (later,) = (path for path in made.files if path.startswith(f"{made.folder}shared/later-"))
    assert "' // '" in script.replace('"', "'") and "Why" not in script and "much later" not in script
    assert Path(later).name in script and b"much later" in made.files[later]
    assert made.imports(f"{made.folder}search/search.js") == ()


def test_what_two_pages_share_is_in_a_file_of_its_own_that_both_ask_for_and_search_asks_for_none(
    theme: Path, packages: Path
):
    scripts = theme / "static" / "js"
    (scripts / "search" / "words.js").write_text("export const words = () => print('a long text of all pages');\n")
    for page in ("search", "form", "premises"):
        (scripts / page).mkdir(exist_ok=True)
        (scripts / page / f"{page}.js").write_text("import {words} from '../search/words.js';\nwords();\n")
    made = assets(theme, packages, 5)
    (shared,) = made.imports(f"{made.folder}premises/premises.js")
    assert made.imports(f"{made.folder}form/form.js") == (shared,)
    assert b"a long text of all pages" in made.files[shared]
    assert made.imports(f"{made.folder}search/search.js") == ()
    assert b"a long text of all pages" in made.files[f"{made.folder}search/search.js"]


def test_a_script_that_cannot_be_read_stops_the_build_and_is_named(theme: Path, packages: Path):
    (theme / "static" / "js" / "search" / "search.js").write_text("const a = ;")
    with pytest.raises(OSError, match=re.escape('search/search.js:1:10: Unexpected ";"')):
        assets(theme, packages, 5)


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


def test_files_have_the_names_that_pages_ask_for(theme: Path, packages: Path):
    made = assets(theme, packages, 5)
    assert made.folder + "search/search.js" in made.files
    assert made.files[made.lunr] == answering_lunr(packages)
    assert made.files[made.font] == b"besley-latin-600-normal"


def test_lunr_is_served_under_its_own_notice_and_version_with_two_thirds_of_its_bytes(packages: Path):
    served = answering_lunr(packages).decode()
    assert "Copyright (C) 2020 Oliver Nightingale\n * @license MIT\n */" in served[:200]
    assert '"2.3.9"' in served and "@VERSION" not in served
    assert served.count("/*") == 1
    assert len(served) < len((packages / "lunr" / "lunr.min.js").read_bytes()) * 2 / 3


def test_packages_that_were_not_fetched_are_missed(theme: Path, tmp_path: Path):
    with pytest.raises(FileNotFoundError):
        assets(theme, tmp_path / "nothing", 5)
