/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-handover-words.h"

static const CentralHandoverWords arabic = {
  .language = "ar",
  .page_title = "من جوالك",
  .open_until = "هذه الصفحة مفتوحة حتى {time}",
  .expired = { "انتهت مدة هذه الصفحة", "اطلب رمزاً جديداً من جهاز الخدمة وامسحه." },
  .unknown = { "هذا الرابط غير صالح", "امسح الرمز الظاهر على شاشة جهاز الخدمة مرة أخرى." },
  .unavailable = { "تعذر فتح الصفحة الآن", "الخلل من جهتنا. حاول بعد قليل." },
  .close_page = "يمكنك إغلاق هذه الصفحة.",

  .documents = { "أرسل مستنداتك", "تصل مباشرة إلى البلدية، ولا يبقى منها شيء في جهاز الخدمة." },
  .documents_done = { "وصلت مستنداتك", "أكمل الآن من جهاز الخدمة." },
  .photo = "التقط صورة",
  .file = "اختر ملفاً",
  .send = "إرسال",
  .sending = "جارٍ الإرسال، لا تغلق الصفحة…",
  .hint = "{types}، حتى {megabytes} ميجابايت",
  .count = "وصل {count} من {maximum}",
  .arrived = "{type} · {size}",
  .remove = "حذف",
  .finish = "أرسلت كل شيء",
  .needed = "مطلوب",
  .optional = "اختياري",

  .pin = { "أرسل الموقع", "نحفظ نقطة واحدة على الخريطة، ولا نتتبع جوالك." },
  .pin_done = { "وصل الموقع", "أكمل الآن من جهاز الخدمة." },
  .here = "أنا في الموقع الآن، أرسله",
  .looking = "نحدد الموقع…",
  .not_found = "لم يسمح الجوال بتحديد الموقع. اكتبه في الخانة التالية.",
  .written = "اكتب الموقع",
  .written_hint = "الصق إحداثيات أو رابطاً من تطبيق الخرائط، أو اكتب العنوان الوطني المختصر مثل RAAA2919",

  .payment = { "سدّد الفاتورة", "اختر طريقة السداد." },
  .payment_done = { "تم السداد", "أكمل الآن من جهاز الخدمة." },
  .sandbox = "سداد تجريبي: لا يُخصم أي مبلغ ولا تُطلب بطاقة.",
  .amount = "المبلغ المطلوب",
  .paid_amount = "المبلغ المسدد",
  .bill_number = "رقم الفاتورة",
  .biller = "رقم المفوتر",
  .pay_with = "السداد عبر",
  .mada = "مدى",
  .apple_pay = "Apple Pay",
  .sadad = "سداد",
  .method = "طريقة السداد",
  .reference = "الرقم المرجعي",
  .paid_at = "وقت السداد",

  .faults = {
    [CENTRAL_HANDOVER_NOTHING_SENT] = "لم تختر ملفاً. التقط صورة أو اختر ملفاً ثم أرسله.",
    [CENTRAL_HANDOVER_WRONG_TYPE] = "هذا الملف ليس من الأنواع المطلوبة. أرسل صورة للمستند.",
    [CENTRAL_HANDOVER_TOO_LARGE] = "الملف أكبر من {megabytes} ميجابايت. التقط صورة للمستند بدلاً منه.",
    [CENTRAL_HANDOVER_TOO_MANY] = "وصل العدد المطلوب كله. احذف واحداً لترسل غيره.",
    [CENTRAL_HANDOVER_BROKEN] = "لم يصل الملف سليماً. أرسله مرة أخرى أو التقط صورة.",
    [CENTRAL_HANDOVER_ACTIVE] = "هذا الملف محمي بكلمة مرور أو يحوي برنامجاً. التقط صورة للمستند بدلاً منه.",
    [CENTRAL_HANDOVER_STILL_MISSING] = "بقي مستند مطلوب لم يصل بعد.",
    [CENTRAL_HANDOVER_NO_PLACE] = "لم نجد موقعاً فيما كتبت. الصق إحداثيات مثل 21.543333,39.172778.",
    [CENTRAL_HANDOVER_SHORT_LINK] = "هذا رابط مختصر لا يحوي الموقع. افتحه في الخرائط وانسخ الإحداثيات.",
    [CENTRAL_HANDOVER_ABROAD] = "هذا الموقع خارج المملكة. تأكد من الإحداثيات.",
    [CENTRAL_HANDOVER_UNKNOWN_ADDRESS] = "لم نجد هذا العنوان المختصر. تأكد منه أو الصق الإحداثيات.",
    [CENTRAL_HANDOVER_UNREADABLE] = "لم نتمكن من قراءة ما أُرسل. حاول مرة أخرى.",
    [CENTRAL_HANDOVER_BUSY] = "الخدمة مشغولة الآن. حاول بعد دقيقة.",
    [CENTRAL_HANDOVER_TOO_OFTEN] = "محاولات كثيرة. انتظر بضع دقائق أو اطلب رمزاً جديداً من جهاز الخدمة.",
  },
};

static const CentralHandoverWords english = {
  .language = "en",
  .page_title = "From your phone",
  .open_until = "This page is open until {time}",
  .expired = { "This page has closed", "Ask the kiosk for a new code and scan it." },
  .unknown = { "This link is not valid", "Scan the code on the kiosk’s screen again." },
  .unavailable = { "The page cannot be opened now", "The fault is ours. Try again in a while." },
  .close_page = "You can close this page.",

  .documents = { "Send your documents",
                 "They go straight to the municipality. Nothing of them stays on the kiosk." },
  .documents_done = { "We have your documents", "Please go on at the kiosk." },
  .photo = "Take a photo",
  .file = "Choose a file",
  .send = "Send",
  .sending = "Sending, keep this page open…",
  .hint = "{types}, up to {megabytes} MB",
  .count = "{count} of {maximum} arrived",
  .arrived = "{type} · {size}",
  .remove = "Remove",
  .finish = "I have sent everything",
  .needed = "needed",
  .optional = "optional",

  .pin = { "Send the place", "We keep one point on the map. Your phone is not followed." },
  .pin_done = { "We have the place", "Please go on at the kiosk." },
  .here = "I am there now, send it",
  .looking = "Finding the place…",
  .not_found = "Your phone did not tell the place. Write it in the field below.",
  .written = "Write the place",
  .written_hint = "Paste coordinates or a link from your map app, or write the short national address, such as RAAA2919",

  .payment = { "Pay the bill", "Choose how to pay." },
  .payment_done = { "Paid", "Please go on at the kiosk." },
  .sandbox = "Sandbox payment: no money moves and no card is asked for.",
  .amount = "Amount due",
  .paid_amount = "Amount paid",
  .bill_number = "Bill number",
  .biller = "Biller",
  .pay_with = "Pay with",
  .mada = "mada",
  .apple_pay = "Apple Pay",
  .sadad = "SADAD",
  .method = "Paid with",
  .reference = "Reference",
  .paid_at = "Paid at",

  .faults = {
    [CENTRAL_HANDOVER_NOTHING_SENT] = "No file was chosen. Take a photo or choose a file, then send it.",
    [CENTRAL_HANDOVER_WRONG_TYPE] = "This is not one of the kinds asked for. Send a photo of the document.",
    [CENTRAL_HANDOVER_TOO_LARGE] = "The file is over {megabytes} MB. Take a photo of the document instead.",
    [CENTRAL_HANDOVER_TOO_MANY] = "All that was asked for is here. Remove one to send another.",
    [CENTRAL_HANDOVER_BROKEN] = "The file did not arrive whole. Send it again, or take a photo.",
    [CENTRAL_HANDOVER_ACTIVE] = "This file is locked or holds a program. Take a photo of the document instead.",
    [CENTRAL_HANDOVER_STILL_MISSING] = "A document that is needed is not here yet.",
    [CENTRAL_HANDOVER_NO_PLACE] = "We found no place in that. Paste coordinates such as 21.543333,39.172778.",
    [CENTRAL_HANDOVER_SHORT_LINK] = "A short link does not hold the place. Open it in your map app and copy the coordinates.",
    [CENTRAL_HANDOVER_ABROAD] = "That place is outside the Kingdom. Please check the coordinates.",
    [CENTRAL_HANDOVER_UNKNOWN_ADDRESS] = "We do not know this short address. Check it, or paste coordinates.",
    [CENTRAL_HANDOVER_UNREADABLE] = "We could not read what was sent. Please try again.",
    [CENTRAL_HANDOVER_BUSY] = "The service is busy. Please try again in a minute.",
    [CENTRAL_HANDOVER_TOO_OFTEN] = "That was very often. Wait a few minutes, or ask the kiosk for a new code.",
  },
};

