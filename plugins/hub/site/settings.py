"""How a hub's pages are laid out: Pelican's settings that no borough needs to change.

`pelicanconf.py` begins with `from hub.site.settings import *` and then sets what is the borough's own.
"""

import os

from hub.site.swap import MARKER

PATH = "content"
OUTPUT_PATH = "output/"
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["hub.site.plugin"]
THEME = "themes/tiled-hall"

# Briefings and case studies are Pelican's articles; about, privacy … are its pages.
ARTICLE_PATHS = ["briefings", "case-studies"]
ARTICLE_URL = ARTICLE_LANG_URL = "{category}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_LANG_SAVE_AS = "{category}/{slug}/index.html"
ARTICLE_TRANSLATION_ID = None  # a briefing and a case study of one name are not each other's translation
PAGE_PATHS = ["pages"]
PAGE_URL = PAGE_LANG_URL = "{slug}/"
PAGE_SAVE_AS = PAGE_LANG_SAVE_AS = "{slug}/index.html"
STATIC_PATHS = ["images"]
STATIC_CREATE_LINKS = False

# A draft is read and checked, but not published.
DRAFT_SAVE_AS = DRAFT_LANG_SAVE_AS = ""
DRAFT_PAGE_SAVE_AS = DRAFT_PAGE_LANG_SAVE_AS = ""

# The hub makes its own front page, lists and feeds.
DIRECT_TEMPLATES = []
ARCHIVES_SAVE_AS = AUTHORS_SAVE_AS = CATEGORIES_SAVE_AS = TAGS_SAVE_AS = ""
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = FEED_ALL_RSS = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

# How many processes make pages at once; how many makes no difference to any of them.
PROCESSES = os.cpu_count() or 1
# A site can be timed without the making of its search index, whose search then cannot load, and without neighbours.
SEARCH_INDEX = True
NEIGHBOURS = True

# Whether readers' devices keep pages that were read, and search, for when there is no connection. Where not, what they
# kept is removed (docs/operators.md).
OFFLINE = True

# The folder of translations, from the top of the hub; empty for the theme's own.
CATALOGUES = ""

# A build is made afresh every time and must not depend on an earlier one.
CACHE_CONTENT = False
LOAD_CONTENT_CACHE = False
DELETE_OUTPUT_DIRECTORY = True
OUTPUT_RETENTION = [MARKER]  # Pelican by itself keeps the mark of a folder that `hub build` made
TYPOGRIFY = False

# Pelican would follow {attach}, {static} and {filename} to any file below content/ and publish it, unread by any check.
# A pattern that matches nothing makes them plain words, which the check refuses; Pelican asks for the group's name.
INTRASITE_LINK_REGEX = r"(?!)(?P<what>)"

__all__ = [name for name in dir() if name.isupper() and name != "MARKER"]
