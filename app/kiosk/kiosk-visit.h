/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic.h"

#include "kiosk-document.h"
#include "kiosk-paper.h"
#include "kiosk-receipt-facts.h"
#include "kiosk-result.h"
#include "kiosk-station.h"

G_BEGIN_DECLS

/* One citizen at the glass: her language, her answers, who she is, and what became of her filing.
 * It is the only holder of personal data, lives in this process only, and is never reset for the
 * next citizen: the process ends instead. It decides no screen; pages read it, ask it, and watch
 * its properties "language", "challenge", "quote", "filing", "receipt" and "receipt-url". The
 * signal "present" says that she is still there though she touches nothing: her phone tells. Main
 * thread only. */
#define KIOSK_TYPE_VISIT (kiosk_visit_get_type ())
G_DECLARE_FINAL_TYPE (KioskVisit, kiosk_visit, KIOSK, VISIT, GObject)

typedef struct _KioskPayment KioskPayment;

typedef enum {
  KIOSK_FILING_NONE,
  KIOSK_FILING_SENDING,     /* handed to the agent, which has not said yet that it is on disk */
  KIOSK_FILING_STORED,      /* on the agent's disk: it will be sent */
  KIOSK_FILING_RECEIVED,    /* the central's signed word is there */
  KIOSK_FILING_QUARANTINED, /* the central refused it: staff must look */
} KioskFiling;

KioskVisit *kiosk_visit_new (KioskStation *station);
KioskStation *kiosk_visit_get_station (KioskVisit *self);

const char *kiosk_visit_get_language (KioskVisit *self);
void kiosk_visit_set_language (KioskVisit *self, const char *tag);

/* The door she came through: a theme of the home screen, or NULL. */
const char *kiosk_visit_get_theme (KioskVisit *self);
void kiosk_visit_set_theme (KioskVisit *self, const char *theme);

/* What she typed to find a service, kept across a change of language. */
const char *kiosk_visit_get_search (KioskVisit *self);
void kiosk_visit_set_search (KioskVisit *self, const char *search);

/* The tracking code she is typing. */
const char *kiosk_visit_get_tracked (KioskVisit *self);
void kiosk_visit_set_tracked (KioskVisit *self, const char *typed);

/* Beginning a service forgets the former one: answers, identity, filing. The same one again, not
 * yet filed, keeps them. */
void kiosk_visit_begin_service (KioskVisit *self, CivicService *service);
/* The next errand of the same citizen, with the answers the central gave for it: who she is stays
 * known. answers: {PAGE: {FIELD: VALUE}}, (nullable). */
void kiosk_visit_continue_with (KioskVisit *self, CivicService *service, JsonNode *answers);
CivicService *kiosk_visit_get_service (KioskVisit *self); /* (nullable) */
CivicAnswers *kiosk_visit_get_answers (KioskVisit *self); /* (nullable) */

/* Which page of the form stands, as an index of the service's pages. */
guint kiosk_visit_get_form_page (KioskVisit *self);
void kiosk_visit_set_form_page (KioskVisit *self, guint index);
/* The field she came back from the review to change, or NULL: then "next" returns to the review. */
const char *kiosk_visit_get_changing (KioskVisit *self);
void kiosk_visit_set_changing (KioskVisit *self, const char *field_id);

/* "٣ من ٦": identity, the shown pages of the form, and the review. */
guint kiosk_visit_get_position (KioskVisit *self, guint form_page);
guint kiosk_visit_count_steps (KioskVisit *self);

/* Whether this service wants to know who she is: where it is left to her, until she says no. */
gboolean kiosk_visit_asks_identity (KioskVisit *self);
/* Forgets who she is. */
void kiosk_visit_set_anonymous (KioskVisit *self, gboolean is_anonymous);

