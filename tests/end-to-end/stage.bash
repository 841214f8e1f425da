# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Kushk authors
# SPDX-License-Identifier: MIT
#
# What the end-to-end tests share. Sourced; needs KUSHK_SOURCE_DIR and KUSHK_BUILD_DIR.
#
#   stage_open                  the whole kiosk, and a film that waits for steps
#   point NAME FUNCTION         one test point; it fails with the first command that fails
#   step STEP                   one step at the glass, as in film-player.h
#   steps FILE                  all steps of a visit
#   stage_done                  the plan, at the end

set -euo pipefail

# shellcheck source=tests/support/sandbox.bash
. "$KUSHK_SOURCE_DIR/tests/support/sandbox.bash"

SCRATCH=$(mktemp -d /tmp/kushk-test-XXXXXX)
VISITS=$KUSHK_SOURCE_DIR/tests/end-to-end/visits
points=0

stage_close() {
  sandbox_close
  rm -rf "$SCRATCH"
}
trap stage_close EXIT
trap 'exit 143' INT TERM

# shellcheck disable=SC2119 # start_kiosk takes arguments from app/run only
stage_open() {
  sandbox_open "$KUSHK_SOURCE_DIR" "$KUSHK_BUILD_DIR" "$SCRATCH/state"
  start_central
  start_printer
  start_agent
  start_screen
  start_kiosk
  coproc FILM { film "$SCRATCH/film" - 2>"$SCRATCH/complaint"; }
  remember film "$FILM_PID"
  # A coprocess's own descriptors are closed in subshells, where the points run.
  exec 5>&"${FILM[1]}" 6<&"${FILM[0]}"
}

step() {
  local answer
  : >"$SCRATCH/complaint"
  printf '%s\n' "$1" >&5
  read -r answer <&6 || fail "the film ended: $(cat "$SCRATCH/complaint")"
  [ "$answer" = ok ] && return
  cat "$SCRATCH/complaint" >&2
  return 1
}

steps() {
  local line
  while IFS= read -r line <&7; do
    step "$line" || return
  done 7<"$VISITS/$1"
}

# Not in a condition: bash would go on after a command that failed.
point() {
  local name=$1 status
  shift
  points=$((points + 1))
  set +e
  (
    set -e
    "$@"
  ) >&2
  status=$?
  set -e
  case $status in
  0) echo "ok $points - $name" ;;
  77) echo "ok $points - $name # SKIP $(cat "$SCRATCH/skipped")" ;;
  *)
    echo "not ok $points - $name"
    show_logs >&2
    ;;
  esac
}

skip() {
  echo "$*" >"$SCRATCH/skipped"
  exit 77
}

show_logs() {
  local log
  for log in "$SCRATCH"/state/log/{kiosk,agent,central,screen}; do
    [ ! -s "$log" ] || { echo "--- ${log##*/}" && tail -n 20 "$log"; }
  done
}

stage_done() {
  echo "1..$points"
}

# read_film MEMBER [FILE]: a member of each visit in film.json.
read_film() {
  sed -n "s/^ *\"$1\" : \"\{0,1\}\([^\",]*\)\"\{0,1\},\{0,1\}\$/\1/p" "${2:-$SCRATCH/film/film.json}"
}
