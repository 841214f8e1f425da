/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* Shows every widget in both languages on a 1080 × 1920 glass. With a folder as argument it leaves
 * the pictures there, to be laid beside the drawings; as a test it proves that each one paints. */

#include "civic-catalogue.h"
#include "kiosk-button.h"
#include "kiosk-countdown.h"
#include "kiosk-field.h"
#include "kiosk-footer.h"
#include "kiosk-glass.h"
#include "kiosk-icon.h"
#include "kiosk-keyboard.h"
#include "kiosk-pattern.h"
#include "kiosk-progress.h"
#include "kiosk-qr-view.h"
#include "kiosk-style.h"
#include "kiosk-text-input.h"
#include "kiosk-top-bar.h"
#include "support-run-until.h"

typedef struct {
  const char *name;
  gboolean arabic;
  GtkWidget *(*build) (gboolean arabic);
} Picture;

static const char *picture_folder;

static GtkWidget *
label (const char *text, const char *css_class)
{
  GtkWidget *widget = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (widget), 0);
  gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
  gtk_widget_add_css_class (widget, css_class);
  return widget;
}

static GtkWidget *
keyboard_of (const char *layout)
{
  return g_object_new (KIOSK_TYPE_KEYBOARD, "layout", layout, NULL);
}

static GtkWidget *
page (gboolean arabic, GtkWidget *body, GtkWidget *keyboard)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = g_object_new (KIOSK_TYPE_TOP_BAR, "municipality",
                                 arabic ? "أمانة محافظة جدة" : "Jeddah Municipality", "place",
                                 arabic ? "مركز الخدمة · مجمع الأندلس" : "Service centre · Andalus",
                                 "other-language", arabic ? "English" : "العربية", NULL);
  GtkWidget *progress =
    g_object_new (KIOSK_TYPE_PROGRESS, "title",
                  arabic ? "إصدار رخصة تجارية · بيانات المحل" : "Commercial licence · The shop",
                  "count", arabic ? "٣ من ٦" : "3 of 6", "fraction", 0.5, NULL);
  GtkWidget *footer = g_object_new (KIOSK_TYPE_FOOTER, "primary-label", arabic ? "التالي" : "Next",
                                    "secondary-label", arabic ? "رجوع" : "Back", NULL);

  gtk_widget_add_css_class (body, "body");
  gtk_widget_set_vexpand (body, TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), progress);
  gtk_box_append (GTK_BOX (box), body);
  gtk_box_append (GTK_BOX (box), footer);
  if (keyboard)
    gtk_box_append (GTK_BOX (box), keyboard);
  return box;
}

static const char *
layout_of (KioskField *field, gboolean arabic)
{
  switch (kiosk_field_get_keys (field).keyboard) {
  case CIVIC_KEYBOARD_ARABIC:
    return "ar";
  case CIVIC_KEYBOARD_ENGLISH:
    return "en";
  case CIVIC_KEYBOARD_LANGUAGE:
    return arabic ? "ar" : "en";
  case CIVIC_KEYBOARD_NUMBER:
    return "number";
  case CIVIC_KEYBOARD_NONE:
  default:
    return NULL;
  }
}

static void
on_field_activated (KioskField *field, gpointer user_data)
{
  kiosk_field_set_active (field, TRUE);
}

/* A page of the real service, answered a little, so that the pictures show every kind of input. */
static GtkWidget *
build_service_page (gboolean arabic, guint page_index, CivicAnswers *answers)
{
  g_autoptr (CivicPage) civic_page = g_list_model_get_item (
    civic_service_get_pages (civic_answers_get_service (answers)), page_index);
  GListModel *fields = civic_page_get_fields (civic_page);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 36);
  const char *language = arabic ? "ar" : "en";
  const char *keyboard = NULL;

  gtk_box_append (GTK_BOX (body),
                  label (civic_text_get (civic_page_get_title (civic_page), language), "question"));
  for (guint i = 0; i < g_list_model_get_n_items (fields); i++) {
    g_autoptr (CivicField) field = g_list_model_get_item (fields, i);
    GtkWidget *widget;

    if (!civic_answers_is_shown (answers, civic_field_get_id (field)))
      continue;

    widget = kiosk_field_new (field, answers, language, NULL);
    g_signal_connect (widget, "activated", G_CALLBACK (on_field_activated), NULL);
    if (!keyboard)
      keyboard = layout_of (KIOSK_FIELD (widget), arabic);
    if (i == 0)
      g_signal_connect_after (widget, "map", G_CALLBACK (on_field_activated), NULL);
    if (g_str_equal (civic_field_get_id (field), "unified_number"))
      kiosk_field_show_problem (KIOSK_FIELD (widget),
                                arabic ? "ينقص رقم واحد: أدخلت ٩ أرقام من ١٠"
                                       : "One digit is missing: you entered 9 of 10");
    gtk_box_append (GTK_BOX (body), widget);
  }
  return page (arabic, body, keyboard ? keyboard_of (keyboard) : NULL);
}

