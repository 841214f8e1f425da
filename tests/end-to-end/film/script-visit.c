/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "script-visit.h"

#include <string.h>

/* On the first screen each language names itself. */
static const struct {
  const char *language;
  const char *start;
} starts[] = {
  { "ar", "ابدأ بالعربية" },
  { "en", "English" },
  { "ur", "اردو" },
};

static const char *
find_start (const char *language)
{
  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_str_equal (starts[i].language, language))
      return starts[i].start;
  g_error ("nobody can start in “%s”", language);
}

static CivicTheme *
find_theme (ScriptVisit *self)
{
  GListModel *themes = civic_catalogue_get_themes (self->catalogue);

  for (guint i = 0; i < g_list_model_get_n_items (themes); i++) {
    g_autoptr (CivicTheme) theme = g_list_model_get_item (themes, i);

    if (g_str_equal (civic_theme_get_id (theme), civic_service_get_theme (self->service)))
      return theme;
  }
  g_error ("%s stands behind no door", civic_service_get_id (self->service));
}

static void
write_way_in (ScriptVisit *self)
{
  Script *script = self->script;

  g_autofree char *folder =
    g_build_filename (civic_service_get_id (self->service), script->language, NULL);

  script_add (script, "into", folder);
  script_add (script, "visit", script->language);
  script_add (script, "patience", "15");
  script_add_beginning (script, "touch", find_start (script->language));
  script_add (script, "expect", script_say (script, "Welcome. How can we help you?"));
  script_add_beginning (script, "touch",
                        script_read (script, civic_theme_get_name (find_theme (self))));
  script_add_beginning (script, "expect",
                        script_read (script, civic_service_get_name (self->service)));
  script_add_picture (script, "services");
  script_add_beginning (script, "touch",
                        script_read (script, civic_service_get_name (self->service)));
}

gboolean
script_visit_gives_her_name (const ScriptVisit *self)
{
  return json_object_has_member (self->sample, "identity") &&
         !json_object_get_null_member (self->sample, "identity");
}

/* Where she may choose, the two ways stand in the place of "begin". */
static const char *
choose_beginning (ScriptVisit *self)
{
  if (civic_service_get_identity (self->service) != CIVIC_IDENTITY_OPTIONAL)
    return "Begin";
  return script_visit_gives_her_name (self) ? "With my identity" : "Without my name";
}

static gboolean
has_service_page (ScriptVisit *self)
{
  CivicJourney journey = civic_service_get_journey (self->service);

  return journey == CIVIC_JOURNEY_APPLY || journey == CIVIC_JOURNEY_REPORT;
}

static void
write_beginning (ScriptVisit *self)
{
  Script *script = self->script;

  if (!has_service_page (self))
    return;
  script_add_beginning (script, "expect", script_say (script, choose_beginning (self)));
  script_add_picture (script, "service");
  script_add_beginning (script, "touch", script_say (script, choose_beginning (self)));
}

static void
write_identity (ScriptVisit *self)
{
  Script *script = self->script;

  if (civic_service_get_identity (self->service) == CIVIC_IDENTITY_NONE ||
      !script_visit_gives_her_name (self))
    return;
  script_add (script, "expect", script_say (script, "What is your ID number?"));
  script_add (script, "type", json_object_get_string_member (self->sample, "identity"));
  script_add (script, "touch", script_say (script, "Next"));
  script_add (script, "expect", script_say (script, "Open the Nafath app and pick this number"));
  script_add (script, "gone", script_say (script, "Open the Nafath app and pick this number"));
}

static void
write_review (ScriptVisit *self)
{
  Script *script = self->script;
  CivicText *consent = civic_service_get_consent (self->service);

  script_add_beginning (script, "expect",
                        script_say (script, "Check your application before you send it"));
  script_add_beginning (script, "touch", script_read (script, consent));
  script_add_picture (script, "review");
  script_add (script, "submit", script_say (script, "Send application"));
}

static const char *
choose_thanks (ScriptVisit *self)
{
  switch (civic_service_get_receipt (self->service)) {
  case CIVIC_RECEIPT_REPORT:
    return "We have received your report";
  case CIVIC_RECEIPT_OBJECTION:
    return "We have received your objection";
  case CIVIC_RECEIPT_APPOINTMENT:
    return "Your appointment is booked";
  case CIVIC_RECEIPT_NONE:
    return "Thank you for telling us";
  case CIVIC_RECEIPT_FILING:
  default:
    return "We have received your application";
  }
}

