/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-outcome.h"

#include "kiosk-payment.h"

struct _KioskOutcome {
  GObject parent_instance;

  KioskAgentLink *link;
  gint64 begun_at_us; /* 0: nobody there */
  gboolean is_over;
  gboolean is_expired;
  gboolean is_connected; /* so that what follows is told to the same agent */

  const KioskVisit *visit; /* never looked into: whose step that is */
  KioskStep step;
  char *service;    /* id, (nullable) */
  char *page;       /* of the form, (nullable) */
  gboolean has_got; /* what the service is for */
};

G_DEFINE_FINAL_TYPE (KioskOutcome, kiosk_outcome, G_TYPE_OBJECT)

/* An agent that begins anew in the middle of a visit must know that there is one. */
static void
on_link_changed (KioskOutcome *self)
{
  gboolean was_connected = self->is_connected;

  self->is_connected = kiosk_agent_link_is_reachable (self->link);
  if (self->is_connected && !was_connected && self->begun_at_us != 0 && !self->is_over)
    kiosk_agent_link_note_begun (self->link);
}

static void
begin (KioskOutcome *self)
{
  self->begun_at_us = g_get_monotonic_time ();
  kiosk_agent_link_note_begun (self->link);
}

static const char *
choose_word (KioskOutcome *self)
{
  if (self->has_got)
    return "completed";
  if (self->step == KIOSK_STEP_PROBLEM)
    return "failed";

  return self->is_expired ? "timed-out" : "abandoned";
}

static char *
name_place (KioskOutcome *self)
{
  if (self->has_got)
    return g_strdup ("");
  if (self->step == KIOSK_STEP_FORM && self->page != NULL)
    return g_strconcat ("form:", self->page, NULL);

  return g_strdup (kiosk_step_get_name (self->step));
}

static void
end (KioskOutcome *self)
{
  g_autofree char *place = name_place (self);
  gint64 seconds = (g_get_monotonic_time () - self->begun_at_us) / G_USEC_PER_SEC;

  self->is_over = TRUE;
  kiosk_agent_link_note_ended (self->link, self->service != NULL ? self->service : "",
                               choose_word (self), place, (guint) seconds);
}

static gboolean
has_paid (KioskVisit *visit)
{
  KioskPayment *payment = kiosk_visit_get_payment (visit);

  return payment != NULL && kiosk_payment_get_paid (payment) != NULL;
}

static gboolean
has_asked (KioskVisit *visit)
{
  g_autofree char *bare = civic_tracking_code_parse (kiosk_visit_get_tracked (visit));

  return bare != NULL;
}

/* Of an enquiry every answer is one; where there was nothing to pay or to print, that is. */
static gboolean
is_answer (KioskVisit *visit)
{
  CivicService *service = kiosk_visit_get_service (visit);
  GPtrArray *results = kiosk_visit_get_results (visit);

  if (service == NULL || results == NULL)
    return FALSE;

  return civic_service_get_journey (service) == CIVIC_JOURNEY_ENQUIRE || results->len == 0;
}

/* Whether a visit that ends on this screen got what it was for. */
static gboolean
is_fulfilled (KioskVisit *visit, KioskStep step)
{
  if (step == KIOSK_STEP_DONE || step == KIOSK_STEP_MESSAGE || step == KIOSK_STEP_DOCUMENT)
    return TRUE;
  if (step == KIOSK_STEP_RESULTS)
    return is_answer (visit);
  if (step == KIOSK_STEP_PAYMENT)
    return has_paid (visit);

  return step == KIOSK_STEP_TRACK && has_asked (visit);
}

static void
take_service (KioskOutcome *self, CivicService *service)
{
  const char *id = service != NULL ? civic_service_get_id (service) : NULL;

  if (g_strcmp0 (self->service, id) == 0)
    return;

  g_free (self->service);
  self->service = g_strdup (id);
  self->has_got = FALSE;
}

static void
take_page (KioskOutcome *self, KioskVisit *visit, CivicService *service)
{
  g_autoptr (CivicPage) page = NULL;

  g_clear_pointer (&self->page, g_free);
  if (service == NULL)
    return;
  page =
    g_list_model_get_item (civic_service_get_pages (service), kiosk_visit_get_form_page (visit));
  self->page = page != NULL ? g_strdup (civic_page_get_id (page)) : NULL;
}

/* What came while the last screen stood. Staff are given a visit of their own, which says nothing
 * of hers. */
static void
note_last (KioskOutcome *self, KioskVisit *visit)
{
  if (self->visit == visit && is_fulfilled (visit, self->step))
    self->has_got = TRUE;
}

static void
note (KioskOutcome *self, KioskVisit *visit, KioskStep step)
{
  CivicService *service = kiosk_visit_get_service (visit);

  note_last (self, visit);
  self->visit = visit;
  self->step = step;
  take_service (self, service);
  take_page (self, visit, service);
  note_last (self, visit);
}

static void
kiosk_outcome_dispose (GObject *object)
{
  g_clear_object (&KIOSK_OUTCOME (object)->link);

  G_OBJECT_CLASS (kiosk_outcome_parent_class)->dispose (object);
}

static void
kiosk_outcome_finalize (GObject *object)
{
  KioskOutcome *self = KIOSK_OUTCOME (object);

  g_free (self->service);
  g_free (self->page);

  G_OBJECT_CLASS (kiosk_outcome_parent_class)->finalize (object);
}

static void
kiosk_outcome_class_init (KioskOutcomeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_outcome_dispose;
  G_OBJECT_CLASS (klass)->finalize = kiosk_outcome_finalize;
}

static void
kiosk_outcome_init (KioskOutcome *self)
{
}

KioskOutcome *
kiosk_outcome_new (KioskAgentLink *link)
{
  KioskOutcome *self = g_object_new (KIOSK_TYPE_OUTCOME, NULL);

  self->link = g_object_ref (link);
  self->is_connected = kiosk_agent_link_is_reachable (link);
  g_signal_connect_object (link, "changed", G_CALLBACK (on_link_changed), self, G_CONNECT_SWAPPED);

  return self;
}

void
kiosk_outcome_follow (KioskOutcome *self, KioskVisit *visit, KioskStep step)
{
  gboolean is_visit = kiosk_journey_is_visit (step);

  g_return_if_fail (KIOSK_IS_OUTCOME (self));

  if (self->is_over)
    return;

  if (is_visit && self->begun_at_us == 0)
    begin (self);
  if (is_visit) {
    note (self, visit, step);
  } else if (self->begun_at_us != 0) {
    note_last (self, visit);
    end (self);
  }
}

void
kiosk_outcome_expire (KioskOutcome *self)
{
  g_return_if_fail (KIOSK_IS_OUTCOME (self));

  self->is_expired = TRUE;
}
