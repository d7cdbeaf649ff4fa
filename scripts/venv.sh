#!/bin/sh
# Make the virtual environment VENV hold what the REQUIREMENTS files pin; at once if it already does.
#
#     sh scripts/venv.sh VENV REQUIREMENTS…
#
# $PYTHON names the Python to make it with; otherwise the first one of 3.11 or newer is taken. The last file is the
# one that is installed (requirements-dev.txt includes requirements.txt); all of them decide whether that is needed.
set -eu

venv=$1
shift

fail() {
    echo "$1" >&2
    exit 1
}

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    if [ -n "${PYTHON:-}" ]; then
        is_new_enough "$PYTHON" || fail "PYTHON=$PYTHON is not a Python of 3.11 or newer."
        echo "$PYTHON"
        return
    fi
    for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
        if is_new_enough "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    fail "No Python of 3.11 or newer found: install one, or name it: make PYTHON=/path/to/python3 …"
}

# Debian and Ubuntu keep a part of the standard library, what puts pip into a new environment, in a package of its
# own. Where it is missing, a pip outside can fill the environment from there.
create_venv() {
    "$1" -m venv --clear "$venv" >/dev/null 2>&1 && return
    "$1" -m venv --clear --without-pip "$venv" >/dev/null 2>&1 &&
        "$1" -m pip --python "$venv/bin/python" install --quiet pip 2>/dev/null && return
    "$1" -m virtualenv --quiet "$venv" 2>/dev/null && return
    rm -rf "$venv"
    fail "$1 cannot make virtual environments: install its venv module (on Debian and Ubuntu: apt-get install python3-venv) and try again."
}

is_installed() {
    cat "$@" | cmp -s - "$(stamp "$@")"
}

stamp() {
    for last; do :; done
    echo "$venv/installed-$(basename "$last")"
}

# An environment whose Python has gone, or that has no pip, is made anew.
if ! is_new_enough "$venv/bin/python" || ! "$venv/bin/python" -c 'import pip' 2>/dev/null; then
    python=$(find_python)
    echo "Making $venv with $("$python" --version) …"
    create_venv "$python"
fi

is_installed "$@" && exit 0
for last; do :; done
echo "Installing $last …"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$last"
# Only now, so that an installation that broke off is not taken for a finished one.
cat "$@" >"$(stamp "$@")"
[ "$#" -eq 1 ] || cat "$1" >"$(stamp "$1")"
