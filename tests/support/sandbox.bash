# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Kushk authors
# SPDX-License-Identifier: MIT
#
# The whole kiosk on one machine, for app/run and the end-to-end tests: the sandbox central, a print
# scheduler with a virtual roll printer and one of A4 sheets, the agent, and a screen with a finger on
# it. Sourced.
#
#   sandbox_open SOURCE BUILD STATE   before anything else; forgets what STATE held
#   start_central, start_printer, start_agent, start_screen, start_kiosk [ARGUMENT…]
#   stop NAME                         one of: central printer sheets cups agent screen bus kiosk
#   KUSHK_HOLD_CONTRACT=yes           a witness of the contract stands before the central
#   sandbox_close                     ends all that was started, by process number, last first
#
# Sockets and the printers' spool lie in a folder of their own below /tmp: a socket's path is short,
# and the scheduler's filters run as another user, who may not enter root's home.

KIOSK_ID=JED-ANDALUS-02
STAFF=2001 # the supervisor who logs in
PINS=()
OPERATOR_NAME=sandbox
# CATALOGUE: the folder that the central publishes, kiosk-config without one.
CENTRE=jeddah-andalus # or another of kiosk-config/centres

say() {
  printf '%s\n' "$*" >&2
}

fail() {
  say "${0##*/}: $*"
  exit 1
}

# wait_until SECONDS WHAT COMMAND…: asks again and again; WHAT is for the message.
wait_until() {
  local deadline=$((SECONDS + $1)) what=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$deadline" ] || fail "waited in vain until $what, see $STATE/log"
    sleep 0.05
  done
}

sandbox_open() {
  SOURCE=$1 BUILD=$2 STATE=$3
  SUPPORT=$SOURCE/tests/support
  KUSHKCTL=$BUILD/app/ctl/kushkctl
  rm -rf "$STATE"
  mkdir -p "$STATE/log" "$STATE/paper" "$STATE/home"
  STATE=$(cd "$STATE" && pwd)
  CONFIG=$STATE/kushk.conf
  RUNTIME=$(mktemp -d /tmp/kushk-XXXXXX)
  mkdir "$RUNTIME/pid"
  # The scheduler's filters run as user lp.
  chmod 755 "$RUNTIME"
  # Whatever a part writes to its home is found, and nothing of the caller's is touched.
  export HOME=$STATE/home XDG_CACHE_HOME=$STATE/home/cache KUSHK_BUILD_DIR=$BUILD
  unset G_DEBUG LANGUAGE
}

# Ended, or a zombie that nobody has waited for: its number still answers to kill -0.
is_gone() {
  ! grep -q '^State:[[:space:]]*[^Z]' "/proc/$1/status" 2>/dev/null
}

pid_of() {
  cat "$RUNTIME/pid/$1" 2>/dev/null
}

# launch NAME COMMAND…: in the background, with its log.
launch() {
  local name=$1
  shift
  [ ! -s "$RUNTIME/pid/$name" ] || fail "$name is running already"
  "$@" >>"$STATE/log/$name" 2>&1 </dev/null &
  remember "$name" $!
}

# In files, because tests start and stop parts from subshells.
remember() {
  echo "$2" >"$RUNTIME/pid/$1"
  echo "$1" >>"$RUNTIME/started"
}

end_process() {
  kill -CONT "$1" 2>/dev/null || :
  kill -TERM "$1" 2>/dev/null || return 0
  for _ in {1..100}; do
    is_gone "$1" && return 0
    sleep 0.05
  done
  say "$1 does not end by itself"
  kill -KILL "$1" 2>/dev/null || :
}

stop() {
  case $1 in
  printer | sheets) "$SUPPORT/virtual-printer" stop "$RUNTIME/$1" ;;
  cups) "$SUPPORT/private-cups" stop "$RUNTIME/cups" ;;
  *) [ ! -s "$RUNTIME/pid/$1" ] || end_process "$(pid_of "$1")" ;;
  esac
  rm -f "$RUNTIME/pid/$1"
}

sandbox_close() {
  [ -n "${RUNTIME:-}" ] || return 0
  for name in $(tac "$RUNTIME/started" 2>/dev/null); do
    stop "$name"
  done
  rm -f "$RUNTIME/started"
  rm -rf "$RUNTIME"
  RUNTIME=
}

# read_url FILE WORD: out of the central's ready file.
read_url() {
  sed -n "s|.*\"$2\" *: *\"\([^\"]*\)\".*|\1|p" "$1"
}

make_keys() {
  KUSHK_CENTRAL=$BUILD/app/central/kushk-central KUSHKCTL=$KUSHKCTL \
    "$SOURCE/app/central/make-sandbox" "$STATE/keys" "$KIOSK_ID" >"$STATE/log/keys" 2>&1 ||
    fail "no keys: $(cat "$STATE/log/keys")"
}

