/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-rig.h"

G_BEGIN_DECLS

/* Ways through the services the municipality really offers, against a central that is a few
 * answers, whatever it was asked. With KUSHK_PICTURES set to a folder each screen is left there as
 * it was drawn. */

#define TEXT(ar, en, ur) "{\"ar\":\"" ar "\",\"en\":\"" en "\",\"ur\":\"" ur "\"}"
#define LINE(label, kind, value)                                                                   \
  "{\"label\":" label ",\"kind\":\"" kind "\",\"value\":\"" value "\"}"
#define NUMBER TEXT ("الرقم", "Number", "نمبر")
#define VIOLATION(number, state, tone, actions)                                                    \
  "{\"id\":\"v-" number "\",\"icon\":\"warn\",\"title\":" TEXT (                                   \
    "مخالفة نظافة أمام المحل", "Litter in front of the shop",                                      \
    "دکان کے سامنے کچرا") ",\"state\":{\"label\":" state ",\"tone\":\"" tone                       \
                          "\"},\"lines\":[" LINE (NUMBER, "code", number) "," LINE (               \
                            TEXT ("التاريخ", "Date", "تاریخ"), "date",                             \
                            "2026-10-04") "," LINE (TEXT ("الغرامة", "Fine", "جرمانہ"), "money",   \
                                                    "50000") "],\"actions\":[" actions "]}"
#define PAY                                                                                        \
  "{\"kind\":\"pay\",\"bill\":\"20260001000017\",\"label\":" TEXT ("سدّد", "Pay", "ادا کریں") "}"
#define OBJECT                                                                                     \
  "{\"kind\":\"apply\",\"service\":\"violation-object\",\"answers\":{},\"label\":" TEXT (          \
    "اعترض", "Object", "اعتراض کریں") "}"
#define ELSEWHERE                                                                                  \
  "{\"kind\":\"apply\",\"service\":\"not-offered-here\",\"answers\":{},\"label\":" TEXT (          \
    "غير متاح", "Not here", "یہاں نہیں") "}"
#define UNPAID TEXT ("غير مسدَّدة", "Unpaid", "ادا نہیں ہوا")
#define PAID TEXT ("مسدَّدة", "Paid", "ادا شدہ")
#define VIOLATIONS                                                                                 \
  "{\"results\":[" VIOLATION ("950000000012", UNPAID, "bad",                                       \
                              PAY "," OBJECT "," ELSEWHERE) "," VIOLATION ("950000000038", PAID,   \
                                                                           "good", "") "]}"
#define PAGE                                                                                       \
  "{\"handover\":{\"id\":\"h-1\",\"url\":\"https://pay.example.sa/h/Zm9vYmFyYmF6cXV4Zm9v\","       \
  "\"expires_at\":\"%s\"}}"
#define PROGRESS(state, items)                                                                     \
  "{\"handover\":{\"id\":\"h-1\",\"state\":\"" state "\",\"items\":[" items "]}}"
#define PAYMENT                                                                                    \
  "{\"bill\":\"20260001000017\",\"halalas\":50000,\"paid_at\":\"2026-11-22T10:47:00Z\","           \
  "\"reference\":\"SB-7741-0093\",\"method\":\"mada\"}"
#define DOCUMENT                                                                                                                            \
  "{\"document\":{\"id\":\"licence-460100000011\",\"kind\":\"licence\",\"number\":"                                                         \
  "\"460100000011\","                                                                                                                       \
  "\"title\":" TEXT (                                                                                                                       \
    "رخصة تجارية", "Commercial licence", "تجارتی لائسنس") ",\"subtitle\":null,"                                                             \
                                                          "\"issued_at\":\"2026-02-01\","                                                   \
                                                          "\"valid_until\":\"2027-02-01\","                                                 \
                                                          "\"lines\":["                                                                     \
                                                          "{\"label\":" TEXT ("الاسم", "Name", "نام") ",\"kind\":\"text\",\"text\":" TEXT ( \
                                                            "كناري الحجاز", "Hijaz Canary",                                                 \
                                                            "حجاز کناری") "}," LINE (TEXT ("الر"                                         \
                                                                                           "قم "                                          \
                                                                                           "الم"                                         \
                                                                                           "وح"                                           \
                                                                                           "د",                                             \
                                                                                           "Uni"                                            \
                                                                                           "fie"                                            \
                                                                                           "d "                                             \
                                                                                           "num"                                            \
                                                                                           "be"                                             \
                                                                                           "r",                                             \
                                                                                           "یون"                                         \
                                                                                           "یفا"                                         \
                                                                                           "ئیڈ"                                         \
                                                                                           " نم"                                          \
                                                                                           "ب"                                             \
                                                                                           "ر"),                                            \
                                                                                     "code",                                                \
                                                                                     "700123456"                                            \
                                                                                     "7") "],"                                              \
                                                                                          "\"ur"                                            \
                                                                                          "l\":"                                            \
                                                                                          "\"ht"                                            \
                                                                                          "tps:"                                            \
                                                                                          "//"                                              \
                                                                                          "chec"                                            \
                                                                                          "k."                                              \
                                                                                          "exam"                                            \
                                                                                          "ple."                                            \
                                                                                          "sa/"                                             \
                                                                                          "v/"                                              \
                                                                                          "Zm9v"                                            \
                                                                                          "YmFy"                                            \
                                                                                          "YmF6"                                            \
                                                                                          "cXV4"                                            \
                                                                                          "Zm9v"                                            \
                                                                                          "\"}}"
