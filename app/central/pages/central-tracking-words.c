/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-tracking-words.h"

static const CentralTrackingWords arabic = {
  .language = "ar",
  .page_title = "متابعة الطلب",
  .code = "رقم المتابعة",
  .genuine = "إيصال صحيح، موقّع من جهاز الخدمة",
  .no_licence = "ليس رخصة",
  .pay = "المبلغ المطلوب",
  .biller = "رقم المفوتر",
  .bill_number = "رقم الفاتورة",
  .due = "آخر موعد للسداد",
  .next = "ماذا بعد؟",
  .timeline = "مراحل الطلب",
  .made = "قدّمت الطلب",
  .promised = "آخر موعد للرد",
  .states = {
    [CENTRAL_TRACKING_RECEIVED] = {
      "استلمنا طلبك",
      "وصل طلبك إلى البلدية، وسنبدأ العمل عليه.",
      { "لا شيء مطلوب منك الآن.", "احتفظ بإيصالك: تظهر هنا كل مرحلة جديدة." },
    },
    [CENTRAL_TRACKING_AWAITING_PAYMENT] = {
      "بانتظار السداد",
      "طلبك مكتمل، وبقي سداد الرسوم.",
      { "افتح تطبيق بنكك واختر «سداد».", "أدخل رقم المفوتر، ثم رقم الفاتورة.",
        "تتغير هذه الصفحة بعد وصول المبلغ." },
    },
    [CENTRAL_TRACKING_PAID] = {
      "وصل المبلغ",
      "سُدّدت الرسوم، ونكمل العمل على طلبك.",
      { "لا شيء مطلوب منك الآن.", "احتفظ بإيصالك: تظهر هنا كل مرحلة جديدة." },
    },
    [CENTRAL_TRACKING_UNDER_REVIEW] = {
      "قيد المراجعة",
      "وصل طلبك إلى البلدية، ويراجعه المختص الآن.",
      { "لا شيء مطلوب منك الآن.", "إذا استحقت رسوم ظهرت هنا فاتورتها.",
        "وإذا احتجنا إلى شيء كتبناه هنا." },
    },
    [CENTRAL_TRACKING_RETURNED] = {
      "ينقص طلبك شيء",
      "أعاد المختص طلبك إليك لاستكماله.",
      { "زر أي مركز خدمة ومعك رقم المتابعة.", "يكمل الموظف معك ما ينقص ويعيد الإرسال." },
    },
    [CENTRAL_TRACKING_APPROVED] = {
      "وافقنا على طلبك",
      "راجعت البلدية طلبك ووافقت عليه.",
      { "تُجهّز الوثيقة الآن، ولا شيء مطلوب منك.", "تتغير هذه الصفحة حين تصدر." },
    },
    [CENTRAL_TRACKING_SCHEDULED] = {
      "حُدّد موعدك",
      "موعدك محجوز، ونحن بانتظارك.",
      { "احضر قبل الموعد بعشر دقائق ومعك الهوية.", "أبرز هذا الإيصال عند الوصول." },
    },
    [CENTRAL_TRACKING_ISSUED] = {
      "اكتمل طلبك",
      "صدرت الوثيقة التي طلبتها.",
      { "اطبعها من أي جهاز خدمة برقم المتابعة." },
    },
    [CENTRAL_TRACKING_RESOLVED] = {
      "عولج بلاغك",
      "أنهت الفرق الميدانية العمل على بلاغك.",
      { "قيّم المعالجة من أي جهاز خدمة برقم المتابعة.",
        "ما زالت المشكلة قائمة؟ أعد فتح البلاغ من أي جهاز خدمة." },
    },
    [CENTRAL_TRACKING_REOPENED] = {
      "أُعيد فتح بلاغك",
      "عاد بلاغك إلى الفرق الميدانية لتعالجه من جديد.",
      { "لا شيء مطلوب منك الآن.", "احتفظ بإيصالك: تظهر هنا كل مرحلة جديدة." },
    },
    [CENTRAL_TRACKING_REJECTED] = {
      "لم يُقبل الطلب",
      "راجعت البلدية طلبك ولم تتمكن من قبوله.",
      { "اتصل بـ " CENTRAL_TRACKING_TELEPHONE " لمعرفة السبب.",
        "يمكنك تقديم طلب جديد أو اعتراض من أي جهاز خدمة." },
    },
    [CENTRAL_TRACKING_CANCELLED] = {
      "أُلغي الطلب",
      "لا يُعمل على هذا الطلب بعد الآن.",
      { "يمكنك تقديم طلب جديد من أي جهاز خدمة." },
    },
    [CENTRAL_TRACKING_NOT_ARRIVED] = {
      "لم يصل طلبك بعد",
      "إيصالك صحيح، وطلبك محفوظ في جهاز الخدمة وسيُرسل حين يعود الاتصال.",
      { "افتح هذه الصفحة بعد قليل.",
        "إذا لم تتغير خلال يوم فاتصل بـ " CENTRAL_TRACKING_TELEPHONE "." },
    },
    [CENTRAL_TRACKING_NOT_GENUINE] = {
      "هذا الإيصال غير صحيح",
      "لم يصدر هذا الرمز بهذه الصورة من جهاز خدمة. قد يكون ناقصاً أو معدّلاً.",
      { "امسح رمز الإيصال الأصلي مرة أخرى.", "إذا أعطاك أحد هذا الإيصال فلا تعتمد عليه." },
    },
    [CENTRAL_TRACKING_LOST] = {
      "لا توجد صفحة هنا",
      "لمتابعة طلبك امسح الرمز المطبوع على إيصالك.",
      { "ليس معك الإيصال؟ اختر «متابعة» في أي جهاز خدمة." },
    },
    [CENTRAL_TRACKING_DESTROYED] = {
      "انتهى هذا الطلب",
      "أُغلق الطلب وأُتلفت بياناته الشخصية، ولم تبقَ إلا مراحله.",
      { "لا شيء مطلوب منك.", "يمكنك تقديم طلب جديد من أي جهاز خدمة." },
    },
    [CENTRAL_TRACKING_TOO_OFTEN] = {
      "انتظر قليلاً",
      "وصلتنا من هذا الاتصال محاولات كثيرة لم توصل إلى طلب.",
      { "افتح هذه الصفحة بعد عشر دقائق.", "الرمز المطبوع على إيصالك يعمل الآن أيضاً." },
    },
    [CENTRAL_TRACKING_UNAVAILABLE] = {
      "تعذر عرض الحالة الآن",
      "الخلل من جهتنا، وطلبك محفوظ.",
      { "افتح هذه الصفحة بعد قليل." },
    },
  },
};

