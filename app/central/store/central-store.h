/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Everything the central remembers, in one place that any number of its processes may share. It
 * knows rows, not rules: what may be stored is decided by its callers. Below it lies a file of this
 * machine (SQLite) or a PostgreSQL that other machines use too (central-database), and nobody above
 * can tell which. A transaction holds the only right to write about its subject until it is
 * committed; freeing one that was not rolls everything back. Errors are CENTRAL_ERROR_UNAVAILABLE
 * (or CENTRAL_ERROR_CONFIGURATION at opening). Main thread only. Times are ISO 8601 with zone, JSON
 * members are texts. */
typedef struct _CentralStore CentralStore;
typedef struct _CentralTransaction CentralTransaction;

/* place: a folder, made (0700) if it is missing, its files 0600; or the address of a database,
 * "postgresql://…". Refuses a store that a newer version of this program has migrated. */
gboolean central_store_is_address (const char *place);
CentralStore *central_store_open (const char *place, GError **error);

/* Whether it could be opened: made and changed is nothing. */
gboolean central_store_probe (const char *place, GError **error);
void central_store_close (CentralStore *self);
gboolean central_store_check (CentralStore *self, GError **error); /* can it be written now? */

/* About a subject, such as a tracking code: see central_database_begin. One that begins while
 * another is open is a part of it: it can be undone by itself, and is kept if the other is. */
CentralTransaction *central_store_begin (CentralStore *self, const char *subject, GError **error);
gboolean central_store_is_in_transaction (CentralStore *self);
gboolean central_transaction_commit (CentralTransaction *self, GError **error);
void central_transaction_free (CentralTransaction *self);

/* What several requests do, committed at once: all transactions that begin in between are parts of
 * this one. When the end says FALSE, nothing of it happened. */
gboolean central_store_begin_together (CentralStore *self, GError **error);
gboolean central_store_end_together (CentralStore *self, GError **error);

/* Filings. A field that is NULL is stored as such. */
typedef struct {
  char *code; /* bare */
  char *digest;
  char *service;
  guint service_version;
  char *state;
  char *received_at;
  char *updated_at;
  char *kiosk;
  char *centre;
  char *operator_id;
  char *language;
  char *made_at;
  char *person_id; /* (nullable) with challenge: nobody said who she is */
  char *challenge;
  char *answers;
  gint64 consent_version; /* 0 where the service asks for none, */
  char *consent_given_at; /* and NULL */
  char *consents;         /* (nullable) JSON: the separate ones, by id */
  char *remarks;          /* (nullable) JSON: what a reviewer should look at */
  char *message;          /* (nullable) JSON text for the citizen */
  char *quote;
  char *acknowledgement;
  char *session;      /* (nullable) key of the session that filed it, in hexadecimal, for an hour */
  char *destroyed_at; /* (nullable) since when nothing is left that tells who filed what */
  char *due_at;       /* (nullable) by when it was promised to be decided */
} CentralFiling;

typedef struct {
  char *state;
  char *at;
} CentralEvent;

/* These want to be called inside a transaction. A state that is set becomes an event too. */
gboolean central_store_add_filing (CentralStore *self, const CentralFiling *filing, GError **error);
gboolean central_store_set_state (
  CentralStore *self, const char *code, const char *state, const char *at, GError **error);

/* The same only if the filing still is as it was read: *ret_moved FALSE, somebody else moved it. */
gboolean central_store_move_filing (CentralStore *self,
                                    const CentralFiling *filing,
                                    const char *state,
                                    const char *at,
                                    gboolean *ret_moved,
                                    GError **error);

/* FALSE is an error; TRUE with *ret_filing NULL means that nothing is known. */
gboolean central_store_find_filing (CentralStore *self,
                                    const char *code,
                                    CentralFiling **ret_filing,
                                    GError **error);
/* Of CentralFiling, newest first; those of a person, and those that have been in a state since
 * before a moment. */
GPtrArray *central_store_list_filings_of (CentralStore *self,
                                          const char *person_id,
                                          guint maximum,
                                          GError **error);
GPtrArray *central_store_list_filings_in (
  CentralStore *self, const char *state, const char *until, guint maximum, GError **error);

/* The newest hundred, the oldest of them first. */
GPtrArray *central_store_list_events (CentralStore *self, const char *code, GError **error);

/* Counts one more message about a filing. *ret_counted FALSE: there were `maximum` before. */
gboolean central_store_count_message (
  CentralStore *self, const char *code, guint maximum, gboolean *ret_counted, GError **error);
gint64 central_store_count_filings (CentralStore *self, GError **error); /* -1 with an error */

/* Where a report was about, so that the next one nearby can be told of it. */
typedef struct {
  char *code;
  char *category;
  char *district; /* (nullable) */
  char *pin;      /* (nullable) "21.543333,39.172778" */
  char *received_at;
} CentralReportPlace;

