/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-endpoints.h"

#include "central-audit.h"
#include "central-operator-page.h"

#define ANYBODY "anybody"
#define RETRY_AFTER_S "60"

static CentralResponse *
draw (const CentralDesk *desk, guint status, const char *reason)
{
  CentralOperatorPage page = { .title = central_desk_say (desk, CENTRAL_SAY_LOG_IN) };
  GString *html = central_operator_page_begin (desk, &page);

  g_string_append (html, "<section class=\"alone card\">");
  central_operator_page_append_title (html, page.title,
                                      central_desk_say (desk, CENTRAL_SAY_LOG_IN_LEAD));
  if (reason)
    central_operator_page_append_notice (html, "bad", reason);
  central_operator_page_begin_form (desk, html, "/log-in");
  central_page_append (html,
                       "<label>%s<input name=\"name\" autocomplete=\"username\" maxlength=\"64\" "
                       "autocapitalize=\"none\" spellcheck=\"false\" dir=\"ltr\" required "
                       "autofocus></label>",
                       central_desk_say (desk, CENTRAL_SAY_NAME));
  central_page_append (html,
                       "<label>%s<input type=\"password\" name=\"password\" maxlength=\"256\" "
                       "autocomplete=\"current-password\" dir=\"ltr\" required></label>",
                       central_desk_say (desk, CENTRAL_SAY_PASSWORD));
  central_page_append (html, "<button class=\"primary\">%s</button></form></section>",
                       central_desk_say (desk, CENTRAL_SAY_LOG_IN));
  return central_operator_page_respond (desk, html, status);
}

CentralResponse *
central_operator_log_in_get (CentralOffice *office,
                             const CentralRequest *request,
                             const char *tail,
                             GError **error)
{
  g_autoptr (CentralDesk) desk = central_desk_new (office, request);

  return draw (desk, 200, NULL);
}

/* A name that nobody has is not written down: somebody may have typed her password there. */
static gboolean
record_refusal (CentralDesk *desk, const char *name, gboolean is_resting, GError **error)
{
  g_autoptr (CentralOperatorAccount) account = NULL;

  if (!is_resting)
    return TRUE;
  return central_store_find_operator_account (desk->office->store, name, &account, error) &&
         central_audit_add (desk->office->store, ANYBODY, CENTRAL_AUDIT_OPERATOR_LOCKED_OUT,
                            account ? account->name : ANYBODY, error);
}

static CentralResponse *
refuse (CentralDesk *desk, const char *name, gboolean is_resting, GError **error)
{
  if (!record_refusal (desk, name, is_resting, error))
    return NULL;
  return draw (desk, 401, central_desk_say (desk, CENTRAL_SAY_WRONG_PASSWORD));
}

static CentralResponse *
admit (CentralDesk *desk, const char *name, const char *session, GError **error)
{
  g_autofree char *old = central_desk_read_cookie (desk->request);
  CentralResponse *response = NULL;

  if ((old && !central_operators_log_out (desk->office->store, old, error)) ||
      !central_audit_add (desk->office->store, name, CENTRAL_AUDIT_OPERATOR_LOGGED_IN, name, error))
    return NULL;
  response = central_desk_send_to (desk, "/");
  central_desk_set_cookie (response, session);
  return response;
}

CentralResponse *
central_operator_log_in_post (CentralOffice *office,
                              const CentralRequest *request,
                              const char *tail,
                              GError **error)
{
  g_autoptr (CentralDesk) desk = central_desk_new (office, request);
  g_autofree char *name = central_desk_get_part (desk, "name");
  g_autofree char *password =
    request->form ? central_form_get_text (request->form, "password") : NULL;
  const char *address = request->address ? request->address : "";
  gboolean is_resting = FALSE;
  g_autofree char *session = NULL;

  if (!central_operators_pace_allow (office->operators_pace, address, desk->now_ms)) {
    CentralResponse *response = draw (desk, 429, central_desk_say (desk, CENTRAL_SAY_TOO_OFTEN));

    central_response_add_header (response, "Retry-After", RETRY_AFTER_S);
    return response;
  }
  if (central_desk_is_foreign (request) || password == NULL)
    return central_operator_page_fault (desk, CENTRAL_OPERATOR_FAULT_MALFORMED);
  if (!central_operators_log_in (office->store, name, password, desk->now_ms, &session, &is_resting,
                                 error))
    return NULL;
  return session ? admit (desk, name, session, error) : refuse (desk, name, is_resting, error);
}

static CentralResponse *
log_out (CentralDesk *desk, const char *tail, GError **error)
{
  CentralResponse *response = NULL;

  if (!central_operators_log_out (desk->office->store, desk->session, error) ||
      !central_audit_add (desk->office->store, desk->account->name,
                          CENTRAL_AUDIT_OPERATOR_LOGGED_OUT, desk->account->name, error))
    return NULL;
  response = central_desk_send_to (desk, "/log-in");
  central_desk_set_cookie (response, NULL);
  return response;
}

CentralResponse *
central_operator_log_out_post (CentralOffice *office,
                               const CentralRequest *request,
                               const char *tail,
                               GError **error)
{
  return central_desk_serve (office, request, tail, CENTRAL_DESK_LEAVE, log_out, error);
}
