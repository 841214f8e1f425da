/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "receipt-samples.h"

#define CODE "7K3M9QXT2F4HW8D16"
#define URL                                                                                        \
  "https://track.example.sa/t/AXM9QXT2F4HW8D1pqmBW0pFRC1BTkRBTFVTLTAyFmNvbW1lcmNpYWwtbGljZW5jZS1u" \
  "ZXeJ0V6n4fOq0qyD2u3c7sB1xT9mKpLw5hQeRzYaVbNfGtUjHkIoPlMn8Xc6Zs4Ad2Wq1Er3Ty5Ui7Op9As1Df3Gh5Jk"

#define HASH "5d0f4c1a9be27a3341f8e6c077d2a9150c6b7f2e91d34a58be07c2f16a9d8e43"

/* One text in the reader's language and, beneath, in the other. */
typedef struct {
  const char *ar;
  const char *en;
  const char *ur;
} Words;

static const char *
pick (const Words *words, const char *language)
{
  if (g_str_equal (language, "ar"))
    return words->ar;
  return g_str_equal (language, "en") ? words->en : words->ur;
}

static char *
say (const KioskReceiptFacts *facts, const char *ar, const char *en, const char *ur)
{
  return g_strdup (pick (&(Words){ ar, en, ur }, facts->first));
}

static KioskReceiptText
say_both (const KioskReceiptFacts *facts, const char *ar, const char *en, const char *ur)
{
  const Words words = { ar, en, ur };

  return (KioskReceiptText){ g_strdup (pick (&words, facts->first)),
                             g_strdup (pick (&words, facts->second)) };
}

static GDateTime *
at (const char *iso)
{
  return g_date_time_new_from_iso8601 (iso, NULL);
}

static void
add_tracking (KioskReceiptFacts *facts)
{
  facts->code = g_strdup (CODE);
  facts->url = g_strdup (URL);
}

static void
add_licence (KioskReceiptFacts *facts)
{
  facts->service =
    say_both (facts, "إصدار رخصة تجارية", "New commercial licence", "نیا تجارتی لائسنس");
  facts->applicant = say (facts, "نورة ع••••", "Noura A••••", "نورہ ع••••");
  facts->state = say (facts, "بانتظار السداد", "Waiting for payment", "ادائیگی کا انتظار");
  g_ptr_array_add (facts->steps, say (facts, "سدّد الرسوم خلال ٧ أيام.",
                                      "Pay the fees within 7 days.", "7 دن میں فیس ادا کریں۔"));
  g_ptr_array_add (facts->steps, say (facts, "تصدر الرخصة فوراً وتُطبع من أي جهاز.",
                                      "The licence is issued at once and printed at any kiosk.",
                                      "لائسنس فوراً جاری ہوتا ہے اور کسی بھی کیوسک سے چھپتا ہے۔"));
  g_ptr_array_add (facts->steps, say (facts, "للمتابعة: امسح الرمز أو اتصل بالرقم 940.",
                                      "To follow it: scan the code or call 940.",
                                      "پیروی کے لیے: کوڈ اسکین کریں یا 940 پر کال کریں۔"));
}

static void
add_amounts (KioskReceiptFacts *facts)
{
  kiosk_receipt_facts_add_amount (
    facts,
    say (facts, "رسوم النشاط · السنوات: ١", "Activity fee · years: 1", "کاروبار کی فیس · سال: 1"),
    48000);
  kiosk_receipt_facts_add_amount (
    facts, say (facts, "رسوم اللوحة · ١٢ م²", "Sign fee · 12 m²", "سائن بورڈ کی فیس · 12 م²"),
    12000);
  kiosk_receipt_facts_add_amount (
    facts, say (facts, "أتعاب مركز الخدمة", "Service centre charge", "سروس سینٹر کی فیس"), 5000);
  kiosk_receipt_facts_add_amount (
    facts, say (facts, "ضريبة القيمة المضافة ١٥٪", "VAT 15%", "ویلیو ایڈڈ ٹیکس 15%"), 750);
  facts->total_halalas = 65750;
}

static void
add_bill (KioskReceiptFacts *facts)
{
  facts->bill = g_new0 (KioskReceiptBill, 1);
  facts->bill->biller = g_strdup ("185");
  facts->bill->number = g_strdup ("20261122004713");
  facts->bill->halalas = 65750;
  facts->bill->due_at = at ("2026-11-29T10:47:00+03:00");
}