static const CentralTrackingWords english = {
  .language = "en",
  .page_title = "Track a request",
  .code = "Tracking code",
  .genuine = "Genuine receipt, signed by the kiosk",
  .no_licence = "not a licence",
  .pay = "Amount due",
  .biller = "Biller",
  .bill_number = "Bill number",
  .due = "Pay by",
  .next = "What happens next?",
  .timeline = "Your request so far",
  .made = "You filed the request",
  .promised = "You have an answer by",
  .states = {
    [CENTRAL_TRACKING_RECEIVED] = {
      "We have your request",
      "It has reached the municipality and we will start on it.",
      { "There is nothing for you to do now.", "Keep your receipt: each new step appears here." },
    },
    [CENTRAL_TRACKING_AWAITING_PAYMENT] = {
      "Waiting for payment",
      "Your request is complete. Only the fees are left to pay.",
      { "Open your bank’s app and choose SADAD.", "Enter the biller, then the bill number.",
        "This page changes when the payment has arrived." },
    },
    [CENTRAL_TRACKING_PAID] = {
      "Payment received",
      "The fees are paid and we go on with your request.",
      { "There is nothing for you to do now.", "Keep your receipt: each new step appears here." },
    },
    [CENTRAL_TRACKING_UNDER_REVIEW] = {
      "Under review",
      "Your request has reached the municipality and is being looked at.",
      { "There is nothing for you to do now.", "If fees are due, the bill appears here.",
        "If we need anything from you, we will say so here." },
    },
    [CENTRAL_TRACKING_RETURNED] = {
      "Something is missing",
      "Your request has come back to you to be completed.",
      { "Visit any service centre with the tracking code.",
        "The staff will complete it with you and send it again." },
    },
    [CENTRAL_TRACKING_APPROVED] = {
      "Approved",
      "The municipality has looked at your request and approved it.",
      { "The document is being made; there is nothing for you to do now.",
        "This page changes when it is issued." },
    },
    [CENTRAL_TRACKING_SCHEDULED] = {
      "Your appointment is set",
      "The time is yours. We look forward to seeing you.",
      { "Come ten minutes early and bring your ID.", "Show this receipt when you arrive." },
    },
    [CENTRAL_TRACKING_ISSUED] = {
      "Your request is complete",
      "The document you asked for has been issued.",
      { "Print it at any kiosk with the tracking code." },
    },
    [CENTRAL_TRACKING_RESOLVED] = {
      "Dealt with",
      "The field teams have finished the work on your report.",
      { "Tell us at any kiosk, with the tracking code, how well it was done.",
        "Still a problem? Open the report again at any kiosk." },
    },
    [CENTRAL_TRACKING_REOPENED] = {
      "Open again",
      "Your report is back with the field teams.",
      { "There is nothing for you to do now.", "Keep your receipt: each new step appears here." },
    },
    [CENTRAL_TRACKING_REJECTED] = {
      "Not approved",
      "The municipality has looked at your request and could not approve it.",
      { "Call " CENTRAL_TRACKING_TELEPHONE " to learn why.",
        "You may file a new request or an objection at any kiosk." },
    },
    [CENTRAL_TRACKING_CANCELLED] = {
      "Cancelled",
      "Nobody works on this request any more.",
      { "You may file a new request at any kiosk." },
    },
    [CENTRAL_TRACKING_NOT_ARRIVED] = {
      "Not here yet",
      "Your receipt is genuine. The kiosk keeps your request and sends it when its line is back.",
      { "Open this page again in a while.",
        "If nothing has changed in a day, call " CENTRAL_TRACKING_TELEPHONE "." },
    },
    [CENTRAL_TRACKING_NOT_GENUINE] = {
      "This receipt is not genuine",
      "No kiosk has issued this code as it is. It may be incomplete, or it was changed.",
      { "Scan the code on the original receipt again.",
        "If someone handed you this receipt, do not rely on it." },
    },
    [CENTRAL_TRACKING_LOST] = {
      "There is no page here",
      "To track your request, scan the code printed on your receipt.",
      { "No receipt at hand? Choose “Track” at any kiosk." },
    },
    [CENTRAL_TRACKING_DESTROYED] = {
      "This request is closed",
      "It is over, and its personal details have been destroyed. Only its stages remain.",
      { "There is nothing for you to do.", "You may file a new request at any kiosk." },
    },
    [CENTRAL_TRACKING_TOO_OFTEN] = {
      "Please wait a little",
      "There were many attempts from this connection that led to no request.",
      { "Open this page again in ten minutes.",
        "The code printed on your receipt works even now." },
    },
    [CENTRAL_TRACKING_UNAVAILABLE] = {
      "The state cannot be shown now",
      "The fault is ours, and your request is safe.",
      { "Open this page again in a while." },
    },
  },
};

