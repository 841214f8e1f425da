/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "receipt-samples.h"

#include "civic.h"

#include "kiosk-language.h"
#include "kiosk-receipt.h"

#include "print-page.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

/* Every kind in every language, as a reader gets it out of the PDF. Named a folder on the command
 * line, it leaves the pages there to be looked at. */

static const char *const languages[] = { "ar", "en", "ur" };
static const PrintMedium media[] = {
  { 80, 0, 203 },
  { 58, 0, 203 },
  { 148, 210, 203 },
  { 210, 297, 203 },
};

static const char *pictures_folder;

/* (transfer full): facts. A page is one whose QR codes read back: print-page.h. */
static PrintPage *
render (KioskReceiptFacts *facts, const PrintMedium *medium)
{
  g_autoptr (PrintDocument) document = kiosk_receipt_compose (facts);
  g_autoptr (GError) error = NULL;
  PrintPage *page = print_page_render (document, medium, &error);

  g_assert_no_error (error);
  kiosk_receipt_facts_free (facts);
  return page;
}

static char *
run (const char *program, const char *first, const char *second)
{
  const char *const command[] = { program, first, second, NULL };
  g_autoptr (GSubprocess) process =
    g_subprocess_newv (command, G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL);
  char *output = NULL;

  g_assert_nonnull (process);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, NULL));
  return output;
}

/* What a reader copies, without the marks by which it tells directions, as one line. */
static char *
read_text (PrintPage *page)
{
  g_autofree char *folder = g_dir_make_tmp ("kushk-receipt-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "page.pdf", NULL);
  g_autofree char *text = NULL;
  g_autofree char *tame = NULL;
  g_autoptr (GRegex) blanks = g_regex_new ("\\s+", 0, 0, NULL);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (page->pdf, NULL),
                                      (gssize) g_bytes_get_size (page->pdf), NULL));
  text = run ("pdftotext", path, "-");
  g_unlink (path);
  g_rmdir (folder);
  tame = civic_text_tame (text, G_MAXINT16);
  return g_regex_replace_literal (blanks, tame, -1, 0, " ", 0, NULL);
}

static char *
print (KioskReceiptFacts *facts)
{
  g_autoptr (PrintPage) page = render (facts, &media[0]);

  return read_text (page);
}

static void
assert_says (const char *paper, const char *words)
{
  if (strstr (paper, words) == NULL)
    g_error ("\"%s\" is not in:\n%s", words, paper);
}

static void
assert_says_not (const char *paper, const char *words)
{
  if (strstr (paper, words) != NULL)
    g_error ("\"%s\" is in:\n%s", words, paper);
}

static void
test_every_kind (void)
{
  for (guint kind = 0; kind < KIOSK_RECEIPT_KIND_COUNT; kind++)
    for (guint l = 0; l < G_N_ELEMENTS (languages); l++) {
      g_autofree char *paper = print (receipt_sample ((KioskReceiptKind) kind, languages[l]));

      assert_says (paper, "أمانة محافظة جدة");
      assert_says (paper, "JED-ANDALUS-02");
      assert_says (paper, "2026-11-22");
      assert_says (paper, g_str_equal (languages[l], "ar") ? "١٤٤٨" : "1448");
    }
}

static void
test_arabic_order (void)
{
  static const char *const words[] = {
    "إيصال استلام طلب",
    "7K3M-9QXT-2F4H-W8D1-6",
    "إصدار رخصة تجارية",
    "New commercial licence",
    "نورة ع••••",
    "بانتظار السداد",
    "١٢ جمادى الآخرة ١٤٤٨ هـ",
    "رسوم النشاط · السنوات",
    "480.00",
    "الإجمالي",
    "657.50",
    "سدّد عبر سداد",
    "20261122004713",
    "2026-11-29 10:47",
    "سدّد الرسوم خلال ٧ أيام",
    "امسح الرمز أو اتصل بالرقم 940",
    "هذا الإيصال موقّع رقمياً",
  };
  g_autofree char *paper = print (receipt_sample (KIOSK_RECEIPT_FILING, "ar"));

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    assert_says (paper, words[i]);
}

