/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

/* Makes random receipts for the bench, each both as a document and as HTML. For each number read
 * from standard input it writes that receipt's HTML to the folder named by its argument, renders
 * the document, proof and all, and answers with the time that took in milliseconds. */

#include "print-page.h"
#include "print-qr.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LINK_LENGTH 96
#define CODE "7K3M-9QXT-2F4H-W8D1-6"

typedef struct {
  PrintDocument *document;
  GString *html;
  GRand *random;
} Receipt;

static const char *const words[] = {
  "إصدار",  "رخصة",     "تجارية", "النشاط", "اللوحة",  "الرسوم", "البلدية", "الأندلس",
  "استلام", "الإجمالي", "مخبز",   "النخيل", "Licence", "fee",    "2026",    "street",
};

static char *
make_words (Receipt *self, int count)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < count; i++) {
    if (i > 0)
      g_string_append_c (text, ' ');
    g_string_append (text, words[g_rand_int_range (self->random, 0, G_N_ELEMENTS (words))]);
  }
  return g_string_free (text, FALSE);
}

static void
add_title (Receipt *self, const char *text, PrintSize size)
{
  print_document_add_centred (self->document, text, size, size != PRINT_SIZE_SMALL);
  g_string_append_printf (self->html, "<p class='title size%d'>%s</p>", size, text);
}

static void
add_rule (Receipt *self)
{
  print_document_add_rule (self->document);
  g_string_append (self->html, "<hr>");
}

static void
add_fact (Receipt *self)
{
  g_autofree char *label = make_words (self, 1);
  g_autofree char *value = make_words (self, g_rand_int_range (self->random, 1, 6));

  print_document_add_pair (self->document, label, value, PRINT_SIZE_NORMAL, TRUE);
  g_string_append_printf (self->html, "<div class='pair'><span>%s</span><b>%s</b></div>", label,
                          value);
}

static void
add_sum (Receipt *self, gboolean is_total)
{
  g_autofree char *label = make_words (self, 2);
  g_autofree char *riyals = g_strdup_printf ("%d.%02d", g_rand_int_range (self->random, 1, 9999),
                                             g_rand_int_range (self->random, 0, 100));

  print_document_add_money (self->document, label, riyals, is_total);
  g_string_append_printf (self->html,
                          "<div class='pair size%d'><span>%s</span><span dir='ltr'>SAR "
                          "%s</span></div>",
                          is_total ? PRINT_SIZE_LARGE : PRINT_SIZE_NORMAL, label, riyals);
}

/* Chromium is given the symbol as a finished picture. */
static void
add_qr (Receipt *self)
{
  char content[LINK_LENGTH + 1] = "https://example.test/t/";
  g_autoptr (PrintQr) qr = NULL;
  guint count;

  for (gsize i = strlen (content); i < LINK_LENGTH; i++)
    content[i] = (char) g_rand_int_range (self->random, 'a', 'z' + 1);
  print_document_add_qr (self->document, content);
  qr = print_qr_new (content);
  count = print_qr_get_module_count (qr);
  g_string_append_printf (
    self->html, "<svg viewBox='0 0 %u %u' shape-rendering='crispEdges'><path d='", count, count);
  for (guint row = 0; row < count; row++)
    for (guint column = 0; column < count; column++)
      if (print_qr_is_dark (qr, column, row))
        g_string_append_printf (self->html, "M%u %uh1v1h-1z", column, row);
  g_string_append (self->html, "'/></svg>");
  print_document_add_code (self->document, CODE);
  g_string_append (self->html, "<p class='code'>" CODE "</p>");
}

static void
add_step (Receipt *self, int number)
{
  g_autofree char *count = g_strdup_printf ("%d", number);
  g_autofree char *text = make_words (self, g_rand_int_range (self->random, 4, 16));

  print_document_add_step (self->document, count, text);
  g_string_append_printf (self->html, "<p>%s. %s</p>", count, text);
}

static void
compose (Receipt *self)
{
  add_title (self, "أمانة محافظة جدة", PRINT_SIZE_TITLE);
  add_title (self, "Jeddah Municipality", PRINT_SIZE_NORMAL);
  add_rule (self);
  add_title (self, "إيصال استلام طلب", PRINT_SIZE_LARGE);
  add_qr (self);
  add_rule (self);
  for (int i = g_rand_int_range (self->random, 3, 9); i > 0; i--)
    add_fact (self);
  add_rule (self);
  for (int i = g_rand_int_range (self->random, 0, 6); i > 0; i--)
    add_sum (self, FALSE);
  add_sum (self, TRUE);
  add_rule (self);
  for (int i = 1; i <= g_rand_int_range (self->random, 2, 5); i++)
    add_step (self, i);
  add_rule (self);
  add_title (self, "هذا الإيصال موقّع رقمياً ويمكن التحقق منه في أي جهاز.", PRINT_SIZE_SMALL);
}

static void
start_html (Receipt *self)
{
  g_string_append (
    self->html,
    "<!doctype html><html dir='rtl' lang='ar'><meta charset='utf-8'><style>"
    "@page{margin:0}body{margin:4mm;font:9pt 'Noto Sans Arabic','Noto Sans'}p{margin:0}"
    ".title{text-align:center;font-weight:bold}.size0{font-size:7.5pt}.size2{font-size:11pt}"
    ".size3{font-size:12pt}.pair{display:flex;justify-content:space-between;gap:2mm}"
    "hr{border:0;border-top:1px dashed}svg{display:block;width:50mm;margin:3mm auto}"
    ".code{font:bold 12pt 'DejaVu Sans Mono';text-align:center;direction:ltr}</style>");
}

static double
render (guint number, const char *folder)
{
  static const PrintMedium roll = { .width_mm = 80, .dots_per_inch = 203 };
  g_autoptr (PrintDocument) document = print_document_new (PRINT_DIRECTION_RTL);
  g_autoptr (GString) html = g_string_new (NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (number);
  g_autoptr (GError) error = NULL;
  g_autoptr (PrintPage) page = NULL;
  g_autofree char *name = g_strdup_printf ("%u.html", number);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  Receipt receipt = { document, html, random };
  gint64 start_us, end_us;

  start_html (&receipt);
  compose (&receipt);
  start_us = g_get_monotonic_time ();
  page = print_page_render (document, &roll, &error);
  end_us = g_get_monotonic_time ();
  if (page == NULL)
    g_error ("Receipt %u: %s", number, error->message);
  if (!g_file_set_contents (path, html->str, (gssize) html->len, &error))
    g_error ("%s", error->message);
  return (double) (end_us - start_us) / 1000;
}

int
main (int argc, char **argv)
{
  char line[32];

  if (argc != 2) {
    fprintf (stderr, "Usage: bench-receipts FOLDER\n");
    return EXIT_FAILURE;
  }
  while (fgets (line, sizeof line, stdin) != NULL) {
    printf ("%.3f\n", render ((guint) strtoul (line, NULL, 10), argv[1]));
    fflush (stdout);
  }
  return EXIT_SUCCESS;
}
