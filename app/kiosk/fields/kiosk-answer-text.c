/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-answer-text.h"

#include <glib/gi18n.h>

#include "civic-date.h"
#include "civic-digits.h"
#include "kiosk-language.h"
#include "kiosk-plain-text.h"
#include "kiosk-slots.h"

#define SUMMARY_ANSWERS 3

gboolean
kiosk_answer_is_code (CivicField *field)
{
  static const gboolean codes[CIVIC_FIELD_NOTICE + 1] = {
    [CIVIC_FIELD_DIGITS] = TRUE,        [CIVIC_FIELD_MOBILE] = TRUE,
    [CIVIC_FIELD_EMAIL] = TRUE,         [CIVIC_FIELD_UNIFIED_NUMBER] = TRUE,
    [CIVIC_FIELD_ESTABLISHMENT] = TRUE, [CIVIC_FIELD_PERSON_ID] = TRUE,
    [CIVIC_FIELD_SHORT_ADDRESS] = TRUE, [CIVIC_FIELD_IBAN] = TRUE,
    [CIVIC_FIELD_REFERENCE] = TRUE,     [CIVIC_FIELD_DEED] = TRUE,
    [CIVIC_FIELD_PIN] = TRUE,
  };

  return codes[civic_field_get_field_type (field)];
}

static char *
localise (char *western, const char *language)
{
  g_autofree char *owned = western;

  return civic_digits_localise (owned, language);
}

/* Rows of a group, or documents. */
static guint
count_parts (CivicAnswers *answers, CivicField *field)
{
  const char *id = civic_field_get_id (field);
  const char *canonical = civic_answers_get (answers, id);
  g_auto (GStrv) values = NULL;

  if (civic_field_get_field_type (field) == CIVIC_FIELD_GROUP)
    return civic_answers_count_rows (answers, id);
  if (canonical == NULL)
    return 0;
  values = g_strsplit (canonical, ",", -1);
  return g_strv_length (values);
}

static char *
display_slot (const char *canonical, const char *language, KioskVisit *visit)
{
  const KioskSlot *slot =
    visit != NULL ? kiosk_slots_find (kiosk_visit_get_slots (visit), canonical) : NULL;

  return slot != NULL ? civic_date_display_time (slot->starts_at, language) : g_strdup (canonical);
}

char *
kiosk_answer_text (CivicAnswers *answers,
                   CivicField *field,
                   const char *language,
                   KioskVisit *visit)
{
  const char *id = civic_field_get_id (field);
  const char *canonical = civic_answers_get (answers, id);
  const CivicFieldType type = civic_field_get_field_type (field);
  const guint count = count_parts (answers, field);
  g_autofree char *displayed = NULL;
  g_autofree char *plain = NULL;

  if (type == CIVIC_FIELD_GROUP && count > 0)
    return localise (g_strdup_printf (ngettext ("%u entry", "%u entries", count), count), language);
  if (type == CIVIC_FIELD_DOCUMENTS && count > 0)
    return localise (g_strdup_printf (ngettext ("%u file", "%u files", count), count), language);
  if (canonical == NULL)
    return NULL;
  if (type == CIVIC_FIELD_PIN)
    return g_strdup (_ ("The place was sent from your phone"));
  if (type == CIVIC_FIELD_SLOT)
    return display_slot (canonical, language, visit);
  displayed = civic_answers_display (answers, id, language);
  if (displayed == NULL)
    return NULL;
  plain = kiosk_plain_text (displayed, KIOSK_PLAIN_TEXT_SENTENCE);
  if (!kiosk_answer_is_code (field))
    return g_steal_pointer (&plain);
  /* Isolated left to right, so that its groups never change places in an Arabic line. */
  return g_strconcat ("\u2066", plain, "\u2069", NULL);
}

char *
kiosk_answer_row_name (CivicField *group, guint index, const char *language)
{
  g_autofree char *western = g_strdup_printf ("%u", index + 1);
  g_autofree char *number = civic_digits_localise (western, language);

  return g_strjoin (" ", civic_text_get (civic_field_get_item (group), language), number, NULL);
}

/* "Yes" alone says nothing: what is so is said by its label, and what is not, not at all. */
static char *
summarise (CivicAnswers *row, CivicField *field, const char *language, KioskVisit *visit)
{
  const char *id = civic_field_get_id (field);
  const CivicFieldType type = civic_field_get_field_type (field);

  if (!civic_answers_is_shown (row, id))
    return NULL;
  if (type != CIVIC_FIELD_SWITCH && type != CIVIC_FIELD_DECLARATION)
    return kiosk_answer_text (row, field, language, visit);
  if (g_strcmp0 (civic_answers_get (row, id), "yes") != 0)
    return NULL;
  return g_strdup (civic_text_get (civic_field_get_label (field), language));
}

char *
kiosk_answer_row_summary (CivicField *group,
                          CivicAnswers *row,
                          const char *language,
                          KioskVisit *visit)
{
  GListModel *fields = civic_field_get_fields (group);
  const gboolean is_rtl = kiosk_language_find (language)->direction == GTK_TEXT_DIR_RTL;
  /* Pango takes the first letter's direction for the line's, isolated or not. */
  GString *summary = g_string_new (is_rtl ? "\u200F" : "\u200E");
  guint told = 0;

  for (guint i = 0; i < g_list_model_get_n_items (fields) && told < SUMMARY_ANSWERS; i++) {
    g_autoptr (CivicField) field = g_list_model_get_item (fields, i);
    g_autofree char *text = summarise (row, field, language, visit);

    if (text == NULL)
      continue;
    /* Each in its own direction, and their order in the page's. */
    g_string_append_printf (summary, "%s\u2068%s\u2069", told > 0 ? " · " : "", text);
    told++;
  }
  return g_string_free (summary, FALSE);
}
