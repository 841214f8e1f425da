/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-operator-kiosk-log.h"

#include <string.h>

#include "civic-audit-batch.h"

#include "central-clock.h"
#include "central-endpoints.h"
#include "central-error.h"
#include "central-fleet.h"
#include "central-operator-event-words.h"
#include "central-operator-page.h"
#include "central-store-kiosk-audit.h"

#define MAXIMUM_EVENTS 20
#define CODE_SHOWN 12
#define CSV_TYPE "text/csv; charset=utf-8; header=present"
#define JSON_TYPE "application/json"
/* A year of a busy kiosk. */
#define MAXIMUM_EXPORTED 100000
#define FIRST_DAY "0001-01-01"

struct _CentralOperatorKioskLog {
  GPtrArray *entries; /* of CivicAuditEntry */
  GPtrArray *chains;  /* of CentralAuditChain */
};

CentralOperatorKioskLog *
central_operator_kiosk_log_read (const CentralDesk *desk, const char *kiosk, GError **error)
{
  g_autoptr (CentralOperatorKioskLog) self = g_new0 (CentralOperatorKioskLog, 1);
  CentralStore *store = desk->office->store;

  self->entries = central_store_list_kiosk_audit (store, kiosk, "", MAXIMUM_EVENTS, error);
  if (self->entries != NULL)
    self->chains = central_store_list_audit_chains (store, kiosk, error);
  return self->chains != NULL ? g_steal_pointer (&self) : NULL;
}

void
central_operator_kiosk_log_free (CentralOperatorKioskLog *self)
{
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->chains, g_ptr_array_unref);
  g_free (self);
}

/* Words as they are read, ids and numbers from left to right, and no more of an id than tells it
 * from others. */
static void
append_word (GString *html, const char *said, const char *code)
{
  g_autofree char *shown = g_strndup (code, CODE_SHOWN);

  if (said != NULL)
    central_page_append (html, "%s", said);
  else
    central_page_append (html, "<bdi class=\"num\">%s</bdi>", shown);
}

static void
append_event (const CentralDesk *desk, GString *html, const CivicAuditEntry *entry)
{
  g_autofree char *moment = central_words_format_time (desk->words, entry->at);
  g_autofree char *subject = central_operator_say_subject (desk->language, entry->subject);

  central_page_append (html, "<tr data-event=\"%s\"><th scope=\"row\">%s",
                       civic_audit_event_to_string (entry->event),
                       central_operator_say_event (desk->language, entry->event));
  if (*entry->subject != '\0') {
    g_string_append (html, "<small>");
    append_word (html, subject, entry->subject);
    g_string_append (html, "</small>");
  }
  central_page_append (html, "</th><td data-label=\"%s\">%s</td><td data-label=\"%s\">",
                       central_desk_say (desk, CENTRAL_SAY_WHEN), moment,
                       central_desk_say (desk, CENTRAL_SAY_WHO));
  append_word (html, central_operator_say_account (desk->language, entry->account), entry->account);
  g_string_append (html, "</td></tr>");
}

static void
append_events (const CentralDesk *desk, GString *html, GPtrArray *entries)
{
  static const CentralSay columns[] = { CENTRAL_SAY_EVENT, CENTRAL_SAY_WHEN, CENTRAL_SAY_WHO };

  g_string_append (html, "<table><thead><tr>");
  for (guint index = 0; index < G_N_ELEMENTS (columns); index++)
    central_page_append (html, "<th scope=\"col\">%s</th>",
                         central_desk_say (desk, columns[index]));
  g_string_append (html, "</tr></thead><tbody>");
  for (guint index = 0; index < entries->len; index++)
    append_event (desk, html, entries->pdata[index]);
  g_string_append (html, "</tbody></table>");
}

static void
append_see_form (const CentralDesk *desk, GString *html, const char *kiosk)
{
  g_autofree char *path = g_strconcat ("/kiosks/", kiosk, NULL);

  if (!central_desk_may_operate (desk))
    return;
  central_operator_page_begin_form (desk, html, path);
  central_page_append (html,
                       "<input type=\"hidden\" name=\"action\" value=\"see-log\">"
                       "<button>%s</button></form>",
                       central_desk_say (desk, CENTRAL_SAY_LOG_SEE));
}

static void
append_fork (const CentralDesk *desk,
             GString *html,
             const char *kiosk,
             const CentralAuditChain *chain)
{
  g_autofree char *number = central_desk_format_count (desk, chain->forked_number);
  g_autofree char *sentence = central_desk_say_with (desk, CENTRAL_SAY_LOG_FORKED, number);
  g_autofree char *seen =
    chain->seen_by ? central_desk_say_with (desk, CENTRAL_SAY_LOG_SEEN, chain->seen_by) : NULL;

  central_operator_page_append_notice (html, chain->seen_at ? "due" : "bad", sentence);
  central_page_append (html, "<p class=\"hint apart\">%s</p>",
                       central_desk_say (desk, CENTRAL_SAY_LOG_FORKED_LEAD));
  if (seen != NULL)
    central_page_append (html, "<p class=\"hint apart\">%s</p>", seen);
  else
    append_see_form (desk, html, kiosk);
}

