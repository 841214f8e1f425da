/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-result.h"

#include "civic-date.h"
#include "civic-money.h"

#include "kiosk-date.h"
#include "kiosk-plain-text.h"
#include "kiosk-reply.h"
#include "kiosk-typing.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAXIMUM_LINES 24
#define MAXIMUM_ACTIONS 6
#define MAXIMUM_LINK_BYTES 1024
#define NO_BREAK_SPACE "\u00a0"

static void
line_free (KioskLine *line)
{
  g_clear_pointer (&line->label, json_node_unref);
  g_clear_pointer (&line->text, json_node_unref);
  g_free (line->value);
  g_free (line);
}

static void
action_free (KioskAction *action)
{
  g_clear_pointer (&action->label, json_node_unref);
  g_clear_pointer (&action->answers, json_node_unref);
  g_free (action->target);
  g_free (action);
}

static void
result_clear (KioskResult *self)
{
  g_free (self->id);
  g_free (self->icon);
  g_clear_pointer (&self->title, json_node_unref);
  g_clear_pointer (&self->state, json_node_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->actions, g_ptr_array_unref);
}

KioskResult *
kiosk_result_ref (KioskResult *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
kiosk_result_unref (KioskResult *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) result_clear);
}

static JsonNode *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_ref (node) : NULL;
}

static int
find_word (const char *const *words, const char *word)
{
  for (int i = 0; words[i] != NULL; i++)
    if (g_strcmp0 (words[i], word) == 0)
      return i;
  return -1;
}

/* Money is whole halalas, as JSON's number or as its digits. */
static char *
read_value (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "value");

  if (node != NULL && json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  return g_strdup (kiosk_reply_get_string (object, "value"));
}

static gpointer
read_line (JsonObject *object)
{
  static const char *const kinds[] = { "text", "code", "date", "money", "mobile", "link", NULL };
  KioskLine *line = g_new0 (KioskLine, 1);
  const int kind = find_word (kinds, kiosk_reply_get_string (object, "kind"));

  line->label = get_text (object, "label");
  line->kind = kind >= 0 ? (KioskLineKind) kind : KIOSK_LINE_TEXT;
  line->text = get_text (object, "text");
  line->value = read_value (object);
  if (kind >= 0 && line->label != NULL && (kind == 0 ? line->text != NULL : line->value != NULL))
    return line;
  line_free (line);
  return NULL;
}

static gpointer
read_action (JsonObject *object)
{
  static const char *const kinds[] = { "pay", "apply", "print", "receipt", NULL };
  static const char *const targets[] = { "bill", "service", "document", "bill" };
  KioskAction *action = g_new0 (KioskAction, 1);
  const int kind = find_word (kinds, kiosk_reply_get_string (object, "kind"));

  if (kind >= 0) {
    action->kind = (KioskActionKind) kind;
    action->target = g_strdup (kiosk_reply_get_string (object, targets[kind]));
    action->label = get_text (object, "label");
    action->answers = get_text (object, "answers");
  }
  if (action->target != NULL && action->label != NULL)
    return action;
  action_free (action);
  return NULL;
}

typedef gpointer (*ReadItem) (JsonObject *object);

/* A member that is not there is an empty list; one item of a wrong shape spoils the whole answer.
 */
static GPtrArray *
read_list (
  JsonNode *node, guint maximum, ReadItem read_item, GDestroyNotify free_item, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (free_item);
  JsonArray *array =
    node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  const guint count = array != NULL ? MIN (json_array_get_length (array), maximum) : 0;

  for (guint i = 0; i < count; i++) {
    JsonNode *element = json_array_get_element (array, i);
    gpointer item =
      JSON_NODE_HOLDS_OBJECT (element) ? read_item (json_node_get_object (element)) : NULL;

    if (item == NULL) {
      g_set_error (error, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_BROKEN,
                   "Item %u of the central's list is malformed", i);
      return NULL;
    }
    g_ptr_array_add (items, item);
  }
  return g_steal_pointer (&items);
}

GPtrArray *
kiosk_result_read_lines (JsonNode *node, GError **error)
{
  return read_list (node, MAXIMUM_LINES, read_line, (GDestroyNotify) line_free, error);
}

GPtrArray *
kiosk_result_read_actions (JsonNode *node, GError **error)
{
  return read_list (node, MAXIMUM_ACTIONS, read_action, (GDestroyNotify) action_free, error);
}

static void
read_state (KioskResult *self, JsonObject *object)
{
  JsonNode *state = json_object_get_member (object, "state");

  if (state == NULL || !JSON_NODE_HOLDS_OBJECT (state))
    return;
  self->state = get_text (json_node_get_object (state), "label");
  self->tone =
    kiosk_tone_from_string (kiosk_reply_get_string (json_node_get_object (state), "tone"));
}

static gpointer
read_result (JsonObject *object)
{
  g_autoptr (KioskResult) self = g_atomic_rc_box_new0 (KioskResult);

  self->id = g_strdup (kiosk_reply_get_string (object, "id"));
  self->icon = g_strdup (kiosk_reply_get_string (object, "icon"));
  self->title = get_text (object, "title");
  read_state (self, object);
  self->lines = kiosk_result_read_lines (json_object_get_member (object, "lines"), NULL);
  self->actions = kiosk_result_read_actions (json_object_get_member (object, "actions"), NULL);
  if (self->id == NULL || self->title == NULL || self->lines == NULL || self->actions == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

GPtrArray *
kiosk_result_read_list (JsonNode *node, GError **error)
{
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node)) {
    g_set_error_literal (error, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_BROKEN,
                         "The central's results are no list");
    return NULL;
  }
  return read_list (node, KIOSK_RESULT_PAGE, read_result, (GDestroyNotify) kiosk_result_unref,
                    error);
}

