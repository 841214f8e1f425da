/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "receipt-samples.h"

#include "kiosk-language.h"
#include "kiosk-receipt.h"

#include "print-page.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

/* Random, hostile and endless facts: each must become a page, whose own proof has read every QR
 * back from one bit at 203 dots per inch, found every glyph and kept the margins clean. A sample is
 * rasterised and read again by programs that know nothing of ours.
 *
 * KUSHK_RECEIPTS says how many (2,000), KUSHK_RECEIPT_SEED which one alone. */

#define RECEIPT_COUNT 2000
#define SAMPLE_EVERY 101
#define DOTS_PER_INCH 203
#define MARGIN_DOTS 24 /* 3 mm: narrower than that of any medium */

static const char *const languages[] = { "ar", "en", "ur" };
static const PrintMedium media[] = {
  { 80, 0, DOTS_PER_INCH },
  { 58, 0, DOTS_PER_INCH },
  { 148, 210, DOTS_PER_INCH },
  { 210, 297, DOTS_PER_INCH },
};

typedef struct {
  guint32 seed;
  KioskReceiptKind kind;
  const char *language;
  const PrintMedium *medium;
} Case;

/* One process of several, since one document is drawn at a time in each. Told from the child to
 * its parent, also by one that crashes. */
typedef struct {
  pid_t pid;
  guint32 seed; /* at work on */
  guint failure_count;
} Share;

static Share *share;

static Case
get_case (guint32 seed)
{
  return (Case){
    .seed = seed,
    .kind = (KioskReceiptKind) (seed % KIOSK_RECEIPT_KIND_COUNT),
    .language = languages[seed / KIOSK_RECEIPT_KIND_COUNT % G_N_ELEMENTS (languages)],
    .medium =
      &media[seed / (KIOSK_RECEIPT_KIND_COUNT * G_N_ELEMENTS (languages)) % G_N_ELEMENTS (media)],
  };
}

static void
complain (const Case *subject, const char *fault)
{
  share->failure_count++;
  g_printerr ("# KUSHK_RECEIPT_SEED=%u %s %s %u mm: %s\n", subject->seed,
              receipt_kind_name (subject->kind), subject->language, subject->medium->width_mm,
              fault);
}

static char *
run (const char *const *command, gsize *ret_length)
{
  g_autoptr (GSubprocess) process = g_subprocess_newv (
    command, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);
  g_autoptr (GBytes) output = NULL;

  g_assert_nonnull (process);
  g_assert_true (g_subprocess_communicate (process, NULL, NULL, &output, NULL, NULL));
  return g_bytes_unref_to_data (g_steal_pointer (&output), ret_length);
}

/* Of a PBM ("P4 WIDTH HEIGHT", a bit a dot): what stands within MARGIN_DOTS of either side. */
static gboolean
has_ink_at_sides (const char *bitmap, gsize length)
{
  guint width = 0, height = 0;
  gsize stride;
  const guint8 *rows;

  g_assert_cmpint (sscanf (bitmap, "P4 %u %u", &width, &height), ==, 2);
  stride = (width + 7) / 8;
  g_assert_cmpuint (length, >, stride * height);
  rows = (const guint8 *) bitmap + length - stride * height;
  for (gsize y = 0; y < height; y++)
    for (gsize x = 0; x < width; x++)
      if ((x < MARGIN_DOTS || x + MARGIN_DOTS >= width) &&
          (rows[y * stride + x / 8] & 0x80 >> x % 8) != 0)
        return TRUE;
  return FALSE;
}

/* Appends what QR codes hold to codes. */
static void
look_at (const Case *subject, const char *pbm, GString *codes)
{
  const char *const command[] = { "zbarimg",         "--raw", "-q", "-Sdisable",
                                  "-Sqrcode.enable", pbm,     NULL };
  g_autofree char *bitmap = NULL;
  g_autofree char *found = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (pbm, &bitmap, &length, NULL));
  if (has_ink_at_sides (bitmap, length))
    complain (subject, "ink in the margin");
  found = run (command, &length);
  g_string_append_len (codes, found != NULL ? found : "", (gssize) length);
  g_unlink (pbm);
}

