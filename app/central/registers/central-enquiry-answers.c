/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-endpoints.h"

#include "civic-logic.h"

#include "central-card.h"
#include "central-claim.h"
#include "central-cursor.h"
#include "central-error.h"
#include "central-json.h"
#include "central-records.h"
#include "central-sealed.h"

#define DEFAULT_LIMIT 20
#define MAXIMUM_LIMIT 100

/* The part of all records that is asked for. */
typedef struct {
  char *question; /* what a cursor belongs to */
  guint offset;
  guint limit;
  guint count;        /* of all records so far, on whatever page */
  JsonArray *results; /* those of this page */
} Page;

static void
page_free (Page *self)
{
  g_free (self->question);
  json_array_unref (self->results);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Page, page_free)

static char *
write_question (JsonObject *content, const char *person_id)
{
  g_autofree char *answers = central_json_to_text (json_object_get_member (content, "answers"));

  return g_strjoin ("\n", central_json_get_string (content, "service"), person_id ? person_id : "",
                    answers, NULL);
}

static gboolean
read_limit (Page *self, JsonObject *content, GError **error)
{
  gint64 limit = json_object_has_member (content, "limit")
                   ? central_json_get_integer (content, "limit")
                   : DEFAULT_LIMIT;

  if (limit >= 1 && limit <= MAXIMUM_LIMIT) {
    self->limit = (guint) limit;
    return TRUE;
  }
  g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_MALFORMED,
                       "enquiry.limit is a whole number from 1 to 100");
  return FALSE;
}

static gboolean
read_cursor (Page *self, JsonObject *content, GError **error)
{
  const char *cursor = central_json_get_string (content, "cursor");

  if (!json_object_has_member (content, "cursor") ||
      json_object_get_null_member (content, "cursor") ||
      (cursor && central_cursor_read (cursor, self->question, &self->offset)))
    return TRUE;
  g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_MALFORMED,
                       "enquiry.cursor is the next of an answer to this very question, or null");
  return FALSE;
}

static Page *
page_read (JsonObject *content, const char *person_id, GError **error)
{
  g_autoptr (Page) self = g_new0 (Page, 1);

  self->results = json_array_new ();
  self->question = write_question (content, person_id);
  return read_limit (self, content, error) && read_cursor (self, content, error)
           ? g_steal_pointer (&self)
           : NULL;
}

static gboolean
is_on_page (const Page *self, guint index)
{
  return index >= self->offset && index - self->offset < self->limit;
}

/* The answered parameters; NULL when a field of the source is not answered. */
static JsonObject *
read_parameters (const CentralEnquirySource *source, CivicAnswers *answers)
{
  g_autoptr (JsonObject) by = json_object_new ();
  GHashTableIter iter;
  gpointer parameter = NULL;
  gpointer field = NULL;

  g_hash_table_iter_init (&iter, source->fields);
  while (g_hash_table_iter_next (&iter, &parameter, &field)) {
    const char *value =
      civic_answers_is_shown (answers, field) ? civic_answers_get (answers, field) : NULL;

    if (value == NULL)
      return NULL;
    json_object_set_string_member (by, parameter, value);
  }
  return g_steal_pointer (&by);
}

/* A rule that cannot be worked out asks nobody. */
static gboolean
is_asked (const CentralEnquirySource *source, CivicAnswers *answers)
{
  g_autoptr (JsonNode) facts = source->when ? civic_answers_to_data (answers) : NULL;
  g_autoptr (JsonNode) value = facts ? civic_logic_apply (source->when, facts, NULL) : NULL;

  return source->when == NULL || (value && civic_logic_is_true (value));
}

static void
draw_records (Page *page, const CentralEnquirySource *source, GPtrArray *records)
{
  for (guint index = 0; index < records->len; index++) {
    guint number = page->count++;
    g_autofree char *id = g_strdup_printf ("%s-%u", source->registry, number);
    JsonNode *result =
      is_on_page (page, number)
        ? central_card_draw (source->card, id, json_node_get_object (records->pdata[index]))
        : NULL;

    if (result)
      json_array_add_element (page->results, result);
  }
}

