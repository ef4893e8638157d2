#!/bin/sh
# Resolve all versions anew and write the five lock files. None names a host: any index or registry will do.
set -eu
cd "$(dirname "$0")/.."

command -v uv >/dev/null || {
    printf 'make lock needs uv: pip install uv, outside .venv.\n' >&2
    exit 1
}
lock() {
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --only-binary :all: --no-annotate \
        --custom-compile-command 'make lock' --upgrade "$@"
}
lock --group dev --output-file requirements.txt pyproject.toml
lock --group node --output-file requirements-node.txt
lock --group bench --output-file requirements-bench.txt
npm install --package-lock-only --ignore-scripts
cd benchmarks/search && npm install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved
