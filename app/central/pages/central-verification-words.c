/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-verification-words.h"

static const CentralVerificationWords all_words[] = {
  {
    .language = "ar",
    .page_title = "التحقق من وثيقة",
    .compare = "قارن هذه البيانات بالورقة",
    .number = "الرقم",
    .issued_at = "تاريخ الإصدار",
    .paid_at = "تاريخ السداد",
    .valid_until = "سارية حتى",
    .printed_at = "طُبعت في",
    .states = {
      [CENTRAL_VERIFICATION_GENUINE] = { "وثيقة صحيحة وسارية", "أصدرتها البلدية، وهي سارية اليوم." },
      [CENTRAL_VERIFICATION_PAID] = { "إيصال صحيح", "وصل هذا المبلغ إلى البلدية." },
      [CENTRAL_VERIFICATION_EXPIRED] = { "وثيقة صحيحة لكنها منتهية", "أصدرتها البلدية، وانتهت مدتها." },
      [CENTRAL_VERIFICATION_CANCELLED] = { "وثيقة ملغاة", "أصدرتها البلدية ثم ألغتها. لا تعتمد عليها." },
      [CENTRAL_VERIFICATION_FORGED] = { "وثيقة غير صحيحة",
                                        "لم تصدر البلدية هذا الرمز بهذه الصورة. لا تعتمد على الورقة." },
      [CENTRAL_VERIFICATION_UNAVAILABLE] = { "تعذر التحقق الآن", "الخلل من جهتنا. افتح الصفحة بعد قليل." },
    },
  },
  {
    .language = "en",
    .page_title = "Verify a document",
    .compare = "Compare these with the paper",
    .number = "Number",
    .issued_at = "Issued on",
    .paid_at = "Paid on",
    .valid_until = "Valid until",
    .printed_at = "Printed",
    .states = {
      [CENTRAL_VERIFICATION_GENUINE] = { "Genuine and valid",
                                         "The municipality issued it, and it holds today." },
      [CENTRAL_VERIFICATION_PAID] = { "Genuine receipt", "The municipality has received this amount." },
      [CENTRAL_VERIFICATION_EXPIRED] = { "Genuine, but expired",
                                         "The municipality issued it. Its time is over." },
      [CENTRAL_VERIFICATION_CANCELLED] = { "Cancelled",
                                           "The municipality issued it and cancelled it since. Do not rely on it." },
      [CENTRAL_VERIFICATION_FORGED] = { "Not genuine",
                                        "The municipality never issued this code as it is. Do not rely on the paper." },
      [CENTRAL_VERIFICATION_UNAVAILABLE] = { "It cannot be verified now",
                                             "The fault is ours. Open this page again in a while." },
    },
  },
  {
    .language = "ur",
    .page_title = "دستاویز کی تصدیق",
    .compare = "ان تفصیلات کو کاغذ سے ملائیں",
    .number = "نمبر",
    .issued_at = "تاریخ اجرا",
    .paid_at = "تاریخ ادائیگی",
    .valid_until = "کارآمد تا",
    .printed_at = "چھپائی کا وقت",
    .states = {
      [CENTRAL_VERIFICATION_GENUINE] = { "اصلی اور کارآمد", "یہ بلدیہ نے جاری کی ہے اور آج کارآمد ہے۔" },
      [CENTRAL_VERIFICATION_PAID] = { "اصلی رسید", "یہ رقم بلدیہ کو مل چکی ہے۔" },
      [CENTRAL_VERIFICATION_EXPIRED] = { "اصلی، مگر میعاد ختم", "یہ بلدیہ نے جاری کی تھی، اس کی میعاد ختم ہو چکی ہے۔" },
      [CENTRAL_VERIFICATION_CANCELLED] = { "منسوخ شدہ",
                                           "بلدیہ نے جاری کر کے منسوخ کر دی ہے۔ اس پر بھروسہ نہ کریں۔" },
      [CENTRAL_VERIFICATION_FORGED] = { "اصلی نہیں",
                                        "بلدیہ نے یہ کوڈ اس شکل میں جاری نہیں کیا۔ اس کاغذ پر بھروسہ نہ کریں۔" },
      [CENTRAL_VERIFICATION_UNAVAILABLE] = { "ابھی تصدیق نہیں ہو سکتی",
                                             "خرابی ہماری طرف سے ہے۔ تھوڑی دیر بعد یہ صفحہ کھولیں۔" },
    },
  },
};

const CentralVerificationWords *
central_verification_words_get (const char *language)
{
  for (guint index = 0; index < G_N_ELEMENTS (all_words); index++)
    if (g_strcmp0 (language, all_words[index].language) == 0)
      return &all_words[index];
  return &all_words[0];
}