static gboolean
ask_source (CentralOffice *office,
            const CentralEnquirySource *source,
            CivicAnswers *answers,
            const char *person_id,
            Page *page,
            GError **error)
{
  g_autoptr (JsonObject) by = read_parameters (source, answers);
  g_autoptr (GPtrArray) records = NULL;
  CentralQuestion question = {
    .registry = source->registry,
    .by = by,
    .person_id = person_id,
    .for_anyone = source->for_anyone,
  };

  if (by == NULL || !is_asked (source, answers))
    return TRUE;
  if (!central_records_look_up (office, &question, &records, error))
    return FALSE;
  draw_records (page, source, records);
  return TRUE;
}

static CentralResponse *
respond_page (CentralOffice *office, const CentralSealed *sealed, const Page *page, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  gboolean has_more = page->count > page->offset && page->count - page->offset > page->limit;
  g_autofree char *next =
    has_more ? central_cursor_make (page->question, page->offset + page->limit) : NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "results");
  json_builder_add_value (builder, json_node_init_array (json_node_alloc (), page->results));
  central_json_add_string (builder, "next", next);
  json_builder_end_object (builder);
  return central_sealed_respond (sealed, office->keys, builder, error);
}

static CentralResponse *
respond_sources (CentralOffice *office,
                 const CentralSealed *sealed,
                 GPtrArray *sources,
                 CivicAnswers *answers,
                 const char *person_id,
                 GError **error)
{
  g_autoptr (Page) page = page_read (sealed->content, person_id, error);

  for (guint index = 0; page && index < sources->len; index++) {
    g_autoptr (GError) failure = NULL;
    const char *problem = NULL;

    if (ask_source (office, sources->pdata[index], answers, person_id, page, &failure))
      continue;
    problem = central_records_get_problem (failure);
    if (problem)
      return central_sealed_respond_problem (sealed, office->keys, problem, error);
    g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
  return page ? respond_page (office, sealed, page, error) : NULL;
}

static CivicService *
find_service (CentralOffice *office, JsonObject *content, GPtrArray **ret_sources, GError **error)
{
  const char *id = central_json_get_string (content, "service");
  CivicService *service = id ? civic_catalogue_find (office->catalogue, id) : NULL;
  GPtrArray *sources = service ? central_enquiries_find (office->enquiries, id) : NULL;

  if (sources == NULL || !json_object_has_member (content, "answers")) {
    g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_UNKNOWN_SERVICE,
                         "the enquiry names no service that answers one, or has no answers");
    return NULL;
  }
  *ret_sources = sources;
  return service;
}

/* A service that needs to know who asks shows nothing to anyone else, whatever its registers say.
 */
static gboolean
may_ask (CivicService *service, const char *person_id)
{
  return person_id || civic_service_get_identity (service) != CIVIC_IDENTITY_REQUIRED;
}

CentralResponse *
central_enquiries_post (CentralOffice *office,
                        const CentralRequest *request,
                        const char *tail,
                        GError **error)
{
  g_autoptr (CentralSealed) sealed = central_sealed_open (office->keys, request, "enquiry", error);
  g_autoptr (CentralClaim) claim = NULL;
  g_autofree char *person_id = NULL;
  CivicService *service = NULL;
  GPtrArray *sources = NULL;

  if (sealed == NULL ||
      (service = find_service (office, sealed->content, &sources, error)) == NULL ||
      !central_identity_find_person (office->identity,
                                     central_json_get_string (sealed->content, "challenge"),
                                     request->kiosk, &person_id, error))
    return NULL;
  if (!may_ask (service, person_id))
    return central_sealed_respond_problem (sealed, office->keys, "not-allowed", error);
  claim = central_claim_read (office, service, json_object_get_member (sealed->content, "answers"),
                              person_id, NULL, error);
  if (claim == NULL)
    return NULL;
  if (claim->problems->len > 0)
    return central_sealed_respond_invalid (sealed, office->keys, claim->problems, error);
  return respond_sources (office, sealed, sources, claim->answers, person_id, error);
}