# Between the kiosk and the central, from the first exchange on: all that passes is held against
# openapi.yaml, and the report is written to $STATE/contract when it ends.
start_witness() {
  launch witness "$SOURCE/tests/central/contract/proxy" --keys "$STATE/keys" \
    --central "$STATE/central.json" --ready-file "$STATE/witness.json" --report "$STATE/contract"
  wait_until 20 "the contract's witness listens" test -s "$STATE/witness.json"
}

# Somebody who may operate the centre's kiosks. Her password is drawn anew, as the staff's PIN is.
add_operator() {
  local operator
  operator=$(sed -n 's|.*"operator": *"\([^"]*\)".*|\1|p' "$SOURCE/kiosk-config/centres/$CENTRE.json")
  OPERATOR_PASSWORD=$(od -An -N8 -tx2 /dev/urandom | tr ' ' - | cut -c2-)
  echo "$OPERATOR_PASSWORD" | "$BUILD/app/central/kushk-central" --data "$STATE/central" \
    --add-operator-user "$OPERATOR_NAME" --operator "$operator" --role operator \
    >"$STATE/log/operator" 2>&1 || fail "no operator: $(cat "$STATE/log/operator")"
}

start_central() {
  local kiosks=127.0.0.1:0 public=127.0.0.1:0 operators=127.0.0.1:0 links=()
  [ -d "$STATE/keys" ] || make_keys
  mkdir -p "$STATE/central"
  [ -n "${OPERATOR_PASSWORD:-}" ] || add_operator
  if [ -n "${KUSHK_HOLD_CONTRACT:-}" ]; then
    [ -s "$STATE/witness.json" ] || start_witness
    links=(--public-url "$(read_url "$STATE/witness.json" public_url)")
  elif [ -n "${CENTRAL_URL:-}" ]; then
    # The kiosk knows the addresses by its configuration: a second start keeps them.
    kiosks=${CENTRAL_URL#https://} public=${PUBLIC_URL#https://}
    operators=${OPERATOR_URL#https://}
  fi
  rm -f "$STATE/central.json"
  launch central "$BUILD/app/central/kushk-central" --data "$STATE/central" \
    --catalogue "${CATALOGUE:-$SOURCE/kiosk-config}" --keys "$STATE/keys/central" \
    --listen "$kiosks" --public-listen "$public" --operator-listen "$operators" \
    --ready-file "$STATE/central.json" \
    --identity-approves-after-ms "${IDENTITY_APPROVES_AFTER_MS:-5000}" \
    --review-after-s "${REVIEW_AFTER_S:-120}" --sandbox-messages "$STATE/messages" \
    "${links[@]}"
  wait_until 20 "the central listens" test -s "$STATE/central.json"
  local urls=$STATE/central.json
  [ -z "${KUSHK_HOLD_CONTRACT:-}" ] || urls=$STATE/witness.json
  CENTRAL_URL=$(read_url "$urls" kiosk_url)
  PUBLIC_URL=$(read_url "$urls" public_url)
  OPERATOR_URL=$(read_url "$STATE/central.json" operator_url)
}

# launch_printer NAME KIND PAPER: its paper comes out in the folder PAPER of STATE.
launch_printer() {
  mkdir -p "$RUNTIME/$1" "$STATE/$3"
  ln -sfn "$STATE/$3" "$RUNTIME/$1/paper"
  echo "$1" >>"$RUNTIME/started"
  "$SUPPORT/virtual-printer" start "$RUNTIME/$1" "$2" >"$STATE/$1.uri" || fail "no printer"
}

start_printer() {
  launch_printer printer roll paper
  launch_printer sheets sheet sheets
  echo cups >>"$RUNTIME/started"
  "$SUPPORT/private-cups" start "$RUNTIME/cups" >/dev/null || fail "no print scheduler"
  "$SUPPORT/private-cups" add-queue "$RUNTIME/cups" receipts "$(cat "$STATE/printer.uri")"
  "$SUPPORT/private-cups" add-queue "$RUNTIME/cups" sheets "$(cat "$STATE/sheets.uri")"
}

write_configuration() {
  cat >"$CONFIG" <<END
[kiosk]
id=$KIOSK_ID
centre=$SOURCE/kiosk-config/centres/$CENTRE.json
catalogue=$SOURCE/kiosk-config
readiness_first=${READINESS_FIRST:-no}

[agent]
socket=$RUNTIME/agent.sock
state_directory=${AGENT_STATE:-$STATE/agent}

[central]
url=$CENTRAL_URL
tracking_url=$PUBLIC_URL/t/
box_public_key=$STATE/keys/kiosk/central-box.pub
sign_public_key=$STATE/keys/kiosk/central-sign.pub
catalogue_public_key=$STATE/keys/kiosk/catalogue.pub
ca=$STATE/keys/kiosk/ca.pem
certificate=$STATE/keys/kiosk/kiosk.pem
key=$STATE/keys/kiosk/kiosk.key
kiosk_sign_key=$STATE/keys/kiosk/sign.key

[printer]
server=$RUNTIME/cups/cups.sock
queue=receipts
device_uri=$(cat "$STATE/printer.uri")
roll_length_m=${ROLL_LENGTH_M:-0}
sheet_queue=sheets
sheet_device_uri=$(cat "$STATE/sheets.uri")

[staff]
accounts_file=$STATE/staff.json
END
}

# A centre with opening hours is tried out at any hour: as if its staff had opened it against them.
open_against_hours() {
  local directory=${AGENT_STATE:-$STATE/agent}
  grep -q '"hours"' "$SOURCE/kiosk-config/centres/$CENTRE.json" || return 0
  printf 'open\n%s\n%s\n' "$(date -Iseconds)" "$(date -Iseconds -d '+30 days')" >"$directory/opening"
}

# draw_pin NUMBER: drawn anew at each start, for there is no default one; again where it is one that
# everybody would try first.
draw_pin() {
  local pin
  for _ in {1..9}; do
    pin=$(printf '%06d' $((($(od -An -N4 -tu4 /dev/urandom)) % 1000000)))
    if echo "$pin" | "$KUSHKCTL" --config "$CONFIG" staff add "$@" >>"$STATE/log/staff" 2>&1; then
      echo "$pin"
      return 0
    fi
  done
  return 1
}

# An account of each role and a second supervisor, number by number in PINS; PIN is STAFF's.
add_staff() {
  local account
  for account in 1001:attendant 2001:supervisor 2002:supervisor 3001:technician 4001:municipality; do
    PINS[${account%:*}]=$(draw_pin "${account%:*}" --role "${account#*:}") ||
      fail "no staff: $(cat "$STATE/log/staff")"
  done
  PIN=${PINS[$STAFF]}
}

describe_staff() {
  local number
  for number in "${!PINS[@]}"; do
    say "  $number  PIN ${PINS[$number]}  $("$KUSHKCTL" --config "$CONFIG" staff list |
      sed -n "s/^$number *//p" | cut -d' ' -f1)"
  done
}

start_agent() {
  mkdir -p "${AGENT_STATE:-$STATE/agent}"
  open_against_hours
  [ -s "$CONFIG" ] || write_configuration
  [ -s "$STATE/staff.json" ] || add_staff
  launch agent "$BUILD/app/agent/kushkd" --config "$CONFIG"
  wait_until 20 "the agent answers" "$KUSHKCTL" --config "$CONFIG" status
}

# A screen of 1080×1920 whose only input is a touch screen; needs no graphics card, terminal or rights.
start_screen() {
  sed "s|@RUNTIME@|$RUNTIME|" "$SUPPORT/touch-screen.conf" >"$RUNTIME/xorg.conf"
  launch screen Xorg -displayfd 3 -config "$RUNTIME/xorg.conf" -configdir "$RUNTIME/none" \
    -logfile "$STATE/log/xorg" -noreset -nolisten tcp 3>"$RUNTIME/display"
  wait_until 20 "the X server is ready" test -s "$RUNTIME/display"
  DISPLAY=:$(cat "$RUNTIME/display")
  export DISPLAY DBUS_SESSION_BUS_ADDRESS=unix:path=$RUNTIME/bus.sock XDG_RUNTIME_DIR=$RUNTIME
  export GDK_BACKEND=x11 GTK_A11Y=atspi
  unset WAYLAND_DISPLAY AT_SPI_BUS_ADDRESS
  launch bus dbus-daemon --session --nofork --nopidfile --address="$DBUS_SESSION_BUS_ADDRESS"
  wait_until 10 "the session bus is ready" test -S "$RUNTIME/bus.sock"
}

# shellcheck disable=SC2120 # arguments are for app/run only
start_kiosk() {
  export FONTCONFIG_FILE=$SOURCE/assets/fonts/fonts.conf
  launch kiosk "$BUILD/app/shell/kushk" --config "$CONFIG" \
    --session-program "$BUILD/app/kiosk/kushk-session" "$@"
}

# film OUTPUT VISIT…: plays visits at the screen; see tests/end-to-end/film/film-player.h.
film() {
  local output=$1
  shift
  mkdir -p "$output"
  exec "$BUILD/tests/end-to-end/film/kushk-film" --display "$DISPLAY" \
    --touch "$RUNTIME/touch.sock" --output "$output" --paper "$STATE/paper" \
    --phone "$SOURCE/tests/end-to-end/phone" \
    --printer "$SUPPORT/virtual-printer" --printer-folder "$RUNTIME/printer" \
    --central "$CENTRAL_URL" --ca "$STATE/keys/kiosk/ca.pem" \
    --certificate "$STATE/keys/kiosk/kiosk.pem" --key "$STATE/keys/kiosk/kiosk.key" \
    --set "STAFF=$STAFF" --set "PIN=$PIN" "$@"
}

# ask_central CODE: the filing as the central has it, asked with the kiosk's certificate.
ask_central() {
  curl --silent --show-error --fail --max-time 10 --cacert "$STATE/keys/kiosk/ca.pem" \
    --cert "$STATE/keys/kiosk/kiosk.pem" --key "$STATE/keys/kiosk/kiosk.key" \
    "$CENTRAL_URL/v1/filings/$1"
}
