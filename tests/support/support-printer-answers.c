/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "support-printer-private.h"

#include <time.h>

/* Of the whole database CUPS asks by name only. */
#define DATABASE "media-col-database"

typedef struct {
  ipp_attribute_t *names; /* NULL: not said, so all but the database */
} Wish;

static gboolean
is_wished (const Wish *wish, const char *name)
{
  if (wish->names == NULL || ippContainsString (wish->names, "all") ||
      ippContainsString (wish->names, "printer-description") ||
      ippContainsString (wish->names, "job-template") ||
      ippContainsString (wish->names, "job-description"))
    if (!g_str_equal (name, DATABASE))
      return TRUE;
  return wish->names != NULL && ippContainsString (wish->names, name);
}

static int
choose (void *wish, ipp_t *to, ipp_attribute_t *attribute)
{
  const char *name = ippGetName (attribute);

  return name != NULL && is_wished (wish, name);
}

static void
add_reasons (SupportPrinter *self, ipp_t *response)
{
  int count = (int) g_strv_length (self->reasons);

  if (count == 0)
    ippAddString (response, IPP_TAG_PRINTER, IPP_TAG_KEYWORD, "printer-state-reasons", NULL,
                  "none");
  else
    ippAddStrings (response, IPP_TAG_PRINTER, IPP_TAG_KEYWORD, "printer-state-reasons", count, NULL,
                   (const char *const *) self->reasons);
}

static int
count_queued (SupportPrinter *self)
{
  int count = 0;

  for (guint i = 0; i < self->jobs->len; i++)
    count += ((SupportPrinterJob *) self->jobs->pdata[i])->state < IPP_JSTATE_CANCELED;
  return count;
}

static void
add_finishings (SupportPrinter *self, ipp_t *response)
{
  static const int with_cut[] = { IPP_FINISHINGS_NONE, IPP_FINISHINGS_TRIM };
  gboolean cuts = self->offers_cut && self->kind != SUPPORT_PRINTER_PAGE_A4;

  ippAddIntegers (response, IPP_TAG_PRINTER, IPP_TAG_ENUM, "finishings-supported", cuts ? 2 : 1,
                  with_cut);
}

static void
add_events (SupportPrinter *self, ipp_t *response)
{
  if (!self->offers_events)
    return;
  ippAddString (response, IPP_TAG_PRINTER, IPP_TAG_KEYWORD, "notify-pull-method-supported", NULL,
                "ippget");
  ippAddString (response, IPP_TAG_PRINTER, IPP_TAG_KEYWORD, "notify-events-supported", NULL,
                "printer-state-changed");
}

/* Everything that changes, into a set of its own: what was not asked for is left out of it later.
 */
static ipp_t *
describe_now (SupportPrinter *self)
{
  ipp_t *now = ippNew ();
  int up_s = (int) (g_get_monotonic_time () / G_TIME_SPAN_SECOND);

  ippAddInteger (now, IPP_TAG_PRINTER, IPP_TAG_ENUM, "printer-state",
                 (int) support_printer_get_state (self));
  add_reasons (self, now);
  ippAddString (now, IPP_TAG_PRINTER, IPP_TAG_TEXT, "printer-state-message", NULL, "");
  ippAddBoolean (now, IPP_TAG_PRINTER, "printer-is-accepting-jobs", (char) self->accepts_jobs);
  ippAddInteger (now, IPP_TAG_PRINTER, IPP_TAG_INTEGER, "queued-job-count", count_queued (self));
  ippAddInteger (now, IPP_TAG_PRINTER, IPP_TAG_INTEGER, "printer-up-time", up_s);
  ippAddInteger (now, IPP_TAG_PRINTER, IPP_TAG_INTEGER, "marker-levels", self->level);
  add_finishings (self, now);
  support_printer_add_operations (self, now);
  add_events (self, now);
  return now;
}

void
support_printer_answer_printer (SupportPrinter *self, ipp_t *request, ipp_t *response)
{
  Wish wish = { ippFindAttribute (request, "requested-attributes", IPP_TAG_KEYWORD) };
  ipp_t *now = describe_now (self);

  self->look_count++;
  ippCopyAttributes (response, self->attributes, 0, choose, &wish);
  ippCopyAttributes (response, now, 0, choose, &wish);
  ippDelete (now);
}

static const char *
explain_job (SupportPrinter *self, SupportPrinterJob *job)
{
  switch (job->state) {
  case IPP_JSTATE_CANCELED:
    return "job-canceled-by-user";
  case IPP_JSTATE_ABORTED:
    return "aborted-by-system";
  case IPP_JSTATE_COMPLETED:
    return "job-completed-successfully";
  case IPP_JSTATE_PENDING:
  case IPP_JSTATE_HELD:
  case IPP_JSTATE_PROCESSING:
  case IPP_JSTATE_STOPPED:
  default:
    if (support_printer_is_halted (self))
      return "printer-stopped";
    return job->document == NULL ? "job-incoming" : job->has_begun ? "job-printing" : "none";
  }
}

void
support_printer_answer_job (SupportPrinterJob *job,
                            SupportPrinter *self,
                            ipp_t *request,
                            ipp_t *response)
{
  Wish wish = { ippFindAttribute (request, "requested-attributes", IPP_TAG_KEYWORD) };
  g_autofree char *uri = g_strdup_printf ("%s/%d", self->uri, job->id);
  ipp_t *now = ippNew ();

  ippAddInteger (now, IPP_TAG_JOB, IPP_TAG_INTEGER, "job-id", job->id);
  ippAddString (now, IPP_TAG_JOB, IPP_TAG_URI, "job-uri", NULL, uri);
  ippAddString (now, IPP_TAG_JOB, IPP_TAG_URI, "job-printer-uri", NULL, self->uri);
  ippAddString (now, IPP_TAG_JOB, IPP_TAG_NAME, "job-name", NULL, job->name);
  ippAddString (now, IPP_TAG_JOB, IPP_TAG_NAME, "job-originating-user-name", NULL, job->user);
  ippAddInteger (now, IPP_TAG_JOB, IPP_TAG_ENUM, "job-state", (int) job->state);
  ippAddString (now, IPP_TAG_JOB, IPP_TAG_KEYWORD, "job-state-reasons", NULL,
                explain_job (self, job));
  ippAddInteger (now, IPP_TAG_JOB, IPP_TAG_INTEGER, "job-impressions-completed", job->is_printed);
  ippCopyAttributes (response, now, 0, choose, &wish);
  ippDelete (now);
}
