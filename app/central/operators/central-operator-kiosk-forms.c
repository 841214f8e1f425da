/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-operator-kiosk-forms.h"

#include "central-endpoints.h"

#include "central-commands.h"
#include "central-error.h"
#include "central-kiosk-audit.h"
#include "central-kiosks.h"
#include "central-operator-page.h"

/* A kiosk that is not heard for so long is not told any more: whoever comes in the morning does not
 * want last night's restart. */
#define VALID_S (60 * 60)
#define LOCAL_MOMENT "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$"

static void
begin (const CentralDesk *desk, GString *html, const char *kiosk_id, const char *action)
{
  g_autofree char *path = g_strconcat ("/kiosks/", kiosk_id, NULL);

  central_operator_page_begin_form (desk, html, path);
  central_page_append (html, "<input type=\"hidden\" name=\"action\" value=\"%s\">", action);
}

static void
append_button (const CentralDesk *desk,
               GString *html,
               const char *kiosk_id,
               CivicCommandAction action)
{
  const char *word = civic_command_action_to_string (action);

  begin (desk, html, kiosk_id, word);
  central_page_append (html, "<button>%s</button></form>",
                       central_desk_say (desk, central_operator_find_action (word)));
}

/* Now, as the field of a form has it: what is over cannot be chosen. */
static char *
write_local_now (const CentralDesk *desk)
{
  g_autoptr (GTimeZone) riyadh = g_time_zone_new_offset (3 * 60 * 60);
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (desk->now_ms / 1000);
  g_autoptr (GDateTime) here = g_date_time_to_timezone (now, riyadh);

  return g_date_time_format (here, "%Y-%m-%dT%H:%M");
}

static void
append_close (const CentralDesk *desk, GString *html, const char *kiosk_id)
{
  g_autofree char *now = write_local_now (desk);

  begin (desk, html, kiosk_id, civic_command_action_to_string (CIVIC_COMMAND_CLOSE));
  central_page_append (html, "<label>%s<select name=\"message\">",
                       central_desk_say (desk, CENTRAL_SAY_MESSAGE));
  for (int message = CIVIC_COMMAND_MESSAGE_NONE; message <= CIVIC_COMMAND_MESSAGE_USE_COUNTER;
       message++) {
    const char *word = civic_command_message_to_string ((CivicCommandMessage) message);

    central_operator_page_append_option (
      html, word, "", central_desk_say (desk, central_operator_find_message (word)));
  }
  central_page_append (html,
                       "</select></label><label>%s<input type=\"datetime-local\" name=\"until\" "
                       "min=\"%s\"><small>%s</small></label><button>%s</button></form>",
                       central_desk_say (desk, CENTRAL_SAY_UNTIL), now,
                       central_desk_say (desk, CENTRAL_SAY_UNTIL_HINT),
                       central_desk_say (desk, CENTRAL_SAY_CLOSE));
}

static void
append_commands (const CentralDesk *desk, GString *html, const char *kiosk_id)
{
  central_page_append (html, "<section class=\"card\"><h2>%s</h2><p class=\"hint\">%s</p>",
                       central_desk_say (desk, CENTRAL_SAY_COMMANDS),
                       central_desk_say (desk, CENTRAL_SAY_COMMANDS_LEAD));
  append_close (desk, html, kiosk_id);
  g_string_append (html, "<div class=\"buttons\">");
  append_button (desk, html, kiosk_id, CIVIC_COMMAND_OPEN);
  append_button (desk, html, kiosk_id, CIVIC_COMMAND_REFRESH_CATALOGUE);
  append_button (desk, html, kiosk_id, CIVIC_COMMAND_RESTART);
  g_string_append (html, "</div></section>");
}