/* The oldest began with the kiosk: nobody needs to be told. */
static void
append_chains (const CentralDesk *desk, GString *html, const char *kiosk, GPtrArray *chains)
{
  for (guint index = 0; index < chains->len; index++) {
    const CentralAuditChain *chain = chains->pdata[index];

    if (chain->forked_at != NULL)
      append_fork (desk, html, kiosk, chain);
    if (index + 1 < chains->len) {
      g_autofree char *moment = central_words_format_time (desk->words, chain->begun_at);
      g_autofree char *sentence = central_desk_say_with (desk, CENTRAL_SAY_LOG_BEGUN, moment);

      central_page_append (html, "<p class=\"hint apart\" data-chain=\"%s\">%s</p>",
                           chain->head.chain, sentence);
    }
  }
}

static void
append_downloads (const CentralDesk *desk, GString *html, const char *kiosk)
{
  static const char *const kinds[][2] = { { "csv", "CSV" }, { "json", "JSON" } };

  g_string_append (html, "<p class=\"actions\">");
  for (guint index = 0; index < G_N_ELEMENTS (kinds); index++) {
    g_autofree char *label = central_desk_say_with (desk, CENTRAL_SAY_DOWNLOAD, kinds[index][1]);

    central_page_append (html, "<a class=\"button\" href=\"/kiosk-logs/%s.%s\" download>%s</a>",
                         kiosk, kinds[index][0], label);
  }
  g_string_append (html, "</p>");
}

void
central_operator_kiosk_append_log (const CentralDesk *desk,
                                   GString *html,
                                   const char *kiosk,
                                   const CentralOperatorKioskLog *log)
{
  central_page_append (html, "<section class=\"card\"><h2>%s</h2><p class=\"hint\">%s</p>",
                       central_desk_say (desk, CENTRAL_SAY_LOG),
                       central_desk_say (desk, CENTRAL_SAY_LOG_LEAD));
  append_chains (desk, html, kiosk, log->chains);
  if (log->entries->len == 0) {
    central_page_append (html, "<p class=\"empty\">%s</p></section>",
                         central_desk_say (desk, CENTRAL_SAY_NO_LOG));
    return;
  }
  append_events (desk, html, log->entries);
  append_downloads (desk, html, kiosk);
  g_string_append (html, "</section>");
}

/* No member of an entry can hold a comma, a quote, or what a spreadsheet takes for a formula. */
static char *
write_csv (GPtrArray *entries)
{
  GString *csv = g_string_new ("chain,number,at,account,event,subject,previous,hash\r\n");

  for (guint index = entries->len; index > 0; index--) {
    const CivicAuditEntry *entry = entries->pdata[index - 1];

    g_string_append_printf (csv, "%s,%" G_GINT64_FORMAT ",%s,%s,%s,%s,%s,%s\r\n", entry->chain,
                            entry->number, entry->at, entry->account,
                            civic_audit_event_to_string (entry->event), entry->subject,
                            entry->previous, entry->hash);
  }
  return g_string_free (csv, FALSE);
}

/* As the kiosk sends them, so that one reader does for both. */
static char *
write_json (GPtrArray *entries)
{
  g_autoptr (GPtrArray) oldest_first = g_ptr_array_new ();

  for (guint index = entries->len; index > 0; index--)
    g_ptr_array_add (oldest_first, entries->pdata[index - 1]);
  return civic_audit_batch_to_json (oldest_first);
}

/* From the day that `since` asks for on. */
static char *
read_since (const CentralDesk *desk, GError **error)
{
  const char *day = central_request_get_query (desk->request, "since");
  g_autofree char *moment =
    g_strconcat (day != NULL && *day != '\0' ? day : FIRST_DAY, "T00:00:00+03:00", NULL);
  g_autoptr (GDateTime) parsed = central_clock_parse (moment);

  if (parsed != NULL)
    return g_steal_pointer (&moment);
  g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_MALFORMED, "since is no day");
  return NULL;
}

static CentralResponse *
respond (const char *kiosk, const char *kind, const char *type, char *text)
{
  g_autofree char *disposition =
    g_strdup_printf ("attachment; filename=\"kiosk-log-%s.%s\"", kiosk, kind);
  CentralResponse *response = central_response_new (200, type, text);

  central_response_add_header (response, "Content-Disposition", disposition);
  return response;
}

/* tail: "JED-ANDALUS-02.csv" or ".json". */
static CentralResponse *export(CentralDesk *desk, const char *tail, GError **error)
{
  gboolean is_csv = g_str_has_suffix (tail, ".csv");
  gsize kind_length = strlen (is_csv ? ".csv" : ".json");
  gboolean is_known = is_csv || g_str_has_suffix (tail, ".json");
  g_autofree char *id = is_known ? g_strndup (tail, strlen (tail) - kind_length) : g_strdup ("");
  g_autoptr (CentralFleetKiosk) kiosk =
    central_fleet_find (desk->office->store, desk->account->operator_id, id, desk->now_ms, error);
  g_autofree char *since = kiosk ? read_since (desk, error) : NULL;
  g_autoptr (GPtrArray) entries = NULL;

  if (since == NULL)
    return NULL;
  entries =
    central_store_list_kiosk_audit (desk->office->store, id, since, MAXIMUM_EXPORTED, error);
  if (entries == NULL)
    return NULL;
  return is_csv ? respond (id, "csv", CSV_TYPE, write_csv (entries))
                : respond (id, "json", JSON_TYPE, write_json (entries));
}

CentralResponse *
central_operator_kiosk_log_get (CentralOffice *office,
                                const CentralRequest *request,
                                const char *tail,
                                GError **error)
{
  return central_desk_serve (office, request, tail, CENTRAL_DESK_EXPORT, export, error);
}
