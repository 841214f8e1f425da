/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-operator-kiosk-parts.h"

#include "central-page.h"

const char *
central_operator_kiosk_get_place (const CentralDesk *desk, const char *centre)
{
  CivicCentre *found = g_hash_table_lookup (desk->office->centres, centre);

  return found ? civic_text_get (civic_centre_get_place (found), desk->language) : centre;
}

/* Of the state alone: paper may be low while all else is well. */
static const char *
get_state_tone (const CentralFleetKiosk *kiosk)
{
  const guint state_warnings =
    CENTRAL_FLEET_REVOKED | CENTRAL_FLEET_NOT_HEARD | CENTRAL_FLEET_NO_SERVICE;

  if ((kiosk->warnings & state_warnings) != 0)
    return "bad";
  if (!central_figures_is_usable (kiosk->heartbeat->state))
    return "rest";
  return kiosk->heartbeat->state == CIVIC_KIOSK_READY_OFFLINE ||
             kiosk->heartbeat->state == CIVIC_KIOSK_READY_NO_RECEIPT
           ? "due"
           : "good";
}

static CentralIcon
get_icon (const char *tone)
{
  if (g_str_equal (tone, "good"))
    return CENTRAL_ICON_CHECK;
  if (g_str_equal (tone, "bad"))
    return CENTRAL_ICON_CROSS;
  return g_str_equal (tone, "due") ? CENTRAL_ICON_RETURN : CENTRAL_ICON_CLOCK;
}

void
central_operator_kiosk_append_state (const CentralDesk *desk,
                                     GString *html,
                                     const CentralFleetKiosk *kiosk)
{
  const char *word = central_fleet_kiosk_get_state (kiosk);
  const char *tone = get_state_tone (kiosk);
  CentralSay say = central_operator_find_state (word);

  if ((kiosk->warnings & CENTRAL_FLEET_REVOKED) != 0)
    say = CENTRAL_SAY_WARN_REVOKED;
  central_page_append (html, "<span class=\"pill %s\" data-state=\"%s\">", tone, word);
  central_page_append_icon (html, get_icon (tone));
  central_page_append (html, "%s</span>", central_desk_say (desk, say));
}

char *
central_operator_kiosk_describe_printer (const CentralDesk *desk, const CivicPrinterReport *printer)
{
  const char *state = central_desk_say (desk, central_operator_find_printer (printer->state));
  g_autofree char *metres = NULL;
  g_autofree char *left = NULL;

  if (printer->paper_left_mm < 0 || g_str_equal (printer->state, "out"))
    return g_strdup (state);
  metres = central_desk_format_decimal (desk, (double) printer->paper_left_mm / 1000, 1);
  left = central_desk_say_with (desk, CENTRAL_SAY_METRES_LEFT, metres);
  return g_strconcat (state, " · ", left, NULL);
}

char *
central_operator_kiosk_describe_outbox (const CentralDesk *desk, const CivicHeartbeat *heartbeat)
{
  g_autofree char *number = central_desk_format_count (desk, heartbeat->outbox_waiting);
  g_autofree char *waiting = central_desk_say_with (desk, CENTRAL_SAY_WAITING, number);
  g_autofree char *age = central_desk_format_span (desk, heartbeat->outbox_oldest_s);
  g_autofree char *oldest = central_desk_say_with (desk, CENTRAL_SAY_OLDEST, age);

  if (heartbeat->outbox_waiting == 0)
    return g_strdup (central_desk_say (desk, CENTRAL_SAY_EMPTY_OUTBOX));
  return g_strconcat (waiting, " · ", oldest, NULL);
}

char *
central_operator_kiosk_describe_heard (const CentralDesk *desk, const CentralFleetKiosk *kiosk)
{
  return kiosk->silent_s == CENTRAL_FLEET_NEVER
           ? g_strdup (central_desk_say (desk, CENTRAL_SAY_NEVER))
           : central_desk_format_ago (desk, kiosk->silent_s);
}

char *
central_operator_kiosk_describe_catalogue (const CentralDesk *desk, const CivicHeartbeat *heartbeat)
{
  g_autofree char *number = NULL;

  if (heartbeat->catalogue_hash == NULL)
    return g_strdup (central_desk_say (desk, CENTRAL_SAY_UNSIGNED));
  number = central_desk_format_count (desk, heartbeat->catalogue_version);
  return central_desk_say_with (desk, CENTRAL_SAY_NUMBER, number);
}

