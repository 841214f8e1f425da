/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-way-through.h"

#include "kiosk-closed-words.h"
#include "kiosk-language.h"
#include "kiosk-style.h"

static KioskAgentLink *
link_of (Kiosk *kiosk)
{
  return kiosk_station_get_link (kiosk->bench->station);
}

static void
close_kiosk (Kiosk *kiosk, const char *message, const char *until)
{
  g_object_set (kiosk->bench->agent, "open", FALSE, "closed-message", message, "closed-until",
                until, NULL);
  support_run_until (!kiosk_agent_link_is_open (link_of (kiosk)) &&
                     g_str_equal (kiosk_agent_link_get_closed_message (link_of (kiosk)), message));
}

static void
test_says_why_in_every_language (Kiosk *kiosk, gconstpointer user_data)
{
  static const struct {
    const char *message;
    const char *ar, *en, *ur;
  } reasons[] = {
    { "", "هذا الجهاز مغلق الآن", "This kiosk is closed right now", "یہ کیوسک اس وقت بند ہے" },
    { "maintenance", "مغلق للصيانة", "closed for maintenance", "مرمت کے لیے بند" },
    { "short-break", "لاستراحة قصيرة", "for a short break", "مختصر وقفے" },
    { "moved", "انتقلت خدمات", "have moved", "منتقل" },
    { "use-counter", "شبّاك الخدمة", "go to the counter", "کاؤنٹر" },
    { "a-word-of-tomorrow", "مغلق الآن", "closed right now", "اس وقت بند" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++) {
    close_kiosk (kiosk, reasons[i].message, "");
    support_run_until (shows (kiosk, reasons[i].ar) && shows (kiosk, reasons[i].en) &&
                       shows (kiosk, reasons[i].ur));
    g_assert_false (shows (kiosk, "ابدأ بالعربية"));
  }
}

static void
expect_moment (Kiosk *kiosk, const char *language, const char *expected, const char *hijri)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 ("2026-11-23T10:00:00+03:00", NULL);
  g_auto (KioskClosedWords) words = kiosk_closed_words_find (link_of (kiosk), NULL, language, now);

  g_assert_cmpstr (words.until, ==, expected);
  g_assert_cmpstr (words.calendar, ==, hijri);
}

static void
test_says_until_when (Kiosk *kiosk, gconstpointer user_data)
{
  close_kiosk (kiosk, "maintenance", "2026-11-23T16:00:00+03:00");
  expect_moment (kiosk, "ar", "يُفتح مجدداً الساعة ٤:٠٠ م", NULL);
  expect_moment (kiosk, "en", "Opens again at 4:00 PM", NULL);

  /* Told in another zone, it is still the wall's clock here that counts. */
  close_kiosk (kiosk, "short-break", "2026-11-23T21:30:00Z");
  expect_moment (kiosk, "en", "Opens again tomorrow at 12:30 AM", NULL);

  close_kiosk (kiosk, "moved", "2026-11-29T09:00:00+03:00");
  expect_moment (kiosk, "en", "Opens again on Sunday 29 November 2026 at 9:00 AM",
                 "19 Jumada II 1448 AH");
}

static void
expect_hours (Kiosk *kiosk, const char *now_text, const char *language, const char *expected)
{
  CivicHours *hours = civic_centre_get_hours (kiosk_station_get_centre (kiosk->bench->station));
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (now_text, NULL);
  g_auto (KioskClosedWords) words = kiosk_closed_words_find (link_of (kiosk), hours, language, now);

  g_assert_cmpstr (words.hours, ==, expected);
}

