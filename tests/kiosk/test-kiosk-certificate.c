/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-bench.h"

#include "kiosk-certificate.h"
#include "kiosk-language.h"

#include <glib/gstdio.h>
#include <string.h>

#define URL "https://verify.example.sa/v/AWxpYy0yMDI2LTAwNDcxMy5zaWduZWQuYnkudGhlLmNlbnRyYWw"
#define DOCUMENT                                                                                   \
  "{\"id\":\"lic-2026-004713\",\"number\":\"4603-2026-004713\","                                   \
  "\"title\":{\"ar\":\"رخصة تجارية\",\"en\":\"Commercial licence\"},"                    \
  "\"subtitle\":{\"ar\":\"مخبز روابي الحجاز\",\"en\":\"Rawabi Al Hijaz Bakery\"},"  \
  "\"issued_at\":\"2026-11-22\",\"valid_until\":\"2027-11-21\",\"lines\":["                        \
  "{\"label\":{\"ar\":\"النشاط\",\"en\":\"Activity\"},\"kind\":\"text\","                    \
  "\"text\":{\"ar\":\"مخبز\",\"en\":\"Bakery\"}},"                                             \
  "{\"label\":{\"ar\":\"المساحة\",\"en\":\"Area\"},\"kind\":\"text\","                      \
  "\"text\":{\"ar\":\"٤٨ م²\",\"en\":\"48 m²\"}}],\"url\":\"" URL "\"}"

/* Named on the command line, it is left there to be looked at. */
static const char *pictures_folder;

static char *
run (const char *const *command)
{
  g_autoptr (GSubprocess) process =
    g_subprocess_newv (command, G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL);
  char *output = NULL;

  g_assert_nonnull (process);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, NULL));
  return output;
}

static void
assert_says (const char *paper, const char *words)
{
  if (strstr (paper, words) == NULL)
    g_error ("\"%s\" is not in:\n%s", words, paper);
}

static char *
print (KioskBench *bench, const char *language)
{
  g_autoptr (JsonNode) node = json_from_string (DOCUMENT, NULL);
  g_autoptr (KioskDocument) document = kiosk_document_new_from_json (node, NULL);
  g_autoptr (PrintCertificate) certificate =
    kiosk_certificate_compose (document, bench->station, language);
  g_autoptr (GError) error = NULL;
  g_autoptr (PrintPage) page = print_certificate_render (certificate, 300, &error);
  char *path = g_build_filename (pictures_folder != NULL ? pictures_folder : bench->folder,
                                 "certificate.pdf", NULL);

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (page->pdf, NULL),
                                      (gssize) g_bytes_get_size (page->pdf), NULL));
  return path;
}

static void
test_facts (const char *language, const char *const *words)
{
  g_autoptr (KioskBench) bench = kiosk_bench_new ();
  g_autofree char *path = print (bench, language);
  const char *const command[] = { "pdftotext", path, "-", NULL };
  g_autofree char *text = run (command);
  g_autofree char *tame = civic_text_tame (text, G_MAXINT16);

  for (; *words != NULL; words++)
    assert_says (tame, *words);
}

static void
test_arabic (void)
{
  static const char *const words[] = {
    "أمانة محافظة جدة",
    "Commercial licence",
    "4603-2026-004713",
    "مخبز روابي الحجاز",
    "نوفمبر",
    "٢٠٢٦",
    "جمادى الآخرة",
    "١٤٤٨",
    "22 November 2026",
    "12 Jumada II 1448 AH",
    NULL,
  };

  test_facts ("ar", words);
}

static void
test_english (void)
{
  static const char *const words[] = { "Jeddah Municipality", "Commercial licence",
                                       "21 November 2027",    "22 Jumada II 1449 AH",
                                       "Scan this code",      NULL };

  test_facts ("en", words);
}

static void
test_code (void)
{
  g_autoptr (KioskBench) bench = kiosk_bench_new ();
  g_autofree char *path = print (bench, "ar");
  g_autofree char *stem = g_build_filename (bench->folder, "certificate", NULL);
  g_autofree char *bitmap = g_strconcat (stem, ".pbm", NULL);
  const char *const rasterise[] = { "pdftoppm", "-mono", "-singlefile", "-r",
                                    "300",      path,    stem,          NULL };
  const char *const read[] = { "zbarimg",         "--raw", "-q", "-Sdisable",
                               "-Sqrcode.enable", bitmap,  NULL };
  g_autofree char *nothing = run (rasterise);
  g_autofree char *code = run (read);

  g_assert_cmpstr (g_strchomp (code), ==, URL);
}

int
main (int argc, char **argv)
{
  kiosk_language_bind ();
  g_test_init (&argc, &argv, NULL);
  pictures_folder = argc > 1 ? argv[1] : NULL;

  g_test_add_func ("/kiosk/certificate/has-both-calendars-in-arabic", test_arabic);
  g_test_add_func ("/kiosk/certificate/has-both-calendars-in-english", test_english);
  g_test_add_func ("/kiosk/certificate/has-a-code-by-which-anybody-can-check-it", test_code);

  return g_test_run ();
}
