/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-staff-words.h"

#include <glib/gi18n.h>

static KioskPrinter
get_state (KioskStaffPrinter printer, KioskAgentLink *link)
{
  return printer == KIOSK_STAFF_PRINTER_SHEET ? kiosk_agent_link_get_sheet_printer (link)
                                              : kiosk_agent_link_get_printer (link);
}

static const KioskPrinterReason *
get_reason (KioskStaffPrinter printer, KioskAgentLink *link)
{
  return printer == KIOSK_STAFF_PRINTER_SHEET ? kiosk_agent_link_get_sheet_printer_reason (link)
                                              : kiosk_agent_link_get_printer_reason (link);
}

const char *
kiosk_staff_printer_get_name (KioskStaffPrinter printer)
{
  return printer == KIOSK_STAFF_PRINTER_SHEET ? _ ("A4 printer") : _ ("Receipt printer");
}

KioskHealth
kiosk_staff_printer_get_health (KioskStaffPrinter printer, KioskAgentLink *link)
{
  switch (get_state (printer, link)) {
  case KIOSK_PRINTER_READY:
    return KIOSK_HEALTH_GOOD;
  case KIOSK_PRINTER_LOW:
    return KIOSK_HEALTH_MIDDLING;
  case KIOSK_PRINTER_UNKNOWN:
  case KIOSK_PRINTER_OUT:
  case KIOSK_PRINTER_JAMMED:
  case KIOSK_PRINTER_OPEN:
  case KIOSK_PRINTER_OFFLINE:
  default:
    return KIOSK_HEALTH_BAD;
  }
}

const char *
kiosk_staff_printer_name_state (KioskStaffPrinter printer, KioskAgentLink *link)
{
  return kiosk_staff_printer_get_health (printer, link) == KIOSK_HEALTH_GOOD
           ? _ ("Ready")
           : kiosk_printer_reason_name (get_reason (printer, link));
}

/* Whole metres, but for the last ones. */
static char *
format_metres (int millimetres)
{
  const double metres = millimetres / 1000.0;
  g_autofree char *figure = g_strdup_printf (metres < 10 ? "%.1f" : "%.0f", metres);

  /* Translators: %s is a length in metres: "34 m". */
  return g_strdup_printf (_ ("%s m"), figure);
}

/* A printer that is out of paper has the last word. */
static gboolean
is_count_of_use (KioskStaffPrinter printer, KioskAgentLink *link)
{
  return printer == KIOSK_STAFF_PRINTER_ROLL && kiosk_agent_link_get_paper_left_mm (link) >= 0 &&
         kiosk_agent_link_get_printer (link) != KIOSK_PRINTER_OUT;
}

char *
kiosk_staff_printer_describe (KioskStaffPrinter printer, KioskAgentLink *link)
{
  g_autofree char *metres = NULL;

  if (!is_count_of_use (printer, link))
    return g_strdup (kiosk_staff_printer_name_state (printer, link));
  metres = format_metres (kiosk_agent_link_get_paper_left_mm (link));
  /* Translators: the state of a printer, and how much paper is left by our count, as "34 m". */
  return g_strdup_printf (_ ("%s · %s of paper left"),
                          kiosk_staff_printer_name_state (printer, link), metres);
}

const char *
kiosk_staff_printer_get_remedy (KioskStaffPrinter printer, KioskAgentLink *link)
{
  if (kiosk_staff_printer_get_health (printer, link) == KIOSK_HEALTH_GOOD)
    return NULL;
  return kiosk_printer_reason_get_remedy (get_reason (printer, link),
                                          printer == KIOSK_STAFF_PRINTER_SHEET);
}

const char *
kiosk_staff_printer_get_icon (KioskStaffPrinter printer, KioskAgentLink *link)
{
  return kiosk_printer_reason_get_icon (get_reason (printer, link));
}

char *
kiosk_staff_format_duration (guint64 seconds)
{
  const guint hours = (guint) (seconds / 3600);
  const guint minutes = (guint) (seconds / 60 % 60);
  const guint rest = (guint) (seconds % 60);

  return hours > 0 ? g_strdup_printf ("%u:%02u:%02u", hours, minutes, rest)
                   : g_strdup_printf ("%u:%02u", minutes, rest);
}

const char *
kiosk_staff_say_failure (const GError *error)
{
  if (g_error_matches (error, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_NOT_ALLOWED))
    return _ ("This account may not do that. Please log in again.");
  if (g_error_matches (error, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_NOT_READY))
    return _ ("That cannot be done now. Please look at what is wrong above.");
  if (g_error_matches (error, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_NOT_STORED))
    return _ ("That could not be kept: the disk is full or read-only.");
  return _ ("That did not work. Please try again.");
}
