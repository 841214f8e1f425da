/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-desk.h"

#include <string.h>

#include "central-clock.h"
#include "central-error.h"
#include "central-languages.h"
#include "central-operator-page.h"
#include "central-problem.h"

#define COOKIE "__Host-kushk"
#define COOKIE_RULES "; Path=/; Secure; HttpOnly; SameSite=Strict"
#define BEARER "Bearer "
#define REFRESH "refresh" /* the page loaded itself */

CentralDesk *
central_desk_new (CentralOffice *office, const CentralRequest *request)
{
  CentralDesk *self = g_new0 (CentralDesk, 1);

  self->office = office;
  self->request = request;
  self->language = central_languages_choose (request->language, request->accept_language);
  self->words = central_words_get (self->language);
  self->now_ms = central_clock_now_ms ();
  return self;
}

void
central_desk_free (CentralDesk *self)
{
  g_clear_pointer (&self->account, central_operator_account_free);
  g_free (self->session);
  g_free (self->form_token);
  g_free (self);
}

char *
central_desk_read_cookie (const CentralRequest *request)
{
  const char *header = central_request_get_header (request, "cookie");
  g_auto (GStrv) cookies = g_strsplit (header ? header : "", ";", -1);

  for (guint index = 0; cookies[index]; index++) {
    const char *cookie = g_strstrip (cookies[index]);

    if (g_str_has_prefix (cookie, COOKIE "="))
      return g_strdup (cookie + strlen (COOKIE "="));
  }
  return NULL;
}

void
central_desk_set_cookie (CentralResponse *response, const char *session)
{
  g_autofree char *cookie = session ? g_strconcat (COOKIE "=", session, COOKIE_RULES, NULL)
                                    : g_strdup (COOKIE "=" COOKIE_RULES "; Max-Age=0");

  central_response_add_header (response, "Set-Cookie", cookie);
}

gboolean
central_desk_is_foreign (const CentralRequest *request)
{
  const char *site = central_request_get_header (request, "sec-fetch-site");

  return site && !g_str_equal (site, "same-origin") && !g_str_equal (site, "none");
}

static gboolean
find_session (CentralDesk *self, GError **error)
{
  gboolean is_person = central_request_get_query (self->request, REFRESH) == NULL;

  self->session = central_desk_read_cookie (self->request);
  if (self->session == NULL)
    return TRUE;
  if (!central_operators_find_session (self->office->store, self->session, is_person, self->now_ms,
                                       &self->account, error))
    return FALSE;
  self->form_token = central_operators_make_form_token (self->session);
  return TRUE;
}

/* Finds out who it is: account stays NULL for a stranger. */
static gboolean
recognise (CentralDesk *self, CentralDeskKind kind, GError **error)
{
  const char *authorization = central_request_get_header (self->request, "authorization");

  if (kind == CENTRAL_DESK_EXPORT && authorization && g_str_has_prefix (authorization, BEARER))
    return central_operators_find_token (self->office->store, authorization + strlen (BEARER),
                                         &self->account, error);
  return find_session (self, error);
}

static CentralResponse *
refuse_stranger (CentralDesk *self, CentralDeskKind kind)
{
  g_autoptr (GError) error = NULL;
  CentralResponse *response = NULL;

  if (kind != CENTRAL_DESK_EXPORT)
    return central_desk_send_to (self, "/log-in");
  error =
    g_error_new_literal (CENTRAL_ERROR, CENTRAL_ERROR_UNAUTHORISED, "log in, or bring a token");
  response = central_problem_new (error, self->request->accept_language);
  central_response_add_header (response, "WWW-Authenticate", "Bearer realm=\"kushk\"");
  return response;
}

/* Of somebody who is known. NULL: she may. */
static CentralResponse *
refuse_form (CentralDesk *self, CentralDeskKind kind)
{
  g_autofree char *token = central_desk_get_part (self, "form");

  if (self->request->form == NULL || self->request->form->fault != CENTRAL_FORM_WHOLE ||
      !central_operators_check_form_token (self->session, token) ||
      central_desk_is_foreign (self->request))
    return central_operator_page_fault (self, CENTRAL_OPERATOR_FAULT_MALFORMED);
  if (kind == CENTRAL_DESK_FORM && !central_desk_may_operate (self))
    return central_operator_page_fault (self, CENTRAL_OPERATOR_FAULT_NOT_ALLOWED);
  return NULL;
}

static CentralOperatorFault
find_fault (const GError *error)
{
  if (g_error_matches (error, CENTRAL_ERROR, CENTRAL_ERROR_NOT_FOUND))
    return CENTRAL_OPERATOR_FAULT_NOT_FOUND;
  if (g_error_matches (error, CENTRAL_ERROR, CENTRAL_ERROR_MALFORMED))
    return CENTRAL_OPERATOR_FAULT_MALFORMED;
  return CENTRAL_OPERATOR_FAULT_UNAVAILABLE;
}

static CentralResponse *
work_or_say_why_not (CentralDesk *self,
                     const char *tail,
                     CentralDeskKind kind,
                     CentralDeskWork work)
{
  g_autoptr (GError) error = NULL;
  CentralResponse *response = work (self, tail, &error);

  if (response)
    return response;
  if (find_fault (error) == CENTRAL_OPERATOR_FAULT_UNAVAILABLE)
    g_message ("a page for operators failed: %s", error->message);
  return kind == CENTRAL_DESK_EXPORT ? central_problem_new (error, self->request->accept_language)
                                     : central_operator_page_fault (self, find_fault (error));
}

CentralResponse *
central_desk_serve (CentralOffice *office,
                    const CentralRequest *request,
                    const char *tail,
                    CentralDeskKind kind,
                    CentralDeskWork work,
                    GError **error)
{
  g_autoptr (CentralDesk) self = central_desk_new (office, request);
  CentralResponse *refusal = NULL;

  if (!recognise (self, kind, error))
    return NULL;
  if (self->account == NULL)
    return refuse_stranger (self, kind);
  if (kind == CENTRAL_DESK_FORM || kind == CENTRAL_DESK_LEAVE)
    refusal = refuse_form (self, kind);
  return refusal ? refusal : work_or_say_why_not (self, tail, kind, work);
}

const char *
central_desk_say (const CentralDesk *self, CentralSay what)
{
  return central_operator_say (self->language, what);
}

char *
central_desk_say_with (const CentralDesk *self, CentralSay what, const char *value)
{
  return central_operator_fill (central_desk_say (self, what), value);
}

gboolean
central_desk_is_everyones (const CentralDesk *self)
{
  return g_str_equal (self->account->operator_id, CENTRAL_OPERATORS_EVERYONE);
}

gboolean
central_desk_may_operate (const CentralDesk *self)
{
  return g_str_equal (self->account->role, CENTRAL_OPERATORS_ROLE_OPERATOR);
}

char *
central_desk_link (const CentralDesk *self, const char *path)
{
  if (self->request->language == NULL)
    return g_strdup (path);
  return g_strconcat (path, strchr (path, '?') ? "&" : "?", "lang=", self->language, NULL);
}

CentralResponse *
central_desk_send_to (const CentralDesk *self, const char *path)
{
  g_autofree char *link = central_desk_link (self, path);
  CentralResponse *response = central_response_new (303, "text/plain", g_strdup (""));

  central_response_add_header (response, "Location", link);
  return response;
}

char *
central_desk_get_part (const CentralDesk *self, const char *name)
{
  char *text = self->request->form ? central_form_get_text (self->request->form, name) : NULL;

  return text ? g_strstrip (text) : g_strdup ("");
}
