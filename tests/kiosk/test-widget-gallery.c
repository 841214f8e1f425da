/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* Shows every widget in both languages on a 1080 × 1920 glass. With a folder as argument it leaves
 * the pictures there, to be laid beside the drawings; as a test it proves that each one paints. */

#include "kiosk-button.h"
#include "kiosk-countdown.h"
#include "kiosk-footer.h"
#include "kiosk-glass.h"
#include "kiosk-icon.h"
#include "kiosk-keyboard.h"
#include "kiosk-pattern.h"
#include "kiosk-progress.h"
#include "kiosk-qr-view.h"
#include "kiosk-style.h"
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

static GtkWidget *
build_form (gboolean arabic)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 36);
  GtkWidget *keyboard = kiosk_keyboard_new ();

  kiosk_keyboard_set_layout (KIOSK_KEYBOARD (keyboard), arabic ? "ar" : "en");
  gtk_box_append (GTK_BOX (body), label (arabic ? "ما رقم السجل التجاري للمنشأة؟"
                                                : "What is the establishment's unified number?",
                                         "question"));
  return page (arabic, body, keyboard);
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
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (on_painted),
                    &frame_count);
  support_run_until (frame_count > 1 || gtk_widget_get_width (glass) == 1080);

  save (window, picture);
  gtk_window_destroy (GTK_WINDOW (window));
}

static const Picture pictures[] = {
  { "form", TRUE, build_form },
  { "form", FALSE, build_form },
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
