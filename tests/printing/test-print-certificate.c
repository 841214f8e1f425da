/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-certificate.h"

#include <gio/gio.h>
#include <string.h>

#define URL                                                                                        \
  "https://track.example.sa/v/2wAQ7hJm3cXb9RkZ5tVn8sYdLfGpEoUiWqTzMxKjHgFcBvNaSrPyDuC4e6w1TrackMe"

static PrintCertificate *
make_certificate (PrintDirection direction, guint fact_count)
{
  PrintCertificate *certificate = print_certificate_new (direction);

  print_certificate_set_issuer (certificate, "أمانة محافظة جدة", "Jeddah Municipality");
  print_certificate_set_title (certificate, "رخصة تجارية", "Commercial licence");
  print_certificate_set_number (certificate, "رقم", "460100000011");
  for (guint i = 0; i < fact_count; i++)
    print_certificate_add_fact (certificate, "النشاط", "Activity", "مخبز", "Bakery");
  print_certificate_set_proof (certificate, URL, "امسح الرمز للتحقق", "Scan to check");
  return certificate;
}

static void
test_is_one_sheet_of_a4 (void)
{
  const PrintDirection directions[] = { PRINT_DIRECTION_RTL, PRINT_DIRECTION_LTR };

  for (guint i = 0; i < G_N_ELEMENTS (directions); i++) {
    g_autoptr (PrintCertificate) certificate = make_certificate (directions[i], 7);
    g_autoptr (GError) error = NULL;
    g_autoptr (PrintPage) page = print_certificate_render (certificate, 300, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (page->width_points, ==, 595);
    g_assert_cmpuint (page->height_points, ==, 842);
    g_assert_true (g_str_has_prefix (g_bytes_get_data (page->pdf, NULL), "%PDF-"));
  }
}

/* The words a search in the document finds, in the order they are read. */
static void
test_can_be_searched (void)
{
  g_autoptr (PrintCertificate) certificate = make_certificate (PRINT_DIRECTION_RTL, 3);
  g_autoptr (PrintPage) page = print_certificate_render (certificate, 300, NULL);
  g_autoptr (GBytes) words = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) reader =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                      "pdftotext", "-", "-", NULL);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate (reader, page->pdf, NULL, &words, NULL, &error);
  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (words, NULL), g_bytes_get_size (words));
  g_assert_nonnull (strstr (text, "460100000011"));
  g_assert_nonnull (strstr (text, "أمانة محافظة جدة"));
  g_assert_nonnull (strstr (text, "رخصة تجارية"));
  g_assert_nonnull (strstr (text, "Commercial licence"));
}

static void
test_makes_room_for_many_facts (void)
{
  g_autoptr (PrintCertificate) certificate = make_certificate (PRINT_DIRECTION_RTL, 11);
  g_autoptr (GError) error = NULL;
  g_autoptr (PrintPage) page = print_certificate_render (certificate, 300, &error);

  g_assert_no_error (error);
  g_assert_nonnull (page);
}

static void
assert_refused (PrintCertificate *certificate)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (print_certificate_render (certificate, 300, &error));
  g_assert_error (error, PRINT_ERROR, PRINT_ERROR_UNREADABLE);
}

static void
test_refuses_half_a_document (void)
{
  g_autoptr (PrintCertificate) long_one = make_certificate (PRINT_DIRECTION_RTL, 40);
  g_autoptr (PrintCertificate) unprovable = make_certificate (PRINT_DIRECTION_RTL, 3);
  g_autoptr (PrintCertificate) unknown_letter = make_certificate (PRINT_DIRECTION_RTL, 3);

  print_certificate_set_proof (unprovable, "", "امسح", "Scan");
  print_certificate_add_fact (unknown_letter, "النشاط", NULL, "\xf3\xb0\x80\x80", NULL);
  assert_refused (long_one);
  assert_refused (unprovable);
  assert_refused (unknown_letter);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/printing/certificate/is-one-sheet-of-a4", test_is_one_sheet_of_a4);
  g_test_add_func ("/printing/certificate/can-be-searched", test_can_be_searched);
  g_test_add_func ("/printing/certificate/makes-room-for-many-facts",
                   test_makes_room_for_many_facts);
  g_test_add_func ("/printing/certificate/refuses-half-a-document", test_refuses_half_a_document);

  return g_test_run ();
}
