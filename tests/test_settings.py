"""What a borough may set, and how what is wrong is told."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from hub.settings import Hub, build_date, faults, read_settings

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
        ("OFFLINE", "no"),
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


def test_the_day_of_a_build_is_told_by_the_environment_or_is_today_where_the_hub_is():
    assert build_date({}, {"HUB_TODAY": "2026-11-24"}) == date(2026, 11, 24)
    # Clocks of the two are 26 hours apart.
    assert build_date({"TIMEZONE": "Pacific/Kiritimati"}, {}) > build_date({"TIMEZONE": "Etc/GMT+12"}, {})
    for none in ({}, {"TIMEZONE": "Narnia"}, {"TIMEZONE": 1}):
        assert abs((build_date(none, {}) - datetime.now(UTC).date()).days) <= 1


@pytest.mark.parametrize("text", ["today", "2026-02-30", "24.11.2026", "2026-11-24T00:00", "2026"])
def test_a_day_that_is_none_is_told_in_a_sentence(text):
    with pytest.raises(ValueError, match=r"HUB_TODAY is .* which is no day"):
        build_date({}, {"HUB_TODAY": text})


@pytest.mark.parametrize("text", ["9999-12-31", "0001-01-01"])
def test_a_day_at_an_end_of_the_calendar_is_refused_in_a_sentence(text, small_hub, run_hub):
    ran = run_hub(small_hub, "new", "briefing", "zz", HUB_TODAY=text)
    assert (ran.returncode, ran.stderr) == (2, f"hub: HUB_TODAY is “{text}”; name a year from 1900 to 8999\n")


def test_a_build_is_of_the_day_that_it_is_where_the_hub_is(small_hub, run_hub):
    def day(zone: str) -> date:
        set_ = re.sub('TIMEZONE = ".*"', f'TIMEZONE = "{zone}"', settings)
        (small_hub / "pelicanconf.py").write_text(set_)
        ran = run_hub(small_hub, "build", HUB_TODAY="")
        assert ran.returncode == 0, ran.stderr
        return datetime.strptime(re.search(r" for (\d+ \w+ \d{4})\.", ran.stdout)[1], "%d %B %Y").date()

    settings = (small_hub / "pelicanconf.py").read_text()
    earlier, later = day("Etc/GMT+12"), day("Pacific/Kiritimati")
    assert earlier < later