static void
test_urdu_order (void)
{
  g_autofree char *paper = print (receipt_sample (KIOSK_RECEIPT_FILING, "ur"));

  assert_says (paper, "نیا تجارتی لائسنس");
  assert_says (paper, "12 جمادی الثانی 1448 ہجری");
  assert_says (paper, "لائسنس فوراً جاری ہوتا ہے");
  assert_says (paper, "7K3M-9QXT-2F4H-W8D1-6");
}

static void
test_bill (void)
{
  g_autofree char *paper = print (receipt_sample (KIOSK_RECEIPT_BILL, "en"));

  assert_says (paper, "Bill to pay");
  assert_says (paper, "Pay with SADAD");
  assert_says (paper, "1,250.00");
  assert_says (paper, "Not paid yet.");
}

static void
test_appointment (void)
{
  g_autofree char *paper = print (receipt_sample (KIOSK_RECEIPT_APPOINTMENT, "en"));

  assert_says (paper, "Wednesday 25 November 2026");
  assert_says (paper, "9:30 AM");
  assert_says (paper, "15 Jumada II 1448 AH");
  assert_says (paper, "Ash Sharafiyah sub-municipality");
}

static void
test_violation (void)
{
  g_autofree char *paper = print (receipt_sample (KIOSK_RECEIPT_VIOLATION_PAID, "ar"));

  assert_says (paper, "إيصال سداد مخالفة");
  assert_says (paper, "VIO-2026-004417");
  assert_says (paper, "PAY-9F27-41C0");
  assert_says (paper, "500.00");
}

static void
test_shift (void)
{
  g_autofree char *paper = print (receipt_sample (KIOSK_RECEIPT_SHIFT, "en"));

  assert_says (paper, "7:41");
  assert_says (paper, "14 / 3 / 0");
  assert_says (paper, "12.48 m");
  assert_says (paper, "4.6 / 5 (41)");
  assert_says (paper, "3:42");
  assert_says (paper, "The citizen left 2");
  assert_says (paper, "Waiting to be sent 2");
  assert_says (paper, "Minutes the oldest has waited 13");
  assert_says (paper, "5d0f4c1a 9be27a33");
  assert_says (paper, "Signature");
}

static void
test_shift_without_counts (void)
{
  KioskReceiptFacts *facts = receipt_sample (KIOSK_RECEIPT_SHIFT, "en");
  g_autofree char *paper = NULL;

  facts->shift->paper_mm = -1;
  facts->shift->visits = 0;
  facts->shift->rating_count = 0;
  facts->shift->outbox_count = 0;
  paper = print (facts);
  assert_says_not (paper, "Paper used");
  assert_says_not (paper, "Minutes a visit");
  assert_says_not (paper, "Ratings");
  assert_says_not (paper, "Minutes the oldest");
}

static void
test_readiness (void)
{
  g_autofree char *english = print (receipt_sample (KIOSK_RECEIPT_READINESS, "en"));
  g_autofree char *arabic = print (receipt_sample (KIOSK_RECEIPT_READINESS, "ar"));

  assert_says (english, "Not ready yet");
  assert_says (english, "Receipt printer Failed");
  assert_says (english, "2026-11-22 07:54");
  assert_says (english, "Open the lid, put in a new roll and check again.");
  assert_says (english, "Fingerprint of the settings");
  assert_says (english, "5d0f4c1a 9be27a33");
  assert_says (english, "Version 1.0.0");
  assert_says (arabic, "تقرير الجاهزية");
  assert_says (arabic, "التوقيع");
}

static void
test_standing (void)
{
  static const struct {
    KioskReceiptStanding standing;
    const char *words;
  } standings[] = {
    { KIOSK_RECEIPT_SAVED, "It will be sent to the municipality by itself." },
    { KIOSK_RECEIPT_RETURNED, "Something is missing or has changed." },
    { KIOSK_RECEIPT_REFUSED, "It needs a look by the staff of the centre." },
  };
  g_autofree char *received = print (receipt_sample (KIOSK_RECEIPT_FILING, "en"));

  for (gsize i = 0; i < G_N_ELEMENTS (standings); i++) {
    KioskReceiptFacts *facts = receipt_sample (KIOSK_RECEIPT_FILING, "en");
    g_autofree char *paper = NULL;

    facts->standing = standings[i].standing;
    paper = print (facts);
    assert_says (paper, standings[i].words);
    assert_says_not (received, standings[i].words);
  }
}

