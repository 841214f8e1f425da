/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* The page of one kiosk: how it is, and what it was told. */

#include "central-endpoints.h"

#include "central-commands.h"
#include "central-operator-kiosk-forms.h"
#include "central-operator-kiosk-log.h"
#include "central-operator-kiosk-parts.h"
#include "central-operator-page.h"
#include "central-report-words.h"

#define MAXIMUM_COMMANDS 20
#define HASH_SHOWN 12

static void
append_fact (const CentralDesk *desk, GString *html, CentralSay label, const char *value)
{
  central_page_append (html, "<div><dt>%s</dt><dd>%s</dd></div>", central_desk_say (desk, label),
                       value && *value ? value : central_desk_say (desk, CENTRAL_SAY_NONE));
}

/* Ids and figures that are read from left to right in every language. */
static void
append_code (const CentralDesk *desk, GString *html, CentralSay label, const char *value)
{
  central_page_append (html, "<div><dt>%s</dt><dd><bdi class=\"num\">%s</bdi></dd></div>",
                       central_desk_say (desk, label), value);
}

static void
append_moment (const CentralDesk *desk, GString *html, CentralSay label, const char *iso8601)
{
  g_autofree char *moment = iso8601 ? central_words_format_time (desk->words, iso8601) : NULL;

  append_fact (desk, html, label, moment);
}

static void
append_line (const CentralDesk *desk, GString *html, const CivicHeartbeat *heartbeat)
{
  g_autofree char *number = central_desk_format_count (desk, heartbeat->line_ms);
  g_autofree char *line = central_desk_say_with (desk, CENTRAL_SAY_MILLISECONDS, number);

  append_fact (desk, html, CENTRAL_SAY_LINE, line);
}

static void
append_printer (const CentralDesk *desk,
                GString *html,
                CentralSay label,
                const CivicPrinterReport *printer)
{
  g_autofree char *said = printer ? central_operator_kiosk_describe_printer (desk, printer) : NULL;

  append_fact (desk, html, label, said);
}

static void
append_heartbeat (const CentralDesk *desk, GString *html, const CivicHeartbeat *heartbeat)
{
  g_autofree char *outbox = central_operator_kiosk_describe_outbox (desk, heartbeat);
  g_autofree char *catalogue = central_operator_kiosk_describe_catalogue (desk, heartbeat);
  g_autofree char *configuration = g_strndup (heartbeat->configuration_hash, HASH_SHOWN);

  append_printer (desk, html, CENTRAL_SAY_PRINTER, heartbeat->receipt_printer);
  append_printer (desk, html, CENTRAL_SAY_SHEET_PRINTER, heartbeat->sheet_printer);
  append_fact (desk, html, CENTRAL_SAY_OUTBOX, outbox);
  append_fact (
    desk, html, CENTRAL_SAY_STORAGE,
    central_desk_say (desk, heartbeat->storage_good ? CENTRAL_SAY_GOOD : CENTRAL_SAY_BAD));
  append_line (desk, html, heartbeat);
  append_code (desk, html, CENTRAL_SAY_VERSION, heartbeat->version);
  append_fact (desk, html, CENTRAL_SAY_CATALOGUE, catalogue);
  append_code (desk, html, CENTRAL_SAY_CONFIGURATION, configuration);
  append_moment (desk, html, CENTRAL_SAY_CERTIFICATE, heartbeat->certificate_expires_at);
}

static void
append_facts (const CentralDesk *desk, GString *html, const CentralFleetKiosk *kiosk)
{
  const CentralKiosk *register_entry = kiosk->kiosk;
  g_autofree char *heard = central_operator_kiosk_describe_heard (desk, kiosk);

  g_string_append (html, "<section class=\"card\"><dl class=\"facts\">");
  append_fact (desk, html, CENTRAL_SAY_PLACE,
               central_operator_kiosk_get_place (desk, register_entry->centre));
  append_code (desk, html, CENTRAL_SAY_OPERATOR, register_entry->operator_id);
  append_fact (desk, html, CENTRAL_SAY_HEARD, heard);
  if (kiosk->heartbeat)
    append_heartbeat (desk, html, kiosk->heartbeat);
  append_moment (desk, html, CENTRAL_SAY_ENROLLED,
                 register_entry->enrolled_at ? register_entry->enrolled_at
                                             : register_entry->registered_at);
  if (register_entry->revoked_at)
    append_moment (desk, html, CENTRAL_SAY_REVOKED, register_entry->revoked_at);
  g_string_append (html, "</dl></section>");
}

static const char *
get_result_tone (const char *state)
{
  if (g_str_equal (state, "done"))
    return "good";
  return g_str_equal (state, "refused") || g_str_equal (state, "failed") ? "bad" : "rest";
}

static void
append_command (const CentralDesk *desk, GString *html, const CentralStoredCommand *command)
{
  g_autofree char *issued = central_words_format_time (desk->words, command->issued_at);
  CentralSay message = central_operator_find_message (command->message);

  central_page_append (html, "<tr><th scope=\"row\">%s",
                       central_desk_say (desk, central_operator_find_action (command->action)));
  if (g_str_equal (command->action, "close"))
    central_page_append (html, "<small>%s</small>", central_desk_say (desk, message));
  central_page_append (
    html,
    "</th><td data-label=\"%s\">%s</td><td data-label=\"%s\"><bdi>%s</bdi></td>"
    "<td data-label=\"%s\"><span class=\"pill %s\" data-result=\"%s\">%s</span></td></tr>",
    central_desk_say (desk, CENTRAL_SAY_ISSUED), issued, central_desk_say (desk, CENTRAL_SAY_BY),
    command->issued_by, central_desk_say (desk, CENTRAL_SAY_RESULT),
    get_result_tone (command->state), command->state,
    central_desk_say (desk, central_operator_find_result (command->state)));
}