static char *
describe_silence (const CentralDesk *desk, const CentralFleetKiosk *kiosk)
{
  g_autofree char *moment = NULL;

  if (kiosk->silent_s == CENTRAL_FLEET_NEVER)
    return g_strdup (central_desk_say (desk, CENTRAL_SAY_NEVER));
  moment = central_desk_format_moment (desk, kiosk->kiosk->heard_at);
  return central_desk_say_with (desk, CENTRAL_SAY_WARN_NOT_HEARD, moment);
}

/* What goes into the gap of the warning's sentence. */
static char *
describe_warning (const CentralDesk *desk, const CentralFleetKiosk *kiosk, guint warning)
{
  const CivicHeartbeat *heartbeat = kiosk->heartbeat;

  switch ((CentralFleetWarning) warning) {
  case CENTRAL_FLEET_PRINTER:
    return g_strdup (
      central_desk_say (desk, central_operator_find_printer (heartbeat->receipt_printer->state)));
  case CENTRAL_FLEET_QUARANTINED:
    return central_desk_format_count (desk, heartbeat->outbox_quarantined);
  case CENTRAL_FLEET_OUTBOX:
    return central_desk_format_span (desk, heartbeat->outbox_oldest_s);
  case CENTRAL_FLEET_CERTIFICATE:
    return central_words_format_date (desk->words, heartbeat->certificate_expires_at);
  case CENTRAL_FLEET_REVOKED:
  case CENTRAL_FLEET_NOT_HEARD:
  case CENTRAL_FLEET_NO_SERVICE:
  case CENTRAL_FLEET_STORAGE:
  case CENTRAL_FLEET_PAPER_OUT:
  case CENTRAL_FLEET_PAPER_LOW:
  case CENTRAL_FLEET_AUDIT:
  default:
    return g_strdup ("");
  }
}

static const struct {
  CentralFleetWarning warning;
  CentralSay say;
} sentences[] = {
  { CENTRAL_FLEET_REVOKED, CENTRAL_SAY_WARN_REVOKED },
  { CENTRAL_FLEET_NO_SERVICE, CENTRAL_SAY_WARN_STATE },
  { CENTRAL_FLEET_AUDIT, CENTRAL_SAY_WARN_AUDIT },
  { CENTRAL_FLEET_STORAGE, CENTRAL_SAY_WARN_STORAGE },
  { CENTRAL_FLEET_PAPER_OUT, CENTRAL_SAY_WARN_PAPER_OUT },
  { CENTRAL_FLEET_PRINTER, CENTRAL_SAY_WARN_PRINTER },
  { CENTRAL_FLEET_QUARANTINED, CENTRAL_SAY_WARN_QUARANTINE },
  { CENTRAL_FLEET_OUTBOX, CENTRAL_SAY_WARN_OUTBOX },
  { CENTRAL_FLEET_CERTIFICATE, CENTRAL_SAY_WARN_CERTIFICATE },
  { CENTRAL_FLEET_PAPER_LOW, CENTRAL_SAY_WARN_PAPER_LOW },
};

static void
append_warning (GString *html, guint warning, const char *sentence)
{
  const char *tone = (warning & CENTRAL_FLEET_BAD) != 0 ? "bad" : "due";

  central_page_append (html, "<li class=\"%s\">", tone);
  central_page_append_icon (html, get_icon (tone));
  central_page_append (html, "<span>%s</span></li>", sentence);
}

void
central_operator_kiosk_append_warnings (const CentralDesk *desk,
                                        GString *html,
                                        const CentralFleetKiosk *kiosk)
{
  if (kiosk->warnings == 0)
    return;
  g_string_append (html, "<ul class=\"warnings\">");
  if ((kiosk->warnings & CENTRAL_FLEET_NOT_HEARD) != 0) {
    g_autofree char *silence = describe_silence (desk, kiosk);

    append_warning (html, CENTRAL_FLEET_NOT_HEARD, silence);
  }
  for (guint index = 0; index < G_N_ELEMENTS (sentences); index++) {
    guint warning = kiosk->warnings & sentences[index].warning;
    g_autofree char *value = warning ? describe_warning (desk, kiosk, warning) : NULL;
    g_autofree char *sentence =
      warning ? central_desk_say_with (desk, sentences[index].say, value) : NULL;

    if (warning)
      append_warning (html, warning, sentence);
  }
  g_string_append (html, "</ul>");
}