static void
add_invoice (KioskReceiptFacts *facts)
{
  facts->invoice = g_new0 (KioskReceiptInvoice, 1);
  facts->invoice->seller =
    say_both (facts, "مشغّل مركز الأندلس (مثال)", "Al Andalus Centre Operator (example)",
              "الاندلس سینٹر آپریٹر (مثال)");
  facts->invoice->vat_number = g_strdup ("399999999903003");
  facts->invoice->number = g_strdup ("0000000017");
  facts->invoice->issued_at = g_date_time_ref (facts->at);
  facts->invoice->vat_label =
    say (facts, "ضريبة القيمة المضافة ١٥٪", "VAT 15%", "ویلیو ایڈڈ ٹیکس 15%");
  facts->invoice->net_halalas = 5000;
  facts->invoice->vat_halalas = 750;
}

static void
fill_filing (KioskReceiptFacts *facts)
{
  add_tracking (facts);
  add_licence (facts);
  add_amounts (facts);
  add_bill (facts);
}

static void
fill_report (KioskReceiptFacts *facts)
{
  add_tracking (facts);
  facts->service = say_both (facts, "بلاغ ٩٤٠", "Report to 940", "940 کو اطلاع");
  facts->state = say (facts, "تم الاستلام", "Received", "موصول");
  g_ptr_array_add (facts->steps, say (facts, "تصل فرقة الصيانة خلال ٣ أيام عمل.",
                                      "A crew comes within 3 working days.",
                                      "مرمت کا عملہ 3 کام کے دنوں میں آتا ہے۔"));
}

static void
fill_appointment (KioskReceiptFacts *facts)
{
  add_tracking (facts);
  facts->service = say_both (facts, "حجز موعد", "Book an appointment", "ملاقات کا وقت");
  facts->applicant = say (facts, "نورة ع••••", "Noura A••••", "نورہ ع••••");
  facts->state = say (facts, "تم الحجز", "Booked", "بک ہو گیا");
  facts->appointment = g_new0 (KioskReceiptAppointment, 1);
  facts->appointment->label = say (facts, "اليوم والوقت", "Day and time", "دن اور وقت");
  facts->appointment->starts_at = at ("2026-11-25T09:30:00+03:00");
  facts->appointment->office =
    say (facts, "بلدية الشرفية الفرعية", "Ash Sharafiyah sub-municipality", "الشرفیہ ذیلی بلدیہ");
}

static void
fill_objection (KioskReceiptFacts *facts)
{
  add_tracking (facts);
  facts->service =
    say_both (facts, "الاعتراض على مخالفة", "Object to a violation", "خلاف ورزی پر اعتراض");
  facts->applicant = say (facts, "نورة ع••••", "Noura A••••", "نورہ ع••••");
  facts->state = say (facts, "قيد الدراسة", "Under review", "زیر غور");
}

static KioskReceiptCard *
add_bill_card (KioskReceiptFacts *facts, gboolean is_paid)
{
  KioskReceiptCard *card = kiosk_receipt_facts_add_card (
    facts,
    say (facts, "رخصة تجارية · مخبز روابي الحجاز", "Commercial licence · Rawabi Bakery",
         "تجارتی لائسنس · روابی بیکری"),
    is_paid ? say (facts, "مسددة", "Paid", "ادا شدہ")
            : say (facts, "غير مسددة", "Not paid", "غیر ادا شدہ"));

  kiosk_receipt_card_add_line (card, KIOSK_RECEIPT_LINE_MONEY,
                               say (facts, "المبلغ", "Amount", "رقم"), NULL)
    ->halalas = 125000;
  kiosk_receipt_card_add_line (card, KIOSK_RECEIPT_LINE_CODE,
                               say (facts, "رقم الفاتورة", "Bill number", "بل نمبر"),
                               g_strdup ("20261122004713"));
  kiosk_receipt_card_add_line (card, KIOSK_RECEIPT_LINE_CODE,
                               say (facts, "رقم المفوتر", "Biller", "بلر نمبر"), g_strdup ("185"));
  kiosk_receipt_card_add_line (card, KIOSK_RECEIPT_LINE_DATE,
                               say (facts, "آخر موعد للسداد", "Pay by", "آخری تاریخ"), NULL)
    ->time = at ("2026-11-29T10:47:00+03:00");
  return card;
}

static void
add_payment (KioskReceiptFacts *facts, gint64 halalas)
{
  facts->payment = g_new0 (KioskReceiptPayment, 1);
  facts->payment->bill = g_strdup ("20261122004713");
  facts->payment->reference = g_strdup ("PAY-9F27-41C0");
  facts->payment->method = say (facts, "بطاقة مدى", "mada card", "مدیٰ کارڈ");
  facts->payment->halalas = halalas;
  facts->payment->paid_at = at ("2026-11-22T11:02:00+03:00");
}

