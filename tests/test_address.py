import pytest

from hub.address import Address


@pytest.mark.parametrize(
    ("site", "path", "absolute"),
    [
        ("https://hub.example.org", "/topics/food/", "https://hub.example.org/topics/food/"),
        ("https://hub.example.org/", "/topics/food/", "https://hub.example.org/topics/food/"),
        ("https://example.org/hub", "/hub/topics/food/", "https://example.org/hub/topics/food/"),
        ("https://example.org/hub/", "/hub/topics/food/", "https://example.org/hub/topics/food/"),
    ],
)
def test_a_page_is_found_at_the_root_and_under_a_path(site, path, absolute):
    assert Address(site).path("/topics/food/") == path
    assert Address(site).absolute("/topics/food/") == absolute
