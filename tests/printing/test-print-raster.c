/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

/* A thermal printer that takes no PDF, only dots, behind the queue that a kiosk makes for it: what
 * CUPS' filters send there is our page, dot for dot. */

#include <cairo.h>
#include <cups/raster.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "print-page.h"
#include "print-qr.h"
#include "print-queue.h"
#include "support-printer.h"
#include "support-run-until.h"
#include "support-scheduler.h"

#define QR_CONTENT "https://example.test/t/7K3M9QXT2F4HW8D16"
#define DOTS_PER_INCH 203
#define LEAST_MODULE_DOTS 3
/* Of a page's dots, those that one rasteriser sets where the other has none near: specks inside
 * letters, not a line of anything. */
#define STRAYS_PER_MILLE 1

typedef struct {
  guint width;
  guint height;
  guchar *ink; /* a byte a dot: 1 is black */
} Bitmap;

typedef struct {
  SupportPrinterKind kind;
  guint width_mm;
  const char *driven; /* what set-up-printers says it did */
} Paper;

typedef struct {
  SupportScheduler *scheduler;
  SupportPrinter *printer;
  PrintQueue *queue;
  char *settings;
} Fixture;

static const Paper roll_80 = { SUPPORT_PRINTER_ROLL_RASTER_ONLY, 80, "driverless" };
static const Paper roll_58 = { SUPPORT_PRINTER_ROLL_58_RASTER_ONLY, 58, "driverless" };
static const Paper terse_80 = { SUPPORT_PRINTER_ROLL_TERSE, 80, "tells too little" };

static void
bitmap_free (Bitmap *self)
{
  g_free (self->ink);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Bitmap, bitmap_free)

static Bitmap *
bitmap_new (guint width, guint height)
{
  Bitmap *self = g_new0 (Bitmap, 1);

  self->width = width;
  self->height = height;
  self->ink = g_malloc0 ((gsize) width * height);
  return self;
}

/* Beyond its edges a page is white. */
static gboolean
has_ink (const Bitmap *self, int x, int y)
{
  return x >= 0 && y >= 0 && x < (int) self->width && y < (int) self->height &&
         self->ink[(gsize) y * self->width + (gsize) x];
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  const Paper *paper = user_data;
  g_autofree char *said = NULL;

  fixture->scheduler = support_scheduler_new ();
  fixture->printer = support_printer_new (paper->kind);
  fixture->settings = g_strdup_printf ("queue=kiosk\ndevice_uri=%s\npaper_width_mm=%u",
                                       support_printer_get_uri (fixture->printer), paper->width_mm);
  said = support_scheduler_set_up_printers (fixture->scheduler, fixture->settings);
  g_test_message ("%s", said);
  g_assert_nonnull (strstr (said, paper->driven));
  fixture->queue = print_queue_new (support_scheduler_get_server (fixture->scheduler), "kiosk",
                                    support_printer_get_uri (fixture->printer));
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->queue), (gpointer *) &fixture->queue);
  g_object_unref (fixture->queue);
  support_run_until (fixture->queue == NULL);
  support_scheduler_free (fixture->scheduler);
  support_printer_free (fixture->printer);
  g_free (fixture->settings);
}

static PrintPage *
render (PrintDocument *document, const Paper *paper)
{
  PrintMedium medium = { .width_mm = paper->width_mm, .dots_per_inch = DOTS_PER_INCH };
  g_autoptr (GError) error = NULL;
  PrintPage *page = print_page_render (document, &medium, &error);

  g_assert_no_error (error);
  return page;
}

static PrintPage *
make_receipt (const Paper *paper)
{
  g_autoptr (PrintDocument) document = print_document_new (PRINT_DIRECTION_RTL);

  print_document_add_centred (document, "إيصال استلام طلب", PRINT_SIZE_TITLE, TRUE);
  print_document_add_pair (document, "رقم الجوال", "05•••••567", PRINT_SIZE_NORMAL, TRUE);
  print_document_add_pair_ltr (document, "Received", "2026-11-22 14:05");
  print_document_add_rule (document);
  print_document_add_paragraph (document, "آپ کی درخواست موصول ہو گئی ہے", PRINT_SIZE_NORMAL,
                                FALSE);
  print_document_add_paragraph (document, "Keep this receipt: its code follows your request.",
                                PRINT_SIZE_SMALL, FALSE);
  print_document_add_money (document, "الإجمالي", "1,250.00", TRUE);
  print_document_add_qr (document, QR_CONTENT);
  print_document_add_code (document, "7K3M-9QXT-2F4H-W8D1-6");
  return render (document, paper);
}

/* Nothing but a QR, so that all ink is its modules. */
static PrintPage *
make_qr (const Paper *paper)
{
  g_autoptr (PrintDocument) document = print_document_new (PRINT_DIRECTION_LTR);

  print_document_add_qr (document, QR_CONTENT);
  return render (document, paper);
}

