/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-log.h"

#include <string.h>
#include <unistd.h>

#include "central-clock.h"
#include "central-json.h"

typedef struct {
  const char *field;
  const char *member;
} Name;

static const Name names[] = {
  { "MESSAGE", "message" },
  { "KUSHK_ROUTE", "route" },
  { "KUSHK_STATUS", "status" },
  { "KUSHK_KIOSK", "kiosk" },
  { "KUSHK_MILLISECONDS", "milliseconds" },
};

static const char *
name_level (GLogLevelFlags level)
{
  if (level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL))
    return "error";
  return level & G_LOG_LEVEL_WARNING ? "warning" : "info";
}

static void
add_field (JsonBuilder *builder, const GLogField *field)
{
  const char *value = field->value;
  g_autofree char *text =
    field->length < 0 ? g_strdup (value) : g_strndup (value, (gsize) field->length);
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (guint index = 0; index < G_N_ELEMENTS (names); index++)
    if (g_str_equal (field->key, names[index].field))
      central_json_add_string (builder, names[index].member, valid);
}

/* A line is written in one piece, so that two do not mix. */
static GLogWriterOutput
write_line (GLogLevelFlags level, const GLogField *fields, gsize count, gpointer unused)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *now = central_clock_now ();
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;

  if (level & (G_LOG_LEVEL_DEBUG | G_LOG_LEVEL_INFO))
    return G_LOG_WRITER_HANDLED;
  json_builder_begin_object (builder);
  central_json_add_string (builder, "time", now);
  central_json_add_string (builder, "level", name_level (level));
  for (gsize index = 0; index < count; index++)
    add_field (builder, &fields[index]);
  json_builder_end_object (builder);
  text = central_json_build_text (builder);
  line = g_strconcat (text, "\n", NULL);
  return write (STDERR_FILENO, line, strlen (line)) < 0 ? G_LOG_WRITER_UNHANDLED
                                                        : G_LOG_WRITER_HANDLED;
}

void
central_log_as_json (void)
{
  g_log_set_writer_func (write_line, NULL, NULL);
}
