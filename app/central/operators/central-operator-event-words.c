/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-operator-event-words.h"

#include "central-languages.h"

/* In the order of central_languages. */
typedef const char *const Words[CENTRAL_LANGUAGE_COUNT];

static Words events[CIVIC_AUDIT_EVENT_COUNT] = {
  [CIVIC_AUDIT_AGENT_STARTED] = { "بدأ برنامج الجهاز", "Software started", "سافٹ ویئر شروع ہوا" },
  [CIVIC_AUDIT_AGENT_STOPPED] = { "توقف برنامج الجهاز", "Software stopped", "سافٹ ویئر بند ہوا" },
  [CIVIC_AUDIT_LOG_TORN] = { "عُزل سطر ناقص من السجل", "A half-written line was set aside",
                             "ریکارڈ کی ادھوری سطر الگ کی گئی" },
  [CIVIC_AUDIT_LOG_BROKEN] = { "وُجد السجل على الجهاز متغيرًا", "The log was found altered",
                               "ریکارڈ بدلا ہوا ملا" },
  [CIVIC_AUDIT_SESSION_REPLACED] = { "استُبدلت شاشة متعطلة", "A screen that failed was replaced",
                                     "خراب اسکرین بدلی گئی" },
  [CIVIC_AUDIT_STAFF_LOGGED_IN] = { "دخل موظف", "Staff logged in", "عملہ لاگ اِن ہوا" },
  [CIVIC_AUDIT_STAFF_REFUSED] = { "رُفض دخول موظف", "Staff log-in refused", "عملے کا لاگ اِن مسترد" },
  [CIVIC_AUDIT_STAFF_LOCKED_OUT] = { "أُوقف الدخول مؤقتًا", "Log-in locked for a while",
                                     "لاگ اِن کچھ دیر کے لیے بند" },
  [CIVIC_AUDIT_ACCOUNTS_CHANGED] = { "تغيّرت حسابات الموظفين", "Staff accounts changed",
                                     "عملے کے اکاؤنٹ بدلے" },
  [CIVIC_AUDIT_VISIT_RESET] = { "أُعيدت الشاشة إلى البداية", "Visit reset", "وزٹ نئے سرے سے" },
  [CIVIC_AUDIT_KIOSK_OPENED] = { "فُتح الجهاز", "Opened", "کھولا گیا" },
  [CIVIC_AUDIT_KIOSK_CLOSED] = { "أُغلق الجهاز", "Closed", "بند کیا گیا" },
  [CIVIC_AUDIT_SHIFT_BEGUN] = { "بدأت الوردية", "Shift begun", "شفٹ شروع" },
  [CIVIC_AUDIT_SHIFT_CLOSED] = { "انتهت الوردية", "Shift closed", "شفٹ ختم" },
  [CIVIC_AUDIT_READINESS_PASSED] = { "نجح فحص الجاهزية", "Readiness check passed",
                                     "تیاری کی جانچ کامیاب" },
  [CIVIC_AUDIT_READINESS_FAILED] = { "لم ينجح فحص الجاهزية", "Readiness check failed",
                                     "تیاری کی جانچ ناکام" },
  [CIVIC_AUDIT_CHECK_NOTED] = { "سُجّلت نتيجة فحص", "Check noted", "جانچ کا نتیجہ درج" },
  [CIVIC_AUDIT_RECEIPT_TESTED] = { "طُبع إيصال تجريبي", "Test receipt printed",
                                   "آزمائشی رسید چھپی" },
  [CIVIC_AUDIT_PAPER_REFILLED] = { "وُضع ورق جديد", "Paper refilled", "نیا کاغذ ڈالا گیا" },
  [CIVIC_AUDIT_PRINTERS_RESUMED] = { "استؤنفت الطباعة", "Printers resumed", "پرنٹر پھر چلے" },
  [CIVIC_AUDIT_SENT_NOW] = { "أُرسل ما كان ينتظر", "Waiting filings sent",
                             "منتظر درخواستیں بھیجی گئیں" },
  [CIVIC_AUDIT_QUARANTINE_RELEASED] = { "أُفرج عن طلب محتجز", "Held filing released",
                                        "روکی گئی درخواست جاری" },
  [CIVIC_AUDIT_SETTINGS_CHANGED] = { "تغيّر ضبط", "Setting changed", "ترتیب بدلی" },
  [CIVIC_AUDIT_RESTARTED] = { "أُعيد تشغيل البرنامج", "Software restarted", "سافٹ ویئر پھر چلا" },
  [CIVIC_AUDIT_REBOOTED] = { "أُعيد تشغيل الجهاز كله", "Machine restarted", "مشین پھر چلی" },
  [CIVIC_AUDIT_CATALOGUE_INSTALLED] = { "ثُبّت دليل خدمات", "Catalogue installed", "فہرست نصب ہوئی" },
  [CIVIC_AUDIT_COMMAND_DONE] = { "نُفّذ أمر", "Command done", "حکم پورا ہوا" },
  [CIVIC_AUDIT_COMMAND_REFUSED] = { "رُفض أمر", "Command refused", "حکم مسترد" },
  [CIVIC_AUDIT_COMMAND_EXPIRED] = { "فات وقت أمر", "Command expired", "حکم کا وقت گزر گیا" },
  [CIVIC_AUDIT_COMMAND_FAILED] = { "تعذّر تنفيذ أمر", "Command failed", "حکم ناکام" },
  [CIVIC_AUDIT_CERTIFICATE_RENEWED] = { "جُدّدت الشهادة", "Certificate renewed",
                                        "سرٹیفکیٹ کی تجدید" },
  [CIVIC_AUDIT_REVOKED] = { "سُحبت شهادة الجهاز", "Revoked", "منسوخ ہوا" },
  [CIVIC_AUDIT_READMITTED] = { "عاد الجهاز إلى الخدمة", "Admitted again", "دوبارہ قبول ہوا" },
  [CIVIC_AUDIT_CONFIGURATION_CHANGED] = { "تغيّرت الإعدادات", "Configuration changed",
                                          "ترتیبات بدلیں" },
  [CIVIC_AUDIT_CONFIGURATION_REFUSED] = { "رُفضت إعدادات غير صالحة", "Configuration refused",
                                          "غلط ترتیبات مسترد" },
  [CIVIC_AUDIT_CLOCK_JUMPED] = { "تغيّرت الساعة فجأة", "Clock jumped", "گھڑی اچانک بدلی" },
  [CIVIC_AUDIT_PRINTER_OUT] = { "الطابعة تحتاج إلى تدخل", "Printer wants a hand",
                                "پرنٹر کو توجہ درکار" },
  [CIVIC_AUDIT_PRINTER_READY] = { "عادت الطابعة", "Printer ready again", "پرنٹر پھر تیار" },
  [CIVIC_AUDIT_LINE_LOST] = { "انقطع الاتصال", "Line lost", "رابطہ ٹوٹا" },
  [CIVIC_AUDIT_LINE_BACK] = { "عاد الاتصال", "Line back", "رابطہ بحال" },
};

