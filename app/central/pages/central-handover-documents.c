/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-handover-view.h"

#include "civic-envelope.h"

#include "central-clock.h"
#include "central-id.h"
#include "central-json.h"
#include "central-upload.h"
#include "central-wanted.h"

#define ID_BYTES 12
#define YES "yes"

static GPtrArray *
read_wanted (const CentralHandover *handover, GError **error)
{
  g_autoptr (JsonNode) node = json_from_string (handover->wanted, error);

  return node ? central_wanted_read (node, error) : NULL;
}

static guint
count (GPtrArray *uploads, const char *field)
{
  guint found = 0;

  for (guint index = 0; index < uploads->len; index++)
    found += g_str_equal (((const CentralUpload *) uploads->pdata[index])->field, field);
  return found;
}

static const char *
name_type (CentralUploadType type)
{
  switch (type) {
  case CENTRAL_UPLOAD_JPEG:
    return "JPEG";
  case CENTRAL_UPLOAD_PNG:
    return "PNG";
  case CENTRAL_UPLOAD_PDF:
    return "PDF";
  case CENTRAL_UPLOAD_NONE:
  default:
    return "";
  }
}

static char *
join_types (guint accepted)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint bit = 1; bit <= CENTRAL_UPLOAD_PDF; bit <<= 1)
    if (accepted & bit)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " / " : "",
                              name_type ((CentralUploadType) bit));
  return g_strdup (text->str);
}

static char *
join_media_types (guint accepted)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (accepted & CENTRAL_UPLOAD_JPEG)
    g_string_append (text, "image/jpeg,");
  if (accepted & CENTRAL_UPLOAD_PNG)
    g_string_append (text, "image/png,");
  if (accepted & CENTRAL_UPLOAD_PDF)
    g_string_append (text, "application/pdf,");
  g_string_truncate (text, text->len - 1);
  return g_strdup (text->str);
}

static char *
describe_size (gint64 bytes)
{
  if (bytes < 1000 * 1000)
    return g_strdup_printf ("%" G_GINT64_FORMAT " KB", MAX (bytes / 1000, 1));
  return g_strdup_printf ("%.1f MB", (double) bytes / (1000 * 1000));
}

/* Neither a picture nor a name of it: whoever photographed the code in passing learns nothing. */
static void
draw_upload (GString *html, const CentralHandoverView *view, const CentralUpload *upload)
{
  CentralUploadType type = central_upload_type_from_word (upload->type);
  g_autofree char *size = describe_size (upload->byte_count);
  g_autofree char *sentence =
    central_handover_words_fill (view->own->arrived, "{type}", name_type (type), "{size}", size);

  g_string_append (html, "<li class=\"arrived\">");
  central_page_append_icon (html, CENTRAL_ICON_CHECK);
  central_page_append (html, "<span>%s</span>", sentence);
  central_page_append (html,
                       "<form method=\"post\"><button class=\"small\" name=\"remove\" "
                       "value=\"%s\">%s</button></form></li>",
                       upload->id, view->own->remove);
}

static void
draw_uploads (GString *html,
              const CentralHandoverView *view,
              GPtrArray *uploads,
              const CentralWanted *wanted)
{
  g_string_append (html, "<ul>");
  for (guint index = 0; index < uploads->len; index++) {
    const CentralUpload *upload = uploads->pdata[index];

    if (g_str_equal (upload->field, wanted->field))
      draw_upload (html, view, upload);
  }
  g_string_append (html, "</ul>");
}

static void
draw_input (GString *html,
            const CentralWanted *wanted,
            const char *media_types,
            const char *more,
            CentralIcon icon,
            const char *label)
{
  central_page_append (html, "<label class=\"pick\"><span>");
  central_page_append_icon (html, icon);
  central_page_append (html,
                       "%s</span><input type=\"file\" name=\"%s\" accept=\"%s\" "
                       "data-maximum=\"%" G_GSIZE_FORMAT "\"%s></label>",
                       label, wanted->field, media_types, wanted->maximum_bytes, more);
}

/* A limit below one megabyte is still said as one: the page refuses what is over it in any case. */
static guint
megabytes_of (const CentralWanted *wanted)
{
  return (guint) MAX (wanted->maximum_bytes >> 20, 1);
}