static void
fill_paid (KioskReceiptFacts *facts)
{
  add_bill_card (facts, TRUE);
  add_payment (facts, 125000);
  add_tracking (facts);
  add_invoice (facts);
}

static void
fill_violation_paid (KioskReceiptFacts *facts)
{
  KioskReceiptCard *card =
    kiosk_receipt_facts_add_card (facts,
                                  say (facts, "إلقاء مخلفات بناء في غير مكانها",
                                       "Building waste left in the street", "سڑک پر تعمیراتی ملبہ"),
                                  NULL);

  kiosk_receipt_card_add_line (card, KIOSK_RECEIPT_LINE_CODE,
                               say (facts, "رقم المخالفة", "Violation number", "خلاف ورزی نمبر"),
                               g_strdup ("VIO-2026-004417"));
  kiosk_receipt_card_add_line (
    card, KIOSK_RECEIPT_LINE_TEXT, say (facts, "المكان", "Place", "جگہ"),
    say (facts, "حي الروضة، شارع صاري", "Ar Rawdah, Sari Street", "الروضہ، صاری روڈ"));
  add_payment (facts, 50000);
}

static void
fill_slip (KioskReceiptFacts *facts)
{
  KioskReceiptCard *card = NULL;

  facts->service = say_both (facts, "قنوات الأمانة", "Ways to reach us", "رابطے کے طریقے");
  add_bill_card (facts, FALSE);
  card = kiosk_receipt_facts_add_card (
    facts, say (facts, "تطبيق بلدي", "The Balady app", "بلدی ایپ"), NULL);
  kiosk_receipt_card_add_line (card, KIOSK_RECEIPT_LINE_LINK,
                               say (facts, "امسح لتحميله", "Scan to get it", "اسکین کریں"),
                               g_strdup ("https://app.example.sa/balady"));
  kiosk_receipt_card_add_line (card, KIOSK_RECEIPT_LINE_CODE, say (facts, "هاتف", "Phone", "فون"),
                               g_strdup ("055 192 8374"));
}

static void
add_state (KioskReceiptShift *shift, char *name, guint seconds)
{
  kiosk_receipt_shift_add_state (shift, name)->seconds = seconds;
}

static void
add_service (KioskReceiptShift *shift, char *name, guint completed, guint abandoned)
{
  KioskReceiptTally *tally = kiosk_receipt_shift_add_service (shift, name);

  tally->completed = completed;
  tally->abandoned = abandoned;
}

static void
fill_shift (KioskReceiptFacts *facts)
{
  KioskReceiptShift *shift = kiosk_receipt_facts_begin_shift (facts);

  shift->from = at ("2026-11-22T08:00:00+03:00");
  shift->until = at ("2026-11-22T16:00:00+03:00");
  add_state (shift, say (facts, "مفتوح", "Open", "کھلا"), 7 * 3600 + 41 * 60);
  add_state (shift, say (facts, "بلا ورق", "Out of paper", "کاغذ ختم"), 12 * 60);
  add_state (shift, say (facts, "بلا اتصال", "No line", "رابطہ نہیں"), 7 * 60);
  add_service (
    shift, say (facts, "إصدار رخصة تجارية", "New commercial licence", "نیا تجارتی لائسنس"), 14, 3);
  add_service (shift, say (facts, "بلاغ ٩٤٠", "Report to 940", "940 کو اطلاع"), 22, 1);
  add_service (shift, say (facts, "الاستعلام عن المخالفات", "Violations", "خلاف ورزیاں"), 31, 6);
  kiosk_receipt_shift_add_reset (shift,
                                 say (facts, "غادر المستفيد", "The citizen left", "شہری چلا گیا"))
    ->count = 2;
  shift->number = 214;
  shift->account = g_strdup ("2001");
  shift->readiness = say (facts, "جاهز", "Ready", "تیار");
  shift->ready_at = at ("2026-11-22T07:54:00+03:00");
  shift->visits = 77;
  shift->visit_seconds = 77 * 222;
  shift->receipts_printed = 64;
  shift->receipts_failed = 3;
  shift->receipts_unknown = 1;
  shift->paper_mm = 12480;
  shift->rating_count = 41;
  shift->rating_stars = 189;
  shift->outbox_count = 2;
  shift->outbox_oldest_s = 13 * 60;
  shift->hash = g_strdup (HASH);
}