/* The number as typed, the challenge in progress, and the seconds it still holds. */
const char *kiosk_visit_get_person_id (KioskVisit *self);
void kiosk_visit_set_person_id (KioskVisit *self, const char *typed);
const CivicChallenge *kiosk_visit_get_challenge (KioskVisit *self); /* (nullable) */
guint kiosk_visit_get_challenge_remaining_s (KioskVisit *self);
void kiosk_visit_drop_challenge (KioskVisit *self);
gboolean kiosk_visit_is_identified (KioskVisit *self);

const CivicQuote *
kiosk_visit_get_quote (KioskVisit *self); /* (nullable) dropped when answers change */

gboolean kiosk_visit_get_consent (KioskVisit *self);
void kiosk_visit_set_consent (KioskVisit *self, gboolean consent);
/* What she may agree to besides, by its id; all off at first. */
gboolean kiosk_visit_get_further_consent (KioskVisit *self, const char *consent_id);
void kiosk_visit_set_further_consent (KioskVisit *self, const char *consent_id, gboolean consent);

KioskFiling kiosk_visit_get_filing (KioskVisit *self);
const char *kiosk_visit_get_code (KioskVisit *self);          /* bare, (nullable) */
const char *kiosk_visit_get_central_state (KioskVisit *self); /* "awaiting-payment", (nullable) */
const CivicBill *kiosk_visit_get_bill (KioskVisit *self);     /* (nullable) */
GDateTime *kiosk_visit_get_filed_at (KioskVisit *self);       /* (nullable) */

/* The last paper of this visit. */
KioskPaperState kiosk_visit_get_receipt (KioskVisit *self);
gboolean kiosk_visit_is_receipt_a_sheet (KioskVisit *self);
/* What explains WAITING and FAILED. */
KioskPrinter kiosk_visit_get_receipt_fault (KioskVisit *self);
const KioskPrinterReason *kiosk_visit_get_receipt_reason (KioskVisit *self);
const char *kiosk_visit_get_receipt_url (KioskVisit *self); /* what the QR holds, (nullable) */

/* She says that it did not come out: whoever stands there knows better than any queue. */
void kiosk_visit_deny_receipt (KioskVisit *self);

/* What the last enquiry found, NULL before it was made or when answers have changed since. of
 * KioskResult, owned by the visit. */
GPtrArray *kiosk_visit_get_results (KioskVisit *self);
/* Whether the central has more of them than were asked for yet. */
gboolean kiosk_visit_has_more_results (KioskVisit *self);
void kiosk_visit_drop_results (KioskVisit *self);

/* Paying and printing leave the way for a while: the KioskStep they return to. */
guint kiosk_visit_get_detour (KioskVisit *self);
void kiosk_visit_set_detour (KioskVisit *self, guint step);

/* The bill she is paying, from the touch on "pay" until she leaves it. about: (nullable) */
KioskPayment *kiosk_visit_get_payment (KioskVisit *self); /* (nullable) */
void kiosk_visit_begin_payment (KioskVisit *self, const char *bill, KioskResult *about);
void kiosk_visit_end_payment (KioskVisit *self);

/* The issued document she wants on paper, known once it was asked for. */
const char *kiosk_visit_get_document_id (KioskVisit *self); /* (nullable) */
void kiosk_visit_set_document_id (KioskVisit *self, const char *document_id);
const KioskDocument *kiosk_visit_get_document (KioskVisit *self); /* (nullable) */

/* Prints what is no receipt of a filing: a slip, a paid bill. (transfer full): facts */
void kiosk_visit_print (KioskVisit *self, KioskReceiptFacts *facts);
/* The last paper once more: only when it is known that it did not come out, the printer is good
 * again, and not without end. It is marked as a copy where only her word says so. */
gboolean kiosk_visit_can_print_again (KioskVisit *self);
void kiosk_visit_print_again (KioskVisit *self); /* from the roll */
/* On A4. (transfer full): certificate */
void kiosk_visit_print_sheet (KioskVisit *self, PrintCertificate *certificate);

