/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-condition.h"

const char *
print_state_to_string (PrintState state)
{
  static const char *const words[] = {
    [PRINT_STATE_UNKNOWN] = "unknown", [PRINT_STATE_READY] = "ready",   [PRINT_STATE_LOW] = "low",
    [PRINT_STATE_OUT] = "out",         [PRINT_STATE_JAMMED] = "jammed", [PRINT_STATE_OPEN] = "open",
    [PRINT_STATE_OFFLINE] = "offline",
  };

  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (words), "unknown");

  return words[state];
}

const char *
print_reason_to_string (PrintReason reason)
{
  static const char *const words[] = {
    [PRINT_REASON_NONE] = "none",
    [PRINT_REASON_PAPER_LOW] = "paper-low",
    [PRINT_REASON_PAPER_COUNTED] = "paper-counted",
    [PRINT_REASON_PAPER_OUT] = "paper-out",
    [PRINT_REASON_TRAY] = "tray",
    [PRINT_REASON_JAM] = "jam",
    [PRINT_REASON_COVER] = "cover",
    [PRINT_REASON_OUTPUT_FULL] = "output-full",
    [PRINT_REASON_INK_LOW] = "ink-low",
    [PRINT_REASON_INK_OUT] = "ink-out",
    [PRINT_REASON_WASTE] = "waste",
    [PRINT_REASON_HOT] = "hot",
    [PRINT_REASON_WORN] = "worn",
    [PRINT_REASON_PAUSED] = "paused",
    [PRINT_REASON_OFF] = "off",
    [PRINT_REASON_SILENT] = "silent",
    [PRINT_REASON_SCHEDULER] = "scheduler",
    [PRINT_REASON_OTHER] = "other",
  };

  g_return_val_if_fail ((guint) reason < G_N_ELEMENTS (words), "other");

  return words[reason];
}