static const CentralHandoverWords urdu = {
  .language = "ur",
  .page_title = "آپ کے فون سے",
  .open_until = "یہ صفحہ {time} تک کھلا ہے",
  .expired = { "اس صفحے کا وقت ختم ہو گیا", "کیوسک سے نیا کوڈ لیں اور اسے اسکین کریں۔" },
  .unknown = { "یہ لنک درست نہیں", "کیوسک کی اسکرین پر موجود کوڈ دوبارہ اسکین کریں۔" },
  .unavailable = { "صفحہ ابھی نہیں کھل سکتا", "خرابی ہماری طرف سے ہے۔ تھوڑی دیر بعد کوشش کریں۔" },
  .close_page = "آپ یہ صفحہ بند کر سکتے ہیں۔",

  .documents = { "اپنی دستاویزات بھیجیں",
                 "یہ سیدھی بلدیہ کو جاتی ہیں، کیوسک میں کچھ نہیں رہتا۔" },
  .documents_done = { "دستاویزات مل گئیں", "اب کیوسک پر آگے بڑھیں۔" },
  .photo = "تصویر لیں",
  .file = "فائل چنیں",
  .send = "بھیجیں",
  .sending = "بھیجا جا رہا ہے، صفحہ کھلا رکھیں…",
  .hint = "{types}، {megabytes} MB تک",
  .count = "{maximum} میں سے {count} ملیں",
  .arrived = "{type} · {size}",
  .remove = "ہٹائیں",
  .finish = "میں نے سب کچھ بھیج دیا",
  .needed = "ضروری",
  .optional = "اختیاری",

  .pin = { "جگہ بھیجیں", "ہم نقشے پر صرف ایک نقطہ رکھتے ہیں، آپ کے فون کا پیچھا نہیں کرتے۔" },
  .pin_done = { "جگہ مل گئی", "اب کیوسک پر آگے بڑھیں۔" },
  .here = "میں وہیں ہوں، بھیج دیں",
  .looking = "جگہ معلوم کی جا رہی ہے…",
  .not_found = "فون نے جگہ نہیں بتائی۔ نیچے والے خانے میں لکھیں۔",
  .written = "جگہ لکھیں",
  .written_hint = "نقشے کی ایپ سے کوآرڈینیٹس یا لنک چسپاں کریں، یا مختصر قومی پتہ لکھیں، جیسے RAAA2919",

  .payment = { "بل ادا کریں", "ادائیگی کا طریقہ چنیں۔" },
  .payment_done = { "ادائیگی ہو گئی", "اب کیوسک پر آگے بڑھیں۔" },
  .sandbox = "آزمائشی ادائیگی: کوئی رقم نہیں کٹتی اور کارڈ نہیں مانگا جاتا۔",
  .amount = "واجب الادا رقم",
  .paid_amount = "ادا شدہ رقم",
  .bill_number = "بل نمبر",
  .biller = "بلر نمبر",
  .pay_with = "ادائیگی بذریعہ",
  .mada = "mada",
  .apple_pay = "Apple Pay",
  .sadad = "SADAD",
  .method = "طریقہ",
  .reference = "حوالہ نمبر",
  .paid_at = "ادائیگی کا وقت",

  .faults = {
    [CENTRAL_HANDOVER_NOTHING_SENT] = "کوئی فائل نہیں چنی گئی۔ تصویر لیں یا فائل چنیں، پھر بھیجیں۔",
    [CENTRAL_HANDOVER_WRONG_TYPE] = "یہ مطلوبہ قسم کی فائل نہیں۔ دستاویز کی تصویر بھیجیں۔",
    [CENTRAL_HANDOVER_TOO_LARGE] = "فائل {megabytes} MB سے بڑی ہے۔ اس کے بجائے دستاویز کی تصویر لیں۔",
    [CENTRAL_HANDOVER_TOO_MANY] = "مطلوبہ سب کچھ مل چکا ہے۔ نئی بھیجنے کے لیے ایک ہٹائیں۔",
    [CENTRAL_HANDOVER_BROKEN] = "فائل پوری نہیں پہنچی۔ دوبارہ بھیجیں یا تصویر لیں۔",
    [CENTRAL_HANDOVER_ACTIVE] = "یہ فائل مقفل ہے یا اس میں پروگرام ہے۔ اس کے بجائے دستاویز کی تصویر لیں۔",
    [CENTRAL_HANDOVER_STILL_MISSING] = "ایک ضروری دستاویز ابھی نہیں پہنچی۔",
    [CENTRAL_HANDOVER_NO_PLACE] = "اس میں کوئی جگہ نہیں ملی۔ کوآرڈینیٹس چسپاں کریں، جیسے 21.543333,39.172778۔",
    [CENTRAL_HANDOVER_SHORT_LINK] = "مختصر لنک میں جگہ نہیں ہوتی۔ اسے نقشے میں کھول کر کوآرڈینیٹس نقل کریں۔",
    [CENTRAL_HANDOVER_ABROAD] = "یہ جگہ مملکت سے باہر ہے۔ کوآرڈینیٹس دیکھ لیں۔",
    [CENTRAL_HANDOVER_UNKNOWN_ADDRESS] = "یہ مختصر پتہ نہیں ملا۔ اسے دیکھ لیں یا کوآرڈینیٹس چسپاں کریں۔",
    [CENTRAL_HANDOVER_UNREADABLE] = "جو بھیجا گیا وہ پڑھا نہیں جا سکا۔ دوبارہ کوشش کریں۔",
    [CENTRAL_HANDOVER_BUSY] = "سروس مصروف ہے۔ ایک منٹ بعد کوشش کریں۔",
    [CENTRAL_HANDOVER_TOO_OFTEN] = "بہت زیادہ کوششیں۔ چند منٹ انتظار کریں یا کیوسک سے نیا کوڈ لیں۔",
  },
};

const CentralHandoverWords *
central_handover_words_get (const char *language)
{
  static const CentralHandoverWords *const all_words[] = { &arabic, &english, &urdu };

  for (guint index = 0; index < G_N_ELEMENTS (all_words); index++)
    if (g_strcmp0 (language, all_words[index]->language) == 0)
      return all_words[index];
  return &arabic;
}

char *
central_handover_words_fill (const char *sentence,
                             const char *name,
                             const char *value,
                             const char *other,
                             const char *its_value)
{
  GString *text = g_string_new (sentence);

  g_string_replace (text, name, value, 0);
  if (other)
    g_string_replace (text, other, its_value, 0);
  return g_string_free (text, FALSE);
}
