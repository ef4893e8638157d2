"""Links in pages: where an address within the site leads, and what mends one that leads nowhere.

There is one way to write each: an address on the web is whole, one within the site begins with a slash. Anything else
would mean one thing to a browser, another to Pelican and a third to whoever wrote it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urljoin, urlsplit

from hub.knowledge.forum import Forum
from hub.knowledge.kinds import SECTIONS
from hub.knowledge.markdown import SCHEMES, may_follow, within
from hub.knowledge.opportunity import SHEET, Opportunity
from hub.knowledge.page import Page
from hub.records.forms import is_email
from hub.records.nearest import did_you_mean
from hub.records.rules import Rule

LISTED = ("organisations", "topics", "people", "wards", "neighbourhoods", *SECTIONS)
"""The kinds of record that have an address of their own, as `/topics/food/`; each kind's list is at `/topics/`."""
RESERVED = frozenset(
    {*LISTED, "404", "calendars", "connections", "feeds", "images", "languages"}
    | {"list-your-group", "offers-and-needs", "offline", "premises", "search", "theme", "together"}
)
"""Names that no page may have: what stands first in the addresses that the site has, or will have."""
_FEEDS = tuple(f"/feeds/{kind}.atom" for kind in ("organisations", "briefings", "case-studies", "opportunities"))
_MADE_FILES = (*_FEEDS, "/calendars/all.ics", "/connections/connections.csv")
LONE = (
    *("/", "/search/", "/list-your-group/", "/premises/", "/premises/ask/"),
    *("/offers-and-needs/", "/connections/", "/together/", "/offline/"),
)
"""The pages that every hub has and that belong to no record, but the lists of each kind."""
MADE = frozenset({*LONE, *_MADE_FILES, *(f"/{kind}/" for kind in LISTED)})
"""The addresses of the site that belong to no record."""

Fault = tuple[Rule, str, str]
"""A rule, what is wrong, and what mends it."""

