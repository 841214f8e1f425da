/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

#include "print-page.h"

#include "kiosk-agent-error.h"
#include "kiosk-printer.h"

G_BEGIN_DECLS

/* The session's only door to the world: the agent's peer-to-peer D-Bus interface, as values that
 * are always there. It connects by itself, and again after the agent restarted; while it cannot, it
 * is not reachable, the printer is unknown, and every call fails with KIOSK_AGENT_ERROR_GONE. It
 * carries sealed bytes and knows nothing of what is in them. Main thread only.
 *
 * "changed" is emitted when any of the values below changed. "filing-acknowledged" (code, state,
 * answer as GBytes) and "print-job-changed" (job, state, reason) pass on the agent's signals. */
#define KIOSK_TYPE_AGENT_LINK (kiosk_agent_link_get_type ())
G_DECLARE_FINAL_TYPE (KioskAgentLink, kiosk_agent_link, KIOSK, AGENT_LINK, GObject)

KioskAgentLink *kiosk_agent_link_new (const char *socket_path);

gboolean kiosk_agent_link_is_reachable (KioskAgentLink *self);
/* True until the first attempt to connect has succeeded or failed: too early to say anything. */
gboolean kiosk_agent_link_is_connecting (KioskAgentLink *self);
KioskPrinter kiosk_agent_link_get_printer (KioskAgentLink *self);
KioskPrinter kiosk_agent_link_get_sheet_printer (KioskAgentLink *self); /* of A4 pages */
const KioskPrinterReason *kiosk_agent_link_get_printer_reason (KioskAgentLink *self);
const KioskPrinterReason *kiosk_agent_link_get_sheet_printer_reason (KioskAgentLink *self);
gboolean kiosk_agent_link_has_sheet_printer (KioskAgentLink *self);
/* Of the roll, by the agent's count; below 0 where it does not count. */
int kiosk_agent_link_get_paper_left_mm (KioskAgentLink *self);
/* What staff and citizen call this visit by: 1 to 9999, 0 while not reachable. */
guint kiosk_agent_link_get_visit_number (KioskAgentLink *self);
/* Of the catalogue for the next visit; "" for the one of kushk.conf, NULL while not reachable. */
const char *kiosk_agent_link_get_catalogue_directory (KioskAgentLink *self);
gboolean kiosk_agent_link_is_catalogue_expired (KioskAgentLink *self);
gboolean kiosk_agent_link_is_line_up (KioskAgentLink *self);
guint kiosk_agent_link_get_line_ms (KioskAgentLink *self);
guint kiosk_agent_link_get_outbox_count (KioskAgentLink *self);
guint kiosk_agent_link_get_outbox_oldest_s (KioskAgentLink *self);
guint kiosk_agent_link_get_quarantine_count (KioskAgentLink *self);
gboolean kiosk_agent_link_is_open (KioskAgentLink *self);
gboolean kiosk_agent_link_is_storage_good (KioskAgentLink *self);
/* Words of the agent; "" where there is nothing to say, and while not reachable. */

const char *kiosk_agent_link_get_boot (KioskAgentLink *self);           /* each start has its own */
const char *kiosk_agent_link_get_state (KioskAgentLink *self);          /* "out-of-service" */
const char *kiosk_agent_link_get_closed_message (KioskAgentLink *self); /* "maintenance" */
const char *kiosk_agent_link_get_closed_until (KioskAgentLink *self);   /* ISO 8601 */
const char *kiosk_agent_link_get_last_heartbeat (KioskAgentLink *self); /* the same */

const char *kiosk_agent_link_get_catalogue_expiry (KioskAgentLink *self); /* the same */

/* What staff are told of the machine; moments as above. */
const char *kiosk_agent_link_get_readiness (KioskAgentLink *self); /* "passed" */
const char *kiosk_agent_link_get_readiness_at (KioskAgentLink *self);
gboolean kiosk_agent_link_has_readiness_fault (KioskAgentLink *self, const char *part);
const char *kiosk_agent_link_get_shift_since (KioskAgentLink *self);
int kiosk_agent_link_get_clock_ahead_s (KioskAgentLink *self); /* of the central's */
const char *kiosk_agent_link_get_certificate_expiry (KioskAgentLink *self);
guint kiosk_agent_link_get_disk_free_mib (KioskAgentLink *self);
int kiosk_agent_link_get_volume (KioskAgentLink *self);     /* in %, below 0: not ours to set */
int kiosk_agent_link_get_brightness (KioskAgentLink *self); /* the same */
/* Of the centre's languages those that staff offer; (nullable) NULL or empty: all. */
const char *const *kiosk_agent_link_get_offered_languages (KioskAgentLink *self);

/* Said without waiting for an answer: nothing that the citizen does depends on them. */
void kiosk_agent_link_note_begun (KioskAgentLink *self);
void kiosk_agent_link_note_ended (
  KioskAgentLink *self, const char *service, const char *outcome, const char *step, guint seconds);
void kiosk_agent_link_note_rating (KioskAgentLink *self, guint stars); /* 1 to 5, a visit's first */

/* All calls: errors are of KIOSK_AGENT_ERROR or a cancellation. */

void kiosk_agent_link_refresh_async (KioskAgentLink *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean
kiosk_agent_link_refresh_finish (KioskAgentLink *self, GAsyncResult *result, GError **error);

void kiosk_agent_link_relay_async (KioskAgentLink *self,
                                   const char *kind,
                                   GBytes *request,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GBytes *kiosk_agent_link_relay_finish (KioskAgentLink *self, GAsyncResult *result, GError **error);

/* TRUE means: on the agent's disk. */
void kiosk_agent_link_submit_filing_async (KioskAgentLink *self,
                                           const char *code,
                                           GBytes *envelope,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
gboolean
kiosk_agent_link_submit_filing_finish (KioskAgentLink *self, GAsyncResult *result, GError **error);

void kiosk_agent_link_sign_receipt_async (KioskAgentLink *self,
                                          const char *code,
                                          const char *service,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
char *
kiosk_agent_link_sign_receipt_finish (KioskAgentLink *self, GAsyncResult *result, GError **error);

/* Hands the page over in a memfd sealed against writing. Returns the job's number, 0 on error. */
void kiosk_agent_link_print_async (KioskAgentLink *self,
                                   PrintPage *page,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
guint kiosk_agent_link_print_finish (KioskAgentLink *self, GAsyncResult *result, GError **error);

/* The same on the printer of A4 pages. */
void kiosk_agent_link_print_sheet_async (KioskAgentLink *self,
                                         PrintPage *page,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);

/* A method for staff; but for the log-in itself, after it on this connection. arguments: floating,
 * a tuple; NULL: none. Gives up after 25 s. Returns the reply's tuple; caller unrefs. */
void kiosk_agent_link_staff_call_async (KioskAgentLink *self,
                                        const char *method,
                                        GVariant *arguments,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GVariant *
kiosk_agent_link_staff_call_finish (KioskAgentLink *self, GAsyncResult *result, GError **error);

G_END_DECLS
