/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-operator-words.h"

#include <string.h>

#include "central-languages.h"

#define SAY(what) [CENTRAL_SAY_##what]

/* In the order of central_languages. */
static const char *const words[CENTRAL_SAY_WORDS][CENTRAL_LANGUAGE_COUNT] = {
  SAY (PRODUCT) = { "كشك · المشغّلون", "Kushk · Operators", "کشک · آپریٹر" },
  SAY (KIOSKS) = { "الأجهزة", "Kiosks", "کیوسک" },
  SAY (FIGURES) = { "المؤشرات", "Figures", "اعداد و شمار" },
  SAY (SETTLEMENTS) = { "التسويات", "Settlements", "تصفیے" },
  SAY (LOG_OUT) = { "خروج", "Log out", "لاگ آؤٹ" },
  SAY (EVERYONE) = { "جميع المراكز", "All centres", "تمام مراکز" },
  SAY (VIEWER) = { "اطلاع فقط", "View only", "صرف دیکھنا" },
  SAY (ROLE_OPERATOR) = { "مشغّل", "Operator", "آپریٹر" },
  SAY (SKIP) = { "إلى المحتوى", "To the content", "مواد پر جائیں" },
  SAY (BACK) = { "كل الأجهزة", "All kiosks", "تمام کیوسک" },
  SAY (PREVIOUS) = { "السابق", "Previous", "پچھلا" },
  SAY (NEXT) = { "التالي", "Next", "اگلا" },
  SAY (LOG_IN) = { "تسجيل الدخول", "Log in", "لاگ اِن" },
  SAY (LOG_IN_LEAD) = { "لمشغّلي مراكز الخدمة والبلدية.",
                        "For operators of service centres and the municipality.",
                        "سروس سینٹروں کے آپریٹروں اور بلدیہ کے لیے۔" },
  SAY (NAME) = { "اسم المستخدم", "Name", "صارف نام" },
  SAY (PASSWORD) = { "كلمة المرور", "Password", "پاس ورڈ" },
  SAY (WRONG_PASSWORD) = { "الاسم وكلمة المرور لا يتطابقان. بعد خمس محاولات يتوقف الاسم مدة قصيرة.",
                           "That name and password do not fit together. After five tries a name "
                           "rests for a while.",
                           "نام اور پاس ورڈ آپس میں نہیں ملتے۔ پانچ کوششوں کے بعد نام کچھ دیر بند "
                           "رہتا ہے۔" },
  SAY (TOO_OFTEN) = { "محاولات كثيرة من هذا العنوان. انتظر دقيقة ثم حاول.",
                      "Too many tries from this address. Wait a minute, then try again.",
                      "اس پتے سے بہت کوششیں ہوئیں۔ ایک منٹ رک کر دوبارہ کوشش کریں۔" },
  SAY (NOT_FOUND) = { "لا يوجد شيء هنا", "There is nothing here", "یہاں کچھ نہیں" },
  SAY (NOT_FOUND_LEAD) = { "العنوان غير صحيح، أو ليس من مراكزك.",
                           "The address is wrong, or it is not one of your centres.",
                           "پتہ درست نہیں، یا یہ آپ کے مراکز میں سے نہیں۔" },
  SAY (NOT_ALLOWED) = { "حسابك للاطلاع فقط", "Your account may only look",
                        "آپ کا اکاؤنٹ صرف دیکھ سکتا ہے" },
  SAY (NOT_ALLOWED_LEAD) = { "اطلب من زميل له صلاحية التشغيل أن يفعل ذلك.",
                             "Ask a colleague who may operate kiosks to do it.",
                             "کسی ایسے ساتھی سے کہیں جسے چلانے کی اجازت ہو۔" },
  SAY (MALFORMED) = { "لم يُنفَّذ الطلب", "That was not done", "یہ نہیں کیا گیا" },
  SAY (MALFORMED_LEAD) = { "النموذج ناقص أو قديم. ارجع إلى الصفحة وأعد المحاولة.",
                           "The form was incomplete or too old. Go back to the page and try again.",
                           "فارم نامکمل یا پرانا تھا۔ صفحے پر واپس جا کر دوبارہ کوشش کریں۔" },
  SAY (UNAVAILABLE) = { "الخدمة غير متاحة الآن", "This cannot be shown now",
                        "یہ ابھی نہیں دکھایا جا سکتا" },
  SAY (UNAVAILABLE_LEAD) = { "أعد المحاولة بعد قليل.", "Please try again in a moment.",
                             "تھوڑی دیر بعد دوبارہ کوشش کریں۔" },
  SAY (FLEET_LEAD) = { "ما يحتاج إليك أولاً. تتحدث الصفحة كل نصف دقيقة.",
                       "What needs you comes first. The page renews itself every half minute.",
                       "جسے آپ کی ضرورت ہے وہ پہلے۔ صفحہ ہر آدھے منٹ بعد تازہ ہوتا ہے۔" },
  SAY (WRONG_NOW) = { "تحتاج إليك الآن", "Need you now", "ابھی توجہ درکار" },
  SAY (ALL_WELL) = { "كل الأجهزة بخير", "All is well", "سب ٹھیک ہے" },
  SAY (FILINGS_TODAY) = { "طلبات اليوم", "Filings today", "آج کی درخواستیں" },
  SAY (SATISFACTION) = { "رضا المستفيدين", "Satisfaction", "اطمینان" },
  SAY (OF_FIVE) = { "من ٥", "of 5", "5 میں سے" },
  SAY (RATINGS) = { "عدد التقييمات: {}", "Ratings: {}", "درجہ بندیاں: {}" },
  SAY (KIOSK) = { "الجهاز", "Kiosk", "کیوسک" },
  SAY (STATE) = { "الحالة", "State", "حالت" },
  SAY (SINCE) = { "منذ {}", "since {}", "{} سے" },
  SAY (HEARD) = { "آخر اتصال", "Last heard", "آخری رابطہ" },
  SAY (TODAY) = { "اليوم", "Today", "آج" },
  SAY (PRINTER) = { "طابعة الإيصالات", "Receipt printer", "رسید پرنٹر" },
  SAY (SHEET_PRINTER) = { "طابعة الوثائق", "Sheet printer", "دستاویز پرنٹر" },
  SAY (OUTBOX) = { "بانتظار الإرسال", "Waiting to be sent", "بھیجے جانے کے منتظر" },
  SAY (VERSION) = { "الإصدار", "Version", "ورژن" },
  SAY (CATALOGUE) = { "دليل الخدمات", "Catalogue", "فہرستِ خدمات" },
  SAY (NONE) = { "—", "—", "—" },
  SAY (NO_KIOSKS) = { "لا توجد أجهزة في مراكزك بعد.", "There are no kiosks in your centres yet.",
                      "آپ کے مراکز میں ابھی کوئی کیوسک نہیں۔" },
  SAY (NEVER) = { "لم يتصل قط", "never", "کبھی نہیں" },
  SAY (NOW) = { "الآن", "now", "ابھی" },
  SAY (MINUTES_AGO) = { "قبل {} د", "{} min ago", "{} منٹ پہلے" },
  SAY (HOURS_AGO) = { "قبل {} س", "{} h ago", "{} گھنٹے پہلے" },
  SAY (DAYS_AGO) = { "قبل {} يوم", "{} d ago", "{} دن پہلے" },
  SAY (METRES_LEFT) = { "بقي {} م", "{} m left", "{} میٹر باقی" },
  SAY (WAITING) = { "{} طلب", "{} filings", "{} درخواستیں" },
  SAY (OLDEST) = { "أقدمها {}", "oldest {}", "سب سے پرانی {}" },
  SAY (EMPTY_OUTBOX) = { "لا شيء", "nothing", "کچھ نہیں" },
  SAY (UNSIGNED) = { "غير موقّع", "not signed", "بغیر دستخط" },
  SAY (NUMBER) = { "رقم {}", "number {}", "نمبر {}" },
  SAY (WARN_NOT_HEARD) = { "لا يتصل منذ {}", "Not heard since {}", "{} سے رابطہ نہیں" },
  SAY (WARN_PAPER_OUT) = { "نفد ورق الإيصالات", "No receipt paper", "رسید کا کاغذ ختم" },
  SAY (WARN_PAPER_LOW) = { "ورق الإيصالات أوشك على النفاد", "Receipt paper is low",
                           "رسید کا کاغذ کم ہے" },
  SAY (WARN_AUDIT) = { "سجل الأحداث لا يطابق نسختنا", "Its event log is not the one we have",
                       "واقعات کا ریکارڈ ہماری نقل سے مختلف ہے" },
  SAY (WARN_PRINTER) = { "طابعة الإيصالات: {}", "Receipt printer: {}", "رسید پرنٹر: {}" },
  SAY (WARN_OUTBOX) = { "طلبات لم تُرسل، أقدمها {}", "Filings unsent, oldest {}",
                        "درخواستیں نہیں بھیجی گئیں، سب سے پرانی {}" },
  SAY (WARN_QUARANTINE) = { "طلبات محتجزة: {}", "Filings held back: {}", "روکی گئی درخواستیں: {}" },
  SAY (WARN_CERTIFICATE) = { "تنتهي الشهادة في {}", "Certificate ends on {}",
                             "سرٹیفکیٹ {} کو ختم ہو گا" },
  SAY (WARN_STORAGE) = { "التخزين معطّل", "Storage does not work", "اسٹوریج خراب ہے" },
  SAY (WARN_REVOKED) = { "سُحبت شهادته", "Revoked", "منسوخ شدہ" },
  SAY (WARN_STATE) = { "خارج الخدمة للمستفيدين", "Out of service for citizens",
                       "شہریوں کے لیے بند" },
  SAY (CENTRE) = { "المركز", "Centre", "مرکز" },
  SAY (PLACE) = { "الموقع", "Place", "جگہ" },
  SAY (CONFIGURATION) = { "الإعدادات", "Configuration", "ترتیبات" },
  SAY (LINE) = { "سرعة الخط", "Line", "لائن" },
  SAY (MILLISECONDS) = { "{} مللي ثانية", "{} ms", "{} ملی سیکنڈ" },
  SAY (CERTIFICATE) = { "الشهادة صالحة حتى", "Certificate valid until", "سرٹیفکیٹ کی میعاد" },
  SAY (ENROLLED) = { "سُجّل في", "Enrolled", "اندراج" },
  SAY (REVOKED) = { "سُحب في", "Revoked", "منسوخی" },
  SAY (STORAGE) = { "التخزين", "Storage", "اسٹوریج" },
  SAY (GOOD) = { "سليم", "good", "درست" },
  SAY (BAD) = { "معطّل", "bad", "خراب" },
  SAY (COMMANDS) = { "الأوامر", "Commands", "احکامات" },
  SAY (COMMANDS_LEAD) = { "ينفّذها الجهاز بعد انتهاء الزيارة الجارية، لا أثناءها.",
                          "The kiosk carries them out after a visit has ended, never during one.",
                          "کیوسک انہیں جاری وزٹ کے بعد پورا کرتا ہے، دوران نہیں۔" },
  SAY (NO_COMMANDS) = { "لم تصدر أوامر بعد.", "No commands yet.", "ابھی کوئی حکم نہیں۔" },
  SAY (LOG) = { "سجل الأحداث", "Event log", "واقعات کا ریکارڈ" },
  SAY (LOG_LEAD) = { "ما فعله الموظفون والجهاز، ولا شيء عن المستفيدين. الأحدث أولاً.",
                     "What staff and the machine did; nothing about citizens. The newest first.",
                     "عملے اور مشین نے کیا کیا؛ شہریوں کے بارے میں کچھ نہیں۔ تازہ ترین پہلے۔" },
  SAY (NO_LOG) = { "لم يصل شيء بعد.", "Nothing has come yet.", "ابھی کچھ نہیں آیا۔" },
  SAY (LOG_BEGUN) = { "بدأ سجل جديد في {}", "A new log began on {}", "نیا ریکارڈ {} کو شروع ہوا" },
  SAY (LOG_FORKED) = { "السجل على الجهاز لا يطابق نسختنا منذ الحدث رقم {}",
                       "The log on the kiosk is not the one we have, from event {} on",
                       "واقعہ {} سے کیوسک کا ریکارڈ ہماری نقل سے مختلف ہے" },
  SAY (
    LOG_FORKED_LEAD) = { "ربما غُيّر السجل أو أُعيد القرص إلى نسخة قديمة. ما وصل قبل ذلك محفوظ هنا "
                         "كما "
                         "وصل.",
                         "It may have been altered, or an old copy of the disk was put back. What "
                         "came before is kept here as it came.",
                         "شاید اسے بدلا گیا ہو یا ڈسک کی پرانی نقل واپس رکھی گئی ہو۔ جو پہلے آیا "
                         "وہ "
                         "یہاں جوں کا توں محفوظ ہے۔" },
  SAY (LOG_SEE) = { "أخذت علمًا", "I have taken note", "میں نے دیکھ لیا" },
  SAY (LOG_SEEN) = { "أخذ علمًا بذلك: {}", "Taken note of by {}", "{} نے دیکھ لیا" },
  SAY (EVENT) = { "الحدث", "Event", "واقعہ" },
  SAY (WHEN) = { "الوقت", "When", "وقت" },
  SAY (WHO) = { "من قام به", "Who", "کس نے" },
  SAY (COMMAND) = { "الأمر", "Command", "حکم" },
  SAY (ISSUED) = { "صدر في", "Issued", "جاری" },
  SAY (BY) = { "أصدره", "By", "جاری کنندہ" },
  SAY (RESULT) = { "النتيجة", "Result", "نتیجہ" },
  SAY (PENDING) = { "في الطريق", "on its way", "راستے میں" },
  SAY (DONE) = { "نُفّذ", "done", "ہو گیا" },
  SAY (REFUSED) = { "رفضه الجهاز", "refused", "مسترد" },
  SAY (EXPIRED) = { "فات وقته", "expired", "وقت گزر گیا" },
  SAY (FAILED) = { "تعذّر", "failed", "ناکام" },
  SAY (WITHDRAWN) = { "حلّ محله أمر آخر", "withdrawn", "واپس لیا گیا" },
  SAY (CLOSE) = { "إغلاق", "Close", "بند کریں" },
  SAY (OPEN) = { "فتح", "Open", "کھولیں" },
  SAY (REFRESH) = { "تحديث دليل الخدمات", "Refresh catalogue", "فہرست تازہ کریں" },
  SAY (RESTART) = { "إعادة التشغيل", "Restart", "دوبارہ چلائیں" },
  SAY (MESSAGE) = { "ما تقوله الشاشة", "What the screen says", "اسکرین پر پیغام" },
  SAY (MESSAGE_NONE) = { "مغلق، بلا سبب", "Closed, no reason", "بند، بغیر وجہ" },
  SAY (MESSAGE_MAINTENANCE) = { "صيانة", "Maintenance", "مرمت" },
  SAY (MESSAGE_SHORT_BREAK) = { "نعود بعد قليل", "Back soon", "تھوڑی دیر میں واپس" },
  SAY (MESSAGE_MOVED) = { "انتقل الجهاز", "Moved", "منتقل ہو گیا" },
  SAY (MESSAGE_USE_COUNTER) = { "راجع موظف المركز", "Please use the counter", "کاؤنٹر پر آئیں" },
  SAY (UNTIL) = { "حتى", "Until", "تک" },
  SAY (UNTIL_HINT) = { "فارغ: حتى يُفتح.", "Empty: until it is opened.",
                       "خالی: جب تک کھولا نہ جائے۔" },
  SAY (ENROLMENT) = { "تسجيل الجهاز", "Enrolment", "اندراج" },
  SAY (REVOKE) = { "سحب الشهادة", "Revoke", "منسوخ کریں" },
  SAY (REVOKE_LEAD) = { "يخرج الجهاز من الخدمة فوراً، ولا يعود إلا بتسجيل جديد.",
                        "The kiosk goes out of service at once, and comes back only when enrolled "
                        "anew.",
                        "کیوسک فوراً بند ہو جائے گا اور نئے اندراج ہی سے واپس آئے گا۔" },
  SAY (REVOKE_SURE) = { "أفهم ذلك", "I understand", "میں سمجھتا ہوں" },
  SAY (NEW_CODE) = { "رمز تسجيل جديد", "New enrolment code", "نیا اندراجی کوڈ" },
  SAY (NEW_CODE_LEAD) = { "صالح ٢٤ ساعة، ولمرة واحدة.", "Valid for 24 hours, once.",
                          "24 گھنٹے کے لیے، ایک بار۔" },
  SAY (CODE) = { "الرمز", "Code", "کوڈ" },
  SAY (CODE_ONCE) = { "اكتبه الآن: لا يُعرض مرة أخرى. يُدخل على الجهاز بالأمر kushkctl enrol.",
                      "Write it down now: it is not shown again. Give it to kushkctl enrol at the "
                      "kiosk.",
                      "ابھی لکھ لیں: دوبارہ نہیں دکھایا جائے گا۔ کیوسک پر kushkctl enrol کو دیں۔" },
  SAY (KIOSK_ID) = { "معرّف الجهاز", "Kiosk's id", "کیوسک کی شناخت" },
  SAY (ADD_KIOSK) = { "جهاز جديد", "A new kiosk", "نیا کیوسک" },
  SAY (COMMAND_SENT) = { "صدر الأمر، ويصل مع اتصال الجهاز القادم.",
                         "Issued. It reaches the kiosk when it is heard next.",
                         "جاری ہوا۔ کیوسک کے اگلے رابطے پر پہنچے گا۔" },
  SAY (REVOKED_NOW) = { "سُحبت شهادة الجهاز.", "The kiosk is revoked.", "کیوسک منسوخ کر دیا گیا۔" },
  SAY (STATE_ENROLLING) = { "قيد التسجيل", "Enrolling", "اندراج جاری" },
  SAY (STATE_CLOSED) = { "مغلق", "Closed", "بند" },
  SAY (STATE_READY) = { "جاهز", "Ready", "تیار" },
  SAY (STATE_IN_SESSION) = { "في خدمة مستفيد", "In a visit", "شہری کی خدمت میں" },
  SAY (STATE_READY_OFFLINE) = { "جاهز بلا اتصال", "Ready, off line", "تیار، آف لائن" },
  SAY (STATE_READY_NO_RECEIPT) = { "جاهز بلا إيصال", "Ready, no receipt", "تیار، بغیر رسید" },
  SAY (STATE_NEEDS_STAFF) = { "يحتاج موظفاً", "Needs staff", "عملے کی ضرورت" },
  SAY (STATE_OUT_OF_SERVICE) = { "خارج الخدمة", "Out of service", "سروس بند" },
  SAY (STATE_QUARANTINE) = { "محجور", "Quarantine", "الگ تھلگ" },
  SAY (STATE_UPDATING) = { "يُحدَّث", "Updating", "اپ ڈیٹ جاری" },
  SAY (STATE_NOT_HEARD) = { "لا يتصل", "Not heard", "رابطہ نہیں" },
  SAY (PRINTER_READY) = { "جاهزة", "ready", "تیار" },
  SAY (PRINTER_LOW) = { "الورق قليل", "paper low", "کاغذ کم" },
  SAY (PRINTER_OUT) = { "نفد الورق", "out of paper", "کاغذ ختم" },
  SAY (PRINTER_JAMMED) = { "الورق عالق", "jammed", "کاغذ پھنسا" },
  SAY (PRINTER_OPEN) = { "الغطاء مفتوح", "cover open", "ڈھکن کھلا" },
  SAY (PRINTER_OFFLINE) = { "لا تستجيب", "off line", "آف لائن" },
  SAY (PRINTER_UNKNOWN) = { "غير معروفة", "unknown", "نامعلوم" },
  SAY (FIGURES_LEAD) = { "لمراكزك، يوماً بيوم.", "Of your centres, day by day.",
                         "آپ کے مراکز کے، روز بروز۔" },
  SAY (FROM) = { "من", "From", "سے" },
  SAY (TO) = { "إلى", "To", "تک" },
  SAY (SERVICE) = { "الخدمة", "Service", "خدمت" },
  SAY (ALL) = { "الكل", "All", "سب" },
  SAY (SHOW) = { "عرض", "Show", "دکھائیں" },
  SAY (VISITS) = { "الزيارات", "Visits", "وزٹ" },
  SAY (COMPLETION) = { "الزيارات المكتملة", "Completion", "مکمل وزٹ" },
  SAY (MEAN_TIME) = { "متوسط المدة", "Mean time", "اوسط وقت" },
  SAY (RECEIPTS) = { "نجاح الإيصالات", "Receipt success", "رسیدوں کی کامیابی" },
  SAY (AVAILABILITY) = { "الإتاحة", "Availability", "دستیابی" },
  SAY (PROMISE_KEPT) = { "البت في الموعد", "Decided in time", "بروقت فیصلہ" },
  SAY (FILINGS) = { "الطلبات", "Filings", "درخواستیں" },
  SAY (COMPLETED) = { "مكتملة", "Completed", "مکمل" },
  SAY (NOT_COMPLETED) = { "لم تكتمل", "Not completed", "نامکمل" },
  SAY (DAY) = { "اليوم", "Day", "دن" },
  SAY (BY_DAY) = { "الزيارات يوماً بيوم", "Visits by day", "روزانہ وزٹ" },
  SAY (BY_KIOSK) = { "حسب الجهاز", "By kiosk", "کیوسک کے لحاظ سے" },
  SAY (BY_SERVICE) = { "حسب الخدمة", "By service", "خدمت کے لحاظ سے" },
  SAY (BY_STEP) = { "أين توقف الناس", "Where people stopped", "لوگ کہاں رکے" },
  SAY (STEP) = { "الخطوة", "Step", "مرحلہ" },
  SAY (ENDED_HERE) = { "توقفت هنا", "Ended here", "یہاں رکے" },
  SAY (NO_SERVICE) = { "قبل اختيار خدمة", "Before a service was chosen", "خدمت چننے سے پہلے" },
  SAY (NO_FIGURES) = { "لا مؤشرات لهذه المدة.", "There are no figures for these days.",
                       "ان دنوں کے اعداد و شمار نہیں۔" },
  SAY (OF_VISITS) = { "من {} زيارة", "of {} visits", "{} وزٹوں میں سے" },
  SAY (OF_RECEIPTS) = { "من {} إيصال", "of {} receipts", "{} رسیدوں میں سے" },
  SAY (OF_HOURS) = { "من {} ساعة", "of {} hours", "{} گھنٹوں میں سے" },
  SAY (OF_DECIDED) = { "من {} طلب", "of {} filings", "{} درخواستوں میں سے" },
  SAY (MINUTES) = { "{} د", "{} min", "{} منٹ" },
  SAY (HOURS) = { "{} س", "{} h", "{} گھنٹے" },
  SAY (DAYS) = { "{} يوم", "{} d", "{} دن" },
  SAY (NUMBERS) = { "الأرقام في جدول", "The numbers as a table", "اعداد جدول میں" },
  SAY (DOWNLOAD) = { "تنزيل {}", "Download {}", "{} ڈاؤن لوڈ" },
  SAY (DEFINITIONS) = { "كيف تُحسب؟", "How they are computed", "یہ کیسے گنے جاتے ہیں؟" },
  SAY (DEFINE_COMPLETION) = { "الزيارات التي بلغت نهايتها، من كل الزيارات التي انتهت.",
                              "Visits that reached their end, of all visits that ended.",
                              "تمام ختم ہونے والے وزٹوں میں سے مکمل ہونے والے۔" },
  SAY (DEFINE_MEAN_TIME) = { "مجموع مدد الزيارات المنتهية مقسوماً على عددها.",
                             "The durations of all visits that ended, divided by their number.",
                             "تمام وزٹوں کا کل وقت تقسیم ان کی تعداد۔" },
  SAY (DEFINE_SATISFACTION) = { "متوسط النجوم من ١ إلى ٥ للطلبات التي قُدّمت في هذه المدة.",
                                "The mean of 1 to 5 stars given for filings of these days.",
                                "ان دنوں کی درخواستوں پر 1 سے 5 ستاروں کی اوسط۔" },
  SAY (DEFINE_RECEIPTS) = { "ما أكّدت الطابعة خروجه، من كل ما أُرسل إليها.",
                            "Those the printer confirmed, of all that were sent to it.",
                            "پرنٹر کو بھیجی گئی رسیدوں میں سے تصدیق شدہ۔" },
  SAY (DEFINE_AVAILABILITY) = { "الوقت الذي كان فيه الجهاز جاهزاً أو في خدمة مستفيد، من كل الوقت "
                                "الذي أبلغ عنه. "
                                "الإغلاق يُحسب.",
                                "The time a kiosk was ready or in a visit, of all the time it told "
                                "about. Being closed counts against it.",
                                "تیار یا زیرِ استعمال وقت، کل بتائے گئے وقت میں سے۔ بند رہنا بھی "
                                "شمار ہوتا ہے۔" },
  SAY (
    DEFINE_PROMISE) = { "الطلبات التي بُتّ فيها خلال أيام الخدمة الموعودة، من التي بُتّ فيها أو فات "
                        "موعدها.",
                        "Filings decided within the days their service promises, of those "
                        "decided or overdue.",
                        "وعدہ کردہ دنوں میں فیصل شدہ، فیصل شدہ یا تاخیر والی درخواستوں میں سے۔" },
  SAY (WRONG_SPAN) = { "اختر مدة من يوم إلى ٩٢ يوماً.", "Choose a span of 1 to 92 days.",
                       "1 سے 92 دن کی مدت چنیں۔" },
  SAY (STEP_ATTRACT) = { "شاشة الترحيب", "Welcome screen", "خیرمقدمی اسکرین" },
  SAY (STEP_LANGUAGE) = { "اختيار اللغة", "Choosing a language", "زبان کا انتخاب" },
  SAY (STEP_HOME) = { "الصفحة الأولى", "Home", "پہلا صفحہ" },
  SAY (STEP_SERVICES) = { "قائمة الخدمات", "List of services", "خدمات کی فہرست" },
  SAY (STEP_SERVICE) = { "قبل البدء", "Before the first question", "آغاز سے پہلے" },
  SAY (STEP_IDENTITY) = { "التحقق من الهوية", "Identity", "شناخت کی تصدیق" },
  SAY (STEP_FORM) = { "النموذج", "The form", "فارم" },
  SAY (STEP_REVIEW) = { "المراجعة", "Review", "جائزہ" },
  SAY (STEP_SENDING) = { "الإرسال", "Sending", "ارسال" },
  SAY (STEP_DONE) = { "بعد الإرسال", "After sending", "ارسال کے بعد" },
  SAY (STEP_MESSAGE) = { "رسالة الجوال", "Text message", "موبائل پیغام" },
  SAY (STEP_RESULTS) = { "نتيجة الاستعلام", "Answer to an enquiry", "استفسار کا جواب" },
  SAY (STEP_PAYMENT) = { "السداد", "Payment", "ادائیگی" },
  SAY (STEP_DOCUMENT) = { "طباعة الوثيقة", "Printing a document", "دستاویز کی طباعت" },
  SAY (STEP_TRACK) = { "متابعة طلب", "Tracking", "درخواست کی پیروی" },
  SAY (STEP_PROBLEM) = { "شاشة تعذّر", "A problem was shown", "مسئلہ دکھایا گیا" },
  SAY (STEP_UNKNOWN) = { "غير معروفة", "Not known", "نامعلوم" },
  SAY (SETTLEMENTS_LEAD) = { "أيام أُقفلت: لا تتغير بعد ذلك، وما يأتي بعدها يُقيّد في اليوم المفتوح "
                             "التالي.",
                             "Days that are closed: they never change, and what comes later is "
                             "posted to the next open day.",
                             "بند شدہ دن: یہ نہیں بدلتے، بعد کا اندراج اگلے کھلے دن میں ہوتا ہے۔" },
  SAY (NO_SETTLEMENTS) = { "لم يُقفل أي يوم بعد.", "No day has been closed yet.",
                           "ابھی کوئی دن بند نہیں ہوا۔" },
  SAY (OPERATOR) = { "المشغّل", "Operator", "آپریٹر" },
  SAY (CLOSED_AT) = { "أُقفل في", "Closed at", "بند ہوا" },
  SAY (POSTINGS) = { "القيود", "Postings", "اندراجات" },
  SAY (ACCOUNT) = { "الحساب", "Account", "کھاتہ" },
  SAY (DEBIT) = { "مدين", "Debit", "ڈیبٹ" },
  SAY (CREDIT) = { "دائن", "Credit", "کریڈٹ" },
  SAY (TOTAL) = { "المجموع", "Total", "کل" },
  SAY (BALANCED) = { "المدين يساوي الدائن", "Debit equals credit", "ڈیبٹ اور کریڈٹ برابر" },
  SAY (CLOSE_DAY) = { "إقفال يوم", "Close a day", "دن بند کریں" },
  SAY (CLOSE_DAY_LEAD) = { "الإقفال نهائي.", "Closing is final.", "بند کرنا حتمی ہے۔" },
  SAY (DAY_CLOSED) = { "أُقفل اليوم.", "The day is closed.", "دن بند ہو گیا۔" },
  SAY (DAY_REFUSED) = { "لا يُقفل إلا يوم انتهى ولم يُقفل من قبل.",
                        "Only a day that is over and not yet closed can be closed.",
                        "صرف گزرا ہوا اور کھلا دن بند ہو سکتا ہے۔" },
  SAY (DAY_OPEN) = { "مفتوح", "open", "کھلا" },
  SAY (ENTRIES) = { "العمليات", "Payments", "ادائیگیاں" },
  SAY (MUNICIPALITY_SHARE) = { "للبلدية", "Municipality", "بلدیہ" },
  SAY (OPERATOR_SHARE) = { "للمركز", "Centre", "مرکز" },
  SAY (VAT) = { "ضريبة القيمة المضافة", "VAT", "ویلیو ایڈڈ ٹیکس" },
};