#define DOCUMENTS                                                                                  \
  "{\"results\":[{\"id\":\"d-1\",\"icon\":\"shop\",\"title\":" TEXT (                              \
    "رخصة تجارية", "Commercial licence",                                                           \
    "تجارتی لائسنس") ",\"state\":null,\"lines\":[" LINE (NUMBER, "code",                           \
                                                         "460100000011") "],\"actions\":["         \
                                                                         "{\"kind\":\"print\","    \
                                                                         "\"document\":\"licence-" \
                                                                         "460100000011\","         \
                                                                         "\"label\":" TEXT (       \
                                                                           "اطبعها", "Print it",   \
                                                                           "اسے چھاپیں") "}]}]}"
#define TRACKED                                                                                    \
  "{\"filing\":{\"code\":\"-\",\"service\":\"report-940\",\"service_name\":" TEXT (                \
    "بلاغ ٩٤٠", "940 report",                                                                      \
    "940 شکایت") ",\"state\":\"resolved\",\"received_at\":\"2026-11-20T10:47:00+03:00\","          \
                 "\"timeline\":[{\"state\":\"received\",\"label\":" TEXT (                         \
                   "استُلم", "Received",                                                            \
                   "موصول") ",\"at\":\"2026-11-20T10:47:00+03:00\"},{\"state\":\"resolved\","      \
                            "\"label\":" TEXT ("عولج", "Resolved",                                 \
                                               "حل شدہ") ",\"at\":\"2026-11-22T09:00:00+03:00\"}]" \
                                                         ","                                       \
                                                         "\"actions\":[{\"kind\":\"apply\","       \
                                                         "\"service\":\"report-reopen\","          \
                                                         "\"answers\":{},\"label\":" TEXT (        \
                                                           "أعد فتحه", "Open it again",            \
                                                           "دوبارہ کھولیں") "}]}}"

static inline void
begin (Kiosk *kiosk, const char *language, const char *service_id)
{
  CivicService *service = kiosk_station_find_service (kiosk->bench->station, service_id);

  act (kiosk, "visit.begin", language);
  act (kiosk, "home.open", civic_service_get_theme (service));
  act (kiosk, "services.begin", service_id);
}

static inline void
identify (Kiosk *kiosk)
{
  g_assert_cmpint (step_of (kiosk), ==, KIOSK_STEP_IDENTITY);
  kiosk_page_insert (kiosk_window_get_page (kiosk->window), "1000000008");
  act (kiosk, "page.advance", NULL);
  support_run_until (step_of (kiosk) != KIOSK_STEP_IDENTITY);
}

static inline void
answer (Kiosk *kiosk, const char *field_id, const char *typed)
{
  civic_answers_set (kiosk_visit_get_answers (visit_of (kiosk)), field_id, typed);
}

static inline gboolean
is_settled (Kiosk *kiosk)
{
  return kiosk_visit_get_receipt (visit_of (kiosk)) >= KIOSK_PAPER_PRINTED;
}

static inline void
picture (Kiosk *kiosk, const char *name)
{
  const char *folder = g_getenv ("KUSHK_PICTURES");
  g_autoptr (GdkPaintable) paintable = NULL;
  GtkSnapshot *snapshot = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *path = NULL;

  if (folder == NULL)
    return;
  gtk_test_widget_wait_for_draw (GTK_WIDGET (kiosk->window));
  paintable = gtk_widget_paintable_new (GTK_WIDGET (kiosk->window));
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, 1080, 1920);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (kiosk->window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, 1080, 1920));
  path =
    g_strdup_printf ("%s/%s-%s.png", folder, name, kiosk_visit_get_language (visit_of (kiosk)));
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

static inline KioskPage *
page_of (Kiosk *kiosk)
{
  return kiosk_window_get_page (kiosk->window);
}

static inline GtkWidget *
find_named (GtkWidget *widget, const char *type_name)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type_name) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_named (child, type_name);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* The first card's button of that index. */
static inline void
choose (Kiosk *kiosk, guint index)
{
  GtkWidget *buttons = find_named (GTK_WIDGET (page_of (kiosk)), "KioskActionButtons");

  g_assert_nonnull (buttons);
  g_assert_true (
    gtk_widget_activate_action_variant (buttons, "actions.choose", g_variant_new_uint32 (index)));
}

G_END_DECLS
