"""The Southwark hub: everything that is about this borough and is not content."""
from hub.site.settings import *  # noqa: F403  how a hub's pages are laid out

SITENAME = "Community Southwark directory"
SITEURL = "https://hub.example.org"  # where the site will be read, with its path if it has one; no closing slash
TIMEZONE = "Europe/London"
DEFAULT_LANG = "en-GB"

HUB = {
    "place": "Southwark",
    "umbrella": "Community Southwark",
    "tagline": "The borough's directory",
    # Where "Something wrong?", "This is my group" and "List your group" write to: an address that staff read.
    "contact": "directory@example.org",
    # Where this repository can be read.
    "forge": "https://forge.example.org/community-southwark/hub",
    # The ward that the mark lights on pages that are about no ward: the umbrella body's own.
    "home_ward": "camberwell-green",
    # What lies beyond the ward map's north and south.
    "edges": {"north": "River Thames"},
    # Three searches to try, below the box on the front page.
    "searches": ["food bank", "advice in Spanish", "community garden"],
    # Where "Leave this page" goes, on listings about abuse and danger.
    "leave_to": "https://www.bbc.co.uk/weather",
}