_RECORD = re.compile(r"\.(?:md|markdown|ya?ml)\Z")
_ENDING = re.compile(r"(?:/?\bindex)?\.(?:md|markdown|ya?ml|html?)\Z")
# Pelican's INTRASITE_LINK_REGEX, and the address that follows it.
_PELICAN = re.compile(r"[{|]([^{|}]*)[|}](.*)", re.DOTALL)
_HOST = re.compile(r"(www\.)?(?:[\w-]+\.)+([a-z]{2,})(?::[0-9]+)?\Z", re.IGNORECASE)
# Endings that make a name a file's rather than a host's; some, such as md, are both.
_FILES = frozenset(
    "csv doc docx gif htm html ics jpeg jpg json markdown md odt pdf png svg txt webp xls xlsx xml yaml yml zip".split()
)
_IMAGES = "/images/"
_AS = "as /topics/food/"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where links within the site may lead.

    `slugs` lacks a kind that cannot be trusted, which is then not asked. `anchors` gives for the address of a page that
    staff write the names of its headings and notes; of one that could not be read they are not asked. `images` are the
    addresses of the pictures. `home` is that of the site itself, without a closing slash, where it is known.
    """

    slugs: Mapping[str, Collection[str]]
    pages: Collection[str]
    drafts: Collection[str]
    anchors: Mapping[str, Collection[str]] = field(default_factory=dict)
    images: Collection[str] = ()
    home: str = ""

    def has(self, path: str) -> bool:
        """Whether a path is surely that of a page of this site."""
        if path in MADE or f"/{path.strip('/')}/" in MADE:
            return True
        steps = _page(path).strip("/").split("/")
        if len(steps) == 1:
            return steps[0] in self.pages
        return len(steps) == 2 and steps[0] in LISTED and steps[1] in self.slugs.get(steps[0], ())

    def fault_of(self, path: str, in_draft: bool) -> tuple[str, str] | None:
        """What is wrong with a path within the site, and what mends it; None where it leads somewhere."""
        page = _page(path)
        steps = page.strip("/").split("/")
        if _RECORD.search(path):
            right = self.meant(path, "/", "")
            return f"{path} is the name of a file, not an address", f"write {right}" if right else f"write one {_AS}"
        if "." in steps[-1]:
            return self._no_file(path, in_draft)
        if page in self.drafts and not in_draft:
            return f"{path} is a draft, which readers do not see", "publish it first, or take the link out"
        if not (self.has(path) or (len(steps) == 2 and steps[0] in LISTED and steps[0] not in self.slugs)):
            if len(steps) == 1:
                like = did_you_mean(steps[0], [*LISTED, "search", *sorted(self.pages)])
            else:
                like = did_you_mean(steps[1], sorted(self.slugs.get(steps[0], ()))) if steps[0] in LISTED else ""
            return f"{path} leads nowhere", like or f"give the address of a page of this site, {_AS}"
        return None if path.endswith("/") else (f"{path} lacks the slash at its end", f"write {path}/")

    def _no_file(self, path: str, in_draft: bool) -> tuple[str, str] | None:
        """What is wrong with the address of a file, where it is none that the site has."""
        calendars = {_calendar(slug): f"/{Forum.section}/{slug}/" for slug in sorted(self.slugs.get("forums", ()))}
        if calendars.get(path) in self.drafts and not in_draft:
            return f"{path} is of a forum that is a draft", "publish it first, or take the link out"
        files = [*sorted(self.images), *_MADE_FILES, *calendars]
        if path in files:
            return None
        fix = did_you_mean(path, files) or f"give the address of a page of this site, {_AS}"
        return f"there is no {path[:80]}", fix

    def meant(self, path: str, here: str, file: str) -> str:
        """The address that some path most likely stands for; empty where nothing here is like it.

        `here` is the address of the page it stands in, `file` that page's path.
        """
        plain = _ENDING.sub("", path)
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(file), plain))
        below = re.sub(r"^(?:\.{0,2}/)+", "", plain)
        tries = [re.sub(r"^content/(?:pages/)?", "", beside), posixpath.normpath(posixpath.join(here, plain)), below]
        if "/" not in below:
            tries += [f"{kind}/{below}" for kind in (*SECTIONS, *LISTED)]
        for each in tries:
            steps = each.strip("/.")
            if steps and self.has(steps):
                return f"/{steps}/"
        return ""


def addresses_of(page: Page) -> frozenset[str]:
    """Every address that only this page has: its own, that of its readiness sheet or of its calendar."""
    more = {page.sheet} if isinstance(page, Opportunity) else {_calendar(page.slug)} if isinstance(page, Forum) else ()
    return frozenset({page.address, *more} - {""})


def _calendar(slug: str) -> str:
    return f"/calendars/{Forum.section}/{slug}.ics"


def _page(path: str) -> str:
    """The path itself, or for that of an opportunity's sheet the opportunity's: where one is, the other is."""
    steps = path.strip("/").split("/")
    is_sheet = len(steps) == 3 and (steps[0], steps[2]) == (Opportunity.section, SHEET)
    return path[: path.rindex(SHEET)] if is_sheet else path


def address_of(path: str) -> str:
    """Where readers find what lies at a path below `content/`: a page of any kind or a picture."""
    return "/" + re.sub(r"^content/(?:pages/)?", "", path.removesuffix(".md")) + ("/" if path.endswith(".md") else "")


def fault_in(address: str, here: str, file: str, addresses: Addresses, in_draft: bool) -> Fault | None:
    """What is wrong with a link, by its address as a browser would see it; None where it may stand.

    `here` is the address of the page it stands in, `file` that page's path.
    """
    address = within(address, addresses.home)
    if odd := _PELICAN.match(address):
        return _pelican(odd[1], re.split("[?#]", odd[2], maxsplit=1)[0], here, file, addresses)
    first = re.split(r"[/?#]", address, maxsplit=1)[0]
    if host := _HOST.match(first):
        if host[1] or host[2].lower() not in _FILES:
            message = f"“{address[:60]}” is taken for a page of this site"
            return Rule.DEAD_LINK, message, f"write https://{address[:200]}"
    elif is_email(address):
        return Rule.DEAD_LINK, f"“{address[:60]}” is taken for a page of this site", f"write mailto:{address}"
    if not may_follow(address):
        scheme = re.match(r"[\s\x00-\x1f]*([A-Za-z][A-Za-z0-9+.-]*):", address)
        bad = scheme and scheme[1].lower() not in SCHEMES
        message = f"the link leads to “{scheme[1]}:”" if bad else f"“{address[:60]}” is not an address to follow"
        return Rule.LINK_SCHEME, message, "link to https:, http:, mailto:, tel: or a page of this site"
    parts = urlsplit(address)
    if parts.scheme:
        if parts.scheme in ("http", "https") and not parts.netloc:
            return Rule.DEAD_LINK, f"“{address[:60]}” names no host", "write it whole, as https://www.example.org"
        return None
    if address.startswith("#"):
        return _no_anchor(parts.fragment, here, "on this page", addresses)
    if not address.startswith("/"):
        return _relative(address, here, file, addresses)
    plain = re.sub(r"/{2,}", "/", urljoin(here, parts.path))
    if plain != parts.path:
        return Rule.DEAD_LINK, f"{parts.path[:60]} goes round to {plain[:60]}", f"write {plain[:200]}"
    if found := addresses.fault_of(parts.path, in_draft):
        return Rule.DEAD_LINK, *found
    return _no_anchor(parts.fragment, parts.path, f"on {parts.path}", addresses) if parts.fragment else None


def picture_fault(address: str, images: Collection[str]) -> Fault | None:
    """What is wrong with the address of a picture; None where it is one of `images`, the addresses of all that are."""
    odd = _PELICAN.match(address)
    if odd or (may_follow(address) and not urlsplit(address).scheme and not address.startswith("/")):
        name = posixpath.basename(odd[2] if odd else address) or "name.png"
        message = f"“{address[:60]}” does not begin with a slash"
        return Rule.DEAD_LINK, message, f"put the picture into content/images/ and write /images/{name[:60]}"
    if not may_follow(address) or urlsplit(address).scheme:
        message = "the picture would be fetched from elsewhere, and tell others who reads this page"
        return Rule.OUTSIDE_IMAGE, message, "keep the picture on this site, and begin its address with /"
    path = urlsplit(address).path
    if path in images:
        return None
    fix = f"put the picture into content/images/ and write {_IMAGES}{posixpath.basename(path)[:60] or 'name.png'}"
    return Rule.DEAD_LINK, f"there is no picture {path[:80]}", did_you_mean(path, sorted(images)) or fix


def _pelican(what: str, path: str, here: str, file: str, addresses: Addresses) -> Fault:
    """Pelican's own links: the check cannot know where they lead, and some publish files from outside `content/`."""
    message = f"“{{{what[:30]}}}” is for Pelican, and cannot be checked"
    if what in ("static", "attach"):
        return Rule.DEAD_LINK, message, "put the file into content/images/ and write its address, as /images/hall.png"
    # A slash at the head of such a path stands for the folder content/.
    right = addresses.meant(path.lstrip("/"), here, "content/" if path.startswith("/") else file)
    return Rule.DEAD_LINK, message, f"write {right or 'the address where readers find it, as /briefings/name/'}"


