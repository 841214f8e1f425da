/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "receipt-samples.h"

#include "kiosk-language.h"
#include "kiosk-receipt.h"

#include "print-page.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

/* Every kind in every language, as text that a reader gets out of the PDF. Named a folder on the
 * command line, it leaves the pages there to be looked at. */

static const char *const languages[] = { "ar", "en", "ur" };
static const PrintMedium media[] = {
  { 80, 0, 203 },
  { 58, 0, 203 },
  { 148, 210, 203 },
  { 210, 297, 203 },
};

static const char *pictures_folder;

static PrintPage *
render (KioskReceiptFacts *facts, const PrintMedium *medium)
{
  g_autoptr (PrintDocument) document = kiosk_receipt_compose (facts);
  g_autoptr (GError) error = NULL;
  PrintPage *page = print_page_render (document, medium, &error);

  g_assert_no_error (error);
  kiosk_receipt_facts_free (facts);
  return page;
}

static void
leave_pictures (void)
{
  for (guint kind = 0; kind < KIOSK_RECEIPT_KIND_COUNT; kind++)
    for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
      for (guint m = 0; m < G_N_ELEMENTS (media); m++) {
        g_autoptr (PrintPage) page = render (receipt_sample (kind, languages[l]), &media[m]);
        g_autofree char *name = g_strdup_printf ("%s-%s-%u.pdf", receipt_kind_name (kind),
                                                 languages[l], media[m].width_mm);
        g_autofree char *path = g_build_filename (pictures_folder, name, NULL);

        g_assert_true (g_file_set_contents (path, g_bytes_get_data (page->pdf, NULL),
                                            (gssize) g_bytes_get_size (page->pdf), NULL));
      }
}

int
main (int argc, char **argv)
{
  kiosk_language_bind ();
  g_test_init (&argc, &argv, NULL);

  if (argc > 1) {
    pictures_folder = argv[1];
    g_test_add_func ("/kiosk/receipt-kinds/are-pictured", leave_pictures);
  }

  return g_test_run ();
}
