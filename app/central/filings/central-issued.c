/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-issued.h"

#include "central-card.h"
#include "central-clock.h"
#include "central-document-token.h"
#include "central-issued-private.h"
#include "central-json.h"
#include "central-languages.h"
#include "central-records.h"

#define DOCUMENTS_REGISTER "documents"

/* Which register knows a kind of document; its card in enquiries.json has the same name. */
typedef struct {
  const char *prefix;
  const char *registry;
  const char *title[CENTRAL_LANGUAGE_COUNT];
} Kind;

static const Kind kinds[] = {
  { "licence-", "licences", { "رخصة تجارية", "Commercial licence", "تجارتی لائسنس" } },
  { "health-certificate-",
    "health-certificates",
    { "شهادة صحية", "Health certificate", "صحت سرٹیفکیٹ" } },
  { "building-permit-",
    "building-permits",
    { "رخصة بناء", "Building permit", "تعمیراتی اجازت نامہ" } },
};

JsonNode *
central_issued_write_text (const char *const *sentences)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  for (guint index = 0; central_languages[index]; index++)
    central_json_add_string (builder, central_languages[index], sentences[index]);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

static JsonNode *
copy_member (JsonObject *record, const char *name)
{
  JsonNode *node = record ? json_object_get_member (record, name) : NULL;

  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_copy (node) : NULL;
}

static gboolean
look_up_one (CentralOffice *office,
             const CentralQuestion *question,
             JsonNode **ret_record,
             GError **error)
{
  g_autoptr (GPtrArray) records = NULL;

  if (!central_registry_look_up (office->registry, question, &records, error))
    return FALSE;
  *ret_record = records->len > 0 ? json_node_ref (records->pdata[0]) : NULL;
  return TRUE;
}

static gboolean
look_up_by (CentralOffice *office,
            const char *registry,
            const char *parameter,
            const char *value,
            const char *person_id,
            gboolean for_anyone,
            JsonNode **ret_record,
            GError **error)
{
  g_autoptr (JsonObject) by = json_object_new ();
  CentralQuestion question = {
    .registry = registry,
    .by = by,
    .person_id = person_id,
    .for_anyone = for_anyone,
  };

  json_object_set_string_member (by, parameter, value);
  return look_up_one (office, &question, ret_record, error);
}

/* What stands in the document's own fields is not said twice. */
static gboolean
is_said_elsewhere (const CentralIssued *self, JsonObject *line)
{
  const char *value = central_json_get_string (line, "value");

  return value && (g_str_equal (value, self->number) || g_strcmp0 (value, self->issued_at) == 0 ||
                   g_strcmp0 (value, self->valid_until) == 0);
}

static JsonNode *
draw_lines (CentralOffice *office, const CentralIssued *self, const Kind *kind, JsonObject *record)
{
  JsonObject *card = central_enquiries_find_card (office->enquiries, kind->registry);
  g_autoptr (JsonNode) result = card ? central_card_draw (card, self->id, record) : NULL;
  JsonArray *lines =
    result ? central_json_get_array (json_node_get_object (result), "lines") : NULL;
  JsonArray *kept = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint index = 0; lines && index < json_array_get_length (lines); index++)
    if (!is_said_elsewhere (self, json_array_get_object_element (lines, index)))
      json_array_add_element (kept, json_node_copy (json_array_get_element (lines, index)));
  json_node_take_array (node, kept);
  return node;
}

static const char *
find_state (JsonObject *record, const char *valid_until)
{
  const char *state = central_json_get_string (record, "state");
  g_autofree char *end = valid_until ? g_strconcat (valid_until, "T23:59:59+03:00", NULL) : NULL;

  if (g_strcmp0 (state, CENTRAL_ISSUED_CANCELLED) == 0)
    return CENTRAL_ISSUED_CANCELLED;
  if (g_strcmp0 (state, CENTRAL_ISSUED_VALID) != 0 || (end && central_clock_is_past (end)))
    return CENTRAL_ISSUED_EXPIRED;
  return CENTRAL_ISSUED_VALID;
}

static CentralIssued *
read_record (
  CentralOffice *office, const Kind *kind, const char *id, JsonObject *record, JsonObject *document)
{
  CentralIssued *self = g_new0 (CentralIssued, 1);

  self->id = g_strdup (id);
  self->kind = CENTRAL_ISSUED_LICENCE;
  self->number = g_strdup (id + strlen (kind->prefix));
  self->title = central_issued_write_text (kind->title);
  self->subtitle = copy_member (document, "subtitle");
  if (self->subtitle == NULL)
    self->subtitle = copy_member (record, "name");
  self->issued_at = g_strdup (central_json_get_string (record, "issued_at"));
  self->valid_until = g_strdup (central_json_get_string (record, "valid_until"));
  self->state = find_state (record, self->valid_until);
  self->lines = draw_lines (office, self, kind, record);
  return self;
}

static gboolean
find_registered (CentralOffice *office,
                 const Kind *kind,
                 const char *id,
                 const char *person_id,
                 gboolean for_anyone,
                 CentralIssued **ret_issued,
                 GError **error)
{
  g_autoptr (JsonNode) record = NULL;
  g_autoptr (JsonNode) document = NULL;

  if (!look_up_by (office, kind->registry, "number", id + strlen (kind->prefix), person_id,
                   for_anyone, &record, error) ||
      !look_up_by (office, DOCUMENTS_REGISTER, "id", id, person_id, for_anyone, &document, error))
    return FALSE;
  *ret_issued = record ? read_record (office, kind, id, json_node_get_object (record),
                                      document ? json_node_get_object (document) : NULL)
                       : NULL;
  return TRUE;
}

gboolean
central_issued_find (CentralOffice *office,
                     const char *id,
                     const char *person_id,
                     gboolean for_anyone,
                     CentralIssued **ret_issued,
                     GError **error)
{
  *ret_issued = NULL;
  for (guint index = 0; index < G_N_ELEMENTS (kinds); index++)
    if (g_str_has_prefix (id, kinds[index].prefix))
      return find_registered (office, &kinds[index], id, person_id, for_anyone, ret_issued, error);
  if (g_str_has_prefix (id, CENTRAL_ISSUED_FILING_PREFIX))
    return central_issued_find_filing (office, id, person_id, for_anyone, ret_issued, error);
  if (g_str_has_prefix (id, CENTRAL_ISSUED_RECEIPT_PREFIX))
    return central_issued_find_receipt (office, id, ret_issued, error);
  return TRUE;
}

char *
central_issued_make_url (CentralOffice *office, const char *id)
{
  g_autofree char *token =
    central_document_token_sign (id, central_clock_now_ms () / 1000, office->keys->sign_secret);

  return g_strconcat (office->public_url, CENTRAL_ISSUED_VERIFICATION_PATH, token, NULL);
}

void
central_issued_free (CentralIssued *self)
{
  g_free (self->id);
  g_free (self->number);
  g_clear_pointer (&self->title, json_node_unref);
  g_clear_pointer (&self->subtitle, json_node_unref);
  g_free (self->issued_at);
  g_free (self->valid_until);
  g_clear_pointer (&self->lines, json_node_unref);
  g_free (self);
}
