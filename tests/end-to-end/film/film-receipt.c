/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "film-receipt.h"

#include "film-clock.h"
#include "film-error.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* The head of an 80 mm printer: what it can print is what a phone will see. */
#define PRINTER_DPI "203"

/* The longest a citizen would stand and wait for her paper. */
#define PAPER_PATIENCE_S 30.0

/* A filing has few states; none of them lasts only a moment. */
#define ASKED_TIMES 3

void
film_receipt_free (FilmReceipt *self)
{
  g_free (self->code);
  g_free (self->url);
  g_free (self->state);
  g_free (self);
}

GHashTable *
film_receipt_list_paper (const FilmWorld *world)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GDir) folder = g_dir_open (world->paper_folder, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_suffix (name, ".pdf") && name[0] != '.')
      g_hash_table_add (names, g_strdup (name));
  return names;
}

typedef struct {
  const FilmWorld *world;
  GHashTable *known;
  char *found;
} PaperQuestion;

static gboolean
has_new_paper (gpointer user_data)
{
  PaperQuestion *question = user_data;
  g_autoptr (GHashTable) now = film_receipt_list_paper (question->world);
  GHashTableIter names;
  gpointer name;

  g_hash_table_iter_init (&names, now);
  while (g_hash_table_iter_next (&names, &name, NULL))
    if (!g_hash_table_contains (question->known, name)) {
      question->found = g_build_filename (question->world->paper_folder, name, NULL);
      return TRUE;
    }
  return FALSE;
}

/* Returns what the program printed, without the last line's end. */
static char *
run (const char *const *argv, GError **error)
{
  g_autoptr (GSubprocess) process = g_subprocess_newv (
    argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, error);
  g_autofree char *output = NULL;
  g_autofree char *complaint = NULL;

  if (process == NULL)
    return NULL;
  if (!g_subprocess_communicate_utf8 (process, NULL, NULL, &output, &complaint, error))
    return NULL;
  if (g_subprocess_get_successful (process))
    return g_strdup (g_strchomp (output));
  g_set_error (error, FILM_ERROR, FILM_ERROR_WRONG, "%s failed: %s%s", argv[0], output, complaint);
  return NULL;
}

/* Of several QRs the one that leads somewhere: a tax invoice's is no address. NULL if none does. */
static char *
find_address (const char *decoded)
{
  g_auto (GStrv) lines = g_strsplit (decoded, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "https://"))
      return g_strdup (lines[i]);
  return NULL;
}

/* The address in a QR of the paper, as a phone would read it. */
static char *
read_qr (const char *pdf, GError **error)
{
  g_autofree char *stem = g_strconcat (pdf, "-203dpi", NULL);
  g_autofree char *picture = g_strconcat (stem, ".png", NULL);
  const char *draw[] = { "pdftoppm", "-r", PRINTER_DPI, "-png", "-singlefile", pdf, stem, NULL };
  const char *decode[] = { "zbarimg",         "--quiet", "--raw", "-Sdisable",
                           "-Sqrcode.enable", picture,   NULL };
  g_autofree char *drawn = run (draw, error);
  g_autofree char *decoded = drawn != NULL ? run (decode, error) : NULL;
  char *url = decoded != NULL ? find_address (decoded) : NULL;

  g_unlink (picture);
  if (decoded != NULL && url == NULL)
    g_set_error (error, FILM_ERROR, FILM_ERROR_WRONG, "no QR of %s leads anywhere: %s", pdf,
                 decoded);
  return url;
}

static char *
fetch (const FilmWorld *world, const char *url, gboolean is_kiosk, GError **error)
{
  const char *argv[] = { "curl", "--silent", "--show-error", "--fail", "--max-time",
                         "10",   "--cacert", world->ca,      url,      NULL,
                         NULL,   NULL,       NULL,           NULL };

  if (is_kiosk) {
    argv[9] = "--cert";
    argv[10] = world->certificate;
    argv[11] = "--key";
    argv[12] = world->key;
  }
  return run (argv, error);
}

