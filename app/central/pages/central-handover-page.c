/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-endpoints.h"

#include "central-clock.h"
#include "central-handover-view.h"
#include "central-languages.h"
#include "central-upload.h"

typedef struct {
  const char *purpose;
  const char *script;
  gboolean (*draw) (GString *html, const CentralHandoverView *view, GError **error);
  gboolean (*take) (const CentralHandoverView *view, CentralHandoverFault *fault, GError **error);
  gboolean (*draw_done) (GString *html, const CentralHandoverView *view, GError **error);
  gsize sentences_offset; /* in CentralHandoverWords */
  gsize done_offset;
  CentralIcon icon;
} Purpose;

static const Purpose purposes[] = {
  { CENTRAL_HANDOVER_DOCUMENTS, "handover-documents.js", central_handover_documents_draw,
    central_handover_documents_take, NULL, G_STRUCT_OFFSET (CentralHandoverWords, documents),
    G_STRUCT_OFFSET (CentralHandoverWords, documents_done), CENTRAL_ICON_PAPER },
  { CENTRAL_HANDOVER_PIN, "handover-pin.js", central_handover_pin_draw, central_handover_pin_take,
    NULL, G_STRUCT_OFFSET (CentralHandoverWords, pin),
    G_STRUCT_OFFSET (CentralHandoverWords, pin_done), CENTRAL_ICON_PIN },
  { CENTRAL_HANDOVER_PAYMENT, NULL, central_handover_payment_draw, central_handover_payment_take,
    central_handover_payment_draw_done, G_STRUCT_OFFSET (CentralHandoverWords, payment),
    G_STRUCT_OFFSET (CentralHandoverWords, payment_done), CENTRAL_ICON_COIN },
};

static const guint fault_statuses[CENTRAL_HANDOVER_FAULTS] = {
  [CENTRAL_HANDOVER_NO_FAULT] = 200,   [CENTRAL_HANDOVER_NOTHING_SENT] = 422,
  [CENTRAL_HANDOVER_WRONG_TYPE] = 415, [CENTRAL_HANDOVER_TOO_LARGE] = 413,
  [CENTRAL_HANDOVER_TOO_MANY] = 422,   [CENTRAL_HANDOVER_BROKEN] = 422,
  [CENTRAL_HANDOVER_ACTIVE] = 422,     [CENTRAL_HANDOVER_STILL_MISSING] = 422,
  [CENTRAL_HANDOVER_NO_PLACE] = 422,   [CENTRAL_HANDOVER_SHORT_LINK] = 422,
  [CENTRAL_HANDOVER_ABROAD] = 422,     [CENTRAL_HANDOVER_UNKNOWN_ADDRESS] = 422,
  [CENTRAL_HANDOVER_UNREADABLE] = 400, [CENTRAL_HANDOVER_BUSY] = 503,
  [CENTRAL_HANDOVER_TOO_OFTEN] = 429,
};

static const Purpose *
find_purpose (const CentralHandover *handover)
{
  for (guint index = 0; index < G_N_ELEMENTS (purposes); index++)
    if (g_str_equal (purposes[index].purpose, handover->purpose))
      return &purposes[index];
  g_return_val_if_reached (&purposes[0]);
}

static CentralHandoverView
view_of (CentralOffice *office, const CentralRequest *request, const CentralHandover *handover)
{
  /* She chose her language at the kiosk; what her phone speaks comes second. */
  const char *wanted =
    request->language || handover == NULL ? request->language : handover->language;
  const char *language = central_languages_choose (wanted, request->accept_language);

  return (CentralHandoverView){
    .office = office,
    .form = request->form,
    .handover = handover,
    .words = central_words_get (language),
    .own = central_handover_words_get (language),
  };
}

static CentralPage
page_of (const CentralHandoverView *view, const char *title, const char *tone)
{
  return (CentralPage){
    .words = view->words,
    .title = title,
    .subtitle = view->own->page_title,
    .tone = tone,
    .telephone = central_office_get_telephone (view->office, NULL),
  };
}

static CentralResponse *
respond_bare (const CentralHandoverView *view,
              const CentralHandoverSentences *sentences,
              CentralIcon icon,
              const char *word,
              guint status)
{
  CentralPage page = page_of (view, sentences->title, "due");
  GString *html = central_page_begin (&page);

  central_page_append_state (html, icon, word, sentences->title, sentences->lead);
  return central_page_respond (&page, html, status);
}

static CentralResponse *
respond_unavailable (const CentralHandoverView *view)
{
  return respond_bare (view, &view->own->unavailable, CENTRAL_ICON_RETURN, "unavailable", 503);
}

static CentralResponse *
respond_done (const CentralHandoverView *view)
{
  const Purpose *purpose = find_purpose (view->handover);
  const CentralHandoverSentences *sentences = G_STRUCT_MEMBER_P (view->own, purpose->done_offset);
  CentralPage page = page_of (view, sentences->title, "good");
  GString *html = central_page_begin (&page);

  central_page_append_state (html, CENTRAL_ICON_CHECK, CENTRAL_HANDOVER_DONE, sentences->title,
                             sentences->lead);
  if (purpose->draw_done && !purpose->draw_done (html, view, NULL)) {
    g_string_free (html, TRUE);
    return respond_unavailable (view);
  }
  central_page_append (html, "<p class=\"quiet\">%s</p>", view->own->close_page);
  return central_page_respond (&page, html, 200);
}

