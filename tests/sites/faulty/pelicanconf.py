"""Settings that run, and of which some cannot be right."""
from hub.site.settings import *  # noqa: F403

SITENAME = "The faulty hub"
SITEURL = "hub.example.org"
TIMEZONE = "Europe/London"
DEFAULT_LANG = "ga"
CATALOGUES = "words"

HUB = {
    "place": "Any",
    "umbrella": "The Any Group",
    "contact": "info@faulty.example.org",
    "forge": "https://forge.example.org/faulty",
    "home_ward": "river-side",
}
