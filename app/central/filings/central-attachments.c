/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-attachments.h"

#include "central-store-handovers.h"

typedef struct {
  CentralOffice *office;
  CivicAnswers *answers;
  const char *session;
  const char *code;
  GPtrArray *problems;
} Claiming;

static gboolean
is_theirs (Claiming *self, const char *id, gboolean *ret_theirs, GError **error)
{
  g_autoptr (CentralUpload) upload = NULL;
  g_autoptr (CentralHandover) handover = NULL;

  if (!central_store_find_upload (self->office->store, id, &upload, error))
    return FALSE;
  if (upload &&
      !central_store_find_handover (self->office->store, upload->handover, &handover, error))
    return FALSE;
  *ret_theirs = handover && g_str_equal (handover->session_key, self->session);
  return TRUE;
}

static gboolean
claim (Claiming *self, const char *id, gboolean *ret_claimed, GError **error)
{
  gboolean theirs = FALSE;

  *ret_claimed = FALSE;
  if (!is_theirs (self, id, &theirs, error))
    return FALSE;
  return !theirs ||
         central_store_claim_upload (self->office->store, id, self->code, ret_claimed, error);
}

static void
complain (Claiming *self, CivicPage *page, CivicField *field)
{
  CivicProblem *problem = g_new0 (CivicProblem, 1);

  problem->code = CIVIC_PROBLEM_MISSING;
  problem->path = g_strconcat (civic_page_get_id (page), ".", civic_field_get_id (field), NULL);
  g_ptr_array_add (self->problems, problem);
}

static gboolean
claim_field (Claiming *self, CivicPage *page, CivicField *field, GError **error)
{
  const char *id = civic_field_get_id (field);
  const char *answer =
    civic_answers_is_shown (self->answers, id) ? civic_answers_get (self->answers, id) : NULL;
  g_auto (GStrv) documents = answer ? g_strsplit (answer, ",", 0) : NULL;
  gboolean all_claimed = TRUE;

  for (guint index = 0; documents && documents[index]; index++) {
    gboolean claimed = FALSE;

    if (!claim (self, documents[index], &claimed, error))
      return FALSE;
    all_claimed = all_claimed && claimed;
  }
  if (!all_claimed)
    complain (self, page, field);
  return TRUE;
}

static gboolean
claim_page (Claiming *self, CivicPage *page, GError **error)
{
  GListModel *fields = civic_page_get_fields (page);

  for (guint index = 0; index < g_list_model_get_n_items (fields); index++) {
    g_autoptr (CivicField) field = g_list_model_get_item (fields, index);

    if (civic_field_get_field_type (field) == CIVIC_FIELD_DOCUMENTS &&
        !claim_field (self, page, field, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
central_attachments_claim (CentralOffice *office,
                           CivicAnswers *answers,
                           const char *session,
                           const char *code,
                           GPtrArray *problems,
                           GError **error)
{
  GListModel *pages = civic_service_get_pages (civic_answers_get_service (answers));
  Claiming self = { office, answers, session, code, problems };

  for (guint index = 0; index < g_list_model_get_n_items (pages); index++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, index);

    if (!claim_page (&self, page, error))
      return FALSE;
  }
  return TRUE;
}
