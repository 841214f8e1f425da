/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "receipt-samples.h"

#include <string.h>

#define MAXIMUM_PIECES 24
#define MAXIMUM_ROWS 9 /* a receipt of metres is refused: nobody reads it */
#define BASE32 "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
#define URL_CHARACTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

/* What people, other programs and bad luck put into a string. */
static const char *const pieces[] = {
  "رخصة",
  "تجارية",
  "مخبز روابي الحجاز",
  "لائسنس",
  "ڈاکٹر ژالہ",
  "فُصْحَى",
  "ﷺ",
  "لا",
  "Licence",
  "ACME Co. Ltd.",
  "Straße № 7",
  "Ωμέγα",
  "שלום",
  "中文",
  "हिन्दी",
  "ไทย",
  "٠١٢٣٤٥٦٧٨٩",
  "۴۵۶",
  "1,234.50",
  "+966 50 123 4567",
  "٪15",
  "(7)",
  "[x",
  "٣×٤",
  " ",
  "  ",
  "\t",
  "\n",
  "\r\n",
  "\xc2\xa0",
  "\xe2\x80\xa8",
  "·",
  "،",
  "؟",
  "\xe2\x80\xae",
  "\xe2\x80\xad",
  "\xe2\x80\xab",
  "\xe2\x80\xac",
  "\xe2\x81\xa6",
  "\xe2\x81\xa9",
  "\xe2\x80\x8e",
  "\xe2\x80\x8f",
  "\xe2\x80\x8b",
  "\xe2\x80\x8c",
  "\xe2\x80\x8d",
  "\xef\xbb\xbf",
  "\xd8\x9c",
  "\xc2\xad",
  "e\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x85\xcc\x86\xcc\x87",
  "ب\xd9\x8b\xd9\x8c\xd9\x8d\xd9\x8e\xd9\x8f\xd9\x90\xd9\x91",
  "\xd9\x91",
  "\xcc\xb8",
  "\xf0\x9f\x98\x80",
  "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7",
  "\xf0\x9f\x87\xb8\xf0\x9f\x87\xa6",
  "\xe2\x9c\x93\xef\xb8\x8f",
  "\xef\xbf\xbd",
  "\xe2\x96\xa1",
  "\xcd\xb8",
  "\xf3\xa0\x81\xb3",
  "\xf4\x8f\xbf\xbd",
  "\xee\x80\x80",
  "\xef\xbf\xbe",
  "\xf0\x9d\x93\x90",
  "\xf0\x90\x8e\x80",
  "\xd8",
  "\xff\xfe",
  "\xe2\x80",
  "\xf0\x9f\x98",
  "\xed\xa0\x80",
  "\xc0\x80",
  "\x01",
  "\x1b[31m",
  "\x7f",
  "\xc2\x85",
  "<b>Fee</b>",
  "&amp;",
  "&#x202e;",
  "%s%n%d",
  "../../etc",
  "'; DROP",
  "\\",
  "{quantity}",
  "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
  "ضضضضضضضضضضضضضضضضضضضضضضضضضضضضضضضضضضضضضضضضضضضضضضضضض",
  "ـــــــــــــــــــــــ",
  "iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii",
  "https://example.sa/a/b?c=d&e=f#g",
};

static gboolean
happens (GRand *rand, int percent)
{
  return g_rand_int_range (rand, 0, 100) < percent;
}

static char *
draw_string (GRand *rand)
{
  GString *text = g_string_new (NULL);
  int count = 0;

  if (happens (rand, 4))
    return g_string_free (text, happens (rand, 50));
  count = happens (rand, 5) ? 400 : g_rand_int_range (rand, 1, MAXIMUM_PIECES);
  if (happens (rand, 60))
    count = MIN (count, 3);
  for (int i = 0; i < count; i++) {
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
    if (happens (rand, 60))
      g_string_append_c (text, ' ');
  }
  /* A buffer that was too small cuts within a character. */
  if (happens (rand, 10))
    g_string_truncate (text, (gsize) g_rand_int_range (rand, 0, (gint32) text->len + 1));
  return g_string_free (text, FALSE);
}

static KioskReceiptText
draw_text (GRand *rand)
{
  return (KioskReceiptText){ draw_string (rand), draw_string (rand) };
}

static char *
draw_of (GRand *rand, const char *characters, int length)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < length; i++)
    g_string_append_c (text, characters[g_rand_int_range (rand, 0, (gint32) strlen (characters))]);
  return g_string_free (text, FALSE);
}

