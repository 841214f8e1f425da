# SPDX-FileCopyrightText: 2026 The Kushk authors
# SPDX-License-Identifier: MIT
#
# What may come next of a kushkctl command line. It knows no command: words, options and what they
# want are read from kushkctl --help, and from the --help of each command, so that it is never behind.

# Lines "words arguments" of all commands: "catalogue sign DIR --key FILE".
_kushkctl_commands() {
  "$1" --help 2>/dev/null | sed -nE '/^Commands:/,$ s/^  ([a-z].*[^ ])  +.*/\1/p'
}

# Lines "--option WHAT-IT-WANTS" of a command, or of kushkctl itself.
_kushkctl_options() {
  "$@" --help 2>/dev/null |
    sed -nE 's/^ +(-[a-z], )?--([a-z0-9-]+)(=([^ ]+))?( .*|$)/--\2 \4/p'
}

_kushkctl_reply() {
  mapfile -t COMPREPLY < <(compgen "$@")
}

# _kushkctl_fill WHAT-IT-WANTS CURRENT
_kushkctl_fill() {
  case $1 in
  *DIR) compopt -o filenames 2>/dev/null; _kushkctl_reply -d -- "$2" ;;
  *FILE | ANSWERS | RULE | DATA) compopt -o filenames 2>/dev/null; _kushkctl_reply -f -- "$2" ;;
  ROLE) _kushkctl_reply -W "attendant supervisor technician municipality" -- "$2" ;;
  esac
}

# What has been typed before the current word: the command's words and arguments in `before`, the
# last option that still wants a value in `wanting`.
_kushkctl_read_before() {
  local program=$1 index word wants
  for ((index = 1; index < COMP_CWORD; index++)); do
    word=${COMP_WORDS[index]}
    if [ -n "$wanting" ]; then
      [ "$word" = = ] || wanting=''
      continue
    fi
    case $word in
    -c) wanting=FILE ;;
    --renew) ;;
    --*)
      wants=$(_kushkctl_options "$program" "${before[@]}" | sed -n "s/^$word //p")
      wanting=$wants
      ;;
    -*) ;;
    *) before+=("$word") ;;
    esac
  done
}

# Whether the first words of the line are the first ones that were typed; how many they are.
_kushkctl_match() {
  local count=0 word
  for word in $1; do
    [[ $word == [a-z]* ]] || break
    [ "$word" = "${before[count]-}" ] || return 1
    count=$((count + 1))
  done
  words_count=$count
}

# The next words of commands that begin as what was typed.
_kushkctl_next_words() {
  local line typed="${before[*]}"
  while read -r line; do
    line=$(sed -E 's/ [^a-z].*//' <<<"$line")
    if [ -z "$typed" ]; then
      echo "${line%% *}"
    elif [[ $line == "$typed "* ]]; then
      line=${line#"$typed "}
      echo "${line%% *}"
    fi
  done < <(_kushkctl_commands "$1") | sort -u
}

# The argument of the command line that stands at the place of the current word, without options and
# what these want.
_kushkctl_argument() {
  sed -E 's/\[?--[a-z-]+( [A-Z][^] ]*)?\]?//g; s/[][]//g' <<<"$1" | awk -v place="$2" '{ print $place }'
}

_kushkctl() {
  local program=$1 current=${COMP_WORDS[COMP_CWORD]}
  local before=() wanting='' line='' command='' words_count=0 best=0 options=''

  [ "$current" != = ] || current=''
  _kushkctl_read_before "$program"
  if [ -n "$wanting" ]; then
    _kushkctl_fill "$wanting" "$current"
    return
  fi

  while read -r line; do
    if _kushkctl_match "$line" && [ "$words_count" -ge "$best" ]; then
      best=$words_count
      command=$line
      options+=" $(grep -oE -- '--[a-z-]+' <<<"$line" | tr '\n' ' ')"
    fi
  done < <(_kushkctl_commands "$program")

  if [[ $current == -* ]]; then
    [ -n "$command" ] || options=''
    options+=" $(_kushkctl_options "$program" "${before[@]:0:best}" | cut -d' ' -f1 | tr '\n' ' ')"
    _kushkctl_reply -W "$(tr ' ' '\n' <<<"$options" | sort -u)" -- "$current"
  elif [ -z "$command" ]; then
    _kushkctl_reply -W "$(_kushkctl_next_words "$program")" -- "$current"
  else
    _kushkctl_fill "$(_kushkctl_argument "$command" $((${#before[@]} + 1)))" "$current"
  fi
}

complete -F _kushkctl kushkctl
