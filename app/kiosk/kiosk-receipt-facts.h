/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* All that can stand on one receipt, as plain values: no visit, no central, no printer. Whoever
 * prints fills in what the kind of receipt is about and leaves the rest NULL or 0; nothing that is
 * not here is ever printed. Sentences of strangers come tamed, amounts in halalas, a person only by
 * her masked name. Owns all it points to. */

typedef enum {
  KIOSK_RECEIPT_FILING, /* an application that was filed */
  KIOSK_RECEIPT_REPORT, /* to 940 */
  KIOSK_RECEIPT_APPOINTMENT,
  KIOSK_RECEIPT_OBJECTION,
  KIOSK_RECEIPT_BILL,           /* to pay */
  KIOSK_RECEIPT_PAID,           /* a bill */
  KIOSK_RECEIPT_VIOLATION_PAID, /* a bill that was a violation's */
  KIOSK_RECEIPT_PAID_BEFORE,    /* as the central remembers it */
  KIOSK_RECEIPT_SLIP,           /* what an enquiry found */
  KIOSK_RECEIPT_SHIFT,          /* for staff: what the kiosk did */
  KIOSK_RECEIPT_TEST,           /* for staff: how the printer prints */
  KIOSK_RECEIPT_READINESS,      /* for staff: what was checked before the kiosk opened */
  KIOSK_RECEIPT_KIND_COUNT,
} KioskReceiptKind;

/* In the reader's language and, small beneath, in another of the centre's. */
typedef struct {
  char *first;
  char *second; /* (nullable) */
} KioskReceiptText;

/* Where a filing is now; what is printed must be true of it. */
typedef enum {
  KIOSK_RECEIPT_SAVED,    /* on this kiosk only */
  KIOSK_RECEIPT_RECEIVED, /* by the central, which signed for it */
  KIOSK_RECEIPT_RETURNED, /* by the central: something is missing, or a time was taken meanwhile */
  KIOSK_RECEIPT_REFUSED,  /* by the central: staff must look */
} KioskReceiptStanding;

typedef struct {
  char *label;
  gint64 halalas;
} KioskReceiptAmount;

typedef struct {
  char *biller;
  char *number;
  gint64 halalas;
  GDateTime *due_at; /* (nullable) */
} KioskReceiptBill;

typedef struct {
  char *bill;
  char *reference;
  char *method; /* (nullable) for people */
  gint64 halalas;
  GDateTime *paid_at; /* (nullable) */
} KioskReceiptPayment;

typedef struct {
  char *label;
  GDateTime *starts_at; /* (nullable) */
  char *time;           /* as it was chosen: printed where it is in no calendar */
  char *office;         /* (nullable) */
} KioskReceiptAppointment;

/* The operator's own charge: the only one with VAT on it. */
typedef struct {
  KioskReceiptText seller;
  char *vat_number;
  char *number;
  GDateTime *issued_at;
  gint64 net_halalas;
  char *vat_label; /* "VAT 15%" */
  gint64 vat_halalas;
} KioskReceiptInvoice;

typedef enum {
  KIOSK_RECEIPT_LINE_TEXT,
  KIOSK_RECEIPT_LINE_CODE, /* left to right, as it is */
  KIOSK_RECEIPT_LINE_MONEY,
  KIOSK_RECEIPT_LINE_DATE,
  KIOSK_RECEIPT_LINE_LINK, /* a QR */
} KioskReceiptLineKind;

typedef struct {
  KioskReceiptLineKind kind;
  char *label;
  char *value;
  gint64 halalas;  /* of MONEY, instead of a value */
  GDateTime *time; /* of DATE, instead of a value */
} KioskReceiptLine;

/* One thing the central told of. */
typedef struct {
  char *title;
  char *state;      /* (nullable) for people */
  GPtrArray *lines; /* of KioskReceiptLine */
} KioskReceiptCard;

typedef struct {
  char *name; /* of a state of the kiosk, a service, or why staff ended a visit */
  guint seconds;
  guint count;
  guint completed;
  guint abandoned; /* or timed out */
  guint failed;
} KioskReceiptTally;

