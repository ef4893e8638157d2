#!/bin/sh
# Fetch the npm packages that package-lock.json locks: `site` those the site is made of, `dev` also those that test it;
# `bench` those that search is measured beside, which have a lock of their own.
# Uses the Node and npm that are here when new enough, else fetches Node from the Python index (206 MB) into .venv.
set -eu
cd "$(dirname "$0")/.."

stop() {
    printf '\n%s\n' "$@" >&2
    exit 1
}

new_enough() {
    command -v npm >/dev/null && node -e \
        'const [major, minor] = process.versions.node.split("."); process.exit(major > 20 || (major == 20 && minor >= 19) ? 0 : 1)' \
        2>/dev/null
}

if ! new_enough; then
    PATH=$(pwd -P)/.venv/bin:$PATH
    export PATH
    if ! new_enough; then
        printf 'No Node 20.19 or newer with npm here: fetching one into .venv (206 MB)\n'
        .venv/bin/python -m pip --disable-pip-version-check --quiet --quiet install \
            --require-hashes --only-binary :all: --requirement requirements-node.txt ||
            stop "Node could not be fetched: pip says why above." \
                "Run make again when there is a network, or install Node 20.19 or newer with npm."
    fi
fi

lock=package-lock.json
case $1 in
site) omit=--omit=dev what='The npm packages that the site is made of' stamps=node_modules/.site ;;
dev) omit=--include=dev what='The npm packages that the site is made of and tested with' stamps='node_modules/.site node_modules/.dev' ;;
bench) omit=--omit=dev what='The npm packages that search is measured beside' lock=benchmarks/search/package-lock.json stamps=node_modules/.bench ;;
*) stop "Say which packages: scripts/node.sh site|dev|bench" ;;
esac
printf 'Installing the npm packages that %s locks\n' "$lock"
cd "$(dirname "$lock")"
# No package of ours needs to run a script of its own to be installed, and none may.
npm ci "$omit" --ignore-scripts --no-progress --loglevel=error >/dev/null ||
    stop "$what could not be installed: npm says why above." \
        "If there was no network, run make again when there is one: it goes on from here."
# shellcheck disable=SC2086
touch $stamps
