"""The peer: what a Pelican user would write in an afternoon to get a page a listing."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120  this is that afternoon
SITENAME = "Plain"
SITEURL = "https://hub.example.org"
TIMEZONE = "Europe/London"
PATH = "content"
THEME = "theme"
PLUGINS = ["plain"]
DIRECT_TEMPLATES = []
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
ARCHIVES_SAVE_AS = AUTHORS_SAVE_AS = CATEGORIES_SAVE_AS = TAGS_SAVE_AS = ""
LISTINGS = os.environ["LISTINGS"]