static const CentralTrackingWords urdu = {
  .language = "ur",
  .page_title = "درخواست کی پیروی",
  .code = "ٹریکنگ نمبر",
  .genuine = "اصلی رسید، کیوسک کے دستخط کے ساتھ",
  .no_licence = "یہ لائسنس نہیں ہے",
  .pay = "واجب الادا رقم",
  .biller = "بلر نمبر",
  .bill_number = "بل نمبر",
  .due = "ادائیگی کی آخری تاریخ",
  .next = "اب کیا ہوگا؟",
  .timeline = "آپ کی درخواست کے مراحل",
  .made = "آپ نے درخواست جمع کرائی",
  .promised = "جواب کی آخری تاریخ",
  .states = {
    [CENTRAL_TRACKING_RECEIVED] = {
      "آپ کی درخواست مل گئی",
      "آپ کی درخواست بلدیہ تک پہنچ گئی ہے، ہم اس پر کام شروع کریں گے۔",
      { "ابھی آپ کو کچھ نہیں کرنا ہے۔", "اپنی رسید سنبھال کر رکھیں: ہر نیا مرحلہ یہاں نظر آئے گا۔" },
    },
    [CENTRAL_TRACKING_AWAITING_PAYMENT] = {
      "ادائیگی کا انتظار ہے",
      "آپ کی درخواست مکمل ہے، صرف فیس ادا کرنا باقی ہے۔",
      { "اپنے بینک کی ایپ کھولیں اور SADAD چنیں۔", "بلر نمبر درج کریں، پھر بل نمبر۔",
        "رقم پہنچنے پر یہ صفحہ بدل جائے گا۔" },
    },
    [CENTRAL_TRACKING_PAID] = {
      "رقم مل گئی",
      "فیس ادا ہو گئی ہے، ہم آپ کی درخواست پر کام جاری رکھے ہوئے ہیں۔",
      { "ابھی آپ کو کچھ نہیں کرنا ہے۔", "اپنی رسید سنبھال کر رکھیں: ہر نیا مرحلہ یہاں نظر آئے گا۔" },
    },
    [CENTRAL_TRACKING_UNDER_REVIEW] = {
      "جائزہ لیا جا رہا ہے",
      "آپ کی درخواست بلدیہ تک پہنچ گئی ہے اور اس کا جائزہ لیا جا رہا ہے۔",
      { "ابھی آپ کو کچھ نہیں کرنا ہے۔", "اگر فیس واجب ہوئی تو بل یہاں نظر آئے گا۔",
        "اگر آپ سے کچھ درکار ہوا تو ہم یہاں لکھیں گے۔" },
    },
    [CENTRAL_TRACKING_RETURNED] = {
      "کچھ کمی ہے",
      "آپ کی درخواست مکمل کرنے کے لیے واپس بھیجی گئی ہے۔",
      { "ٹریکنگ نمبر کے ساتھ کسی بھی خدمت مرکز پر تشریف لائیں۔",
        "عملہ آپ کے ساتھ مل کر اسے مکمل کر کے دوبارہ بھیجے گا۔" },
    },
    [CENTRAL_TRACKING_APPROVED] = {
      "درخواست منظور ہو گئی",
      "بلدیہ نے آپ کی درخواست دیکھ کر منظور کر لی ہے۔",
      { "دستاویز تیار ہو رہی ہے، آپ کو کچھ نہیں کرنا ہے۔",
        "جاری ہونے پر یہ صفحہ بدل جائے گا۔" },
    },
    [CENTRAL_TRACKING_SCHEDULED] = {
      "آپ کی ملاقات طے ہو گئی",
      "وقت آپ کے لیے محفوظ ہے، ہم آپ کے منتظر ہیں۔",
      { "دس منٹ پہلے آئیں اور شناختی کارڈ ساتھ لائیں۔", "پہنچنے پر یہ رسید دکھائیں۔" },
    },
    [CENTRAL_TRACKING_ISSUED] = {
      "آپ کی درخواست مکمل ہو گئی",
      "آپ کی مطلوبہ دستاویز جاری ہو گئی ہے۔",
      { "ٹریکنگ نمبر سے کسی بھی کیوسک پر پرنٹ کریں۔" },
    },
    [CENTRAL_TRACKING_RESOLVED] = {
      "شکایت حل ہو گئی",
      "فیلڈ ٹیموں نے آپ کی شکایت پر کام مکمل کر لیا ہے۔",
      { "کسی بھی کیوسک پر ٹریکنگ نمبر سے بتائیں کہ کام کیسا ہوا۔",
        "مسئلہ اب بھی ہے؟ کسی بھی کیوسک پر شکایت دوبارہ کھولیں۔" },
    },
    [CENTRAL_TRACKING_REOPENED] = {
      "شکایت دوبارہ کھل گئی",
      "آپ کی شکایت پھر سے فیلڈ ٹیموں کے پاس ہے۔",
      { "ابھی آپ کو کچھ نہیں کرنا ہے۔", "اپنی رسید سنبھال کر رکھیں: ہر نیا مرحلہ یہاں نظر آئے گا۔" },
    },
    [CENTRAL_TRACKING_REJECTED] = {
      "منظور نہیں ہوئی",
      "بلدیہ نے آپ کی درخواست دیکھی مگر اسے منظور نہ کر سکی۔",
      { "وجہ جاننے کے لیے " CENTRAL_TRACKING_TELEPHONE " پر کال کریں۔",
        "آپ کسی بھی کیوسک پر نئی درخواست یا اعتراض جمع کرا سکتے ہیں۔" },
    },
    [CENTRAL_TRACKING_CANCELLED] = {
      "درخواست منسوخ ہو گئی",
      "اس درخواست پر اب کام نہیں ہو رہا۔",
      { "آپ کسی بھی کیوسک پر نئی درخواست جمع کرا سکتے ہیں۔" },
    },
    [CENTRAL_TRACKING_NOT_ARRIVED] = {
      "ابھی نہیں پہنچی",
      "آپ کی رسید اصلی ہے۔ درخواست کیوسک میں محفوظ ہے اور رابطہ بحال ہوتے ہی بھیجی جائے گی۔",
      { "تھوڑی دیر بعد یہ صفحہ دوبارہ کھولیں۔",
        "اگر ایک دن میں کچھ نہ بدلے تو " CENTRAL_TRACKING_TELEPHONE " پر کال کریں۔" },
    },
    [CENTRAL_TRACKING_NOT_GENUINE] = {
      "یہ رسید اصلی نہیں ہے",
      "کسی کیوسک نے یہ کوڈ اس شکل میں جاری نہیں کیا۔ یہ نامکمل ہے یا بدلا گیا ہے۔",
      { "اصل رسید کا کوڈ دوبارہ اسکین کریں۔", "اگر کسی نے آپ کو یہ رسید دی ہے تو اس پر بھروسہ نہ کریں۔" },
    },
    [CENTRAL_TRACKING_LOST] = {
      "یہاں کوئی صفحہ نہیں",
      "اپنی درخواست کی پیروی کے لیے رسید پر چھپا کوڈ اسکین کریں۔",
      { "رسید پاس نہیں؟ کسی بھی کیوسک پر پیروی کا انتخاب کریں۔" },
    },
    [CENTRAL_TRACKING_DESTROYED] = {
      "یہ درخواست بند ہو چکی ہے",
      "درخواست مکمل ہوئی اور اس کی ذاتی معلومات تلف کر دی گئیں۔ صرف مراحل باقی ہیں۔",
      { "آپ کو کچھ کرنے کی ضرورت نہیں۔", "آپ کسی بھی کیوسک پر نئی درخواست دے سکتے ہیں۔" },
    },
    [CENTRAL_TRACKING_TOO_OFTEN] = {
      "تھوڑا انتظار کریں",
      "اس کنکشن سے بہت سی کوششیں ہوئیں جن سے کوئی درخواست نہیں ملی۔",
      { "دس منٹ بعد یہ صفحہ دوبارہ کھولیں۔", "آپ کی رسید پر چھپا کوڈ ابھی بھی کام کرتا ہے۔" },
    },
    [CENTRAL_TRACKING_UNAVAILABLE] = {
      "حالت ابھی نہیں دکھائی جا سکتی",
      "خرابی ہماری طرف سے ہے، آپ کی درخواست محفوظ ہے۔",
      { "تھوڑی دیر بعد یہ صفحہ دوبارہ کھولیں۔" },
    },
  },
};