typedef struct {
  const char *word;
  CentralSay say;
} Known;

static const Known states[] = {
  { "enrolling", CENTRAL_SAY_STATE_ENROLLING },
  { "closed", CENTRAL_SAY_STATE_CLOSED },
  { "ready", CENTRAL_SAY_STATE_READY },
  { "in-session", CENTRAL_SAY_STATE_IN_SESSION },
  { "ready-offline", CENTRAL_SAY_STATE_READY_OFFLINE },
  { "ready-no-receipt", CENTRAL_SAY_STATE_READY_NO_RECEIPT },
  { "needs-staff", CENTRAL_SAY_STATE_NEEDS_STAFF },
  { "out-of-service", CENTRAL_SAY_STATE_OUT_OF_SERVICE },
  { "quarantine", CENTRAL_SAY_STATE_QUARANTINE },
  { "updating", CENTRAL_SAY_STATE_UPDATING },
  { "not-heard", CENTRAL_SAY_STATE_NOT_HEARD },
  { NULL, CENTRAL_SAY_NONE },
};

static const Known printers[] = {
  { "ready", CENTRAL_SAY_PRINTER_READY },     { "low", CENTRAL_SAY_PRINTER_LOW },
  { "out", CENTRAL_SAY_PRINTER_OUT },         { "jammed", CENTRAL_SAY_PRINTER_JAMMED },
  { "open", CENTRAL_SAY_PRINTER_OPEN },       { "offline", CENTRAL_SAY_PRINTER_OFFLINE },
  { "unknown", CENTRAL_SAY_PRINTER_UNKNOWN }, { NULL, CENTRAL_SAY_PRINTER_UNKNOWN },
};

