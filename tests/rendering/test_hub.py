import pytest

from hub.rendering.hub import Hub, HubSettingsError

ENOUGH = {"place": "P", "umbrella": "U", "contact": "c@example.org", "forge": "https://example.org", "home_ward": "w"}


def test_a_misspelt_setting_is_refused_and_the_right_one_named():
    with pytest.raises(HubSettingsError, match=r"no setting 'home_wards' \(did you mean 'home_ward'\?\)"):
        Hub.from_settings(ENOUGH | {"home_wards": "x"})


def test_what_is_missing_is_named():
    with pytest.raises(HubSettingsError, match="contact must be set"):
        Hub.from_settings(ENOUGH | {"contact": ""})


def test_searches_to_try_are_optional():
    assert Hub.from_settings(ENOUGH).searches == ()
    assert Hub.from_settings(ENOUGH | {"searches": ["food"]}).searches == ("food",)