static const char *const state_names[CENTRAL_TRACKING_STATES] = {
  [CENTRAL_TRACKING_RECEIVED] = "received",
  [CENTRAL_TRACKING_AWAITING_PAYMENT] = "awaiting-payment",
  [CENTRAL_TRACKING_PAID] = "paid",
  [CENTRAL_TRACKING_UNDER_REVIEW] = "under-review",
  [CENTRAL_TRACKING_RETURNED] = "returned",
  [CENTRAL_TRACKING_APPROVED] = "approved",
  [CENTRAL_TRACKING_SCHEDULED] = "scheduled",
  [CENTRAL_TRACKING_ISSUED] = "issued",
  [CENTRAL_TRACKING_RESOLVED] = "resolved",
  [CENTRAL_TRACKING_REOPENED] = "reopened",
  [CENTRAL_TRACKING_REJECTED] = "rejected",
  [CENTRAL_TRACKING_CANCELLED] = "cancelled",
  [CENTRAL_TRACKING_NOT_ARRIVED] = "not-arrived",
  [CENTRAL_TRACKING_NOT_GENUINE] = "not-genuine",
  [CENTRAL_TRACKING_LOST] = "lost",
  [CENTRAL_TRACKING_DESTROYED] = "destroyed",
  [CENTRAL_TRACKING_TOO_OFTEN] = "too-often",
  [CENTRAL_TRACKING_UNAVAILABLE] = "unavailable",
};

const CentralTrackingWords *
central_tracking_words_get (const char *language)
{
  static const CentralTrackingWords *const all_words[] = { &arabic, &english, &urdu };

  for (guint index = 0; index < G_N_ELEMENTS (all_words); index++)
    if (g_strcmp0 (language, all_words[index]->language) == 0)
      return all_words[index];
  return &arabic;
}

CentralTrackingState
central_tracking_words_find_state (const char *state)
{
  for (guint index = 0; index < CENTRAL_TRACKING_NOT_ARRIVED; index++)
    if (g_strcmp0 (state, state_names[index]) == 0)
      return (CentralTrackingState) index;
  return CENTRAL_TRACKING_RECEIVED;
}

const char *
central_tracking_words_name_state (CentralTrackingState state)
{
  return state_names[state];
}