static char *
draw_url (GRand *rand, int maximum_length)
{
  g_autofree char *tail =
    draw_of (rand, URL_CHARACTERS, g_rand_int_range (rand, 1, maximum_length));

  return g_strconcat ("https://track.example.sa/t/", tail, NULL);
}

static gint64
draw_halalas (GRand *rand)
{
  static const gint64 edges[] = { 0, 1, 99, 100, -1, G_MAXINT64, G_MININT64, 99999999999 };

  return happens (rand, 10) ? edges[g_rand_int_range (rand, 0, G_N_ELEMENTS (edges))]
                            : g_rand_int_range (rand, 0, G_MAXINT32);
}

static GDateTime *
draw_time (GRand *rand)
{
  int year =
    happens (rand, 80) ? g_rand_int_range (rand, 2020, 2080) : g_rand_int_range (rand, 1, 9999);

  return happens (rand, 5)
           ? NULL
           : g_date_time_new_utc (year, g_rand_int_range (rand, 1, 13),
                                  g_rand_int_range (rand, 1, 29), g_rand_int_range (rand, 0, 24),
                                  g_rand_int_range (rand, 0, 60), 0);
}

static void
draw_filing (KioskReceiptFacts *facts, GRand *rand)
{
  facts->service = draw_text (rand);
  facts->applicant = draw_string (rand);
  facts->state = draw_string (rand);
  facts->standing = (KioskReceiptStanding) g_rand_int_range (rand, 0, KIOSK_RECEIPT_REFUSED + 1);
  for (int i = g_rand_int_range (rand, 0, MAXIMUM_ROWS); i > 0; i--)
    kiosk_receipt_facts_add_amount (facts, draw_string (rand), draw_halalas (rand));
  facts->total_halalas = draw_halalas (rand);
  for (int i = g_rand_int_range (rand, 0, MAXIMUM_ROWS); i > 0; i--)
    g_ptr_array_add (facts->steps, draw_string (rand));
}

static void
draw_tracking (KioskReceiptFacts *facts, GRand *rand)
{
  if (happens (rand, 90)) {
    facts->code = draw_of (rand, BASE32, 17);
    facts->url = draw_url (rand, 300);
  }
}

static void
draw_appointment (KioskReceiptFacts *facts, GRand *rand)
{
  facts->appointment = g_new0 (KioskReceiptAppointment, 1);
  facts->appointment->label = draw_string (rand);
  facts->appointment->starts_at = draw_time (rand);
  facts->appointment->time = draw_string (rand);
  facts->appointment->office = draw_string (rand);
}

static void
draw_bill (KioskReceiptFacts *facts, GRand *rand)
{
  facts->bill = g_new0 (KioskReceiptBill, 1);
  facts->bill->biller = draw_string (rand);
  facts->bill->number = draw_string (rand);
  facts->bill->halalas = draw_halalas (rand);
  facts->bill->due_at = draw_time (rand);
}

static void
draw_invoice (KioskReceiptFacts *facts, GRand *rand)
{
  facts->invoice = g_new0 (KioskReceiptInvoice, 1);
  facts->invoice->seller = draw_text (rand);
  facts->invoice->vat_number =
    happens (rand, 80) ? g_strdup ("399999999903003") : draw_string (rand);
  facts->invoice->number = draw_string (rand);
  facts->invoice->issued_at = draw_time (rand);
  facts->invoice->net_halalas = draw_halalas (rand);
  facts->invoice->vat_label = draw_string (rand);
  facts->invoice->vat_halalas = draw_halalas (rand);
}

static void
draw_payment (KioskReceiptFacts *facts, GRand *rand)
{
  facts->payment = g_new0 (KioskReceiptPayment, 1);
  facts->payment->bill = draw_string (rand);
  facts->payment->reference = draw_string (rand);
  facts->payment->method = draw_string (rand);
  facts->payment->halalas = draw_halalas (rand);
  facts->payment->paid_at = draw_time (rand);
}

static void
draw_line (KioskReceiptCard *card, GRand *rand)
{
  const KioskReceiptLineKind kind =
    happens (rand, 5) ? KIOSK_RECEIPT_LINE_LINK
                      : (KioskReceiptLineKind) g_rand_int_range (rand, 0, KIOSK_RECEIPT_LINE_LINK);
  char *label = draw_string (rand);
  char *value = kind == KIOSK_RECEIPT_LINE_LINK ? draw_url (rand, 500) : draw_string (rand);
  KioskReceiptLine *line = kiosk_receipt_card_add_line (card, kind, label, value);

  line->halalas = draw_halalas (rand);
  line->time = draw_time (rand);
}