static CivicAnswers *
answer (gboolean arabic)
{
  static const char *const languages[] = { "ar", "en", NULL };
  g_autofree char *folder =
    g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "tests/data/kiosk/catalogue", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CivicCatalogue) catalogue = civic_catalogue_load (folder, languages, &error);
  CivicAnswers *answers;

  g_assert_no_error (error);
  answers = civic_answers_new (civic_catalogue_find (catalogue, "commercial-licence-new"));
  civic_answers_set (answers, "unified_number", "701234567");
  civic_answers_set (answers, "trade_name", arabic ? "مخبز روابي الحجاز" : "Hijaz Hills Bakery");
  civic_answers_set (answers, "activity", "bakery");
  civic_answers_set (answers, "premises", "shop");
  civic_answers_set (answers, "short_address", "jrda3417");
  civic_answers_set (answers, "area_m2", "85.5");
  civic_answers_set (answers, "has_sign", "yes");
  civic_answers_set (answers, "sign_width_m", "4");
  civic_answers_set (answers, "mobile", "0500000000");
  return answers;
}

static GtkWidget *
build_establishment (gboolean arabic)
{
  g_autoptr (CivicAnswers) answers = answer (arabic);

  return build_service_page (arabic, 0, answers);
}

static GtkWidget *
build_activity (gboolean arabic)
{
  g_autoptr (CivicAnswers) answers = answer (arabic);

  return build_service_page (arabic, 1, answers);
}

static GtkWidget *
build_place (gboolean arabic)
{
  g_autoptr (CivicAnswers) answers = answer (arabic);

  return build_service_page (arabic, 2, answers);
}

static GtkWidget *
build_sign (gboolean arabic)
{
  g_autoptr (CivicAnswers) answers = answer (arabic);

  return build_service_page (arabic, 3, answers);
}

static GtkWidget *
build_number_pad (gboolean arabic)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 36);
  GtkWidget *input = kiosk_text_input_new (KIOSK_TYPING_NUMBER);
  GtkWidget *countdown =
    g_object_new (KIOSK_TYPE_COUNTDOWN, "language", arabic ? "ar" : "en", "seconds", 20, NULL);

  kiosk_text_input_set_text (KIOSK_TEXT_INPUT (input), arabic ? "١٠٠٠٠٠٠٠٠٨" : "1000000008");
  gtk_widget_set_halign (countdown, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (body),
                  label (arabic ? "رقم الهوية أو الإقامة" : "National ID or Iqama", "question"));
  gtk_box_append (GTK_BOX (body), input);
  gtk_box_append (GTK_BOX (body), countdown);
  return page (arabic, body, keyboard_of ("number"));
}

static GtkWidget *
door (const char *icon, const char *name, const char *hint)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *badge = gtk_center_box_new ();

  gtk_center_box_set_center_widget (GTK_CENTER_BOX (badge), kiosk_icon_new (icon));
  gtk_widget_add_css_class (badge, "badge");
  gtk_widget_set_halign (badge, GTK_ALIGN_START);
  gtk_widget_set_valign (badge, GTK_ALIGN_START);
  gtk_widget_set_vexpand (badge, TRUE);
  gtk_box_append (GTK_BOX (box), badge);
  gtk_box_append (GTK_BOX (box), label (name, "name"));
  gtk_box_append (GTK_BOX (box), label (hint, "hint"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "door");
  gtk_widget_set_hexpand (button, TRUE);
  return button;
}