static const Known actions[] = {
  { "close", CENTRAL_SAY_CLOSE },
  { "open", CENTRAL_SAY_OPEN },
  { "refresh-catalogue", CENTRAL_SAY_REFRESH },
  { "restart", CENTRAL_SAY_RESTART },
  { NULL, CENTRAL_SAY_NONE },
};

static const Known messages[] = {
  { "", CENTRAL_SAY_MESSAGE_NONE },
  { "maintenance", CENTRAL_SAY_MESSAGE_MAINTENANCE },
  { "short-break", CENTRAL_SAY_MESSAGE_SHORT_BREAK },
  { "moved", CENTRAL_SAY_MESSAGE_MOVED },
  { "use-counter", CENTRAL_SAY_MESSAGE_USE_COUNTER },
  { NULL, CENTRAL_SAY_NONE },
};

static const Known results[] = {
  { "waiting", CENTRAL_SAY_PENDING }, { "done", CENTRAL_SAY_DONE },
  { "refused", CENTRAL_SAY_REFUSED }, { "expired", CENTRAL_SAY_EXPIRED },
  { "failed", CENTRAL_SAY_FAILED },   { "withdrawn", CENTRAL_SAY_WITHDRAWN },
  { NULL, CENTRAL_SAY_PENDING },
};

