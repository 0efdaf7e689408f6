#!/bin/bash
# test-guirun.sh: the virtual display keeps its promises, or no test of the window means anything
# SPDX-License-Identifier: GPL-3.0-or-later
set -u

guirun=$1
command -v Xvfb >/dev/null && command -v dbus-daemon >/dev/null || exit 77
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
faults=0
claim() {
  local what=$1
  shift
  if ! "$@"; then printf 'not so: %s\n' "$what"; faults=$((faults + 1)); fi
}

"$guirun" -s 640x480 -- bash -c '
  printf "%s|%s|%s|%s\n" "$DISPLAY" "$HOME" "$LANG" "${LC_ALL-none}"; exit 7' \
  >"$folder/out" 2>"$folder/err"
status=$?
IFS='|' read -r display home lang all <"$folder/out"
claim 'the exit status is the command'"'"'s' [ "$status" = 7 ]
claim 'nothing is written to stderr' [ ! -s "$folder/err" ]
claim 'there is a display' [ -n "$display" ]
claim 'the home folder is not the person'"'"'s' [ "$home" != "${HOME:-}" ]
claim 'the home folder is gone afterwards' [ ! -e "$home" ]
claim 'the language is 繁體中文' [ "$lang" = zh_TW.UTF-8 ]
claim 'LC_ALL does not hide the language' [ "$all" = none ]

claim 'stdin reaches the command' [ "$(echo through | "$guirun" --no-a11y -- cat)" = through ]

# A test that is stopped must leave nothing behind.
"$guirun" --no-a11y -- bash -c 'echo "$HOME" >"$0"; exec sleep 60' "$folder/home" &
pid=$!
for _ in $(seq 100); do [ -s "$folder/home" ] && break; sleep 0.05; done
started=$SECONDS
kill "$pid"
wait "$pid"
claim 'a signal ends it' [ $? = 143 ]
claim 'a signal ends it at once' [ $((SECONDS - started)) -lt 10 ]
claim 'it tidies up after a signal' [ ! -e "$(cat "$folder/home")" ]
exit "$((faults > 0))"
