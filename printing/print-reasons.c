/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-reasons.h"

#include <string.h>

typedef struct {
  const char *pattern; /* * stands for any letters */
  PrintCondition condition;
} Rule;

#define RULE(pattern, state, reason)                                                               \
  {                                                                                                \
    pattern, { PRINT_STATE_##state, PRINT_REASON_##reason }                                        \
  }

/* The words of RFC 8011, PWG 5100.9 and CUPS, and the alert codes of the printer MIB spelt like
 * them. The first that fits decides, so what is special stands before its family. */
static const Rule rules[] = {
  /* Events and habits, and parts that no paper of ours passes. */
  RULE ("none", READY, NONE),
  RULE ("*-added", READY, NONE),
  RULE ("*-closed", READY, NONE),
  RULE ("*-turned-on", READY, NONE),
  RULE ("*-warming-up", READY, NONE),
  RULE ("*-heating", READY, NONE),
  RULE ("*-cooling", READY, NONE),
  RULE ("*-cooling-down", READY, NONE),
  RULE ("*-power-saver", READY, NONE),
  RULE ("*-change", READY, NONE),
  RULE ("*-resource-removed", READY, NONE),
  RULE ("*-under-temp*", READY, NONE),
  RULE ("*-temperature-low", READY, NONE),
  RULE ("*-recoverable-storage*", READY, NONE),
  RULE ("scan*", READY, NONE),
  RULE ("fax-*", READY, NONE),
  RULE ("camera-*", READY, NONE),
  RULE ("interpreter-*crease", READY, NONE),
  RULE ("interpreter-*-deleted", READY, NONE),
  RULE ("alert-removal-of-binary-change-entry", READY, NONE),
  RULE ("connecting-to-device", READY, NONE),
  RULE ("identify-printer-requested", READY, NONE),
  RULE ("marker-adjusting-print-quality", READY, NONE),
  RULE ("media-drying", READY, NONE),
  RULE ("media-path-cannot-duplex-media-selected", READY, NONE),
  RULE ("power-up", READY, NONE),
  RULE ("printer-*-reset", READY, NONE),
  RULE ("printer-ready-to-print", READY, NONE),

  /* What CUPS says of its own work is about jobs, certificates and conformance; except that a queue
     without its filter prints nothing. */
  RULE ("cups-missing-filter", OFFLINE, SCHEDULER),
  RULE ("cups-insecure-filter", OFFLINE, SCHEDULER),
  RULE ("cups-*", READY, NONE),

  RULE ("cover-open", OPEN, COVER),
  RULE ("door-open", OPEN, COVER),
  RULE ("interlock-open", OPEN, COVER),
  RULE ("*-cover-open", OPEN, COVER),
  RULE ("*-interlock-open", OPEN, COVER),
  RULE ("*-opened", OPEN, COVER),

  RULE ("jam", JAMMED, JAM),
  RULE ("*-jam", JAMMED, JAM),
  RULE ("*-feed", JAMMED, JAM),
  RULE ("*-feed-error", JAMMED, JAM),

  RULE ("deactivated", OFFLINE, OFF),
  RULE ("hibernate", OFFLINE, OFF),
  RULE ("offline", OFFLINE, OFF),
  RULE ("power-down", OFFLINE, OFF),
  RULE ("shutdown", OFFLINE, OFF),
  RULE ("timed-out", OFFLINE, SILENT),
  RULE ("hold-new-jobs", OFFLINE, PAUSED),
  RULE ("moving-to-paused", OFFLINE, PAUSED),
  RULE ("paused", OFFLINE, PAUSED),
  RULE ("stopped-partly", OFFLINE, PAUSED),
  RULE ("stopping", OFFLINE, PAUSED),

  /* Paper: where it comes from, and where it goes. */
  RULE ("media-low", LOW, PAPER_LOW),
  RULE ("material-low", LOW, PAPER_LOW),
  RULE ("input*-low", LOW, PAPER_LOW),
  RULE ("input*-almost-empty", LOW, PAPER_LOW),
  RULE ("media-empty", OUT, PAPER_OUT),
  RULE ("media-needed", OUT, PAPER_OUT),
  RULE ("media-path*-empty", OUT, PAPER_OUT),
  RULE ("media-path*-request", OUT, PAPER_OUT),
  RULE ("material-empty", OUT, PAPER_OUT),
  RULE ("material-needed", OUT, PAPER_OUT),
  RULE ("input*-empty", OUT, PAPER_OUT),
  RULE ("input*-request", OUT, PAPER_OUT),
  RULE ("input-cannot-feed-size-selected", OUT, PAPER_OUT),
  RULE ("*pick-roller-missing", JAMMED, WORN),
  RULE ("input*-missing", OUT, TRAY),
  RULE ("input-tray-*-failure", OUT, TRAY),
  RULE ("input-media-tray-failure", JAMMED, TRAY),
  RULE ("output*-missing", OPEN, TRAY),
  RULE ("media-path*-missing", OPEN, TRAY),
  RULE ("output*-almost-full", LOW, OUTPUT_FULL),
  RULE ("media-path*-almost-full", LOW, OUTPUT_FULL),
  RULE ("stacker-almost-full", LOW, OUTPUT_FULL),
  RULE ("stacker-near-limit", LOW, OUTPUT_FULL),
  RULE ("output*-full", JAMMED, OUTPUT_FULL),
  RULE ("media-path*-full", JAMMED, OUTPUT_FULL),
  RULE ("stacker-full", JAMMED, OUTPUT_FULL),
  RULE ("stacker-at-limit", JAMMED, OUTPUT_FULL),
  RULE ("stacker-missing", OPEN, TRAY),

  /* What marks the paper, and what that leaves behind. */
  RULE ("marker-waste*-almost-full", LOW, WASTE),
  RULE ("marker-waste*-full", OUT, WASTE),
  RULE ("marker-waste*-missing", OUT, WASTE),
  RULE ("developer-low", LOW, INK_LOW),
  RULE ("toner-low", LOW, INK_LOW),
  RULE ("marker*-low", LOW, INK_LOW),
  RULE ("marker*-almost-empty", LOW, INK_LOW),
  RULE ("developer-empty", OUT, INK_OUT),
  RULE ("toner-empty", OUT, INK_OUT),
  RULE ("marker*-empty", OUT, INK_OUT),
  RULE ("marker-cleaner-missing", JAMMED, WORN),
  RULE ("marker-fuser-missing", JAMMED, WORN),
  RULE ("marker-opc-missing", JAMMED, WORN),
  RULE ("marker*-missing", OUT, INK_OUT),

  /* Parts of any unit. */
  RULE ("*-over-temp*", UNKNOWN, HOT),
  RULE ("*-temperature-high", UNKNOWN, HOT),
  RULE ("*-near-eol", LOW, WORN),
  RULE ("*-life-almost-over", LOW, WORN),
  RULE ("*-life-warn", LOW, WORN),
  RULE ("*-at-eol", UNKNOWN, WORN),
  RULE ("*-life-over", UNKNOWN, WORN),
  RULE ("*-recoverable-failure", UNKNOWN, WORN),
  RULE ("*-failure", JAMMED, WORN),
  RULE ("*-unrecoverable-storage*", JAMMED, WORN),

  /* Units that finish what we do not ask them to, with their scraps, staples and covers. */
  RULE ("*-almost-empty", LOW, OTHER),
  RULE ("*-almost-full", LOW, OTHER),
  RULE ("*-near-limit", LOW, OTHER),
  RULE ("*-at-limit", UNKNOWN, OTHER),
  RULE ("*-empty", UNKNOWN, OTHER),
  RULE ("*-full", UNKNOWN, OTHER),
  RULE ("*-memory-exhausted", UNKNOWN, OTHER),
  RULE ("*-missing", UNKNOWN, OTHER),
  RULE ("*-offline", UNKNOWN, OTHER),
  RULE ("*-removed", UNKNOWN, OTHER),
  RULE ("*-turned-off", UNKNOWN, OTHER),
};

static const PrintCondition ready = { PRINT_STATE_READY, PRINT_REASON_NONE };
static const PrintCondition somebody_has_to_look = { PRINT_STATE_UNKNOWN, PRINT_REASON_OTHER };

/* A pause ends with a word to the queue, so it comes after all that hands have to put right. */
static int
get_gravity (PrintCondition condition)
{
  static const int gravity[] = {
    [PRINT_STATE_READY] = 0,   [PRINT_STATE_LOW] = 1,    [PRINT_STATE_UNKNOWN] = 2,
    [PRINT_STATE_OUT] = 4,     [PRINT_STATE_JAMMED] = 5, [PRINT_STATE_OPEN] = 6,
    [PRINT_STATE_OFFLINE] = 7,
  };

  return condition.reason == PRINT_REASON_PAUSED ? 3 : gravity[condition.state];
}

PrintCondition
print_condition_get_graver (PrintCondition one, PrintCondition other)
{
  int difference = get_gravity (other) - get_gravity (one);

  if (difference == 0)
    return other.reason < one.reason ? other : one;
  return difference > 0 ? other : one;
}

/* A printer that only mentions a worn or hot part prints with it. It may also only mention an empty
 * tray (ippeveprinter mentions everything), but it prints on nothing. */
static PrintCondition
soften (PrintCondition condition)
{
  if (condition.state == PRINT_STATE_UNKNOWN || condition.reason == PRINT_REASON_WORN)
    condition.state = PRINT_STATE_LOW;
  return condition;
}

static PrintCondition
judge_word (const char *word, gboolean is_error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_pattern_match_simple (rules[i].pattern, word))
      return is_error ? rules[i].condition : soften (rules[i].condition);
  return is_error ? somebody_has_to_look : ready;
}

