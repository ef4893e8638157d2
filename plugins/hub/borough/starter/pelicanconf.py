"""The hub of $place: everything that is about this borough and is not content."""
from hub.site.settings import *  # noqa: F403  how a hub's pages are laid out

SITENAME = "$place directory"
SITEURL = "https://hub.example.org"  # where the site will be read, with its path if it has one; no closing slash
TIMEZONE = "Europe/London"
DEFAULT_LANG = "$lang"

HUB = {
    "place": "$place",
    "umbrella": "$umbrella",
    "tagline": "Charities and community groups",
    # Where "Something wrong?", "This is my group" and "Add your group" write to: an address that staff read.
    "contact": "directory@example.org",
    # Where this repository can be read.
    "forge": "https://forge.example.org/hub",
    # The ward that the mark lights on pages that are about no ward: the umbrella body's own.
    "home_ward": "example-centre",
    # What lies beyond the ward map's north and south: {"north": "the river"}.
    "edges": {},
    # Searches to try, below the box on the front page.
    "searches": ["open afternoon"],
    # Where "Leave this page" goes, on listings about abuse and danger.
    "leave_to": "https://www.bbc.co.uk/weather",
}