static const Known steps[] = {
  { "attract", CENTRAL_SAY_STEP_ATTRACT }, { "language", CENTRAL_SAY_STEP_LANGUAGE },
  { "home", CENTRAL_SAY_STEP_HOME },       { "services", CENTRAL_SAY_STEP_SERVICES },
  { "service", CENTRAL_SAY_STEP_SERVICE }, { "identity", CENTRAL_SAY_STEP_IDENTITY },
  { "form", CENTRAL_SAY_STEP_FORM },       { "review", CENTRAL_SAY_STEP_REVIEW },
  { "sending", CENTRAL_SAY_STEP_SENDING }, { "done", CENTRAL_SAY_STEP_DONE },
  { "message", CENTRAL_SAY_STEP_MESSAGE }, { "results", CENTRAL_SAY_STEP_RESULTS },
  { "payment", CENTRAL_SAY_STEP_PAYMENT }, { "document", CENTRAL_SAY_STEP_DOCUMENT },
  { "track", CENTRAL_SAY_STEP_TRACK },     { "problem", CENTRAL_SAY_STEP_PROBLEM },
  { NULL, CENTRAL_SAY_STEP_UNKNOWN },
};

const char *
central_operator_say (const char *language, CentralSay what)
{
  for (guint index = 0; central_languages[index]; index++)
    if (g_strcmp0 (language, central_languages[index]) == 0)
      return words[what][index];
  return words[what][0];
}

char *
central_operator_fill (const char *sentence, const char *value)
{
  const char *gap = strstr (sentence, "{}");

  if (gap == NULL)
    return g_strdup (sentence);
  return g_strdup_printf ("%.*s%s%s", (int) (gap - sentence), sentence, value, gap + strlen ("{}"));
}

static CentralSay
find (const Known *known, const char *word)
{
  while (known->word && g_strcmp0 (known->word, word) != 0)
    known++;
  return known->say;
}

CentralSay
central_operator_find_state (const char *word)
{
  return find (states, word);
}

CentralSay
central_operator_find_printer (const char *word)
{
  return find (printers, word);
}

CentralSay
central_operator_find_action (const char *word)
{
  return find (actions, word);
}

CentralSay
central_operator_find_message (const char *word)
{
  return find (messages, word);
}

CentralSay
central_operator_find_result (const char *word)
{
  return find (results, word);
}

CentralSay
central_operator_find_step (const char *word)
{
  return find (steps, word);
}
