/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-tracking-words.h"

#include "civic-digits.h"

#include "central-clock.h"

static const CentralWords arabic = {
  .language = "ar",
  .direction = "rtl",
  .other_language = "en",
  .other_language_name = "English",
  .authority = "الخدمات البلدية",
  .page_title = "متابعة الطلب",
  .code = "رقم المتابعة",
  .genuine = "إيصال صحيح، موقّع من جهاز الخدمة",
  .no_licence = "ليس رخصة",
  .pay = "المبلغ المطلوب",
  .riyals = "ر.س",
  .biller = "رقم المفوتر",
  .bill_number = "رقم الفاتورة",
  .due = "آخر موعد للسداد",
  .next = "ماذا بعد؟",
  .timeline = "مراحل الطلب",
  .made = "قدّمت الطلب",
  .help = "تحتاج إلى مساعدة؟ اتصل بـ",
  .help_hours = "على مدار الساعة",
  .morning = "ص",
  .afternoon = "م",
  .date_separator = "، ",
  .months = { "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر",
              "أكتوبر", "نوفمبر", "ديسمبر" },
  .states = {
    [CENTRAL_PAGE_RECEIVED] = {
      "استلمنا طلبك",
      "وصل طلبك إلى البلدية، وسنبدأ العمل عليه.",
      { "لا شيء مطلوب منك الآن.", "احتفظ بإيصالك: تظهر هنا كل مرحلة جديدة." },
    },
    [CENTRAL_PAGE_AWAITING_PAYMENT] = {
      "بانتظار السداد",
      "طلبك مكتمل، وبقي سداد الرسوم.",
      { "افتح تطبيق بنكك واختر «سداد».", "أدخل رقم المفوتر، ثم رقم الفاتورة.",
        "تتغير هذه الصفحة بعد وصول المبلغ." },
    },
    [CENTRAL_PAGE_UNDER_REVIEW] = {
      "قيد المراجعة",
      "وصل طلبك إلى البلدية، ويراجعه المختص الآن.",
      { "لا شيء مطلوب منك الآن.", "إذا قُبل طلبك ظهرت هنا فاتورة الرسوم.",
        "وإذا احتجنا إلى شيء كتبناه هنا." },
    },
    [CENTRAL_PAGE_ISSUED] = {
      "اكتمل طلبك",
      "صدرت الوثيقة التي طلبتها.",
      { "اطبعها من أي جهاز خدمة برقم المتابعة." },
    },
    [CENTRAL_PAGE_RETURNED] = {
      "ينقص طلبك شيء",
      "أعاد المختص طلبك إليك لاستكماله.",
      { "زر أي مركز خدمة ومعك رقم المتابعة.", "يكمل الموظف معك ما ينقص ويعيد الإرسال." },
    },
    [CENTRAL_PAGE_REJECTED] = {
      "لم يُقبل الطلب",
      "راجعت البلدية طلبك ولم تتمكن من قبوله.",
      { "اتصل بـ 940 لمعرفة السبب.", "يمكنك تقديم طلب جديد أو اعتراض من أي جهاز خدمة." },
    },
    [CENTRAL_PAGE_NOT_ARRIVED] = {
      "لم يصل طلبك بعد",
      "إيصالك صحيح، وطلبك محفوظ في جهاز الخدمة وسيُرسل حين يعود الاتصال.",
      { "افتح هذه الصفحة بعد قليل.", "إذا لم تتغير خلال يوم فاتصل بـ 940." },
    },
    [CENTRAL_PAGE_NOT_GENUINE] = {
      "هذا الإيصال غير صحيح",
      "لم يصدر هذا الرمز بهذه الصورة من جهاز خدمة. قد يكون ناقصاً أو معدّلاً.",
      { "امسح رمز الإيصال الأصلي مرة أخرى.", "إذا أعطاك أحد هذا الإيصال فلا تعتمد عليه." },
    },
    [CENTRAL_PAGE_LOST] = {
      "لا توجد صفحة هنا",
      "لمتابعة طلبك امسح الرمز المطبوع على إيصالك.",
      { "ليس معك الإيصال؟ اختر «متابعة» في أي جهاز خدمة." },
    },
    [CENTRAL_PAGE_UNAVAILABLE] = {
      "تعذر عرض الحالة الآن",
      "الخلل من جهتنا، وطلبك محفوظ.",
      { "افتح هذه الصفحة بعد قليل." },
    },
  },
};