static const char *const tones[] = { "plain", "good", "wait", "bad", NULL };

KioskTone
kiosk_tone_from_string (const char *word)
{
  const int tone = find_word (tones, word);

  return tone >= 0 ? (KioskTone) tone : KIOSK_TONE_PLAIN;
}

const char *
kiosk_tone_get_icon (KioskTone tone)
{
  static const char *const icons[] = { "info", "ok", "clock", "warn" };

  g_return_val_if_fail (tone <= KIOSK_TONE_BAD, NULL);

  return icons[tone];
}

const char *
kiosk_tone_get_name (KioskTone tone)
{
  g_return_val_if_fail (tone <= KIOSK_TONE_BAD, NULL);

  return tones[tone];
}

static const char *
find_any (JsonObject *texts)
{
  g_autoptr (GList) members = json_object_get_members (texts);

  return members != NULL ? kiosk_reply_get_string (texts, members->data) : NULL;
}

char *
kiosk_result_say (JsonNode *text, const char *language, guint maximum_characters)
{
  JsonObject *texts =
    text != NULL && JSON_NODE_HOLDS_OBJECT (text) ? json_node_get_object (text) : NULL;
  const char *sentence = texts != NULL ? kiosk_reply_get_string (texts, language) : NULL;

  if (sentence == NULL && texts != NULL)
    sentence = kiosk_reply_get_string (texts, "ar");
  if (sentence == NULL && texts != NULL)
    sentence = find_any (texts);
  return kiosk_plain_text (sentence != NULL ? sentence : "", maximum_characters);
}

static char *
display_money (const char *value)
{
  char *end = NULL;
  const gint64 halalas = g_ascii_strtoll (value, &end, 10);
  g_autofree char *amount = civic_money_format (halalas);

  if (end == value || *end != '\0')
    return g_strdup ("");
  /* Translators: an amount of money; %s is "657.50", SAR the currency. */
  return g_strdup_printf (_ ("%s SAR"), amount);
}

/* A day, or a moment in whatever zone it was told. */
static GDateTime *
read_time (const char *value)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Riyadh");
  g_autofree char *midnight = g_strconcat (value, "T00:00:00", NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (value, zone);

  if (time == NULL)
    time = g_date_time_new_from_iso8601 (midnight, zone);
  return time != NULL ? kiosk_date_in_kingdom (time) : NULL;
}

/* A date is broken between its calendars, never within one. */
static char *
keep_together (char *date)
{
  g_autofree char *owned = date;
  g_auto (GStrv) words = owned != NULL ? g_strsplit (owned, " ", -1) : NULL;

  return words != NULL ? g_strjoinv (NO_BREAK_SPACE, words) : NULL;
}

static char *
display_date (const char *value, const char *language)
{
  g_autoptr (GDateTime) time = read_time (value);
  g_autofree char *gregorian =
    time != NULL ? keep_together (kiosk_date_format_long (time, language)) : NULL;
  g_autofree char *hijri =
    time != NULL ? keep_together (civic_date_display_hijri (time, language)) : NULL;

  if (gregorian == NULL)
    return kiosk_plain_text (value, KIOSK_PLAIN_TEXT_TITLE);
  return hijri != NULL ? g_strjoin (" · ", gregorian, hijri, NULL) : g_steal_pointer (&gregorian);
}

static char *
display_mobile (const char *value)
{
  g_autofree char *local = g_str_has_prefix (value, "+966")
                             ? g_strconcat ("0", value + strlen ("+966"), NULL)
                             : g_strdup (value);
  g_autofree char *plain = kiosk_plain_text (local, KIOSK_PLAIN_TEXT_TITLE);

  return kiosk_typing_group (KIOSK_TYPING_MOBILE, plain);
}

char *
kiosk_line_display (const KioskLine *line, const char *language)
{
  g_return_val_if_fail (line != NULL, NULL);

  switch (line->kind) {
  case KIOSK_LINE_CODE:
    return kiosk_plain_text (line->value, KIOSK_PLAIN_TEXT_TITLE);
  case KIOSK_LINE_DATE:
    return display_date (line->value, language);
  case KIOSK_LINE_MONEY:
    return display_money (line->value);
  case KIOSK_LINE_MOBILE:
    return display_mobile (line->value);
  case KIOSK_LINE_LINK:
    return strlen (line->value) <= MAXIMUM_LINK_BYTES ? g_strdup (line->value) : g_strdup ("");
  case KIOSK_LINE_TEXT:
  default:
    return kiosk_result_say (line->text, language, KIOSK_PLAIN_TEXT_SENTENCE);
  }
}

GDateTime *
kiosk_line_read_time (const KioskLine *line)
{
  g_return_val_if_fail (line != NULL && line->kind == KIOSK_LINE_DATE, NULL);

  return read_time (line->value);
}

gboolean
kiosk_line_is_left_to_right (const KioskLine *line)
{
  g_return_val_if_fail (line != NULL, FALSE);

  return line->kind == KIOSK_LINE_CODE || line->kind == KIOSK_LINE_MOBILE;
}
