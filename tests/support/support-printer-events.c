/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "support-printer-private.h"

/* Subscriptions that a client pulls from, waiting for the next event if it likes (notify-wait). */

#define LONGEST_WAIT_S 30

static SupportPrinterSubscription *
find_subscription (SupportPrinter *self, int id)
{
  for (guint i = 0; i < self->subscriptions->len; i++) {
    SupportPrinterSubscription *subscription = self->subscriptions->pdata[i];

    if (subscription->id == id)
      return subscription;
  }
  return NULL;
}

void
support_printer_subscribe (SupportPrinter *self, http_t *http, ipp_t *request, ipp_t *response)
{
  SupportPrinterSubscription *subscription = g_new0 (SupportPrinterSubscription, 1);

  subscription->id = self->next_subscription_id++;
  g_ptr_array_add (self->subscriptions, subscription);
  ippAddInteger (response, IPP_TAG_SUBSCRIPTION, IPP_TAG_INTEGER, "notify-subscription-id",
                 subscription->id);
  ippAddInteger (response, IPP_TAG_SUBSCRIPTION, IPP_TAG_INTEGER, "notify-lease-duration",
                 self->lease_s);
}

static int
get_subscription_id (ipp_t *request)
{
  return ippGetInteger (ippFindAttribute (request, "notify-subscription-id", IPP_TAG_INTEGER), 0);
}

void
support_printer_renew (SupportPrinter *self, http_t *http, ipp_t *request, ipp_t *response)
{
  if (find_subscription (self, get_subscription_id (request)) == NULL)
    ippSetStatusCode (response, IPP_STATUS_ERROR_NOT_FOUND);
  else {
    ippAddInteger (response, IPP_TAG_SUBSCRIPTION, IPP_TAG_INTEGER, "notify-lease-duration",
                   self->lease_s);
    self->renewal_count++;
  }
}

void
support_printer_unsubscribe (SupportPrinter *self, http_t *http, ipp_t *request, ipp_t *response)
{
  SupportPrinterSubscription *subscription =
    find_subscription (self, get_subscription_id (request));

  if (subscription == NULL)
    ippSetStatusCode (response, IPP_STATUS_ERROR_NOT_FOUND);
  else
    g_ptr_array_remove (self->subscriptions, subscription);
}

/* TRUE if there is an event that this client has not seen. *ret_is_known: there is such a
 * subscription. */
static gboolean
has_news (SupportPrinter *self, ipp_t *request, ipp_t *response, gboolean *ret_is_known)
{
  ipp_attribute_t *ids = ippFindAttribute (request, "notify-subscription-ids", IPP_TAG_INTEGER);
  ipp_attribute_t *numbers = ippFindAttribute (request, "notify-sequence-numbers", IPP_TAG_INTEGER);
  gboolean has_any = FALSE;

  *ret_is_known = FALSE;
  for (int i = 0; i < ippGetCount (ids); i++) {
    SupportPrinterSubscription *subscription = find_subscription (self, ippGetInteger (ids, i));
    int wanted = i < ippGetCount (numbers) ? ippGetInteger (numbers, i) : 1;

    *ret_is_known = *ret_is_known || subscription != NULL;
    if (subscription == NULL || subscription->event_count < MAX (wanted, 1))
      continue;
    has_any = TRUE;
    if (response == NULL)
      continue;
    ippAddSeparator (response);
    ippAddInteger (response, IPP_TAG_EVENT_NOTIFICATION, IPP_TAG_INTEGER, "notify-subscription-id",
                   subscription->id);
    ippAddInteger (response, IPP_TAG_EVENT_NOTIFICATION, IPP_TAG_INTEGER, "notify-sequence-number",
                   subscription->event_count);
    ippAddString (response, IPP_TAG_EVENT_NOTIFICATION, IPP_TAG_KEYWORD, "notify-subscribed-event",
                  NULL, "printer-state-changed");
    ippAddString (response, IPP_TAG_EVENT_NOTIFICATION, IPP_TAG_URI, "notify-printer-uri", NULL,
                  self->uri);
    ippAddInteger (response, IPP_TAG_EVENT_NOTIFICATION, IPP_TAG_ENUM, "printer-state",
                   (int) support_printer_get_state (self));
    ippAddStrings (response, IPP_TAG_EVENT_NOTIFICATION, IPP_TAG_KEYWORD, "printer-state-reasons",
                   MAX ((int) g_strv_length (self->reasons), 1), NULL,
                   *self->reasons != NULL ? (const char *const *) self->reasons
                                          : (const char *const[]){ "none" });
  }
  return has_any;
}

void
support_printer_notify (SupportPrinter *self, http_t *http, ipp_t *request, ipp_t *response)
{
  ipp_attribute_t *wait = ippFindAttribute (request, "notify-wait", IPP_TAG_BOOLEAN);
  gint64 end_us = g_get_monotonic_time () + LONGEST_WAIT_S * G_TIME_SPAN_SECOND;
  gboolean is_known;

  while (!has_news (self, request, NULL, &is_known) && is_known && wait != NULL &&
         ippGetBoolean (wait, 0) && !self->is_closing &&
         g_cond_wait_until (&self->changed, &self->lock, end_us))
    continue;
  if (!is_known) {
    ippSetStatusCode (response, IPP_STATUS_ERROR_NOT_FOUND);
    return;
  }
  ippAddInteger (response, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "notify-get-interval", 1);
  ippAddInteger (response, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "printer-up-time",
                 (int) (g_get_monotonic_time () / G_TIME_SPAN_SECOND));
  has_news (self, request, response, &is_known);
}

void
support_printer_note_event (SupportPrinter *self)
{
  g_autofree char *reasons = g_strjoinv (",", self->reasons);
  g_autofree char *state = g_strdup_printf ("%d %d %s", (int) support_printer_get_state (self),
                                            self->accepts_jobs, reasons);

  if (g_strcmp0 (state, self->told_state) == 0)
    return;
  g_free (self->told_state);
  self->told_state = g_steal_pointer (&state);
  for (guint i = 0; i < self->subscriptions->len; i++)
    ((SupportPrinterSubscription *) self->subscriptions->pdata[i])->event_count++;
}