def _relative(address: str, here: str, file: str, addresses: Addresses) -> Fault:
    """A link that begins with neither a scheme nor a slash: what it leads to depends on where it is read."""
    parts = urlsplit(address)
    if not parts.path and not parts.query:
        return Rule.DEAD_LINK, "the link has no address", "write between the round brackets where it leads"
    right = addresses.meant(parts.path, here, file) if parts.path else ""
    if parts.fragment and right and not _no_anchor(parts.fragment, right, "", addresses):
        right = f"{right}#{parts.fragment}"
    message = f"“{address[:60]}” does not begin with a slash"
    return Rule.DEAD_LINK, message, f"write {right}" if right else f"write the whole address within the site, {_AS}"


def _no_anchor(fragment: str, path: str, where: str, addresses: Addresses) -> Fault | None:
    """What is wrong with the part behind `#`: only pages that staff write have parts with lasting names."""
    anchors = addresses.anchors.get(path)
    if anchors is None:
        steps = path.strip("/").split("/")
        written = path not in MADE if len(steps) == 1 else steps[0] in SECTIONS
        if written or "." in steps[-1]:
            return None
        message = f"{path} is made by the site, and its parts have no lasting names"
        return Rule.DEAD_LINK, message, f"leave out #{fragment[:60]}"
    if unquote(fragment) in anchors:
        return None
    message = f"there is no heading or note “#{fragment[:60]}” {where}"
    like = did_you_mean(fragment, sorted(anchors))
    return Rule.DEAD_LINK, message, like or "give a heading's words in small letters with hyphens"