static void
write_done (ScriptVisit *self)
{
  Script *script = self->script;

  script_add_beginning (script, "expect", script_say (script, choose_thanks (self)));
  if (civic_service_get_receipt (self->service) != CIVIC_RECEIPT_NONE)
    script_add_beginning (script, "expect",
                          script_say (script, "Take your receipt from the slot below the screen"));
  script_add_picture (script, "done");
  if (civic_service_get_receipt (self->service) != CIVIC_RECEIPT_NONE)
    script_add (script, "receipt", "");
}

static void
write_results (ScriptVisit *self, const char *picture)
{
  Script *script = self->script;
  CivicText *title = civic_service_get_result_title (self->service);

  if (title != NULL)
    script_add_beginning (script, "expect", script_read (script, title));
  script_add_picture (script, picture);
}

static void
write_payment (ScriptVisit *self)
{
  Script *script = self->script;

  script_add_beginning (script, "expect",
                        script_say (script, "Pay on your phone, in the way you are used to"));
  script_add_picture (script, "payment");
  script_add (script, "phone", "payment");
  script_add_beginning (script, "expect", script_say (script, "Paid, thank you"));
  script_add_picture (script, "paid");
}

static void
write_print (ScriptVisit *self)
{
  Script *script = self->script;

  script_add_beginning (script, "expect", script_say (script, "Print it"));
  script_add_picture (script, "document");
  script_add (script, "touch", script_say (script, "Print it"));
  script_add_beginning (script, "expect", script_say (script, "End and wipe my data"));
  script_add_picture (script, "printed");
}

/* What she does with a result: {"kind": "pay" | "print" | "receipt", "label": TEXT}. */
static void
write_action (ScriptVisit *self)
{
  JsonObject *action = json_object_get_object_member (self->sample, "then");
  const char *kind = json_object_get_string_member (action, "kind");
  JsonObject *label = json_object_get_object_member (action, "label");

  script_add (self->script, "touch", json_object_get_string_member (label, self->script->language));
  if (g_str_equal (kind, "pay"))
    write_payment (self);
  else if (g_str_equal (kind, "print"))
    write_print (self);
  else
    script_add_picture (self->script, kind);
}

static void
write_ending (ScriptVisit *self)
{
  switch (civic_service_get_journey (self->service)) {
  case CIVIC_JOURNEY_PAY:
  case CIVIC_JOURNEY_ENQUIRE:
  case CIVIC_JOURNEY_TRACK:
  case CIVIC_JOURNEY_PRINT:
    write_results (self, "results");
    if (json_object_has_member (self->sample, "then"))
      write_action (self);
    break;
  case CIVIC_JOURNEY_RATE:
    script_add_picture (self->script, "thanks");
    break;
  case CIVIC_JOURNEY_APPLY:
  case CIVIC_JOURNEY_REPORT:
  default:
    write_review (self);
    write_done (self);
    break;
  }
}

/* What the registries would say, where questions depend on it. */
static void
take_records (ScriptVisit *self)
{
  JsonObject *records = json_object_has_member (self->sample, "records")
                          ? json_object_get_object_member (self->sample, "records")
                          : NULL;
  g_autoptr (GList) ids = records != NULL ? json_object_get_members (records) : NULL;

  for (GList *id = ids; id != NULL; id = id->next)
    civic_answers_set_record (self->answers, id->data,
                              json_object_get_object_member (records, id->data));
}

static void
write_way_out (ScriptVisit *self)
{
  Script *script = self->script;

  script_add (script, "front", "session");
  script_add_beginning (script, "touch", script_say (script, "End"));
  script_add (script, "try", script_say (script, "End and wipe"));
  script_add (script, "replaced", "");
}

/* The code is that of the filing before. */
static void
write_tracking (ScriptVisit *self)
{
  Script *script = self->script;

  script_add_beginning (script, "expect", script_say (script, "Tracking code"));
  script_add (script, "type", "$CODE");
  script_add_picture (script, "code");
  script_add (script, "touch", script_say (script, "Show its state"));
}

void
script_visit_write (ScriptVisit *self)
{
  self->answers = civic_answers_new (self->service);
  take_records (self);
  write_way_in (self);
  write_beginning (self);
  write_identity (self);
  if (civic_service_get_journey (self->service) == CIVIC_JOURNEY_TRACK)
    write_tracking (self);
  else
    script_form_write (self);
  write_ending (self);
  write_way_out (self);
  g_clear_object (&self->answers);
}