static int
open_bytes (GBytes *bytes)
{
  int fd = memfd_create ("raster", MFD_CLOEXEC);
  gsize length;
  const void *start = g_bytes_get_data (bytes, &length);

  g_assert_cmpint (write (fd, start, length), ==, (gssize) length);
  g_assert_cmpint (lseek (fd, 0, SEEK_SET), ==, 0);
  return fd;
}

/* The one page of a PWG raster, which has to be of one bit: there black is 1. */
static Bitmap *
read_raster (GBytes *bytes)
{
  int fd = open_bytes (bytes);
  cups_raster_t *raster = cupsRasterOpen (fd, CUPS_RASTER_READ);
  cups_page_header2_t header;
  Bitmap *self;

  g_assert_nonnull (raster);
  g_assert_cmpuint (cupsRasterReadHeader2 (raster, &header), ==, 1);
  g_assert_cmpuint (header.HWResolution[0], ==, DOTS_PER_INCH);
  g_assert_cmpuint (header.HWResolution[1], ==, DOTS_PER_INCH);
  g_assert_cmpuint (header.cupsBitsPerPixel, ==, 1);
  g_assert_cmpint ((int) header.cupsColorSpace, ==, CUPS_CSPACE_K);
  self = bitmap_new (header.cupsWidth, header.cupsHeight);
  for (guint y = 0; y < self->height; y++) {
    g_autofree guchar *line = g_malloc (header.cupsBytesPerLine);

    g_assert_cmpuint (cupsRasterReadPixels (raster, line, header.cupsBytesPerLine), ==,
                      header.cupsBytesPerLine);
    for (guint x = 0; x < self->width; x++)
      self->ink[y * self->width + x] = (line[x / 8] >> (7 - x % 8)) & 1;
  }
  g_assert_cmpuint (cupsRasterReadHeader2 (raster, &header), ==, 0);
  cupsRasterClose (raster);
  close (fd);
  return self;
}

