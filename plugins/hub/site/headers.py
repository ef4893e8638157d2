"""Response headers: what the site allows a browser to do, from one source for every host."""

from __future__ import annotations

# Nothing from elsewhere, nothing inline. `frame-ancestors` counts only as a header, so it is left out of the <meta>.
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}

WORKER = "/worker.js"
"""Where the service worker is: one answers for what lies in its own folder and below, so it stands at the top."""

CALENDARS = "text/calendar; charset=utf-8"
"""What calendars are sent as. Not every host knows the ending .ics, and a browser may not guess (see nosniff)."""
FOR_EVER = "public, max-age=31536000, immutable"
AFRESH = "no-cache"
"""How the service worker is kept: never without asking, or an old one would outlive its site."""


def meta_policy() -> str:
    """The Content-Security-Policy for `<meta http-equiv>`."""
    return "; ".join(f"{directive} {value}" for directive, value in POLICY.items())


def headers() -> dict[str, str]:
    """The headers of every page."""
    return {
        "Content-Security-Policy": f"{meta_policy()}; frame-ancestors 'none'",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(self), microphone=()",
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
    }


def netlify(base: str) -> str:
    """The file `_headers`, which Netlify and Cloudflare Pages read. `base` is the path that the site lies under."""
    lines = [f"{base}/*", *(f"  {name}: {value}" for name, value in headers().items())]
    for folder in ("theme", "search/index"):
        lines += [f"{base}/{folder}/*", f"  Cache-Control: {FOR_EVER}"]
    lines += [f"{base}{WORKER}", f"  Cache-Control: {AFRESH}"]
    lines += [f"{base}/calendars/*", f"  Content-Type: {CALENDARS}"]
    return "\n".join(lines) + "\n"


def nginx(base: str) -> str:
    """Lines to include in nginx's `server` block."""
    common = [f'    add_header {name} "{value}" always;' for name, value in headers().items()]
    return "\n".join(
        [
            "# Include this file in the server block. nginx does not inherit add_header, hence the repetition.",
            f"error_page 404 {base}/404.html;",
            f"error_page 403 =404 {base}/404.html;",  # a folder without a page of its own
            f"location {base}/ {{",
            *common,
            "}",
            f"location ~ ^{base}/(theme|search/index)/ {{",
            *common,
            f'    add_header Cache-Control "{FOR_EVER}";',  # not `always`: what is not there yet may come
            "}",
            f"location = {base}{WORKER} {{",
            *common,
            f'    add_header Cache-Control "{AFRESH}";',
            "}",
            f"location {base}/calendars/ {{",
            *common,
            "    types { }",
            f'    default_type "{CALENDARS}";',
            "}",
            "",
        ]
    )


def caddy(base: str) -> str:
    """Lines to import into Caddy's site block."""
    common = [f'    {name} "{value}"' for name, value in headers().items()]
    return "\n".join(
        [
            "# Import this file in the site block.",
            f"header {base}/* {{",
            *common,
            "}",
            f"@for-ever path {base}/theme/* {base}/search/index/*",
            f'header @for-ever Cache-Control "{FOR_EVER}"',
            f'header {base}{WORKER} Cache-Control "{AFRESH}"',
            f'header {base}/calendars/* Content-Type "{CALENDARS}"',
            "handle_errors {",
            "    header -Cache-Control",  # what is not there yet may come
            "    header -Content-Type",
            f"    rewrite * {base}/404.html",
            "    file_server",
            "}",
            "",
        ]
    )