gboolean central_store_add_report_place (CentralStore *self,
                                         const CentralReportPlace *place,
                                         GError **error);

/* Of CentralReportPlace, newest first. */
GPtrArray *central_store_list_report_places (
  CentralStore *self, const char *category, const char *after, guint maximum, GError **error);

/* What a filing did to a record of a register outside that has not heard of it yet: a violation
 * that is objected to. The last filing counts. */
typedef struct {
  char *registry;
  char *number;
  char *state;
  char *at;
  char *code; /* of the filing */
} CentralMark;

gboolean central_store_set_mark (CentralStore *self, const CentralMark *mark, GError **error);

/* FALSE is an error; TRUE with *ret_mark NULL means that nothing is known. */
gboolean central_store_find_mark (CentralStore *self,
                                  const char *registry,
                                  const char *number,
                                  CentralMark **ret_mark,
                                  GError **error);

/* Bills. The number is given by the store: today's date and six digits, drawn, because a count
 * would make all who file at the same time wait for one another. */
typedef struct {
  char *code;
  char *biller;
  char *number;
  gint64 halalas;
  char *due_at;
} CentralBill;

/* Fills bill->number. Inside a transaction. */
gboolean central_store_add_bill (CentralStore *self, CentralBill *bill, GError **error);
gboolean central_store_find_bill (CentralStore *self,
                                  const char *code,
                                  CentralBill **ret_bill,
                                  GError **error);

/* Quotes. `priced` is what central-quotes wrote, `answers_digest` what it was computed from. */
typedef struct {
  char *id;
  char *service;
  char *answers_digest;
  char *priced;
  char *expires_at;
} CentralStoredQuote;

gboolean
central_store_add_quote (CentralStore *self, const CentralStoredQuote *quote, GError **error);
gboolean central_store_find_quote (CentralStore *self,
                                   const char *id,
                                   CentralStoredQuote **ret_quote,
                                   GError **error);

/* How a citizen found the visit in which she filed `code`: 1 to 5, the last word counts. The filing
 * must exist. */
gboolean central_store_set_rating (
  CentralStore *self, const char *code, gint64 stars, const char *given_at, GError **error);

/* Identity challenges of the sandbox. Times in milliseconds since 1970. */
typedef struct {
  char *id;
  char *kiosk;
  char *person_id;
  char *number;
  char *state;
  gint64 started_at_ms;
} CentralStoredChallenge;

gboolean central_store_add_challenge (CentralStore *self,
                                      const CentralStoredChallenge *challenge,
                                      GError **error);
gboolean central_store_set_challenge_state (CentralStore *self,
                                            const char *id,
                                            const char *state,
                                            GError **error);
gboolean central_store_find_challenge (CentralStore *self,
                                       const char *id,
                                       CentralStoredChallenge **ret_challenge,
                                       GError **error);

/* How many challenges of this person, by app and by passcode, began after the given time and were
 * not completed, and when the oldest of them began. */
gboolean central_store_count_open_challenges (CentralStore *self,
                                              const char *person_id,
                                              gint64 after_ms,
                                              gint64 *ret_count,
                                              gint64 *ret_oldest_ms,
                                              GError **error);

/* Slots of the offices. A session (its key) holds a slot until a moment, and whoever
 * files books it under a tracking code. *ret_held and *ret_booked are FALSE when somebody else has
 * it. Inside a transaction. */
gboolean central_store_hold_slot (CentralStore *self,
                                  const char *id,
                                  const char *session,
                                  gint64 until_ms,
                                  gboolean *ret_held,
                                  GError **error);
gboolean central_store_book_slot (CentralStore *self,
                                  const char *id,
                                  const char *session,
                                  const char *code,
                                  gboolean *ret_booked,
                                  GError **error);

/* What the session holds, but for kept_id (nullable). */
gboolean central_store_release_slots (CentralStore *self,
                                      const char *session,
                                      const char *kept_id,
                                      GError **error);

/* A set of the ids that this session cannot have. */
GHashTable *
central_store_list_taken_slots (CentralStore *self, const char *session, GError **error);

/* Deletes quotes, challenges of both kinds and held slots that no late filing can still refer to,
 * and which session filed what more than an hour ago. */
gboolean central_store_forget (CentralStore *self, gint64 before_ms, GError **error);

void central_filing_free (CentralFiling *self);
void central_report_place_free (CentralReportPlace *self);
void central_mark_free (CentralMark *self);
void central_event_free (CentralEvent *self);
void central_bill_free (CentralBill *self);
void central_stored_quote_free (CentralStoredQuote *self);
void central_stored_challenge_free (CentralStoredChallenge *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralStore, central_store_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralTransaction, central_transaction_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralFiling, central_filing_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralEvent, central_event_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralReportPlace, central_report_place_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralMark, central_mark_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralBill, central_bill_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralStoredQuote, central_stored_quote_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralStoredChallenge, central_stored_challenge_free)

G_END_DECLS
