/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-operator-figures.h"

#include "central-clock.h"
#include "central-error.h"
#include "central-operator-page.h"
#include "central-store-kiosks.h"

#define DEFAULT_DAYS 7
#define DAY_PATTERN "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"

static GDateTime *
parse_day (const char *day)
{
  g_autofree char *noon = NULL;

  if (!g_regex_match_simple (DAY_PATTERN, day, G_REGEX_DOLLAR_ENDONLY, 0))
    return NULL;
  noon = g_strconcat (day, "T12:00:00+03:00", NULL);
  return central_clock_parse (noon);
}

static gint64
count_days (const CentralOperatorSpan *self)
{
  g_autoptr (GDateTime) first = parse_day (self->first_day);
  g_autoptr (GDateTime) last = parse_day (self->last_day);

  return first && last ? g_date_time_difference (last, first) / G_TIME_SPAN_DAY + 1 : 0;
}

static char *
read_day (const CentralDesk *desk, const char *name, GTimeSpan otherwise)
{
  const char *day = central_request_get_query (desk->request, name);
  g_autofree char *moment = central_clock_in (otherwise);

  return day && *day ? g_strdup (day) : g_strndup (moment, strlen ("2026-11-23"));
}

static const char *
read_id (const CentralDesk *desk, const char *name)
{
  const char *id = central_request_get_query (desk->request, name);

  /* No id has a question mark. */
  return id == NULL || g_utf8_validate (id, -1, NULL) ? (id ? id : "") : "?";
}

CentralOperatorSpan *
central_operator_span_read (const CentralDesk *desk, GError **error)
{
  g_autoptr (CentralOperatorSpan) self = g_new0 (CentralOperatorSpan, 1);
  gint64 days = 0;

  self->first_day = read_day (desk, "from", -(DEFAULT_DAYS - 1) * G_TIME_SPAN_DAY);
  self->last_day = read_day (desk, "to", 0);
  self->now = central_clock_now ();
  self->centre = read_id (desk, "centre");
  self->kiosk = read_id (desk, "kiosk");
  self->service = read_id (desk, "service");
  days = count_days (self);
  if (days >= 1 && days <= CENTRAL_OPERATOR_FIGURES_MAXIMUM_DAYS)
    return g_steal_pointer (&self);
  g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_MALFORMED,
               "from and to are days, at most %d, such as 2026-11-23",
               CENTRAL_OPERATOR_FIGURES_MAXIMUM_DAYS);
  return NULL;
}

void
central_operator_span_free (CentralOperatorSpan *self)
{
  g_free (self->first_day);
  g_free (self->last_day);
  g_free (self->now);
  g_free (self);
}

CentralFiguresQuestion
central_operator_span_ask (const CentralOperatorSpan *self, const CentralDesk *desk)
{
  return (CentralFiguresQuestion){
    .operator_id = desk->account->operator_id,
    .centre = self->centre,
    .kiosk = self->kiosk,
    .service = self->service,
    .first_day = self->first_day,
    .last_day = self->last_day,
  };
}

char *
central_operator_span_link (const CentralOperatorSpan *self, const char *path)
{
  g_autofree char *centre = g_uri_escape_string (self->centre, NULL, FALSE);
  g_autofree char *kiosk = g_uri_escape_string (self->kiosk, NULL, FALSE);
  g_autofree char *service = g_uri_escape_string (self->service, NULL, FALSE);

  return g_strdup_printf ("%s?from=%s&to=%s&centre=%s&kiosk=%s&service=%s", path, self->first_day,
                          self->last_day, centre, kiosk, service);
}

static GPtrArray *
ask (const CentralDesk *desk,
     const CentralOperatorSpan *span,
     gboolean by_day,
     gboolean by_kiosk,
     gboolean by_service,
     GError **error)
{
  CentralFiguresQuestion question = central_operator_span_ask (span, desk);

  question.by_day = by_day;
  question.by_kiosk = by_kiosk;
  question.by_service = by_service;
  return central_store_sum_figures (desk->office->store, &question, span->now, error);
}

static gboolean
read_steps (const CentralDesk *desk,
            const CentralOperatorSpan *span,
            guint maximum,
            GPtrArray **ret_steps,
            GError **error)
{
  CentralFiguresQuestion question = central_operator_span_ask (span, desk);

  question.by_service = TRUE;
  *ret_steps = central_store_sum_steps (desk->office->store, &question, maximum, error);
  return *ret_steps != NULL;
}

CentralOperatorFigures *
central_operator_figures_read (const CentralDesk *desk,
                               const CentralOperatorSpan *span,
                               guint maximum_steps,
                               GError **error)
{
  g_autoptr (CentralOperatorFigures) self = g_new0 (CentralOperatorFigures, 1);

  if ((self->total = ask (desk, span, FALSE, FALSE, FALSE, error)) == NULL ||
      (self->by_day = ask (desk, span, TRUE, FALSE, FALSE, error)) == NULL ||
      (self->by_kiosk = ask (desk, span, FALSE, TRUE, FALSE, error)) == NULL ||
      (self->by_service = ask (desk, span, FALSE, FALSE, TRUE, error)) == NULL ||
      !read_steps (desk, span, maximum_steps, &self->steps, error))
    return NULL;
  self->kiosks =
    central_store_list_kiosks_of (desk->office->store, desk->account->operator_id, error);
  return self->kiosks ? g_steal_pointer (&self) : NULL;
}

void
central_operator_figures_free (CentralOperatorFigures *self)
{
  g_clear_pointer (&self->total, g_ptr_array_unref);
  g_clear_pointer (&self->by_day, g_ptr_array_unref);
  g_clear_pointer (&self->by_kiosk, g_ptr_array_unref);
  g_clear_pointer (&self->by_service, g_ptr_array_unref);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->kiosks, g_ptr_array_unref);
  g_free (self);
}
