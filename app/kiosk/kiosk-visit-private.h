/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-document.h"
#include "kiosk-handover.h"
#include "kiosk-payment.h"
#include "kiosk-receipt-facts.h"
#include "kiosk-slots.h"

G_BEGIN_DECLS

/* Shared by the files of KioskVisit only. */
struct _KioskVisit {
  GObject parent_instance;

  KioskStation *station;
  CivicSession *session;
  const char *language; /* of KioskLanguage's table */
  char *theme;
  char *search;
  char *tracked;

  CivicService *service;
  CivicAnswers *answers;
  guint form_page;
  char *changing;
  KioskHandover *handover; /* (nullable) */
  KioskSlots *slots;       /* (nullable) */

  gboolean is_anonymous; /* where the service leaves it to her */
  char *person_id;
  CivicChallenge *challenge;
  gint64 challenge_ends_us; /* monotonic */

  CivicQuote *quote;
  gboolean consent;
  GDateTime *consent_at;
  GHashTable *consents; /* of char: the ids of what else she agreed to */

  /* Frozen together when first sent: every retry sends the same bytes under the same code. */
  char *code;
  GBytes *envelope;
  GDateTime *filed_at;

  KioskFiling filing;
  char *central_state;
  CivicBill *bill;

  KioskPaper *paper;        /* the last one, (nullable) */
  KioskReceiptFacts *facts; /* what stands on it, to print it again; (nullable) */
  guint attempt_count;      /* how often that was printed */
  char *receipt_url;
  char *message_mobile; /* masked: where the code was sent, (nullable) */

  GPtrArray *results;   /* (element-type KioskResult) (nullable) */
  char *results_cursor; /* (nullable) where the central goes on */
  char *document_id;
  KioskDocument *document;
  KioskPayment *payment;
  guint detour;

  CivicReadiness *readiness; /* (nullable) of a staff's visit */

  GError *problem;
  guint problem_step;
};

void _kiosk_visit_replace (char **slot, const char *text);
void _kiosk_visit_forget_service (KioskVisit *self);

/* {"name": { … }} around a question, and what most of them hold. */
void _kiosk_visit_begin_question (JsonBuilder *builder, const char *name);
void _kiosk_visit_end_question (JsonBuilder *builder);
void _kiosk_visit_add_string (JsonBuilder *builder, const char *name, const char *value);
void _kiosk_visit_add_challenge (KioskVisit *self, JsonBuilder *builder);

/* As kiosk_visit_ask_finish, with all else that the answer holds. */
JsonNode *_kiosk_visit_ask_finish_whole (KioskVisit *self,
                                         GAsyncResult *result,
                                         const char *member,
                                         GError **error);

void _kiosk_visit_tell_present (KioskVisit *self);
void _kiosk_visit_set_challenge (KioskVisit *self, CivicChallenge *challenge); /* (transfer full) */
void _kiosk_visit_set_quote (KioskVisit *self, CivicQuote *quote);             /* (transfer full) */
void _kiosk_visit_set_filing (KioskVisit *self, KioskFiling filing);
void _kiosk_visit_notify_receipt (KioskVisit *self);
void _kiosk_visit_set_receipt_url (KioskVisit *self, const char *url);

/* The signal of the link that is about this visit's filing. */
void _kiosk_visit_watch_link (KioskVisit *self);

void _kiosk_visit_drop_paper (KioskVisit *self);

/* Signs, draws and prints once; what becomes of it is told by "receipt". */
void _kiosk_visit_print_receipt (KioskVisit *self);
void _kiosk_visit_print_paid (KioskVisit *self, KioskPayment *payment);

G_END_DECLS