static void
append_commands (const CentralDesk *desk, GString *html, GPtrArray *commands)
{
  static const CentralSay columns[] = { CENTRAL_SAY_COMMAND, CENTRAL_SAY_ISSUED, CENTRAL_SAY_BY,
                                        CENTRAL_SAY_RESULT };

  if (commands->len == 0) {
    central_page_append (html, "<p class=\"empty\">%s</p>",
                         central_desk_say (desk, CENTRAL_SAY_NO_COMMANDS));
    return;
  }
  g_string_append (html, "<table><thead><tr>");
  for (guint index = 0; index < G_N_ELEMENTS (columns); index++)
    central_page_append (html, "<th scope=\"col\">%s</th>",
                         central_desk_say (desk, columns[index]));
  g_string_append (html, "</tr></thead><tbody>");
  for (guint index = 0; index < commands->len; index++)
    append_command (desk, html, commands->pdata[index]);
  g_string_append (html, "</tbody></table>");
}

static void
append_said (const CentralDesk *desk, GString *html)
{
  const char *said = central_request_get_query (desk->request, "said");

  if (g_strcmp0 (said, "issued") == 0)
    central_operator_page_append_notice (html, "good",
                                         central_desk_say (desk, CENTRAL_SAY_COMMAND_SENT));
  else if (g_strcmp0 (said, "revoked") == 0)
    central_operator_page_append_notice (html, "good",
                                         central_desk_say (desk, CENTRAL_SAY_REVOKED_NOW));
}

static void
append_reports_link (const CentralDesk *desk, GString *html, const char *kiosk)
{
  g_autofree char *path = g_strconcat ("/reports/", kiosk, NULL);
  g_autofree char *link = central_desk_link (desk, path);

  central_page_append (html, " · <a href=\"%s\">%s</a>", link,
                       central_report_say (desk->language, CENTRAL_REPORT_REPORTS));
}

static void
append_head (const CentralDesk *desk, GString *html, const CentralFleetKiosk *kiosk)
{
  g_autofree char *link = central_desk_link (desk, "/");

  central_page_append (html,
                       "<p class=\"back\"><a href=\"%s\">%s</a></p><div class=\"title\">"
                       "<h1><bdi class=\"num\">%s</bdi></h1><p>",
                       link, central_desk_say (desk, CENTRAL_SAY_BACK), kiosk->kiosk->id);
  central_operator_kiosk_append_state (desk, html, kiosk);
  if (kiosk->heartbeat) {
    gboolean is_silent = (kiosk->warnings & CENTRAL_FLEET_NOT_HEARD) != 0;
    g_autofree char *moment = central_desk_format_moment (
      desk, is_silent ? kiosk->kiosk->heard_at : kiosk->heartbeat->since);
    g_autofree char *since = central_desk_say_with (desk, CENTRAL_SAY_SINCE, moment);

    central_page_append (html, " %s", since);
  }
  append_reports_link (desk, html, kiosk->kiosk->id);
  g_string_append (html, "</p></div>");
  central_operator_kiosk_append_warnings (desk, html, kiosk);
}

static CentralResponse *
draw (CentralDesk *desk, const char *tail, GError **error)
{
  CentralOperatorPage page = { .title = tail, .tab = CENTRAL_OPERATOR_TAB_KIOSKS };
  g_autoptr (CentralFleetKiosk) kiosk =
    central_fleet_find (desk->office->store, desk->account->operator_id, tail, desk->now_ms, error);
  g_autoptr (GPtrArray) commands =
    kiosk ? central_commands_list (desk->office, tail, MAXIMUM_COMMANDS, error) : NULL;
  g_autoptr (CentralOperatorKioskLog) log =
    commands ? central_operator_kiosk_log_read (desk, tail, error) : NULL;
  GString *html = NULL;

  if (log == NULL)
    return NULL;
  html = central_operator_page_begin (desk, &page);
  append_head (desk, html, kiosk);
  append_said (desk, html);
  g_string_append (html, "<div class=\"columns\"><div>");
  append_facts (desk, html, kiosk);
  central_page_append (html, "<section class=\"card\"><h2>%s</h2>",
                       central_desk_say (desk, CENTRAL_SAY_COMMANDS));
  append_commands (desk, html, commands);
  g_string_append (html, "</section>");
  central_operator_kiosk_append_log (desk, html, tail, log);
  g_string_append (html, "</div>");
  if (central_desk_may_operate (desk))
    central_operator_kiosk_append_forms (desk, html, kiosk);
  g_string_append (html, "</div>");
  return central_operator_page_respond (desk, html, 200);
}

CentralResponse *
central_operator_kiosk_get (CentralOffice *office,
                            const CentralRequest *request,
                            const char *tail,
                            GError **error)
{
  return central_desk_serve (office, request, tail, CENTRAL_DESK_PAGE, draw, error);
}
