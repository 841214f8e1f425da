/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* A one-time code for a kiosk: a new one, or one that comes back. */

#include "central-endpoints.h"

#include "central-enrolments.h"
#include "central-error.h"
#include "central-fleet.h"
#include "central-operator-page.h"

#define KIOSK_ID_PATTERN "[A-Za-z0-9][A-Za-z0-9-]{1,63}"

static gboolean
may_see_centre (const CentralDesk *desk, CivicCentre *centre)
{
  return centre &&
         (central_desk_is_everyones (desk) ||
          g_strcmp0 (civic_centre_get_operator (centre), desk->account->operator_id) == 0);
}

static int
compare_ids (gconstpointer left, gconstpointer right)
{
  return g_strcmp0 (left, right);
}

static void
append_centre_options (const CentralDesk *desk, GString *html)
{
  g_autoptr (GList) ids = g_list_sort (g_hash_table_get_keys (desk->office->centres), compare_ids);

  for (GList *item = ids; item; item = item->next) {
    CivicCentre *centre = g_hash_table_lookup (desk->office->centres, item->data);

    if (may_see_centre (desk, centre))
      central_operator_page_append_option (
        html, item->data, NULL, civic_text_get (civic_centre_get_place (centre), desk->language));
  }
}

static GString *
begin (const CentralDesk *desk)
{
  CentralOperatorPage page = {
    .title = central_desk_say (desk, CENTRAL_SAY_ADD_KIOSK),
    .tab = CENTRAL_OPERATOR_TAB_KIOSKS,
  };
  g_autofree char *link = central_desk_link (desk, "/");
  GString *html = central_operator_page_begin (desk, &page);

  central_page_append (html, "<p class=\"back\"><a href=\"%s\">%s</a></p>", link,
                       central_desk_say (desk, CENTRAL_SAY_BACK));
  return html;
}

static CentralResponse *
draw (CentralDesk *desk, const char *tail, GError **error)
{
  GString *html = NULL;

  if (!central_desk_may_operate (desk))
    return central_operator_page_fault (desk, CENTRAL_OPERATOR_FAULT_NOT_ALLOWED);
  html = begin (desk);
  g_string_append (html, "<section class=\"card narrow\">");
  central_operator_page_append_title (html, central_desk_say (desk, CENTRAL_SAY_ADD_KIOSK),
                                      central_desk_say (desk, CENTRAL_SAY_NEW_CODE_LEAD));
  central_operator_page_begin_form (desk, html, "/enrolments");
  central_page_append (html,
                       "<label>%s<input name=\"kiosk\" dir=\"ltr\" maxlength=\"64\" "
                       "pattern=\"" KIOSK_ID_PATTERN "\" placeholder=\"JED-ANDALUS-03\" "
                       "required></label><label>%s<select name=\"centre\">",
                       central_desk_say (desk, CENTRAL_SAY_KIOSK_ID),
                       central_desk_say (desk, CENTRAL_SAY_CENTRE));
  append_centre_options (desk, html);
  central_page_append (html,
                       "</select></label><button class=\"primary\">%s</button></form></section>",
                       central_desk_say (desk, CENTRAL_SAY_NEW_CODE));
  return central_operator_page_respond (desk, html, 200);
}

static CentralResponse *
show_code (const CentralDesk *desk, const char *kiosk_id, const char *code)
{
  GString *html = begin (desk);

  g_string_append (html, "<section class=\"card narrow\">");
  central_page_append (html,
                       "<div class=\"title\"><h1><bdi class=\"num\">%s</bdi></h1><p>%s</p></div>",
                       kiosk_id, central_desk_say (desk, CENTRAL_SAY_NEW_CODE_LEAD));
  central_page_append (html, "<p class=\"secret\"><bdi class=\"num\">%s</bdi></p>", code);
  central_operator_page_append_notice (html, "due", central_desk_say (desk, CENTRAL_SAY_CODE_ONCE));
  g_string_append (html, "</section>");
  return central_operator_page_respond (desk, html, 200);
}

/* A kiosk moves between centres of one operator, but nobody takes another operator's kiosk. */
static gboolean
check_scope (const CentralDesk *desk, const char *kiosk_id, const char *centre, GError **error)
{
  g_autoptr (CentralKiosk) kiosk = NULL;

  if (!central_store_find_kiosk (desk->office->store, kiosk_id, &kiosk, error))
    return FALSE;
  if (may_see_centre (desk, g_hash_table_lookup (desk->office->centres, centre)) &&
      (kiosk == NULL || central_desk_is_everyones (desk) ||
       g_str_equal (kiosk->operator_id, desk->account->operator_id)))
    return TRUE;
  g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_NOT_FOUND,
                       "no such centre or kiosk here");
  return FALSE;
}

static CentralResponse *
take_form (CentralDesk *desk, const char *tail, GError **error)
{
  g_autofree char *kiosk_id = central_desk_get_part (desk, "kiosk");
  g_autofree char *centre = central_desk_get_part (desk, "centre");
  g_autofree char *code = NULL;

  if (!check_scope (desk, kiosk_id, centre, error))
    return NULL;
  code = central_enrolments_offer (desk->office, kiosk_id, centre, desk->account->name, error);
  return code ? show_code (desk, kiosk_id, code) : NULL;
}

CentralResponse *
central_operator_enrolments_get (CentralOffice *office,
                                 const CentralRequest *request,
                                 const char *tail,
                                 GError **error)
{
  return central_desk_serve (office, request, tail, CENTRAL_DESK_PAGE, draw, error);
}

CentralResponse *
central_operator_enrolments_post (CentralOffice *office,
                                  const CentralRequest *request,
                                  const char *tail,
                                  GError **error)
{
  return central_desk_serve (office, request, tail, CENTRAL_DESK_FORM, take_form, error);
}