static void
add_check (KioskReceiptReadiness *readiness, char *part, char *result, char *remedy)
{
  KioskReceiptCheck *check = kiosk_receipt_readiness_add_check (readiness, part, result);

  check->remedy = remedy;
  check->at = at ("2026-11-22T07:54:00+03:00");
}

static void
fill_readiness (KioskReceiptFacts *facts)
{
  KioskReceiptReadiness *readiness = kiosk_receipt_facts_begin_readiness (
    facts, say (facts, "غير جاهز بعد", "Not ready yet", "ابھی تیار نہیں"));

  add_check (readiness, say (facts, "اللمس", "Touch", "ٹچ"), say (facts, "سليم", "Passed", "درست"),
             NULL);
  add_check (readiness, say (facts, "طابعة الإيصالات", "Receipt printer", "رسید پرنٹر"),
             say (facts, "لم ينجح", "Failed", "ناکام"),
             say (facts, "افتح الغطاء وضع لفة جديدة ثم أعد الفحص.",
                  "Open the lid, put in a new roll and check again.",
                  "ڈھکن کھول کر نیا رول ڈالیں اور دوبارہ جانچیں۔"));
  add_check (readiness, say (facts, "الشبكة", "Network", "نیٹ ورک"),
             say (facts, "سليم", "Passed", "درست"), NULL);
  readiness->account = g_strdup ("2001");
  readiness->version = g_strdup ("1.0.0");
  readiness->catalogue_hash = g_strdup (HASH);
  readiness->configuration_hash = g_strdup (HASH);
  readiness->audit_hash = g_strdup (HASH);
}

static void
fill_test (KioskReceiptFacts *facts)
{
  facts->test = g_new0 (KioskReceiptTest, 1);
  facts->test->paper_width_mm = 80;
  facts->test->dots_per_inch = 203;
  facts->test->queue = g_strdup ("kiosk");
  facts->test->state = g_strdup ("low");
  facts->test->reason = g_strdup ("paper-low");
  facts->test->paper_left_mm = 8120;
}

static void
fill_bill (KioskReceiptFacts *facts)
{
  add_bill_card (facts, FALSE);
}

static void
fill_paid_before (KioskReceiptFacts *facts)
{
  add_bill_card (facts, TRUE);
}

static const struct {
  const char *name;
  void (*fill) (KioskReceiptFacts *facts);
} kinds[] = {
  [KIOSK_RECEIPT_FILING] = { "filing", fill_filing },
  [KIOSK_RECEIPT_REPORT] = { "report", fill_report },
  [KIOSK_RECEIPT_APPOINTMENT] = { "appointment", fill_appointment },
  [KIOSK_RECEIPT_OBJECTION] = { "objection", fill_objection },
  [KIOSK_RECEIPT_BILL] = { "bill", fill_bill },
  [KIOSK_RECEIPT_PAID] = { "paid", fill_paid },
  [KIOSK_RECEIPT_VIOLATION_PAID] = { "violation-paid", fill_violation_paid },
  [KIOSK_RECEIPT_PAID_BEFORE] = { "paid-before", fill_paid_before },
  [KIOSK_RECEIPT_SLIP] = { "slip", fill_slip },
  [KIOSK_RECEIPT_SHIFT] = { "shift", fill_shift },
  [KIOSK_RECEIPT_TEST] = { "test", fill_test },
  [KIOSK_RECEIPT_READINESS] = { "readiness", fill_readiness },
};

const char *
receipt_kind_name (KioskReceiptKind kind)
{
  return kinds[kind].name;
}

KioskReceiptFacts *
receipt_sample (KioskReceiptKind kind, const char *language)
{
  KioskReceiptFacts *facts =
    kiosk_receipt_facts_new (kind, language, g_str_equal (language, "ar") ? "en" : "ar");

  g_date_time_unref (facts->at);
  facts->at = at ("2026-11-22T10:47:00+03:00");
  facts->municipality =
    say_both (facts, "أمانة محافظة جدة", "Jeddah Municipality", "جدہ میونسپلٹی");
  facts->place = say_both (facts, "مركز الخدمة · مجمع الأندلس", "Service centre · Al Andalus Mall",
                           "سروس سینٹر · الاندلس مال");
  facts->kiosk = g_strdup ("JED-ANDALUS-02");
  facts->standing = KIOSK_RECEIPT_RECEIVED;
  kinds[kind].fill (facts);
  return facts;
}