/* A reason without a suffix is meant as an error (RFC 8011, 5.4.12). */
PrintCondition
print_reason_judge (const char *keyword)
{
  static const char *const suffixes[] = { "-error", "-warning", "-report" };
  g_autofree char *word = g_ascii_strdown (keyword, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (word, suffixes[i])) {
      word[strlen (word) - strlen (suffixes[i])] = '\0';
      return judge_word (word, i == 0);
    }
  return judge_word (word, TRUE);
}

/* "inputMediaSupplyEmpty" as "input-media-supply-empty". */
static char *
separate_words (const char *code)
{
  GString *words = g_string_new (NULL);

  for (const char *letter = code; *letter != '\0'; letter++) {
    if (letter > code && g_ascii_isupper (*letter) && !g_ascii_isupper (letter[-1]))
      g_string_append_c (words, '-');
    g_string_append_c (words, g_ascii_tolower (*letter));
  }
  return g_string_free (words, FALSE);
}

static const char *
find_part (char **parts, const char *name)
{
  gsize length = strlen (name);

  for (; *parts != NULL; parts++)
    if (g_ascii_strncasecmp (*parts, name, length) == 0 && (*parts)[length] == '=')
      return *parts + length + 1;
  return "";
}

/* The group says which unit it is that the code calls a subunit. */
static char *
name_alert (const char *code, const char *group)
{
  g_autofree char *word = separate_words (code);
  g_autofree char *unit = separate_words (group);

  if (*unit != '\0' && g_str_has_prefix (word, "subunit-"))
    return g_strconcat (unit, "-", word + strlen ("subunit-"), NULL);
  return g_steal_pointer (&word);
}

PrintCondition
print_reason_judge_alert (const char *alert)
{
  g_auto (GStrv) parts = g_strsplit (alert, ";", -1);
  const char *severity = find_part (parts, "severity");
  g_autofree char *word = name_alert (find_part (parts, "code"), find_part (parts, "group"));

  /* "warning" is an event that is over, unlike "warningBinaryChangeEvent". Printers without any
   * alert say "other" or nothing. */
  if (g_ascii_strcasecmp (severity, "warning") == 0 || g_str_equal (word, "other") ||
      g_str_equal (word, "unknown") || *word == '\0')
    return ready;
  return judge_word (word, g_ascii_strcasecmp (severity, "critical") == 0);
}
