#!/bin/sh
# Run everything that must hold: the linter, the scripts' tests in Node, then pytest, which starts the browser.
# Arguments go to pytest.
set -eu
cd "$(dirname "$0")/.."
# Where Node had to be fetched it lies in .venv, which also puts `hub` and `pelican` within reach of the tests.
PATH=$(pwd -P)/.venv/bin:$PATH
CHROMIUM=$(scripts/chromium.sh)
export PATH CHROMIUM

ruff check --quiet .
tests=$(find tests themes -name '*.test.mjs' -o -name '*.test.js' | sort)
# shellcheck disable=SC2086
[ -z "$tests" ] || node --test --test-reporter=dot $tests
pytest --numprocesses auto --dist worksteal "$@"