static GtkWidget *
build_doors (gboolean arabic)
{
  GtkWidget *code = gtk_label_new ("7K3M-9QXT\n2F4H-W8D1-6");
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 32);
  GtkWidget *search = kiosk_text_input_new (KIOSK_TYPING_PROSE);
  GtkWidget *doors = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 28);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 44);
  GtkWidget *qr = g_object_new (KIOSK_TYPE_QR_VIEW, "content",
                                "https://127.0.0.1:8443/t/7K3M9QXT2F4HW8D16", NULL);

  gtk_widget_add_css_class (code, "code");
  gtk_widget_set_direction (code, GTK_TEXT_DIR_LTR);
  gtk_box_set_homogeneous (GTK_BOX (doors), TRUE);
  kiosk_text_input_set_icon (KIOSK_TEXT_INPUT (search), "search");
  kiosk_text_input_set_placeholder (KIOSK_TEXT_INPUT (search),
                                    arabic ? "ابحث عن خدمة" : "Search for a service");
  gtk_box_append (GTK_BOX (doors), door ("shop", arabic ? "الرخص" : "Licences",
                                         arabic ? "إصدار وتجديد الرخصة التجارية، لوحات إعلانية"
                                                : "Commercial licences, signs"));
  gtk_box_append (GTK_BOX (doors), door ("plan", arabic ? "الأراضي والتخطيط" : "Land and planning",
                                         arabic ? "رخصة بناء، قرار مساحي" : "Building permits"));
  gtk_box_append (GTK_BOX (card), qr);
  gtk_box_append (GTK_BOX (card), code);
  gtk_widget_add_css_class (card, "card");
  gtk_box_append (
    GTK_BOX (body),
    label (arabic ? "أهلاً بك، بماذا نخدمك؟" : "Welcome. How can we help?", "heading"));
  gtk_box_append (GTK_BOX (body), search);
  gtk_box_append (GTK_BOX (body), doors);
  gtk_box_append (GTK_BOX (body), card);
  gtk_widget_set_vexpand (card, FALSE);
  gtk_widget_set_valign (doors, GTK_ALIGN_START);
  return page (arabic, body, NULL);
}

static GtkWidget *
build_pattern (gboolean arabic)
{
  return kiosk_pattern_new ();
}

static void
on_painted (GdkFrameClock *clock, gpointer user_data)
{
  *(guint *) user_data += 1;
}

static void
save (GtkWidget *window, const Picture *picture)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *path = NULL;

  gdk_paintable_snapshot (paintable, snapshot, 1080, 1920);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, 1080, 1920));
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 1080);
  if (!picture_folder)
    return;

  path =
    g_strdup_printf ("%s/%s-%s.png", picture_folder, picture->arabic ? "ar" : "en", picture->name);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

/* Buttons without their action would be pictured grey. */
static void
enable_actions (GtkWidget *window)
{
  static const char *const names[][2] = {
    { "page", "advance" }, { "page", "back" }, { "visit", "change-language" }, { "visit", "end" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i += 2) {
    g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

    for (guint j = i; j < i + 2; j++) {
      g_autoptr (GSimpleAction) action = g_simple_action_new (names[j][1], NULL);

      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
    gtk_widget_insert_action_group (window, names[i][0], G_ACTION_GROUP (group));
  }
}

static void
paints (gconstpointer user_data)
{
  const Picture *picture = user_data;
  GtkWidget *glass = kiosk_glass_new ();
  GtkWidget *window = gtk_window_new ();
  guint frame_count = 0;

  gtk_widget_set_default_direction (picture->arabic ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 1080, 1920);
  kiosk_glass_set_child (KIOSK_GLASS (glass), picture->build (picture->arabic));
  gtk_window_set_child (GTK_WINDOW (window), glass);
  enable_actions (window);
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (on_painted),
                    &frame_count);
  support_run_until (frame_count > 1 || gtk_widget_get_width (glass) == 1080);

  save (window, picture);
  gtk_window_destroy (GTK_WINDOW (window));
  kiosk_style_set_high_contrast (gdk_display_get_default (), FALSE);
}

static GtkWidget *
build_high_contrast (gboolean arabic)
{
  kiosk_style_set_high_contrast (gdk_display_get_default (), TRUE);
  return build_activity (arabic);
}

static const Picture pictures[] = {
  { "establishment", TRUE, build_establishment },
  { "establishment", FALSE, build_establishment },
  { "activity", TRUE, build_activity },
  { "activity", FALSE, build_activity },
  { "place", TRUE, build_place },
  { "place", FALSE, build_place },
  { "sign", TRUE, build_sign },
  { "sign", FALSE, build_sign },
  { "number-pad", TRUE, build_number_pad },
  { "number-pad", FALSE, build_number_pad },
  { "doors", TRUE, build_doors },
  { "doors", FALSE, build_doors },
  { "pattern", TRUE, build_pattern },
  { "pattern", FALSE, build_pattern },
  { "high-contrast", TRUE, build_high_contrast },
  { "high-contrast", FALSE, build_high_contrast },
};

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  picture_folder = argc > 1 ? argv[1] : NULL;
  kiosk_style_install (gdk_display_get_default ());

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++) {
    g_autofree char *path =
      g_strdup_printf ("/kiosk/widget-gallery/paints-%s-in-%s", pictures[i].name,
                       pictures[i].arabic ? "arabic" : "english");

    g_test_add_data_func (path, &pictures[i], paints);
  }
  return g_test_run ();
}