static void
draw_cards (KioskReceiptFacts *facts, GRand *rand)
{
  for (int i = g_rand_int_range (rand, 0, 4); i > 0; i--) {
    char *title = draw_string (rand);
    KioskReceiptCard *card = kiosk_receipt_facts_add_card (facts, title, draw_string (rand));

    for (int j = g_rand_int_range (rand, 0, MAXIMUM_ROWS); j > 0; j--)
      draw_line (card, rand);
  }
}

static void
draw_shift (KioskReceiptFacts *facts, GRand *rand)
{
  KioskReceiptShift *shift = kiosk_receipt_facts_begin_shift (facts);

  shift->from = draw_time (rand);
  shift->until = draw_time (rand);
  for (int i = g_rand_int_range (rand, 0, MAXIMUM_ROWS); i > 0; i--)
    kiosk_receipt_shift_add_state (shift, draw_string (rand))->seconds = g_rand_int (rand);
  for (int i = g_rand_int_range (rand, 0, MAXIMUM_ROWS); i > 0; i--)
    kiosk_receipt_shift_add_service (shift, draw_string (rand))->abandoned = g_rand_int (rand);
  for (int i = g_rand_int_range (rand, 0, MAXIMUM_ROWS); i > 0; i--)
    kiosk_receipt_shift_add_reset (shift, draw_string (rand))->count = g_rand_int (rand);
  shift->account = draw_string (rand);
  shift->readiness = draw_string (rand);
  shift->ready_at = draw_time (rand);
  shift->visits = g_rand_int (rand);
  shift->visit_seconds = g_rand_int (rand);
  shift->rating_count = g_rand_int (rand);
  shift->rating_stars = g_rand_int (rand);
  shift->outbox_count = g_rand_int (rand);
  shift->paper_mm = draw_halalas (rand);
  shift->hash = happens (rand, 50) ? draw_of (rand, "0123456789abcdef", 64) : draw_string (rand);
}

static void
draw_readiness (KioskReceiptFacts *facts, GRand *rand)
{
  KioskReceiptReadiness *readiness =
    kiosk_receipt_facts_begin_readiness (facts, draw_string (rand));

  for (int i = g_rand_int_range (rand, 0, MAXIMUM_ROWS); i > 0; i--) {
    KioskReceiptCheck *check =
      kiosk_receipt_readiness_add_check (readiness, draw_string (rand), draw_string (rand));

    check->remedy = draw_string (rand);
    check->at = draw_time (rand);
  }
  readiness->account = draw_string (rand);
  readiness->version = draw_string (rand);
  readiness->catalogue_hash = draw_string (rand);
  readiness->configuration_hash = draw_of (rand, "0123456789abcdef", 64);
  readiness->audit_hash = draw_string (rand);
}

static void
draw_test (KioskReceiptFacts *facts, GRand *rand)
{
  facts->test = g_new0 (KioskReceiptTest, 1);
  facts->test->paper_width_mm = 80;
  facts->test->dots_per_inch = 203;
  facts->test->queue = draw_string (rand);
  facts->test->state = draw_string (rand);
  facts->test->reason = draw_string (rand);
  facts->test->paper_left_mm = draw_halalas (rand);
}

static const struct {
  int percent;
  void (*draw) (KioskReceiptFacts *facts, GRand *rand);
} parts[] = {
  { 80, draw_filing },  { 80, draw_tracking },  { 40, draw_appointment }, { 60, draw_bill },
  { 50, draw_invoice }, { 60, draw_payment },   { 80, draw_cards },       { 80, draw_shift },
  { 80, draw_test },    { 80, draw_readiness },
};

KioskReceiptFacts *
receipt_random (guint32 seed, KioskReceiptKind kind, const char *language)
{
  static const char *const seconds[] = { "ar", "en", "ur", NULL };
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  KioskReceiptFacts *facts = kiosk_receipt_facts_new (
    kind, language, seconds[g_rand_int_range (rand, 0, G_N_ELEMENTS (seconds))]);

  facts->municipality = draw_text (rand);
  facts->place = draw_text (rand);
  facts->kiosk = happens (rand, 90) ? g_strdup ("JED-ANDALUS-02") : NULL;
  facts->copy_number = happens (rand, 20) ? g_rand_int (rand) : 1;
  g_date_time_unref (facts->at);
  facts->at = draw_time (rand);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (happens (rand, parts[i].percent))
      parts[i].draw (facts, rand);
  return facts;
}
