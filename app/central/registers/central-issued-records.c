/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-issued-records.h"

#include "central-document-token.h"
#include "central-issued-private.h"
#include "central-json.h"
#include "central-records.h"
#include "central-languages.h"
#include "central-mask.h"

static void
set_text (JsonObject *record, const char *name, JsonNode *text)
{
  if (text)
    json_object_set_member (record, name, json_node_copy (text));
}

static void
set_string (JsonObject *record, const char *name, const char *value)
{
  if (value)
    json_object_set_string_member (record, name, value);
}

static JsonNode *
make_record (const CentralIssued *issued)
{
  g_autoptr (JsonObject) record = json_object_new ();

  set_string (record, "id", issued->id);
  set_string (record, "kind", issued->kind);
  set_string (record, "number", issued->number);
  set_string (record, "state", issued->state);
  set_string (record, "issued_at", issued->issued_at);
  set_string (record, "valid_until", issued->valid_until);
  set_text (record, "title", issued->title);
  set_text (record, "subtitle", issued->subtitle);
  return json_node_init_object (json_node_alloc (), record);
}

static gboolean
add_filing (CentralOffice *office, const CentralFiling *filing, GPtrArray *records, GError **error)
{
  g_autofree char *id = g_strconcat (CENTRAL_ISSUED_FILING_PREFIX, filing->code, NULL);
  g_autoptr (CentralIssued) issued = NULL;

  if (!central_issued_find (office, id, filing->person_id, FALSE, &issued, error))
    return FALSE;
  if (issued && g_str_equal (issued->state, CENTRAL_ISSUED_VALID))
    g_ptr_array_add (records, make_record (issued));
  return TRUE;
}

static gboolean
add_filings (CentralOffice *office, const char *person_id, GPtrArray *records, GError **error)
{
  g_autoptr (GPtrArray) filings =
    central_store_list_filings_of (office->store, person_id, CENTRAL_RECORDS_MAXIMUM, error);

  for (guint index = 0; filings && index < filings->len; index++)
    if (!add_filing (office, filings->pdata[index], records, error))
      return FALSE;
  return filings != NULL;
}

gboolean
central_issued_records_look_up (CentralOffice *office,
                                const CentralQuestion *question,
                                GPtrArray **ret_records,
                                GError **error)
{
  g_autoptr (GPtrArray) records = NULL;

  if (!central_registry_look_up (office->registry, question, &records, error))
    return FALSE;
  if (question->person_id && json_object_get_size (question->by) == 0 &&
      !add_filings (office, question->person_id, records, error))
    return FALSE;
  *ret_records = g_steal_pointer (&records);
  return TRUE;
}

/* The id in a verification address; NULL for what is none, or none of ours. */
static char *
read_paper (CentralOffice *office, const char *text)
{
  const char *path = strstr (text, CENTRAL_ISSUED_VERIFICATION_PATH);
  g_autofree char *token =
    path ? g_strdup (path + strlen (CENTRAL_ISSUED_VERIFICATION_PATH)) : NULL;

  if (token == NULL)
    return NULL;
  token[strcspn (token, "?#/")] = '\0';
  return central_document_token_verify (token, office->keys->sign_secret, NULL);
}

/* As the public page shows it to whoever holds the paper. */
static void
mask (CentralIssued *issued)
{
  JsonObject *texts = issued->subtitle ? json_node_get_object (issued->subtitle) : NULL;

  for (guint index = 0; texts && central_languages[index]; index++) {
    const char *name = central_json_get_string (texts, central_languages[index]);
    g_autofree char *masked = name ? central_mask_name (name) : NULL;

    if (masked)
      json_object_set_string_member (texts, central_languages[index], masked);
  }
}

gboolean
central_issued_records_look_up_paper (CentralOffice *office,
                                      const CentralQuestion *question,
                                      GPtrArray **ret_records,
                                      GError **error)
{
  const char *text = central_json_get_string (question->by, "text");
  g_autofree char *id = text ? read_paper (office, text) : NULL;
  g_autoptr (CentralIssued) issued = NULL;

  if (id && !central_issued_find (office, id, NULL, TRUE, &issued, error))
    return FALSE;
  *ret_records = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  if (issued == NULL)
    return TRUE;
  mask (issued);
  g_ptr_array_add (*ret_records, make_record (issued));
  return TRUE;
}

gboolean
central_issued_records_look_up_forgery (CentralOffice *office,
                                        const CentralQuestion *question,
                                        GPtrArray **ret_records,
                                        GError **error)
{
  const char *text = central_json_get_string (question->by, "text");
  g_autofree char *id = text ? read_paper (office, text) : NULL;
  JsonNode *node = NULL;

  *ret_records = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  if (text == NULL || id || strstr (text, CENTRAL_ISSUED_VERIFICATION_PATH) == NULL)
    return TRUE;
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, json_object_new ());
  g_ptr_array_add (*ret_records, node);
  return TRUE;
}
