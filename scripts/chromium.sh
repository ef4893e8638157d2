#!/bin/sh
# Print the path of a Chromium to test with, and put one there first where there is none.
# In this order: $CHROMIUM; one that is installed; Debian's package, where it may be installed; Playwright's own.
set -eu
cd "$(dirname "$0")/.."

if [ -n "${CHROMIUM:-}" ]; then
    command -v "$CHROMIUM" && exit
    printf 'CHROMIUM is set to %s, which cannot be run.\n' "$CHROMIUM" >&2
    exit 1
fi

installed() {
    command -v chromium || command -v chromium-browser || command -v google-chrome-stable || command -v google-chrome
}
installed && exit

if command -v apt-get >/dev/null && grep -qE '^ID=(debian|raspbian)$' /etc/os-release 2>/dev/null; then
    as_root=
    [ "$(id -u)" -eq 0 ] || as_root='sudo -n'
    if [ -z "$as_root" ] || sudo -n true 2>/dev/null; then
        printf 'Installing the Debian package chromium for the browser tests\n' >&2
        DEBIAN_FRONTEND=noninteractive
        export DEBIAN_FRONTEND
        { $as_root apt-get update -qq && $as_root apt-get install -y -qq --no-install-recommends chromium fonts-liberation fonts-dejavu-core; } >&2 ||
            printf 'apt-get could not install chromium.\n' >&2
        installed && exit
    fi
fi

printf 'Fetching the Chromium of Playwright for the browser tests\n' >&2
.venv/bin/playwright install chromium >&2 || {
    printf '\n%s\n' 'The browser tests need a Chromium, and none could be had.' \
        'Install one (Debian: apt install chromium), or name it: CHROMIUM=/path/to/chromium make test' >&2
    exit 1
}
.venv/bin/python -c 'from playwright.sync_api import sync_playwright
with sync_playwright() as p: print(p.chromium.executable_path)'