/* Staff's visit: the report of the check they have just made. (transfer full): readiness */
const CivicReadiness *kiosk_visit_get_readiness (KioskVisit *self); /* (nullable) */
void kiosk_visit_take_readiness (KioskVisit *self, CivicReadiness *readiness);

/* What went wrong last, for the problem page, and the step to try again. */
const GError *kiosk_visit_get_problem (KioskVisit *self); /* (nullable) */
guint kiosk_visit_get_problem_step (KioskVisit *self);    /* a KioskStep */
void kiosk_visit_set_problem (KioskVisit *self, const GError *error, guint step);

/* Questions to the central, sealed. Errors are of KIOSK_AGENT_ERROR or a cancellation. */

/* Any of them: `kind` is the relay's word, `member` what the answer must hold. A "problem" instead
 * is NOT_FOUND, TOO_LATE, UNREACHABLE or, whatever else it says, REFUSED. */
void kiosk_visit_ask_async (KioskVisit *self,
                            const char *kind,
                            JsonBuilder *question,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
JsonNode *
kiosk_visit_ask_finish (KioskVisit *self, GAsyncResult *result, const char *member, GError **error);

void kiosk_visit_start_identity_async (KioskVisit *self,
                                       const char *person_id,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
/* The second way: six digits are sent to her telephone. */
void kiosk_visit_send_passcode_async (KioskVisit *self,
                                      const char *person_id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
void kiosk_visit_check_passcode_async (KioskVisit *self,
                                       const char *passcode,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
void kiosk_visit_check_identity_async (KioskVisit *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean kiosk_visit_identity_finish (KioskVisit *self, GAsyncResult *result, GError **error);

void kiosk_visit_ask_quote_async (KioskVisit *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean kiosk_visit_ask_quote_finish (KioskVisit *self, GAsyncResult *result, GError **error);

/* What the answers find, into "results", a page at a time; none at all is an answer. */
void kiosk_visit_enquire_async (KioskVisit *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean kiosk_visit_enquire_finish (KioskVisit *self, GAsyncResult *result, GError **error);

/* The next page, behind what is in "results"; on an error that stays as it was. */
void kiosk_visit_enquire_on_async (KioskVisit *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean kiosk_visit_enquire_on_finish (KioskVisit *self, GAsyncResult *result, GError **error);

void kiosk_visit_ask_document_async (KioskVisit *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean kiosk_visit_ask_document_finish (KioskVisit *self, GAsyncResult *result, GError **error);

/* NULL without an error: no filing has this code. Else the "filing" object of the answer. */
void kiosk_visit_track_async (KioskVisit *self,
                              const char *bare_code,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
JsonNode *kiosk_visit_track_finish (KioskVisit *self, GAsyncResult *result, GError **error);

/* How she found this visit, 1 to 5; only after filing. The last word counts. An opinion is not kept
 * for later: without a line it is lost, and FALSE says so. */
void kiosk_visit_rate_async (KioskVisit *self,
                             guint stars,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean kiosk_visit_rate_finish (KioskVisit *self, GAsyncResult *result, GError **error);

/* Her code and its address in a message to her phone. mobile: as typed, or NULL for the number the
 * central knows of who was identified. REFUSED: that is no mobile number; besides the others:
 * NO_MOBILE, TOO_MANY. */
void kiosk_visit_send_message_async (KioskVisit *self,
                                     const char *mobile,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean kiosk_visit_send_message_finish (KioskVisit *self, GAsyncResult *result, GError **error);
/* Where it went, as "05•••••567", NULL before. */
const char *kiosk_visit_get_message_mobile (KioskVisit *self);

/* Files: returns when the central's word is there, or 3 s after the agent has it on disk; fails
 * only when it was not accepted. The receipt is then drawn and printed by itself. */
void kiosk_visit_submit_async (KioskVisit *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean kiosk_visit_submit_finish (KioskVisit *self, GAsyncResult *result, GError **error);

G_END_DECLS