static void
draw_fault (GString *html, const CentralHandoverView *view)
{
  g_autofree char *limit =
    central_words_format_count (view->words, CENTRAL_UPLOAD_MAXIMUM_BYTES >> 20);
  g_autofree char *sentence = NULL;

  if (view->fault == CENTRAL_HANDOVER_NO_FAULT)
    return;
  sentence =
    central_handover_words_fill (view->own->faults[view->fault], "{megabytes}", limit, NULL, NULL);
  g_string_append (html, "<section class=\"card alert\" role=\"alert\">");
  central_page_append_icon (html, CENTRAL_ICON_RETURN);
  central_page_append (html, "<p>%s</p></section>", sentence);
}

static void
draw_deadline (GString *html, const CentralHandoverView *view)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (view->handover->expires_at_ms / 1000);
  g_autofree char *iso8601 = g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *moment = central_words_format_hour (view->words, iso8601);
  g_autofree char *sentence =
    central_handover_words_fill (view->own->open_until, "{time}", moment, NULL, NULL);

  central_page_append (html, "<p class=\"quiet\">%s</p>", sentence);
}

static CentralResponse *
respond_open (const CentralHandoverView *view)
{
  const Purpose *purpose = find_purpose (view->handover);
  const CentralHandoverSentences *sentences =
    G_STRUCT_MEMBER_P (view->own, purpose->sentences_offset);
  CentralPage page = page_of (view, sentences->title, "good");
  GString *html = NULL;

  page.script = purpose->script;
  page.has_forms = TRUE;
  page.asks_place = g_str_equal (purpose->purpose, CENTRAL_HANDOVER_PIN);
  html = central_page_begin (&page);
  central_page_append_state (html, purpose->icon, purpose->purpose, sentences->title,
                             sentences->lead);
  draw_fault (html, view);
  if (!purpose->draw (html, view, NULL)) {
    g_string_free (html, TRUE);
    return respond_unavailable (view);
  }
  draw_deadline (html, view);
  return central_page_respond (&page, html, fault_statuses[view->fault]);
}

static CentralResponse *
respond_closed (const CentralHandoverView *view)
{
  if (g_str_equal (central_handover_get_state (view->handover), CENTRAL_HANDOVER_DONE))
    return respond_done (view);
  return respond_bare (view, &view->own->expired, CENTRAL_ICON_CLOCK, CENTRAL_HANDOVER_EXPIRED,
                       410);
}

static gboolean
is_open (const CentralHandover *handover)
{
  const char *state = central_handover_get_state (handover);

  return g_str_equal (state, CENTRAL_HANDOVER_WAITING) ||
         g_str_equal (state, CENTRAL_HANDOVER_OPENED);
}

/* A relative address with nothing but the language: the token is written nowhere. */
static CentralResponse *
redirect (const CentralHandoverView *view)
{
  g_autofree char *location = g_strconcat ("?lang=", view->words->language, NULL);
  CentralResponse *response = central_response_new (303, CENTRAL_PAGE_TYPE, g_strdup (""));

  central_response_add_header (response, "Location", location);
  central_response_add_header (response, "Referrer-Policy", "no-referrer");
  return response;
}

static CentralHandoverFault
find_form_fault (const CentralForm *form)
{
  if (form == NULL)
    return CENTRAL_HANDOVER_UNREADABLE;
  switch (form->fault) {
  case CENTRAL_FORM_WHOLE:
    return CENTRAL_HANDOVER_NO_FAULT;
  case CENTRAL_FORM_TOO_LARGE:
    return CENTRAL_HANDOVER_TOO_LARGE;
  case CENTRAL_FORM_TOO_BUSY:
    return CENTRAL_HANDOVER_BUSY;
  case CENTRAL_FORM_MALFORMED:
  default:
    return CENTRAL_HANDOVER_UNREADABLE;
  }
}

static CentralResponse *
take (CentralHandoverView *view)
{
  g_autoptr (GError) error = NULL;

  view->fault = find_form_fault (view->form);
  if (!central_pace_allow (view->office->form_pace, view->handover->id, central_clock_now_ms ()))
    view->fault = CENTRAL_HANDOVER_TOO_OFTEN;
  if (view->fault == CENTRAL_HANDOVER_NO_FAULT &&
      !find_purpose (view->handover)->take (view, &view->fault, &error)) {
    g_message ("what a phone sent is lost: %s", error->message);
    return respond_unavailable (view);
  }
  return view->fault == CENTRAL_HANDOVER_NO_FAULT ? redirect (view) : respond_open (view);
}

static gboolean
find (CentralOffice *office, const char *token, CentralHandover **ret_handover)
{
  g_autofree char *digest = central_handover_digest_token (token);

  return central_store_find_handover_by_token (office->store, digest, ret_handover, NULL) &&
         (*ret_handover == NULL || central_handover_refresh (office, *ret_handover, NULL));
}

static CentralResponse *
answer (CentralOffice *office, const CentralRequest *request, const char *token, gboolean is_post)
{
  g_autoptr (CentralHandover) handover = NULL;
  gboolean is_known = find (office, token, &handover);
  CentralHandoverView view = view_of (office, request, handover);

  if (!is_known)
    return respond_unavailable (&view);
  if (handover == NULL)
    return respond_bare (&view, &view.own->unknown, CENTRAL_ICON_SEARCH, "unknown", 404);
  if (!is_open (handover))
    return respond_closed (&view);
  if (!central_store_set_handover_opened (office->store, handover->id, central_clock_now_ms (),
                                          NULL))
    return respond_unavailable (&view);
  return is_post ? take (&view) : respond_open (&view);
}

CentralResponse *
central_handover_page_get (CentralOffice *office,
                           const CentralRequest *request,
                           const char *tail,
                           GError **error)
{
  return answer (office, request, tail, FALSE);
}

CentralResponse *
central_handover_page_post (CentralOffice *office,
                            const CentralRequest *request,
                            const char *tail,
                            GError **error)
{
  return answer (office, request, tail, TRUE);
}
