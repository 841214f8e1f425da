/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-report-words.h"

#include "central-languages.h"

#define SAY(what) [CENTRAL_REPORT_##what]
#define PART(what) [CIVIC_CHECK_##what]
#define REASON(what) [CIVIC_CHECK_REASON_##what]

/* In the order of central_languages, as all below. */
static const char *const words[CENTRAL_REPORT_WORDS][CENTRAL_LANGUAGE_COUNT] = {
  SAY (REPORTS) = { "تقارير الجهاز", "Reports", "کیوسک کی رپورٹیں" },
  SAY (READINESS) = { "آخر فحص جاهزية", "Last readiness check", "آخری تیاری کی جانچ" },
  SAY (NO_READINESS) = { "لم يصل أي فحص جاهزية من هذا الجهاز.",
                         "No readiness check has come from this kiosk.",
                         "اس کیوسک سے تیاری کی کوئی جانچ نہیں آئی۔" },
  SAY (PASSED) = { "صالح للخدمة", "Fit to serve", "خدمت کے لیے تیار" },
  SAY (NOT_PASSED) = { "غير صالح للخدمة", "Not fit to serve", "خدمت کے لیے تیار نہیں" },
  SAY (PART) = { "الجزء", "Part", "حصہ" },
  SAY (RESULT) = { "النتيجة", "Result", "نتیجہ" },
  SAY (REASON) = { "السبب", "Reason", "وجہ" },
  SAY (WHEN) = { "وقت الفحص", "Checked", "جانچ کا وقت" },
  SAY (BY) = { "رقم الموظف", "Staff number", "عملے کا نمبر" },
  SAY (AUDIT) = { "آخر قيد في سجل التدقيق", "Last entry of the audit log",
                  "آڈٹ لاگ کا آخری اندراج" },
  SAY (SHIFTS) = { "المناوبات", "Shifts", "شفٹیں" },
  SAY (NO_SHIFTS) = { "لم تُغلق أي مناوبة بعد.", "No shift was closed yet.",
                      "ابھی تک کوئی شفٹ بند نہیں ہوئی۔" },
  SAY (SHIFT) = { "المناوبة", "Shift", "شفٹ" },
  SAY (FROM) = { "من", "From", "سے" },
  SAY (UNTIL) = { "إلى", "To", "تک" },
  SAY (VISITS) = { "الزيارات", "Visits", "آمد" },
  SAY (COMPLETED) = { "المكتملة", "Completed", "مکمل" },
  SAY (RECEIPTS) = { "الإيصالات المطبوعة", "Receipts printed", "چھپی رسیدیں" },
  SAY (NOT_PRINTED) = { "إيصالات لم تُطبع", "Not printed", "نہ چھپ سکیں" },
  SAY (PAPER) = { "الورق (م)", "Paper (m)", "کاغذ (میٹر)" },
  SAY (RESETS) = { "إعادات التعيين", "Resets", "ری سیٹ" },
  SAY (STARS) = { "التقييم من 5", "Stars of 5", "5 میں سے درجہ" },
  SAY (OUTBOX) = { "لم يُرسل عند الإغلاق", "Unsent at close", "بند ہوتے وقت نہ بھیجے گئے" },
};

static const char *const parts[CIVIC_CHECK_PARTS][CENTRAL_LANGUAGE_COUNT] = {
  PART (TOUCH) = { "شاشة اللمس", "Touch screen", "ٹچ اسکرین" },
  PART (KEYBOARD) = { "لوحة المفاتيح", "Keyboard", "کی بورڈ" },
  PART (SCANNER) = { "الماسح", "Scanner", "اسکینر" },
  PART (RECEIPT_PRINTER) = { "طابعة الإيصالات", "Receipt printer", "رسید پرنٹر" },
  PART (SHEET_PRINTER) = { "طابعة A4", "A4 printer", "A4 پرنٹر" },
  PART (NETWORK) = { "الاتصال بالمنصة", "Line to the central", "مرکزی نظام سے رابطہ" },
  PART (CLOCK) = { "الساعة", "Clock", "گھڑی" },
  PART (DISK) = { "القرص", "Disk", "ڈسک" },
  PART (CERTIFICATES) = { "الشهادات", "Certificates", "سرٹیفکیٹ" },
  PART (CATALOGUE) = { "دليل الخدمات", "Catalogue of services", "خدمات کی فہرست" },
  PART (CONFIGURATION) = { "الإعدادات", "Configuration", "ترتیبات" },
  PART (AUDIT) = { "سجل التدقيق", "Audit log", "آڈٹ لاگ" },
};

static const char *const results[][CENTRAL_LANGUAGE_COUNT] = {
  PART (UNTESTED) = { "لم يُفحص", "Not tested", "جانچ نہیں ہوئی" },
  PART (PASSED) = { "ناجح", "Passed", "کامیاب" },
  PART (FAILED) = { "فشل", "Failed", "ناکام" },
  PART (SKIPPED) = { "تم تخطيه", "Skipped", "چھوڑ دیا گیا" },
  PART (ABSENT) = { "غير موجود", "Not fitted", "موجود نہیں" },
};