typedef struct {
  const char *word;
  Words said;
} Word;

/* Of all lists at once: no two of them mean different things by a word. */
static const Word subjects[] = {
  { "attendant", { "موظف", "attendant", "اہلکار" } },
  { "supervisor", { "مشرف", "supervisor", "نگران" } },
  { "technician", { "فني", "technician", "تکنیکی ماہر" } },
  { "municipality", { "البلدية", "municipality", "بلدیہ" } },
  { "citizen-left", { "غادر المستفيد", "the citizen left", "شہری چلا گیا" } },
  { "stuck", { "الشاشة متوقفة", "it was stuck", "اسکرین رکی ہوئی تھی" } },
  { "asked", { "بطلب من المستفيد", "somebody asked", "شہری نے کہا" } },
  { "test", { "تجربة", "a test", "آزمائش" } },
  { "maintenance", { "صيانة", "maintenance", "مرمت" } },
  { "short-break", { "توقف قصير", "short break", "مختصر وقفہ" } },
  { "moved", { "نُقل", "moved", "منتقل" } },
  { "use-counter", { "الخدمة في المكتب", "use the counter", "کاؤنٹر پر" } },
  { "hours", { "انتهى وقت الدوام", "outside hours", "اوقات ختم" } },
  { "touch", { "اللمس", "touch", "ٹچ" } },
  { "keyboard", { "لوحة المفاتيح", "keyboard", "کی بورڈ" } },
  { "scanner", { "الماسح", "scanner", "اسکینر" } },
  { "receipt-printer", { "طابعة الإيصالات", "receipt printer", "رسید پرنٹر" } },
  { "sheet-printer", { "طابعة الوثائق", "sheet printer", "دستاویز پرنٹر" } },
  { "network", { "الشبكة", "network", "نیٹ ورک" } },
  { "clock", { "الساعة", "clock", "گھڑی" } },
  { "disk", { "التخزين", "disk", "ڈسک" } },
  { "certificates", { "الشهادات", "certificates", "سرٹیفکیٹ" } },
  { "catalogue", { "دليل الخدمات", "catalogue", "فہرست" } },
  { "configuration", { "الإعدادات", "configuration", "ترتیبات" } },
  { "audit", { "سجل الأحداث", "event log", "واقعات کا ریکارڈ" } },
  { "passed", { "ناجح", "passed", "کامیاب" } },
  { "failed", { "غير ناجح", "failed", "ناکام" } },
  { "skipped", { "لم يُجرَ", "skipped", "چھوڑا گیا" } },
  { "volume", { "الصوت", "volume", "آواز" } },
  { "brightness", { "السطوع", "brightness", "روشنی" } },
  { "languages", { "اللغات", "languages", "زبانیں" } },
  { "ahead", { "إلى الأمام", "ahead", "آگے" } },
  { "back", { "إلى الوراء", "back", "پیچھے" } },
  { "receipt", { "الإيصالات", "receipts", "رسیدیں" } },
  { "sheet", { "الوثائق", "sheets", "دستاویزات" } },
  { "none", { "بلا سبب معلن", "no reason given", "وجہ نامعلوم" } },
  { "paper-low", { "الورق قليل", "paper low", "کاغذ کم" } },
  { "paper-counted", { "الورق قليل بحسب العدّ", "paper low by count", "گنتی کے مطابق کاغذ کم" } },
  { "paper-out", { "نفد الورق", "no paper", "کاغذ ختم" } },
  { "tray", { "الدرج", "tray", "ٹرے" } },
  { "jam", { "ورق عالق", "paper jam", "کاغذ پھنسا" } },
  { "cover", { "الغطاء مفتوح", "cover open", "ڈھکنا کھلا" } },
  { "output-full", { "المخرج ممتلئ", "output full", "آؤٹ پٹ بھر گیا" } },
  { "ink-low", { "الحبر قليل", "ink low", "روشنائی کم" } },
  { "ink-out", { "نفد الحبر", "no ink", "روشنائی ختم" } },
  { "waste", { "حاوية النفايات ممتلئة", "waste box full", "فضلے کا ڈبہ بھرا" } },
  { "hot", { "حرارة زائدة", "too hot", "بہت گرم" } },
  { "worn", { "قطعة مستهلكة", "a part is worn", "پرزہ گھس گیا" } },
  { "paused", { "موقوفة", "paused", "رکا ہوا" } },
  { "off", { "مطفأة أو مفصولة", "off or unplugged", "بند یا الگ" } },
  { "silent", { "لا تستجيب", "does not answer", "جواب نہیں دیتا" } },
  { "scheduler", { "خدمة الطباعة متوقفة", "printing service down", "پرنٹ سروس بند" } },
  { "other", { "سبب آخر", "another reason", "کوئی اور وجہ" } },
};