static void
append_enrolment (const CentralDesk *desk, GString *html, const CentralFleetKiosk *kiosk)
{
  central_page_append (html, "<section class=\"card\"><h2>%s</h2><p class=\"hint\">%s</p>",
                       central_desk_say (desk, CENTRAL_SAY_ENROLMENT),
                       central_desk_say (desk, CENTRAL_SAY_NEW_CODE_LEAD));
  central_operator_page_begin_form (desk, html, "/enrolments");
  central_page_append (html,
                       "<input type=\"hidden\" name=\"kiosk\" value=\"%s\">"
                       "<input type=\"hidden\" name=\"centre\" value=\"%s\">"
                       "<button>%s</button></form>",
                       kiosk->kiosk->id, kiosk->kiosk->centre,
                       central_desk_say (desk, CENTRAL_SAY_NEW_CODE));
  if (kiosk->kiosk->revoked_at == NULL) {
    central_page_append (html, "<p class=\"hint apart\">%s</p>",
                         central_desk_say (desk, CENTRAL_SAY_REVOKE_LEAD));
    begin (desk, html, kiosk->kiosk->id, "revoke");
    central_page_append (html,
                         "<label class=\"check\"><input type=\"checkbox\" name=\"sure\" "
                         "value=\"yes\" required>%s</label><button class=\"danger\">%s</button>"
                         "</form>",
                         central_desk_say (desk, CENTRAL_SAY_REVOKE_SURE),
                         central_desk_say (desk, CENTRAL_SAY_REVOKE));
  }
  g_string_append (html, "</section>");
}

void
central_operator_kiosk_append_forms (const CentralDesk *desk,
                                     GString *html,
                                     const CentralFleetKiosk *kiosk)
{
  g_string_append (html, "<div class=\"side\">");
  append_commands (desk, html, kiosk->kiosk->id);
  append_enrolment (desk, html, kiosk);
  g_string_append (html, "</div>");
}

static gboolean
malformed (GError **error, const char *reason)
{
  g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_MALFORMED, reason);
  return FALSE;
}

/* *ret_until: NULL where the form left it open. */
static gboolean
read_until (const CentralDesk *desk, char **ret_until, GError **error)
{
  g_autofree char *local = central_desk_get_part (desk, "until");

  if (*local == '\0')
    return TRUE;
  if (!g_regex_match_simple (LOCAL_MOMENT, local, G_REGEX_DOLLAR_ENDONLY, 0))
    return malformed (error, "until is no moment");
  *ret_until = g_strconcat (local, ":00+03:00", NULL);
  return TRUE;
}

static gboolean
issue (CentralDesk *desk, const char *kiosk_id, CivicCommandAction action, GError **error)
{
  CivicCommandMessage message = CIVIC_COMMAND_MESSAGE_NONE;
  g_autofree char *word = central_desk_get_part (desk, "message");
  g_autofree char *until = NULL;

  if (action == CIVIC_COMMAND_CLOSE) {
    if (!civic_command_message_from_string (word, &message))
      return malformed (error, "no such message");
    if (!read_until (desk, &until, error))
      return FALSE;
  }
  return central_commands_issue (desk->office, kiosk_id, action, message, until, VALID_S,
                                 desk->account->name, NULL, error);
}

static gboolean
take_out (CentralDesk *desk, const char *kiosk_id, GError **error)
{
  g_autofree char *sure = central_desk_get_part (desk, "sure");

  if (!g_str_equal (sure, "yes"))
    return malformed (error, "not sure");
  return central_kiosks_revoke (desk->office, kiosk_id, desk->account->name, error);
}

static gboolean
do_action (CentralDesk *desk, const char *kiosk_id, const char *word, GError **error)
{
  CivicCommandAction action = CIVIC_COMMAND_CLOSE;

  if (g_str_equal (word, "revoke"))
    return take_out (desk, kiosk_id, error);
  if (g_str_equal (word, "see-log"))
    return central_kiosk_audit_see (desk->office, kiosk_id, desk->account->name, error);
  if (!civic_command_action_from_string (word, &action))
    return malformed (error, "no such action");
  return issue (desk, kiosk_id, action, error);
}

static const char *
get_said (const char *word)
{
  if (g_str_equal (word, "revoke"))
    return "revoked";
  return g_str_equal (word, "see-log") ? "seen" : "issued";
}

static CentralResponse *
take_form (CentralDesk *desk, const char *tail, GError **error)
{
  g_autoptr (CentralFleetKiosk) kiosk =
    central_fleet_find (desk->office->store, desk->account->operator_id, tail, desk->now_ms, error);
  g_autofree char *word = central_desk_get_part (desk, "action");
  g_autofree char *path = g_strdup_printf ("/kiosks/%s?said=%s", tail, get_said (word));

  if (kiosk == NULL || !do_action (desk, kiosk->kiosk->id, word, error))
    return NULL;
  return central_desk_send_to (desk, path);
}

CentralResponse *
central_operator_kiosk_post (CentralOffice *office,
                             const CentralRequest *request,
                             const char *tail,
                             GError **error)
{
  return central_desk_serve (office, request, tail, CENTRAL_DESK_FORM, take_form, error);
}