typedef struct {
  guint number;
  char *account; /* (nullable) who closed it: a staff number */
  GDateTime *from;
  GDateTime *until;    /* (nullable) it goes on */
  char *readiness;     /* (nullable) the verdict at opening, for people */
  GDateTime *ready_at; /* (nullable) */
  GPtrArray *states;   /* of KioskReceiptTally, by their seconds */
  GPtrArray *services; /* of KioskReceiptTally, by what became of the visits */
  GPtrArray *resets;   /* of KioskReceiptTally, by their count */
  guint visits;
  guint visit_seconds; /* of all together */
  guint receipts_printed;
  guint receipts_failed;
  guint receipts_unknown; /* nobody can tell whether they came out */
  gint64 paper_mm;        /* < 0: not counted */
  guint rating_count;
  guint rating_stars;
  guint outbox_count; /* at close, as all below */
  guint outbox_oldest_s;
  guint quarantine_count;
  char *hash; /* of the audit log, hexadecimal */
} KioskReceiptShift;

typedef struct {
  char *part; /* for people, as all of these */
  char *result;
  char *remedy;  /* (nullable) where something is to be done */
  GDateTime *at; /* (nullable) never */
} KioskReceiptCheck;

typedef struct {
  char *verdict;
  GPtrArray *checks; /* of KioskReceiptCheck */
  char *account;     /* (nullable) a staff number */
  char *version;
  char *catalogue_hash; /* (nullable) hexadecimal, as all below */
  char *configuration_hash;
  char *audit_hash;
} KioskReceiptReadiness;

typedef struct {
  guint paper_width_mm;
  guint paper_height_mm; /* 0: a roll */
  guint dots_per_inch;
  char *proof;          /* (nullable) what its QR holds instead of the kiosk's number */
  char *queue;          /* (nullable) */
  char *state;          /* the printer's own words */
  char *reason;         /* (nullable) */
  gint64 paper_left_mm; /* < 0: not counted */
} KioskReceiptTest;

typedef struct {
  KioskReceiptKind kind;
  const char *first;  /* of KioskLanguage's table */
  const char *second; /* the first again where the centre has only one */
  guint copy_number;  /* 2: printed once before */

  KioskReceiptText municipality;
  KioskReceiptText place;
  char *kiosk; /* "JED-ANDALUS-02" */
  GDateTime *at;

  char *code; /* bare, (nullable) */
  char *url;  /* what the QR by the code holds */
  KioskReceiptText service;
  char *applicant; /* (nullable) masked */
  char *state;     /* (nullable) for people */
  KioskReceiptStanding standing;
  GPtrArray *amounts; /* of KioskReceiptAmount */
  gint64 total_halalas;
  GPtrArray *steps; /* of char: what happens next */

  GPtrArray *cards; /* of KioskReceiptCard */
  char *cut;        /* (nullable) how many there are, where they are not all */

  KioskReceiptAppointment *appointment; /* (nullable), as all below */
  KioskReceiptBill *bill;
  KioskReceiptInvoice *invoice;
  KioskReceiptPayment *payment;
  KioskReceiptShift *shift;
  KioskReceiptTest *test;
  KioskReceiptReadiness *readiness;
} KioskReceiptFacts;

/* Of now. language: of the reader; second: of the line beneath, (nullable) */
KioskReceiptFacts *
kiosk_receipt_facts_new (KioskReceiptKind kind, const char *language, const char *second);
void kiosk_receipt_facts_free (KioskReceiptFacts *self);

/* All (transfer full): strings. */
void kiosk_receipt_facts_add_amount (KioskReceiptFacts *self, char *label, gint64 halalas);
KioskReceiptCard *kiosk_receipt_facts_add_card (KioskReceiptFacts *self, char *title, char *state);
KioskReceiptLine *kiosk_receipt_card_add_line (KioskReceiptCard *self,
                                               KioskReceiptLineKind kind,
                                               char *label,
                                               char *value);

/* Makes the part that the kind is about; what was there is replaced. (transfer none) */
KioskReceiptShift *kiosk_receipt_facts_begin_shift (KioskReceiptFacts *self);
KioskReceiptTally *kiosk_receipt_shift_add_state (KioskReceiptShift *self, char *name);
KioskReceiptTally *kiosk_receipt_shift_add_service (KioskReceiptShift *self, char *name);
KioskReceiptTally *kiosk_receipt_shift_add_reset (KioskReceiptShift *self, char *name);
KioskReceiptReadiness *kiosk_receipt_facts_begin_readiness (KioskReceiptFacts *self, char *verdict);
KioskReceiptCheck *
kiosk_receipt_readiness_add_check (KioskReceiptReadiness *self, char *part, char *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskReceiptFacts, kiosk_receipt_facts_free)

G_END_DECLS
