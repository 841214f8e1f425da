/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-qr-view.h"
#include "print-qr.h"
#include "support-stage.h"

#define SIDE 330
#define URL "https://127.0.0.1:8443/t/7K3M9QXT2F4HW8D16"

/* What a phone reads off the glass. */
static GPtrArray *
read_off (GtkWidget *view)
{
  g_autofree guint32 *pixels = stage_paint (view, SIDE, SIDE);
  cairo_surface_t *grey = cairo_image_surface_create (CAIRO_FORMAT_A8, SIDE, SIDE);
  guchar *bytes = cairo_image_surface_get_data (grey);
  int stride = cairo_image_surface_get_stride (grey);
  GPtrArray *found;

  for (guint y = 0; y < SIDE; y++)
    for (guint x = 0; x < SIDE; x++)
      bytes[y * stride + x] = 255 - (pixels[y * SIDE + x] & 0xff);
  cairo_surface_mark_dirty (grey);
  found = print_qr_read (grey);
  cairo_surface_destroy (grey);
  return found;
}

static GtkWidget *
show (const char *content, GtkWidget **ret_window)
{
  GtkWidget *view = kiosk_qr_view_new ();

  kiosk_qr_view_set_content (KIOSK_QR_VIEW (view), content);
  gtk_widget_set_halign (view, GTK_ALIGN_START);
  *ret_window = stage_show (GTK_TEXT_DIR_RTL, view);
  return view;
}

static void
a_phone_reads_it (void)
{
  GtkWidget *window, *view = show (URL, &window);
  g_autoptr (GPtrArray) found = read_off (view);

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (found, 0), ==, URL);
  stage_finish (window, view);
}

/* Black and white only: a grey edge is a module between two pixels. */
static void
stands_on_whole_pixels (void)
{
  GtkWidget *window, *view = show (URL, &window);
  g_autofree guint32 *pixels = stage_paint (view, SIDE, SIDE);

  for (guint y = 20; y < SIDE - 20; y++)
    for (guint x = 20; x < SIDE - 20; x++)
      g_assert_true (pixels[y * SIDE + x] == 0xff000000 || pixels[y * SIDE + x] == 0xffffffff);
  stage_finish (window, view);
}

static void
what_is_no_qr_is_white (void)
{
  g_autofree char *huge = stage_megabyte ();
  GtkWidget *window, *view = show (huge, &window);
  g_autoptr (GPtrArray) found = read_off (view);

  g_assert_cmpuint (found->len, ==, 0);
  stage_finish (window, view);
}

static void
tells_of_its_content_once (void)
{
  g_autoptr (GtkWidget) view = g_object_ref_sink (kiosk_qr_view_new ());

  stage_check_string (view, "content", URL);
}

static void
add_tests (void)
{
  g_test_add_func ("/kiosk/qr-view/a-phone-reads-it", a_phone_reads_it);
  g_test_add_func ("/kiosk/qr-view/stands-on-whole-pixels", stands_on_whole_pixels);
  g_test_add_func ("/kiosk/qr-view/what-is-no-qr-is-white", what_is_no_qr_is_white);
  g_test_add_func ("/kiosk/qr-view/tells-of-its-content-once", tells_of_its_content_once);
}

int
main (int argc, char *argv[])
{
  return stage_run (argc, argv, add_tests);
}
