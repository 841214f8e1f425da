/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-daemon-private.h"

static const char *
null_if_empty (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

static PrintQueue *
make_queue (CivicSettings *settings, const char *name_key, const char *device_key)
{
  const char *name = civic_settings_get_string (settings, "printer", name_key);

  if (civic_settings_is_direct_printer (settings, name_key))
    return print_queue_new_direct (name);

  return print_queue_new (
    civic_settings_get_string (settings, "printer", "server"), name,
    null_if_empty (civic_settings_get_string (settings, "printer", device_key)));
}

void
_agent_daemon_make_printer (AgentDaemon *self, CivicSettings *settings, const char *directory)
{
  g_autoptr (PrintQueue) queue = make_queue (settings, "queue", "device_uri");
  g_autofree char *paper_path = g_build_filename (directory, "paper", NULL);
  AgentRoll roll = {
    .length_m = civic_settings_get_unsigned (settings, "printer", "roll_length_m"),
    .low_m = civic_settings_get_unsigned (settings, "printer", "roll_low_m"),
  };
  g_autoptr (AgentPaper) paper = agent_paper_new (paper_path, &roll);

  self->parts.printer = agent_printer_new (queue, paper, &agent_printer_policy);
  self->parts.medium = (PrintMedium){
    .width_mm = civic_settings_get_unsigned (settings, "printer", "paper_width_mm"),
    .height_mm = civic_settings_get_unsigned (settings, "printer", "paper_height_mm"),
    .dots_per_inch = civic_settings_get_unsigned (settings, "printer", "dots_per_inch"),
  };
}

void
_agent_daemon_make_sheet_printer (AgentDaemon *self, CivicSettings *settings)
{
  g_autoptr (PrintQueue) queue = NULL;

  if (null_if_empty (civic_settings_get_string (settings, "printer", "sheet_queue")) == NULL)
    return;

  queue = make_queue (settings, "sheet_queue", "sheet_device_uri");
  self->parts.sheet_printer = agent_printer_new (queue, NULL, &agent_printer_policy);
}
