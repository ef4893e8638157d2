"""What a borough may set, and how what is wrong is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.settings import Hub, faults, read_settings

HUB = {"place": "P", "umbrella": "U", "contact": "c@hub.org", "forge": "https://hub.org/f", "home_ward": "w"}
GOOD = {"SITENAME": "S", "SITEURL": "https://hub.org", "DEFAULT_LANG": "en-GB", "TIMEZONE": "Europe/London", "HUB": HUB}


def said(**changes: object) -> list[str]:
    return [f"{p.message} ({p.fix})" for p in faults(GOOD | changes)]


def test_good_settings_have_no_fault_and_become_a_hub():
    assert said() == []
    assert Hub.of(HUB).searches == ()
    assert Hub.of(HUB | {"searches": ["food"]}).searches == ("food",)


def test_a_misspelt_setting_is_refused_and_the_right_one_named():
    assert said(HUB=HUB | {"home_wards": "x"}) == [
        "there is no setting “home_wards” in HUB (did you mean `home_ward`?)"
    ]


def test_what_is_missing_is_named():
    assert said(HUB={name: value for name, value in HUB.items() if name != "contact"}) == [
        'HUB must say “contact” in words (write "contact": "…")'
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SITENAME", None),
        ("SITENAME", " "),
        ("SITEURL", None),
        ("SITEURL", "hub.org"),
        ("SITEURL", "https://"),
        ("SITEURL", "https://[hub.org"),
        ("SITEURL", "https://hub.org/"),
        ("DEFAULT_LANG", "english"),
        ("DEFAULT_LANG", None),
        ("DEFAULT_LANG", "en-GB.UTF-8"),
        ("DEFAULT_LANG", "en-GB@euro"),
        ("DEFAULT_LANG", "en-GB\n"),
        ("TIMEZONE", "London"),
        ("TIMEZONE", ["Europe/London"]),
        ("CATALOGUES", 5),
        ("HUB", None),
        ("HUB", []),
    ],
)
def test_each_setting_is_told_by_its_name(name, value):
    (problem,) = faults(GOOD | {name: value})
    assert name in problem.message and problem.fix


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("contact", 5),
        ("contact", "staff"),
        ("contact", "staff@hub.org?bcc=other@hub.org"),
        ("contact", "staff@hub.org?subject=x"),
        ("contact", "staff@hub.org&x"),
        ("contact", "staff?x@hub.org"),
        ("searches", "food"),
        ("searches", [5]),
        ("edges", "River"),
        ("edges", {"nord": "River"}),
        ("tagline", 5),
    ],
)
def test_each_setting_of_the_hub_is_told(name, value):
    (problem,) = faults(GOOD | {"HUB": HUB | {name: value}})
    assert problem.fix


def test_a_fault_is_told_where_it_stands(tmp_path: Path):
    settings = (
        '"""x"""\nSITENAME = "S"\nSITEURL = "https://hub.org"\nDEFAULT_LANG = "english"\nTIMEZONE = "Europe/London"\n'
    )
    (tmp_path / "pelicanconf.py").write_text(f"{settings}HUB = {HUB!r}\n")
    _, (problem,) = read_settings(tmp_path)
    assert str(problem).startswith("pelicanconf.py:4:1: settings:")


def test_a_file_that_cannot_be_run_is_a_sentence(tmp_path: Path):
    assert "there is no pelicanconf.py" in read_settings(tmp_path)[1][0].message
    (tmp_path / "pelicanconf.py").write_text("\n1 / 0\n")
    _, (problem,) = read_settings(tmp_path)
    assert (problem.line, "ZeroDivisionError" in problem.message) == (2, True)


def test_an_address_of_example_org_may_be_built_and_not_published(tmp_path: Path):
    lines = [f"{name} = {value!r}" for name, value in (GOOD | {"HUB": HUB | {"contact": "c@example.org"}}).items()]
    (tmp_path / "pelicanconf.py").write_text("\n".join(lines))
    assert read_settings(tmp_path)[1] == []
    assert [p.rule for p in read_settings(tmp_path, published=True)[1]] == ["example-address"]
