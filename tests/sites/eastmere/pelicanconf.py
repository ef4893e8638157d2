"""A small hub of a borough that is nowhere, laid over what `hub new hub` writes: unlike the others in all it can be."""
from hub.site.settings import *  # noqa: F403

SITENAME = "Eastmere finder"
SITEURL = "https://hub.example.org/eastmere"
TIMEZONE = "Europe/Jersey"
DEFAULT_LANG = "en"

HUB = {
    "place": "Eastmere",
    "umbrella": "Eastmere Together",
    "contact": "finder@example.org",
    "forge": "https://forge.example.org/eastmere/finder",
    "home_ward": "harbour",
    "edges": {"south": "Eastmere Bay"},
    "searches": ["boats", "choir"],
}