/* The page as its own check saw it: smoothed, then cut at half. */
static Bitmap *
rasterise (PrintPage *page)
{
  static const char *const arguments[] = { "pdftoppm", "-r", "203", "-gray", "-", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (
    arguments, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_autoptr (GBytes) output = NULL;
  const guchar *grey;
  guint width, height;
  int start = 0;
  Bitmap *self;

  g_assert_no_error (error);
  g_subprocess_communicate (process, page->pdf, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  grey = g_bytes_get_data (output, NULL);
  g_assert_cmpint (sscanf ((const char *) grey, "P5 %u %u 255%n", &width, &height, &start), ==, 2);
  g_assert_cmpint (start, >, 0);
  self = bitmap_new (width, height);
  for (gsize i = 0; i < (gsize) width * height; i++)
    self->ink[i] = grey[(gsize) start + 1 + i] < 128;
  return self;
}

static PrintJobState
ask_job (PrintQueue *queue, int job_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PrintJobState state;

  print_queue_ask_job_async (queue, job_id, NULL, support_keep_result, &result);
  support_run_until (result != NULL);
  state = print_queue_ask_job_finish (queue, result, NULL, &error);
  g_assert_no_error (error);
  return state;
}

static Bitmap *
print (Fixture *fixture, PrintPage *page)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SupportPaper) paper = NULL;
  g_autoptr (GError) error = NULL;
  PrintJobState state;
  int job_id;

  print_queue_submit_async (fixture->queue, page->pdf, page->width_points, page->height_points,
                            "receipt", NULL, support_keep_result, &result);
  support_run_until (result != NULL);
  job_id = print_queue_submit_finish (fixture->queue, result, &error);
  g_assert_no_error (error);
  support_run_until ((state = ask_job (fixture->queue, job_id)) != PRINT_JOB_PRINTING);
  g_assert_cmpstr (print_job_state_to_string (state), ==, "printed");
  g_assert_cmpuint (support_printer_count_paper (fixture->printer), ==, 1);
  paper = support_printer_take_paper (fixture->printer);
  g_assert_cmpstr (paper->format, ==, "image/pwg-raster");
  return read_raster (paper->document);
}

/* How many dots of one have none of the other's beside them. */
static guint
count_strays (const Bitmap *one, const Bitmap *other)
{
  guint count = 0;

  for (int y = 0; y < (int) one->height; y++)
    for (int x = 0; x < (int) one->width; x++) {
      gboolean is_met = !has_ink (one, x, y);

      for (int i = 0; i < 9 && !is_met; i++)
        is_met = has_ink (other, x + i % 3 - 1, y + i / 3 - 1);
      count += !is_met;
    }
  return count;
}

static guint
count_ink (const Bitmap *self)
{
  guint count = 0;

  for (gsize i = 0; i < (gsize) self->width * self->height; i++)
    count += self->ink[i];
  return count;
}

/* Every dot is where it was meant to be, or next to it, and nothing that was meant is missing. */
static void
test_puts_the_page_on_paper (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (PrintPage) page = make_receipt (user_data);
  g_autoptr (Bitmap) printed = print (fixture, page);
  g_autoptr (Bitmap) meant = rasterise (page);

  g_test_message ("%ux%u dots; of %u black ones %u are astray and %u are missing", printed->width,
                  printed->height, count_ink (printed), count_strays (printed, meant),
                  count_strays (meant, printed));
  g_assert_cmpint (ABS ((int) printed->width - (int) meant->width), <=, 1);
  g_assert_cmpint (ABS ((int) printed->height - (int) meant->height), <=, 1);
  g_assert_cmpuint (count_ink (meant), >, 10 * 1000);
  g_assert_cmpuint (count_strays (printed, meant), <=, count_ink (meant) * STRAYS_PER_MILLE / 1000);
  g_assert_cmpuint (count_strays (meant, printed), <=, count_ink (meant) * STRAYS_PER_MILLE / 1000);
}

static cairo_surface_t *
make_surface (const Bitmap *bitmap)
{
  cairo_surface_t *grey =
    cairo_image_surface_create (CAIRO_FORMAT_A8, (int) bitmap->width, (int) bitmap->height);
  int stride = cairo_image_surface_get_stride (grey);
  guchar *pixels = cairo_image_surface_get_data (grey);

  for (guint y = 0; y < bitmap->height; y++)
    for (guint x = 0; x < bitmap->width; x++)
      pixels[(gsize) y * (gsize) stride + x] = has_ink (bitmap, (int) x, (int) y) ? 255 : 0;
  cairo_surface_mark_dirty (grey);
  return grey;
}

static void
test_prints_a_qr_that_reads (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (PrintPage) page = make_receipt (user_data);
  g_autoptr (Bitmap) printed = print (fixture, page);
  cairo_surface_t *grey = make_surface (printed);
  g_autoptr (GPtrArray) contents = print_qr_read (grey);

  cairo_surface_destroy (grey);
  g_assert_cmpuint (contents->len, ==, 1);
  g_assert_cmpstr (contents->pdata[0], ==, QR_CONTENT);
}

/* How long the dots from x on in this row are of one colour. */
static guint
measure_run (const Bitmap *self, guint x, guint y)
{
  guint end = x;

  while (end < self->width &&
         has_ink (self, (int) end, (int) y) == has_ink (self, (int) x, (int) y))
    end++;
  return end - x;
}

/* The lengths of all runs that have ink on both sides or are ink, as often as they occur. */
static void
count_runs (const Bitmap *self, guint counts[], guint length)
{
  for (guint y = 0; y < self->height; y++) {
    guint x = has_ink (self, 0, (int) y) ? 0 : measure_run (self, 0, y);

    while (x < self->width) {
      guint run = measure_run (self, x, y);

      if (x + run < self->width)
        counts[MIN (run, length - 1)]++;
      x += run;
    }
  }
}

static Bitmap *
transpose (const Bitmap *self)
{
  Bitmap *turned = bitmap_new (self->height, self->width);

  for (guint y = 0; y < turned->height; y++)
    for (guint x = 0; x < turned->width; x++)
      turned->ink[(gsize) y * turned->width + x] = (guchar) has_ink (self, (int) y, (int) x);
  return turned;
}

static void
test_keeps_modules_whole (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (PrintPage) page = make_qr (user_data);
  g_autoptr (Bitmap) printed = print (fixture, page);
  g_autoptr (Bitmap) turned = transpose (printed);
  guint counts[1024] = { 0 };
  guint module = 1;

  count_runs (printed, counts, G_N_ELEMENTS (counts));
  count_runs (turned, counts, G_N_ELEMENTS (counts));
  while (module < G_N_ELEMENTS (counts) && counts[module] == 0)
    module++;
  g_test_message ("A module is %u dots wide", module);
  g_assert_cmpuint (module, >=, LEAST_MODULE_DOTS);
  for (guint run = 1; run < G_N_ELEMENTS (counts); run++)
    if (run % module != 0)
      g_assert_cmpuint (counts[run], ==, 0);
}

#define ADD(path, function)                                                                        \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_test_add ("/printing/raster/" path "/roll-80", Fixture, &roll_80, set_up, function,          \
                tear_down);                                                                        \
    g_test_add ("/printing/raster/" path "/roll-58", Fixture, &roll_58, set_up, function,          \
                tear_down);                                                                        \
    g_test_add ("/printing/raster/" path "/terse-80", Fixture, &terse_80, set_up, function,        \
                tear_down);                                                                        \
  }                                                                                                \
  G_STMT_END

int
main (int argc, char **argv)
{
  const char *missing = support_scheduler_find_missing ();

  g_test_init (&argc, &argv, NULL);
  if (missing != NULL) {
    g_print ("1..0 # SKIP %s is not installed\n", missing);
    return 0;
  }

  ADD ("puts-the-page-on-paper", test_puts_the_page_on_paper);
  ADD ("prints-a-qr-that-reads", test_prints_a_qr_that_reads);
  ADD ("keeps-modules-whole", test_keeps_modules_whole);

  return g_test_run ();
}