static void
read_by_strangers (const Case *subject, const KioskReceiptFacts *facts, PrintPage *page)
{
  g_autofree char *folder = g_dir_make_tmp ("kushk-receipt-XXXXXX", NULL);
  g_autofree char *pdf = g_build_filename (folder, "page.pdf", NULL);
  g_autofree char *stem = g_build_filename (folder, "page", NULL);
  const char *const rasterise[] = { "pdftoppm", "-mono", "-r", "203", pdf, stem, NULL };
  g_autoptr (GString) codes = g_string_new (NULL);
  g_autoptr (GDir) listing = NULL;
  const char *name = NULL;

  g_assert_true (g_file_set_contents (pdf, g_bytes_get_data (page->pdf, NULL),
                                      (gssize) g_bytes_get_size (page->pdf), NULL));
  g_free (run (rasterise, &(gsize){ 0 }));
  g_unlink (pdf);
  listing = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (listing)) != NULL) {
    g_autofree char *pbm = g_build_filename (folder, name, NULL);

    look_at (subject, pbm, codes);
  }
  g_rmdir (folder);
  if (subject->kind <= KIOSK_RECEIPT_PAID && facts->url != NULL &&
      strstr (codes->str, facts->url) == NULL)
    complain (subject, "zbarimg does not read the code");
}

static void
try_case (const Case *subject)
{
  g_autoptr (KioskReceiptFacts) facts =
    receipt_random (subject->seed, subject->kind, subject->language);
  g_autoptr (PrintDocument) document = kiosk_receipt_compose (facts);
  g_autoptr (GError) error = NULL;
  g_autoptr (PrintPage) page = print_page_render (document, subject->medium, &error);

  if (page == NULL)
    complain (subject, error->message);
  else if (subject->seed % SAMPLE_EVERY == 0)
    read_by_strangers (subject, facts, page);
}

static guint
read_number (const char *variable, guint otherwise)
{
  const char *text = g_getenv (variable);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : otherwise;
}

static void
try_share (guint first, guint step)
{
  const guint count = read_number ("KUSHK_RECEIPTS", RECEIPT_COUNT);
  const guint alone = read_number ("KUSHK_RECEIPT_SEED", 0);

  for (guint seed = first; seed <= MAX (count, alone); seed += step) {
    const Case subject = get_case (seed);

    share->seed = seed;
    if (alone == 0 || seed == alone)
      try_case (&subject);
  }
}

static guint
finish_share (Share *finished)
{
  int status = 0;

  g_assert_cmpint (waitpid (finished->pid, &status, 0), ==, finished->pid);
  if (WIFEXITED (status) && WEXITSTATUS (status) == EXIT_SUCCESS)
    return finished->failure_count;
  g_printerr ("# KUSHK_RECEIPT_SEED=%u: ended the process\n", finished->seed);
  return finished->failure_count + 1;
}

static void
test_random_receipts (void)
{
  const guint share_count = g_get_num_processors ();
  const gsize length = share_count * sizeof (Share);
  Share *shares = mmap (NULL, length, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  guint failure_count = 0;
  pid_t pid = 0;

  g_assert_true (shares != MAP_FAILED);
  for (guint i = 0; i < share_count; i++) {
    share = &shares[i];
    pid = fork ();
    g_assert_cmpint (pid, >=, 0);
    if (pid == 0) {
      try_share (i + 1, share_count);
      _exit (EXIT_SUCCESS);
    }
    share->pid = pid;
  }
  for (guint i = 0; i < share_count; i++)
    failure_count += finish_share (&shares[i]);
  munmap (shares, length);
  g_assert_cmpuint (failure_count, ==, 0);
}

int
main (int argc, char **argv)
{
  kiosk_language_bind ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kiosk/receipt/becomes-a-page-whatever-it-says", test_random_receipts);

  return g_test_run ();
}