static const Word accounts[] = {
  { "", { "غير معروف", "unknown", "نامعلوم" } },
  { CIVIC_AUDIT_BY_CENTRAL, { "النظام المركزي", "the central", "مرکزی نظام" } },
  { CIVIC_AUDIT_BY_CONTROL, { "سطر الأوامر", "command line", "کمانڈ لائن" } },
  { CIVIC_AUDIT_BY_AGENT, { "الجهاز", "the kiosk", "کیوسک" } },
  { CIVIC_AUDIT_BY_SESSION, { "الشاشة", "the screen", "اسکرین" } },
};

static guint
find_language (const char *language)
{
  for (guint index = 0; index < CENTRAL_LANGUAGE_COUNT; index++)
    if (g_strcmp0 (central_languages[index], language) == 0)
      return index;
  return 0;
}

static const char *
find (const Word *list, gsize count, const char *word, const char *language)
{
  for (gsize index = 0; index < count; index++)
    if (g_str_equal (list[index].word, word))
      return list[index].said[find_language (language)];
  return NULL;
}

const char *
central_operator_say_event (const char *language, CivicAuditEvent event)
{
  g_return_val_if_fail ((guint) event < CIVIC_AUDIT_EVENT_COUNT, NULL);

  return events[event][find_language (language)];
}

char *
central_operator_say_subject (const char *language, const char *subject)
{
  g_auto (GStrv) halves = g_strsplit (subject, ":", 2);
  const char *first =
    halves[0] ? find (subjects, G_N_ELEMENTS (subjects), halves[0], language) : NULL;
  const char *second =
    first && halves[1] ? find (subjects, G_N_ELEMENTS (subjects), halves[1], language) : NULL;

  return second ? g_strconcat (first, " · ", second, NULL) : g_strdup (first);
}

const char *
central_operator_say_account (const char *language, const char *account)
{
  return find (accounts, G_N_ELEMENTS (accounts), account, language);
}