static void
test_says_the_hours_that_closed_it (Kiosk *kiosk, gconstpointer user_data)
{
  close_kiosk (kiosk, "hours", "2026-11-23T16:00:00+03:00");
  support_run_until (shows (kiosk, "المركز مغلق الآن") &&
                     shows (kiosk, "The centre is closed now"));
  expect_moment (kiosk, "en", "Opens again at 4:00 PM", NULL);
  expect_hours (kiosk, "2026-11-23T13:00:00+03:00", "en",
                "Hours today: 8:00 AM to 12:00 PM, 4:00 PM to 10:30 PM");
  expect_hours (kiosk, "2026-11-23T13:00:00+03:00", "ar",
                "ساعات العمل اليوم: من ٨:٠٠ ص إلى ١٢:٠٠ م، من ٤:٠٠ م إلى ١٠:٣٠ م");
  /* 1 Ramadan 1447, told by a machine in another zone; past midnight is still that evening's. */
  expect_hours (kiosk, "2026-02-17T21:30:00Z", "en", "Ramadan hours today: 9:00 PM to 2:00 AM");
  expect_hours (kiosk, "2026-09-23T13:00:00+03:00", "ar", "إجازة اليوم الوطني");
  expect_hours (kiosk, "2026-09-23T13:00:00+03:00", "ur", "قومی دن کی تعطیل");
  /* Latin times within Urdu keep their order. */
  expect_moment (kiosk, "ur", "دوبارہ \u20664:00\u00a0PM\u2069 پر کھلے گا", NULL);
  picture (kiosk, "closed-by-hours");

  /* What somebody closed it for is not the hours' affair. */
  close_kiosk (kiosk, "maintenance", "");
  expect_hours (kiosk, "2026-11-23T13:00:00+03:00", "en", NULL);
}

static void
test_promises_nothing_that_is_over (Kiosk *kiosk, gconstpointer user_data)
{
  close_kiosk (kiosk, "maintenance", "2026-11-23T09:59:00+03:00");
  expect_moment (kiosk, "ar", NULL, NULL);
  close_kiosk (kiosk, "short-break", "soon");
  expect_moment (kiosk, "ar", NULL, NULL);
}

static void
test_an_unwanted_kiosk_is_out_of_service (Kiosk *kiosk, gconstpointer user_data)
{
  g_object_set (kiosk->bench->agent, "kiosk-state", "out-of-service", NULL);
  support_run_until (shows (kiosk, "خارج الخدمة") && shows (kiosk, "out of service"));
  g_assert_false (shows (kiosk, "ابدأ بالعربية"));
  g_assert_false (shows (kiosk, "من الأمانة"));
  picture (kiosk, "out-of-service");

  g_object_set (kiosk->bench->agent, "kiosk-state", "ready", NULL);
  support_run_until (shows (kiosk, "ابدأ بالعربية"));
  g_assert_false (shows (kiosk, "out of service"));
}

static void
test_opens_as_it_was (Kiosk *kiosk, gconstpointer user_data)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) soon = g_date_time_add_hours (now, 2);
  g_autoptr (GDateTime) later = g_date_time_add_days (now, 6);
  g_autofree char *soon_text = g_date_time_format (soon, "%FT%TZ");
  g_autofree char *later_text = g_date_time_format (later, "%FT%TZ");

  close_kiosk (kiosk, "maintenance", soon_text);
  picture (kiosk, "closed-today");
  close_kiosk (kiosk, "use-counter", later_text);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (kiosk->window));
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (page_of (kiosk))), <=, 1920);
  picture (kiosk, "closed-days");
  close_kiosk (kiosk, "", "");
  picture (kiosk, "closed");

  g_object_set (kiosk->bench->agent, "open", TRUE, NULL);
  support_run_until (shows (kiosk, "ابدأ بالعربية"));
  g_assert_false (shows (kiosk, "closed right now"));
  g_assert_true (shows (kiosk, "من الأمانة"));
  picture (kiosk, "open-again");
}

#define ADD(path, function)                                                                        \
  g_test_add ("/kiosk/closed/" path, Kiosk, NULL, kiosk_set_up, function, kiosk_tear_down)

int
main (int argc, char **argv)
{
  kiosk_language_bind ();
  gtk_test_init (&argc, &argv, NULL);
  kiosk_style_install (gdk_display_get_default ());

  ADD ("says-why-in-every-language", test_says_why_in_every_language);
  ADD ("says-until-when", test_says_until_when);
  ADD ("says-the-hours-that-closed-it", test_says_the_hours_that_closed_it);
  ADD ("promises-nothing-that-is-over", test_promises_nothing_that_is_over);
  ADD ("an-unwanted-kiosk-is-out-of-service", test_an_unwanted_kiosk_is_out_of_service);
  ADD ("opens-as-it-was", test_opens_as_it_was);

  return g_test_run ();
}
