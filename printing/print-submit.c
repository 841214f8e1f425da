/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-submit.h"

#include "print-job.h"
#include "print-printer.h"

#define ASK_S 1.3
#define SUBMIT_S 10

#define PDF "application/pdf"
#define POINTS_PER_INCH 72
#define HUNDREDTHS_PER_INCH 2540 /* of a millimetre */

typedef struct {
  const char *name;
  int width_mm;
  int height_mm;
} Sheet;

/* Best effort: where we may not, jobs stay "unknown", which is true. */
static void
forget_lost_printer (const PrintAddress *address, GCancellable *cancellable)
{
  g_autoptr (PrintCups) cups =
    print_cups_connect_queue (address, print_cups_get_deadline (ASK_S), cancellable);
  ipp_t *reply = cups != NULL ? print_printer_ask (cups) : NULL;
  ipp_t *request;

  if (print_cups_has_keyword (reply, "printer-state-reasons", PRINT_JOB_LOST_PRINTER)) {
    request = print_cups_new_request (cups, IPP_OP_CUPS_ADD_MODIFY_PRINTER);
    ippAddString (request, IPP_TAG_PRINTER, IPP_TAG_KEYWORD, "printer-state-reasons", NULL, "none");
    ippDelete (print_cups_ask (cups, request, NULL));
  }
  ippDelete (reply);
}

/* A job given to a printer that cannot print now would come out for the next citizen. */
static gboolean
can_start (const PrintAddress *address, GCancellable *cancellable, GError **error)
{
  PrintCondition condition = print_printer_ask_condition (address, cancellable);

  /* Nor can anybody take it back from what hangs. */
  if (condition.state == PRINT_STATE_UNKNOWN && condition.reason != PRINT_REASON_OTHER) {
    g_set_error (error, PRINT_ERROR, PRINT_ERROR_NOT_READY, "There is no answer: %s",
                 print_reason_to_string (condition.reason));
    return FALSE;
  }

  switch (condition.state) {
  case PRINT_STATE_OUT:
  case PRINT_STATE_JAMMED:
  case PRINT_STATE_OPEN:
    g_set_error (error, PRINT_ERROR, PRINT_ERROR_NOT_READY, "The printer is not ready: %s",
                 print_reason_to_string (condition.reason));
    return FALSE;
  case PRINT_STATE_OFFLINE:
    g_set_error (error, PRINT_ERROR, PRINT_ERROR_NO_PRINTER, "There is nothing to print with: %s",
                 print_reason_to_string (condition.reason));
    return FALSE;
  case PRINT_STATE_UNKNOWN:
  case PRINT_STATE_READY:
  case PRINT_STATE_LOW:
  default:
    return TRUE;
  }
}

/* What was not answered is not held against the printer: it can still refuse the job itself. */
static gboolean
can_take (const PrintAddress *address,
          PrintAbilities *abilities,
          GCancellable *cancellable,
          GError **error)
{
  if (!abilities->is_known) {
    g_autoptr (PrintCups) cups =
      print_cups_connect_queue (address, print_cups_get_deadline (ASK_S), cancellable);

    if (cups != NULL)
      print_abilities_ask (abilities, cups);
  }
  if (!abilities->is_known || abilities->takes_pdf)
    return TRUE;
  g_set_error_literal (error, PRINT_ERROR, PRINT_ERROR_REJECTED,
                       address->server == NULL
                         ? "The printer takes no PDF: put a queue with CUPS' filters before it"
                         : "The queue takes no PDF: CUPS' filters are not installed");
  return FALSE;
}

/* A page of whole points is up to half a point off the sheet it is meant for. */
static gboolean
is_about (guint points, int mm)
{
  return ABS ((int) points * 254 - mm * POINTS_PER_INCH * 10) <= 254;
}

static const Sheet *
find_sheet (const PrintOrder *order)
{
  static const Sheet sheets[] = { { "iso_a4_210x297mm", 210, 297 },
                                  { "iso_a5_148x210mm", 148, 210 } };

  for (gsize i = 0; i < G_N_ELEMENTS (sheets); i++)
    if (is_about (order->width_points, sheets[i].width_mm) &&
        is_about (order->height_points, sheets[i].height_mm))
      return &sheets[i];
  return NULL;
}