static const char *const reasons[CIVIC_CHECK_REASONS][CENTRAL_LANGUAGE_COUNT] = {
  REASON (NONE) = { "", "", "" },
  REASON (PAPER_LOW) = { "الورق قليل", "Paper is low", "کاغذ کم ہے" },
  REASON (PAPER_COUNTED) = { "الورق قليل حسب العدّ", "Paper is low by count",
                             "گنتی کے مطابق کاغذ کم ہے" },
  REASON (PAPER_OUT) = { "نفد الورق", "Out of paper", "کاغذ ختم ہے" },
  REASON (TRAY) = { "الدرج غير مغلق", "Tray not closed", "ٹرے بند نہیں" },
  REASON (JAM) = { "ورق عالق", "Paper jam", "کاغذ پھنسا ہے" },
  REASON (COVER) = { "الغطاء مفتوح", "Cover open", "ڈھکن کھلا ہے" },
  REASON (OUTPUT_FULL) = { "مخرج الورق ممتلئ", "Output full", "کاغذ کا خانہ بھرا ہے" },
  REASON (INK_LOW) = { "الحبر قليل", "Ink is low", "سیاہی کم ہے" },
  REASON (INK_OUT) = { "نفد الحبر", "Out of ink", "سیاہی ختم ہے" },
  REASON (WASTE) = { "علبة الفضلات ممتلئة", "Waste box full", "فضلے کا ڈبہ بھرا ہے" },
  REASON (HOT) = { "ساخنة", "Too hot", "بہت گرم ہے" },
  REASON (WORN) = { "قطعة مستهلكة", "A part is worn", "پرزہ گھس گیا ہے" },
  REASON (PAUSED) = { "متوقفة", "Paused", "رکا ہوا ہے" },
  REASON (OFF) = { "مطفأة أو مفصولة", "Off or unplugged", "بند یا منقطع ہے" },
  REASON (SILENT) = { "لا تجيب", "Does not answer", "جواب نہیں دیتا" },
  REASON (SCHEDULER) = { "خدمة الطباعة لا تجيب", "Print service does not answer",
                         "پرنٹ سروس جواب نہیں دیتی" },
  REASON (OTHER) = { "تحتاج إلى معاينة", "Needs a look", "دیکھنے کی ضرورت ہے" },
  REASON (BY_HAND) = { "حسب الموظف", "Found by staff", "عملے کے مطابق" },
  REASON (UNREACHABLE) = { "لا جواب من المنصة", "No answer", "کوئی جواب نہیں" },
  REASON (REVOKED) = { "أُلغي تسجيل الجهاز", "Kiosk revoked", "کیوسک منسوخ ہے" },
  REASON (AHEAD) = { "متقدمة أكثر من 5 دقائق", "More than 5 minutes ahead", "5 منٹ سے زیادہ آگے" },
  REASON (BEHIND) = { "متأخرة أكثر من 5 دقائق", "More than 5 minutes behind",
                      "5 منٹ سے زیادہ پیچھے" },
  REASON (BEFORE_BUILD) = { "قبل تاريخ البرنامج", "Before the software was made",
                            "سافٹ ویئر کی تاریخ سے پہلے" },
  REASON (FULL) = { "ممتلئ", "Full", "بھری ہوئی ہے" },
  REASON (UNWRITABLE) = { "لا يمكن الكتابة", "Cannot be written", "لکھا نہیں جا سکتا" },
  REASON (MISREAD) = { "قراءة لا تطابق الكتابة", "Reads back wrongly", "غلط پڑھتی ہے" },
  REASON (MISSING) = { "غير موجود", "Missing", "موجود نہیں" },
  REASON (BROKEN) = { "تالف", "Damaged", "خراب ہے" },
  REASON (MISMATCHED) = { "غير متطابقة", "Does not fit", "مطابقت نہیں رکھتا" },
  REASON (EXPIRED) = { "منتهٍ", "Expired", "مدت ختم" },
  REASON (NOT_YET) = { "لم يبدأ وقتها", "Not valid yet", "ابھی مؤثر نہیں" },
  REASON (SOON) = { "ينتهي خلال 14 يومًا", "Expires within 14 days", "14 دن میں مدت ختم" },
};

static guint
find_language (const char *language)
{
  for (guint index = 0; index < CENTRAL_LANGUAGE_COUNT; index++)
    if (g_str_equal (central_languages[index], language))
      return index;
  return 0;
}

const char *
central_report_say (const char *language, CentralReportWord what)
{
  g_return_val_if_fail ((guint) what < CENTRAL_REPORT_WORDS, "");

  return words[what][find_language (language)];
}

const char *
central_report_say_part (const char *language, CivicCheckPart part)
{
  g_return_val_if_fail ((guint) part < CIVIC_CHECK_PARTS, "");

  return parts[part][find_language (language)];
}

const char *
central_report_say_result (const char *language, CivicCheckResult result)
{
  g_return_val_if_fail ((guint) result < G_N_ELEMENTS (results), "");

  return results[result][find_language (language)];
}

const char *
central_report_say_reason (const char *language, CivicCheckReason reason)
{
  g_return_val_if_fail ((guint) reason < CIVIC_CHECK_REASONS, "");

  return reasons[reason][find_language (language)];
}
