"""A small hub of a borough that is nowhere, for tests."""
from hub.site.settings import *  # noqa: F403

SITENAME = "Example Borough directory"
SITEURL = "https://hub.example.org"
TIMEZONE = "Europe/London"
DEFAULT_LANG = "en-GB"

HUB = {
    "place": "Example Borough",
    "umbrella": "Example Voluntary Action",
    "tagline": "The borough's directory",
    "contact": "directory@example.org",
    "forge": "https://forge.example.org/example-borough/hub",
    "home_ward": "oak-hill",
    "edges": {"north": "River Example"},
    "searches": ["youth club"],
}