/* Sheets by their name: a printer of sheets takes no custom size, not even its own. Rolls half a
 * point more than the page, or a quarter across, where half were beyond a paper of 58 mm: CUPS'
 * filters truncate, and this is the size for which none of them moves, scales or crops by a part of
 * a dot. */
static void
add_queue_media (ipp_t *request, const PrintOrder *order)
{
  const Sheet *sheet = find_sheet (order);
  g_autofree char *roll =
    g_strdup_printf ("Custom.%u.25x%u.5", order->width_points, order->height_points);

  ippAddString (request, IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", NULL,
                sheet != NULL ? sheet->name : roll);
}

static int
to_hundredths (guint points)
{
  return (int) ((points * HUNDREDTHS_PER_INCH + POINTS_PER_INCH / 2) / POINTS_PER_INCH);
}

/* In between there is nobody who could truncate it. */
static void
add_device_media (ipp_t *request, const PrintOrder *order)
{
  const Sheet *sheet = find_sheet (order);
  int width = sheet != NULL ? sheet->width_mm * 100 : to_hundredths (order->width_points);
  int height = sheet != NULL ? sheet->height_mm * 100 : to_hundredths (order->height_points);
  ipp_t *media = ippNew ();
  ipp_t *size = ippNew ();

  ippAddInteger (size, IPP_TAG_ZERO, IPP_TAG_INTEGER, "x-dimension", width);
  ippAddInteger (size, IPP_TAG_ZERO, IPP_TAG_INTEGER, "y-dimension", height);
  ippAddCollection (media, IPP_TAG_ZERO, "media-size", size);
  ippAddCollection (request, IPP_TAG_JOB, "media-col", media);
  ippAddString (request, IPP_TAG_JOB, IPP_TAG_KEYWORD, "print-scaling", NULL, "none");
  ippDelete (size);
  ippDelete (media);
}

static ipp_t *
new_print_request (const PrintAddress *address,
                   PrintCups *cups,
                   const PrintOrder *order,
                   const PrintAbilities *abilities)
{
  ipp_t *request = print_cups_new_request (cups, IPP_OP_PRINT_JOB);

  ippAddString (request, IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", NULL, order->name);
  ippAddString (request, IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", NULL, PDF);
  if (address->server == NULL)
    add_device_media (request, order);
  else
    add_queue_media (request, order);
  if (abilities->cut != 0)
    ippAddInteger (request, IPP_TAG_JOB, IPP_TAG_ENUM, "finishings", abilities->cut);
  return request;
}

static int
send_document (const PrintAddress *address,
               const PrintOrder *order,
               const PrintAbilities *abilities,
               GError **error)
{
  /* Not to be cancelled half way: then nobody would know the number of a job that may exist. */
  g_autoptr (PrintCups) cups =
    print_cups_connect_queue (address, print_cups_get_deadline (SUBMIT_S), NULL);
  ipp_t *reply;
  int job_id = 0;

  if (cups == NULL) {
    print_cups_set_unreachable (address, error);
    return 0;
  }
  reply = print_cups_ask (cups, new_print_request (address, cups, order, abilities), order->pdf);
  if (print_cups_is_success (reply))
    job_id = print_cups_get_integer (reply, "job-id", IPP_TAG_INTEGER, 0);
  if (job_id <= 0)
    print_cups_set_error (reply, error);
  ippDelete (reply);
  return MAX (job_id, 0);
}

int
print_submit (const PrintAddress *address,
              const PrintOrder *order,
              PrintAbilities *abilities,
              GCancellable *cancellable,
              GError **error)
{
  int job_id;

  if (!can_start (address, cancellable, error) ||
      !can_take (address, abilities, cancellable, error))
    return 0;
  if (address->server != NULL)
    forget_lost_printer (address, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return 0;
  job_id = send_document (address, order, abilities, error);
  if (job_id > 0 && g_cancellable_set_error_if_cancelled (cancellable, error)) {
    print_job_cancel (address, job_id, NULL, NULL);
    return 0;
  }
  return job_id;
}