static void
draw_form (GString *html, const CentralHandoverView *view, const CentralWanted *wanted, guint left)
{
  g_autofree char *types = join_types (wanted->accepted);
  g_autofree char *media_types = join_media_types (wanted->accepted);
  g_autofree char *megabytes = central_words_format_count (view->words, megabytes_of (wanted));
  g_autofree char *hint =
    central_handover_words_fill (view->own->hint, "{types}", types, "{megabytes}", megabytes);
  g_autofree char *too_large = central_handover_words_fill (
    view->own->faults[CENTRAL_HANDOVER_TOO_LARGE], "{megabytes}", megabytes, NULL, NULL);

  g_string_append (html, "<form class=\"upload\" method=\"post\" enctype=\"multipart/form-data\">");
  if (wanted->accepted & (CENTRAL_UPLOAD_JPEG | CENTRAL_UPLOAD_PNG))
    draw_input (html, wanted, "image/jpeg,image/png", " capture=\"environment\"",
                CENTRAL_ICON_CAMERA, view->own->photo);
  draw_input (html, wanted, media_types, left > 1 ? " multiple" : "", CENTRAL_ICON_PAPER,
              view->own->file);
  central_page_append (html, "<p class=\"hint\">%s</p><button>%s</button>", hint, view->own->send);
  central_page_append (html,
                       "<p class=\"busy\" role=\"status\" data-sending=\"%s\" "
                       "data-too-large=\"%s\"></p></form>",
                       view->own->sending, too_large);
}

/* No count of nothing: the Arabic zero is a dot. */
static char *
describe_need (const CentralHandoverView *view, const CentralWanted *wanted, guint arrived)
{
  const char *need = wanted->minimum_count > 0 ? view->own->needed : view->own->optional;
  g_autofree char *arrived_text = central_words_format_count (view->words, arrived);
  g_autofree char *maximum_text = central_words_format_count (view->words, wanted->maximum_count);
  g_autofree char *sentence = central_handover_words_fill (view->own->count, "{count}",
                                                           arrived_text, "{maximum}", maximum_text);

  return arrived == 0 ? g_strdup (need) : g_strconcat (need, " · ", sentence, NULL);
}

static void
draw_wanted (GString *html,
             const CentralHandoverView *view,
             GPtrArray *uploads,
             const CentralWanted *wanted)
{
  guint arrived = count (uploads, wanted->field);
  g_autofree char *need = describe_need (view, wanted, arrived);

  central_page_append (html, "<section class=\"card document%s\"><h2>%s</h2>",
                       arrived >= MAX (wanted->minimum_count, 1) ? " complete" : "",
                       civic_text_get (wanted->label, view->words->language));
  central_page_append (html, "<p class=\"hint\">%s</p>", need);
  if (arrived > 0)
    draw_uploads (html, view, uploads, wanted);
  if (arrived < wanted->maximum_count)
    draw_form (html, view, wanted, wanted->maximum_count - arrived);
  g_string_append (html, "</section>");
}

static gboolean
has_all (GPtrArray *wanted, GPtrArray *uploads)
{
  for (guint index = 0; index < wanted->len; index++) {
    const CentralWanted *one = wanted->pdata[index];

    if (count (uploads, one->field) < one->minimum_count)
      return FALSE;
  }
  return uploads->len > 0;
}

static gboolean
is_full (GPtrArray *wanted, GPtrArray *uploads)
{
  for (guint index = 0; index < wanted->len; index++) {
    const CentralWanted *one = wanted->pdata[index];

    if (count (uploads, one->field) < one->maximum_count)
      return FALSE;
  }
  return TRUE;
}

gboolean
central_handover_documents_draw (GString *html, const CentralHandoverView *view, GError **error)
{
  g_autoptr (GPtrArray) wanted = read_wanted (view->handover, error);
  g_autoptr (GPtrArray) uploads =
    central_store_list_uploads (view->office->store, view->handover->id, error);

  if (wanted == NULL || uploads == NULL)
    return FALSE;
  for (guint index = 0; index < wanted->len; index++)
    draw_wanted (html, view, uploads, wanted->pdata[index]);
  if (has_all (wanted, uploads))
    central_page_append (html,
                         "<form method=\"post\"><button class=\"primary\" name=\"finish\" "
                         "value=\"" YES "\">%s</button></form>",
                         view->own->finish);
  return TRUE;
}

static gboolean
store (const CentralHandoverView *view,
       const CentralWanted *wanted,
       CentralUploadType type,
       GBytes *content,
       GError **error)
{
  g_autofree char *id = central_id_draw (ID_BYTES);
  g_autofree char *digest = civic_envelope_digest (content);
  g_autofree char *now = central_clock_now ();
  CentralUpload upload = {
    .id = id,
    .handover = view->handover->id,
    .field = wanted->field,
    .type = (char *) central_upload_type_to_word (type),
    .byte_count = (gint64) g_bytes_get_size (content),
    .digest = digest,
    .received_at = now,
  };

  return central_store_add_upload (view->office->store, &upload, content, error);
}