static const CentralWords english = {
  .language = "en",
  .direction = "ltr",
  .other_language = "ar",
  .other_language_name = "العربية",
  .authority = "Municipal services",
  .page_title = "Track a request",
  .code = "Tracking code",
  .genuine = "Genuine receipt, signed by the kiosk",
  .no_licence = "not a licence",
  .pay = "Amount due",
  .riyals = "SAR",
  .biller = "Biller",
  .bill_number = "Bill number",
  .due = "Pay by",
  .next = "What happens next?",
  .timeline = "Your request so far",
  .made = "You filed the request",
  .help = "Need help? Call",
  .help_hours = "at any hour",
  .morning = "AM",
  .afternoon = "PM",
  .date_separator = ", ",
  .months = { "January", "February", "March", "April", "May", "June", "July", "August",
              "September", "October", "November", "December" },
  .states = {
    [CENTRAL_PAGE_RECEIVED] = {
      "We have your request",
      "It has reached the municipality and we will start on it.",
      { "There is nothing for you to do now.", "Keep your receipt: each new step appears here." },
    },
    [CENTRAL_PAGE_AWAITING_PAYMENT] = {
      "Waiting for payment",
      "Your request is complete. Only the fees are left to pay.",
      { "Open your bank’s app and choose SADAD.", "Enter the biller, then the bill number.",
        "This page changes when the payment has arrived." },
    },
    [CENTRAL_PAGE_UNDER_REVIEW] = {
      "Under review",
      "Your request has reached the municipality and is being looked at.",
      { "There is nothing for you to do now.", "If it is approved, the bill appears here.",
        "If we need anything from you, we will say so here." },
    },
    [CENTRAL_PAGE_ISSUED] = {
      "Your request is complete",
      "The document you asked for has been issued.",
      { "Print it at any kiosk with the tracking code." },
    },
    [CENTRAL_PAGE_RETURNED] = {
      "Something is missing",
      "Your request has come back to you to be completed.",
      { "Visit any service centre with the tracking code.",
        "The staff will complete it with you and send it again." },
    },
    [CENTRAL_PAGE_REJECTED] = {
      "Not approved",
      "The municipality has looked at your request and could not approve it.",
      { "Call 940 to learn why.", "You may file a new request or an objection at any kiosk." },
    },
    [CENTRAL_PAGE_NOT_ARRIVED] = {
      "Not here yet",
      "Your receipt is genuine. The kiosk keeps your request and sends it when its line is back.",
      { "Open this page again in a while.", "If nothing has changed in a day, call 940." },
    },
    [CENTRAL_PAGE_NOT_GENUINE] = {
      "This receipt is not genuine",
      "No kiosk has issued this code as it is. It may be incomplete, or it was changed.",
      { "Scan the code on the original receipt again.",
        "If someone handed you this receipt, do not rely on it." },
    },
    [CENTRAL_PAGE_LOST] = {
      "There is no page here",
      "To track your request, scan the code printed on your receipt.",
      { "No receipt at hand? Choose “Track” at any kiosk." },
    },
    [CENTRAL_PAGE_UNAVAILABLE] = {
      "The state cannot be shown now",
      "The fault is ours, and your request is safe.",
      { "Open this page again in a while." },
    },
  },
};

const CentralWords *
central_words_get (const char *language)
{
  return g_strcmp0 (language, english.language) == 0 ? &english : &arabic;
}

CentralPageState
central_words_find_state (const char *state)
{
  static const char *const names[] = {
    [CENTRAL_PAGE_RECEIVED] = "received",
    [CENTRAL_PAGE_AWAITING_PAYMENT] = "awaiting-payment",
    [CENTRAL_PAGE_UNDER_REVIEW] = "under-review",
    [CENTRAL_PAGE_ISSUED] = "issued",
    [CENTRAL_PAGE_RETURNED] = "returned",
    [CENTRAL_PAGE_REJECTED] = "rejected",
  };

  for (guint index = 0; index < G_N_ELEMENTS (names); index++)
    if (g_strcmp0 (state, names[index]) == 0)
      return (CentralPageState) index;
  return CENTRAL_PAGE_RECEIVED;
}

static char *
describe_date (const CentralWords *self, GDateTime *time)
{
  return g_strdup_printf ("%d %s %d", g_date_time_get_day_of_month (time),
                          self->months[g_date_time_get_month (time) - 1],
                          g_date_time_get_year (time));
}

char *
central_words_format_date (const CentralWords *self, const char *iso8601)
{
  g_autoptr (GDateTime) time = central_clock_parse (iso8601);
  g_autofree char *date = time ? describe_date (self, time) : g_strdup ("");

  return civic_digits_localise (date, self->language);
}

char *
central_words_format_time (const CentralWords *self, const char *iso8601)
{
  g_autoptr (GDateTime) time = central_clock_parse (iso8601);
  g_autofree char *date = time ? describe_date (self, time) : NULL;
  g_autofree char *text = NULL;
  int hour = time ? g_date_time_get_hour (time) : 0;

  if (time == NULL)
    return g_strdup ("");
  text =
    g_strdup_printf ("%s%s%d:%02d %s", date, self->date_separator, hour % 12 == 0 ? 12 : hour % 12,
                     g_date_time_get_minute (time), hour < 12 ? self->morning : self->afternoon);
  return civic_digits_localise (text, self->language);
}