/* The central answers a kiosk with JSON. */
static gboolean
read_filing (FilmReceipt *self, const FilmWorld *world, const char *code, GError **error)
{
  g_autofree char *url = g_strdup_printf ("%s/v1/filings/%s", world->central_url, code);
  g_autofree char *answer = fetch (world, url, TRUE, error);
  g_autoptr (JsonNode) node = NULL;
  JsonObject *filing;

  if (answer == NULL)
    return FALSE;
  node = json_from_string (answer, error);
  if (node == NULL)
    return FALSE;
  filing = json_node_get_object (node);
  self->code = g_strdup (json_object_get_string_member_with_default (filing, "code", ""));
  self->state = g_strdup (json_object_get_string_member_with_default (filing, "state", ""));
  if (g_str_equal (self->code, code) && *self->state != '\0')
    return TRUE;
  g_set_error (error, FILM_ERROR, FILM_ERROR_WRONG, "%s is not the filing %s: %s", url, code,
               answer);
  return FALSE;
}

/* The page a phone shows has to say the same: it carries the state's word for machines. */
static gboolean
check_page (FilmReceipt *self, const FilmWorld *world, GError **error)
{
  g_autofree char *page = fetch (world, self->url, FALSE, error);
  g_autofree char *mark = g_strdup_printf ("data-state=\"%s\"", self->state);

  if (page == NULL)
    return FALSE;
  if (strstr (page, mark) != NULL)
    return TRUE;
  g_set_error (error, FILM_ERROR, FILM_ERROR_WRONG,
               "the page behind the QR, %s, does not say %s:\n%s", self->url, mark, page);
  return FALSE;
}

/* A reviewer may decide between the two questions: then they are asked anew, and agree. */
static gboolean
ask_both (FilmReceipt *self, const FilmWorld *world, const char *code, GError **error)
{
  g_autoptr (GError) disagreement = NULL;

  for (guint i = 0; i < ASKED_TIMES; i++) {
    g_clear_error (&disagreement);
    g_clear_pointer (&self->code, g_free);
    g_clear_pointer (&self->state, g_free);
    if (!read_filing (self, world, code, error))
      return FALSE;
    if (check_page (self, world, &disagreement))
      return TRUE;
  }
  g_propagate_error (error, g_steal_pointer (&disagreement));
  return FALSE;
}

static FilmReceipt *
read_receipt (const FilmWorld *world, const char *code, const char *pdf, GError **error)
{
  g_autoptr (FilmReceipt) self = g_new0 (FilmReceipt, 1);

  self->url = read_qr (pdf, error);
  if (self->url == NULL) {
    g_prefix_error (error, "no QR can be read from %s: ", pdf);
    return NULL;
  }
  if (!ask_both (self, world, code, error))
    return NULL;
  return g_steal_pointer (&self);
}

gboolean
film_receipt_wait_for_paper (const FilmWorld *world,
                             GHashTable *known,
                             const char *path,
                             double *ret_printed_at_s,
                             GError **error)
{
  PaperQuestion question = { world, known, NULL };
  g_autofree char *printed = NULL;
  g_autofree char *document = NULL;
  GStatBuf status;
  gsize size;

  if (!film_clock_wait_until (has_new_paper, &question, PAPER_PATIENCE_S)) {
    g_set_error (error, FILM_ERROR, FILM_ERROR_MISSING, "nothing new in %s", world->paper_folder);
    return FALSE;
  }
  printed = question.found;
  if (!g_file_get_contents (printed, &document, &size, error) ||
      !g_file_set_contents (path, document, (gssize) size, error))
    return FALSE;
  if (ret_printed_at_s != NULL && g_stat (printed, &status) == 0)
    *ret_printed_at_s = (double) status.st_mtim.tv_sec + (double) status.st_mtim.tv_nsec / 1e9;
  return TRUE;
}

FilmReceipt *
film_receipt_take (
  const FilmWorld *world, GHashTable *known, const char *code, const char *path, GError **error)
{
  double printed_at_s = 0;
  FilmReceipt *self;

  if (!film_receipt_wait_for_paper (world, known, path, &printed_at_s, error))
    return NULL;
  self = read_receipt (world, code, path, error);
  if (self != NULL)
    self->printed_at_s = printed_at_s;
  return self;
}
