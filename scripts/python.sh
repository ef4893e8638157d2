#!/bin/sh
# Make .venv exactly as requirements.txt locks it, and say in a sentence what is missing where that cannot be done.
set -eu
cd "$(dirname "$0")/.."

stop() {
    printf '\n%s\n' "$@" >&2
    exit 1
}

case $(pwd -P) in *:*)
    stop "The hub cannot be set up in $(pwd -P): Python makes no .venv in a folder with a colon in its path." \
        "Move it, or rename the folder, so that there is none. Then run make again."
    ;;
esac

version='import sys; print("%d.%d" % sys.version_info[:2])'
new_enough='import sys; sys.exit(sys.version_info < (3, 11))'
found=
seen=
for python in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
    # A .venv that is active is the one about to be made or mended: not a Python to make it with.
    path=$(command -v "$python") || continue
    case $path in "$(pwd -P)"/.venv/*) path=$("$path" -c 'import sys; print(sys._base_executable)' 2>/dev/null) || continue ;; esac
    its=$("$path" -c "$version" 2>/dev/null) || continue
    seen="$seen $path is $its."
    if "$path" -c "$new_enough"; then
        found=$path
        break
    fi
done
[ -n "$found" ] || stop "The hub needs Python 3.11 or newer, and there is none here.$seen" \
    "Install one, or name it: make PYTHON=/path/to/python3"
"$found" -c 'import ensurepip, venv' 2>/dev/null || stop "$found has no venv module, which the hub needs." \
    "On Debian and Ubuntu: apt install python3-venv. Then run make again."

rm -f .venv/.made
# Commands in .venv name the folder they were made for, so one that was moved is made anew; so is one without a pip.
if ! grep -qF "$(pwd -P)/.venv/bin/" .venv/bin/pip 2>/dev/null || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    printf 'Making .venv with %s\n' "$found"
    "$found" -m venv --clear .venv || stop "$found could not make .venv: the reason stands above."
fi

printf 'Installing the Python packages that requirements.txt locks\n'
pip() {
    .venv/bin/python -m pip --disable-pip-version-check --quiet --quiet "$@"
}
pip install --require-hashes --only-binary :all: --requirement requirements.txt ||
    stop "The Python packages could not be installed: pip says why above." \
        "If there was no network, run make again when there is one: it goes on from here."
pip install --no-deps --no-build-isolation --no-index --editable . ||
    stop "The hub's own package could not be installed: pip says why above."
pwd -P > .venv/.made