static void
test_copy (void)
{
  KioskReceiptFacts *facts = receipt_sample (KIOSK_RECEIPT_FILING, "ar");
  g_autofree char *first = print (receipt_sample (KIOSK_RECEIPT_FILING, "ar"));
  g_autofree char *second = NULL;

  facts->copy_number = 2;
  second = print (facts);
  assert_says_not (first, "نسخة");
  assert_says (second, "نسخة ٢");
  assert_says (second, "Copy 2");
}

static void
test_invoice (void)
{
  KioskReceiptFacts *facts = receipt_sample (KIOSK_RECEIPT_PAID, "en");
  g_autofree char *with = print (receipt_sample (KIOSK_RECEIPT_PAID, "en"));
  g_autofree char *without = NULL;

  assert_says (with, "Simplified tax invoice");
  assert_says (with, "Al Andalus Centre Operator (example)");
  assert_says (with, "399999999903003");
  assert_says (with, "0000000017");
  assert_says (with, "57.50");
  /* An invoice that the law would not take for one is none. */
  g_free (facts->invoice->vat_number);
  facts->invoice->vat_number = g_strdup ("1");
  without = print (facts);
  assert_says_not (without, "Simplified tax invoice");
  assert_says (without, "1,250.00");
}

static void
test_nothing_at_all (void)
{
  for (guint kind = 0; kind < KIOSK_RECEIPT_KIND_COUNT; kind++) {
    g_autoptr (PrintPage) page =
      render (kiosk_receipt_facts_new ((KioskReceiptKind) kind, "ar", NULL), &media[0]);

    g_assert_nonnull (page);
  }
}

static void
leave_page (KioskReceiptKind kind, const char *language, const PrintMedium *medium)
{
  g_autoptr (PrintPage) page = render (receipt_sample (kind, language), medium);
  g_autofree char *name =
    g_strdup_printf ("%s-%s-%u.pdf", receipt_kind_name (kind), language, medium->width_mm);
  g_autofree char *path = g_build_filename (pictures_folder, name, NULL);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (page->pdf, NULL),
                                      (gssize) g_bytes_get_size (page->pdf), NULL));
}

static void
test_pictures (void)
{
  for (guint kind = 0; kind < KIOSK_RECEIPT_KIND_COUNT; kind++)
    for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
      for (guint m = 0; m < G_N_ELEMENTS (media); m++)
        leave_page ((KioskReceiptKind) kind, languages[l], &media[m]);
}

int
main (int argc, char **argv)
{
  kiosk_language_bind ();
  g_test_init (&argc, &argv, NULL);
  pictures_folder = argc > 1 ? argv[1] : NULL;

#define TEST(name, function) g_test_add_func ("/kiosk/receipt-kinds/" name, function)
  if (pictures_folder != NULL)
    TEST ("are-pictured", test_pictures);
  TEST ("say-where-and-when-in-both-calendars", test_every_kind);
  TEST ("keep-arabic-in-its-order", test_arabic_order);
  TEST ("keep-urdu-in-its-order", test_urdu_order);
  TEST ("say-how-to-pay-a-bill", test_bill);
  TEST ("say-when-to-come", test_appointment);
  TEST ("say-which-violation-was-paid", test_violation);
  TEST ("count-a-shift", test_shift);
  TEST ("leave-out-what-was-not-counted", test_shift_without_counts);
  TEST ("tell-what-was-checked-before-opening", test_readiness);
  TEST ("promise-only-what-is-true", test_standing);
  TEST ("tell-a-copy", test_copy);
  TEST ("bear-the-operator's-tax-invoice", test_invoice);
  TEST ("are-whole-without-any-facts", test_nothing_at_all);

  return g_test_run ();
}