static gboolean
take_file (const CentralHandoverView *view,
           const CentralWanted *wanted,
           const GByteArray *file,
           CentralHandoverFault *ret_fault,
           GError **error)
{
  CentralUploadType type = central_upload_recognise (file->data, file->len);
  g_autoptr (GBytes) content = NULL;

  *ret_fault = CENTRAL_HANDOVER_NO_FAULT;
  if (file->len > wanted->maximum_bytes)
    *ret_fault = CENTRAL_HANDOVER_TOO_LARGE;
  else if ((type & wanted->accepted) == 0)
    *ret_fault = CENTRAL_HANDOVER_WRONG_TYPE;
  else
    content = central_upload_clean (type, file->data, file->len);
  if (content)
    return store (view, wanted, type, content, error);
  if (*ret_fault == CENTRAL_HANDOVER_NO_FAULT)
    *ret_fault = type == CENTRAL_UPLOAD_PDF ? CENTRAL_HANDOVER_ACTIVE : CENTRAL_HANDOVER_BROKEN;
  return TRUE;
}

/* What is good of a handful stays, what is not is said. */
static gboolean
take_files (const CentralHandoverView *view,
            const CentralWanted *wanted,
            guint arrived,
            CentralHandoverFault *ret_fault,
            GError **error)
{
  guint position = 0;
  GByteArray *file = NULL;

  while ((file = central_form_next_file (view->form, wanted->field, &position)) != NULL) {
    CentralHandoverFault fault = CENTRAL_HANDOVER_TOO_MANY;

    if (arrived < wanted->maximum_count && !take_file (view, wanted, file, &fault, error))
      return FALSE;
    arrived += fault == CENTRAL_HANDOVER_NO_FAULT;
    if (*ret_fault == CENTRAL_HANDOVER_NOTHING_SENT || fault != CENTRAL_HANDOVER_NO_FAULT)
      *ret_fault = fault;
  }
  return TRUE;
}

static gboolean
take_all (const CentralHandoverView *view,
          GPtrArray *wanted,
          GPtrArray *uploads,
          CentralHandoverFault *ret_fault,
          GError **error)
{
  *ret_fault = CENTRAL_HANDOVER_NOTHING_SENT;
  for (guint index = 0; index < wanted->len; index++) {
    const CentralWanted *one = wanted->pdata[index];

    if (!take_files (view, one, count (uploads, one->field), ret_fault, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
finish_if (const CentralHandoverView *view,
           GPtrArray *wanted,
           gboolean (*is_enough) (GPtrArray *wanted, GPtrArray *uploads),
           gboolean *ret_finished,
           GError **error)
{
  g_autoptr (GPtrArray) uploads =
    central_store_list_uploads (view->office->store, view->handover->id, error);

  if (uploads == NULL)
    return FALSE;
  *ret_finished = is_enough (wanted, uploads);
  return !*ret_finished || central_handover_finish (view->office, view->handover, error);
}

static gboolean
take_word (const CentralHandoverView *view,
           GPtrArray *wanted,
           GPtrArray *uploads,
           CentralHandoverFault *ret_fault,
           GError **error)
{
  g_autofree char *removed = central_form_get_text (view->form, "remove");
  g_autofree char *finish = central_form_get_text (view->form, "finish");
  gboolean is_finished = FALSE;

  if (removed)
    return central_store_remove_upload (view->office->store, view->handover->id, removed, error);
  if (finish == NULL)
    return take_all (view, wanted, uploads, ret_fault, error) &&
           finish_if (view, wanted, is_full, &is_finished, error);
  if (!finish_if (view, wanted, has_all, &is_finished, error))
    return FALSE;
  if (!is_finished)
    *ret_fault = CENTRAL_HANDOVER_STILL_MISSING;
  return TRUE;
}

/* One transaction: two phones on one link cannot bring more than was asked for. */
gboolean
central_handover_documents_take (const CentralHandoverView *view,
                                 CentralHandoverFault *ret_fault,
                                 GError **error)
{
  g_autoptr (CentralTransaction) transaction =
    central_store_begin (view->office->store, view->handover->id, error);
  g_autoptr (GPtrArray) wanted = read_wanted (view->handover, error);
  g_autoptr (GPtrArray) uploads = NULL;

  if (transaction == NULL || wanted == NULL)
    return FALSE;
  uploads = central_store_list_uploads (view->office->store, view->handover->id, error);
  return uploads != NULL && take_word (view, wanted, uploads, ret_fault, error) &&
         central_transaction_commit (transaction, error);
}
