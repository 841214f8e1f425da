/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* What was issued on a filing: its facts are what the citizen answered, as she confirmed it. */

#include "central-issued-private.h"

#include "civic-answers.h"
#include "civic-tracking-code.h"

#include "central-json.h"
#include "central-languages.h"

#define MAXIMUM_LINES 8

static gboolean
is_fact (CivicFieldType type)
{
  switch ((int) type) {
  case CIVIC_FIELD_TEXT:
  case CIVIC_FIELD_DIGITS:
  case CIVIC_FIELD_DECIMAL:
  case CIVIC_FIELD_INTEGER:
  case CIVIC_FIELD_CHOICE:
  case CIVIC_FIELD_TREE:
  case CIVIC_FIELD_UNIFIED_NUMBER:
  case CIVIC_FIELD_ESTABLISHMENT:
  case CIVIC_FIELD_REFERENCE:
  case CIVIC_FIELD_PLAN:
  case CIVIC_FIELD_PARCEL:
  case CIVIC_FIELD_DATE:
    return TRUE;
  default:
    return FALSE;
  }
}

static JsonNode *
write_answer (CivicAnswers *answers, const char *field_id)
{
  char *said[CENTRAL_LANGUAGE_COUNT] = { NULL };
  JsonNode *text = NULL;

  for (guint index = 0; index < CENTRAL_LANGUAGE_COUNT; index++)
    said[index] = civic_answers_display (answers, field_id, central_languages[index]);
  text = central_issued_write_text ((const char *const *) said);
  for (guint index = 0; index < CENTRAL_LANGUAGE_COUNT; index++)
    g_free (said[index]);
  return text;
}

static void
add_line (JsonArray *lines, CivicAnswers *answers, CivicField *field)
{
  JsonObject *line = NULL;
  const char *id = civic_field_get_id (field);

  if (!is_fact (civic_field_get_field_type (field)) || !civic_answers_is_shown (answers, id) ||
      civic_answers_get (answers, id) == NULL || json_array_get_length (lines) == MAXIMUM_LINES)
    return;
  line = json_object_new ();
  json_object_set_member (line, "label", civic_text_to_json (civic_field_get_label (field)));
  json_object_set_string_member (line, "kind", "text");
  json_object_set_member (line, "text", write_answer (answers, id));
  json_array_add_object_element (lines, line);
}

static JsonNode *
write_lines (CivicService *service, const CentralFiling *filing)
{
  g_autoptr (JsonNode) node = json_from_string (filing->answers, NULL);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (CivicAnswers) answers =
    node ? civic_answers_new_from_json (service, node, &problems) : civic_answers_new (service);
  GListModel *pages = civic_service_get_pages (service);
  g_autoptr (JsonArray) lines = json_array_new ();

  for (guint index = 0; index < g_list_model_get_n_items (pages); index++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, index);
    GListModel *fields = civic_page_get_fields (page);

    for (guint each = 0; each < g_list_model_get_n_items (fields); each++) {
      g_autoptr (CivicField) field = g_list_model_get_item (fields, each);

      add_line (lines, answers, field);
    }
  }
  return json_node_init_array (json_node_alloc (), lines);
}

static CentralIssued *
read_filing (CivicService *service, const char *id, const CentralFiling *filing, const char *state)
{
  CentralIssued *self = g_new0 (CentralIssued, 1);

  self->id = g_strdup (id);
  self->kind = CENTRAL_ISSUED_LICENCE;
  self->state = state;
  self->number = civic_tracking_code_group (filing->code);
  self->title = civic_text_to_json (civic_service_get_name (service));
  self->issued_at = g_strndup (filing->updated_at, strlen ("2026-11-22"));
  self->lines = write_lines (service, filing);
  return self;
}

/* NULL: nothing was ever issued. */
static const char *
find_state (const CentralFiling *filing)
{
  if (g_str_equal (filing->state, "issued"))
    return CENTRAL_ISSUED_VALID;
  return g_str_equal (filing->state, "cancelled") ? CENTRAL_ISSUED_CANCELLED : NULL;
}

/* Only what was paid for is a document: a request that costs nothing leaves none behind. */
static gboolean
is_document (CentralOffice *office,
             const CentralFiling *filing,
             gboolean *ret_is_document,
             GError **error)
{
  g_autoptr (CentralBill) bill = NULL;

  if (!central_store_find_bill (office->store, filing->code, &bill, error))
    return FALSE;
  *ret_is_document = bill != NULL && find_state (filing) != NULL;
  return TRUE;
}

gboolean
central_issued_find_filing (CentralOffice *office,
                            const char *id,
                            const char *person_id,
                            gboolean for_anyone,
                            CentralIssued **ret_issued,
                            GError **error)
{
  g_autoptr (CentralFiling) filing = NULL;
  CivicService *service = NULL;
  gboolean is_issued = FALSE;

  if (!central_store_find_filing (office->store, id + strlen (CENTRAL_ISSUED_FILING_PREFIX),
                                  &filing, error))
    return FALSE;
  if (filing && !is_document (office, filing, &is_issued, error))
    return FALSE;
  service = is_issued ? civic_catalogue_find (office->catalogue, filing->service) : NULL;
  if (service && (for_anyone || (person_id && g_strcmp0 (filing->person_id, person_id) == 0)))
    *ret_issued = read_filing (service, id, filing, find_state (filing));
  return TRUE;
}
