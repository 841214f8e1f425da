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

static const char *
get_name (KioskStaffPrinter printer)
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

static const char *
name_state (KioskStaffPrinter printer, KioskAgentLink *link)
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
    return g_strdup (name_state (printer, link));
  metres = format_metres (kiosk_agent_link_get_paper_left_mm (link));
  /* Translators: the state of a printer, and how much paper is left by our count, as "34 m". */
  return g_strdup_printf (_ ("%s · %s of paper left"), name_state (printer, link), metres);
}

const char *
kiosk_staff_printer_get_remedy (KioskStaffPrinter printer, KioskAgentLink *link)
{
  if (kiosk_staff_printer_get_health (printer, link) == KIOSK_HEALTH_GOOD)
    return NULL;
  return kiosk_printer_reason_get_remedy (get_reason (printer, link),
                                          printer == KIOSK_STAFF_PRINTER_SHEET);
}

static KioskStaffTrouble *
trouble_new (KioskHealth health, const char *icon, const char *title, const char *remedy)
{
  KioskStaffTrouble *self = g_new0 (KioskStaffTrouble, 1);

  self->health = health;
  self->icon = icon;
  self->title = g_strdup (title);
  self->remedy = remedy;
  return self;
}

static KioskStaffTrouble *
find_printer_trouble (KioskStaffPrinter printer, KioskHealth health, KioskAgentLink *link)
{
  g_autofree char *title = NULL;
  KioskStaffTrouble *trouble = NULL;

  if (printer == KIOSK_STAFF_PRINTER_SHEET && !kiosk_agent_link_has_sheet_printer (link))
    return NULL;
  if (kiosk_staff_printer_get_health (printer, link) != health)
    return NULL;
  /* Translators: which printer, and what is wrong with it: "Receipt printer: out of paper". */
  title = g_strdup_printf (_ ("%s: %s"), get_name (printer), name_state (printer, link));
  trouble = trouble_new (health, kiosk_printer_reason_get_icon (get_reason (printer, link)), title,
                         kiosk_staff_printer_get_remedy (printer, link));
  trouble->printer = printer;
  return trouble;
}

static KioskStaffTrouble *
find_machine_trouble (KioskAgentLink *link)
{
  if (!kiosk_agent_link_is_reachable (link))
    return trouble_new (
      KIOSK_HEALTH_BAD, "warn", _ ("The agent of this kiosk does not answer"),
      _ ("It restarts by itself. If this stays for a minute, restart the machine."));
  if (!kiosk_agent_link_is_storage_good (link))
    return trouble_new (KIOSK_HEALTH_BAD, "lock",
                        _ ("No application can be stored: the disk is full"),
                        _ ("Citizens cannot apply here. Call the technician to free space."));
  /* The disk is good: it can only be the municipality's word. */
  if (g_str_equal (kiosk_agent_link_get_state (link), "out-of-service"))
    return trouble_new (
      KIOSK_HEALTH_BAD, "warn", _ ("The municipality took this kiosk out of service"),
      _ ("Nothing is lost: what waits stays here. Call the technician with the kiosk’s number."));
  if (kiosk_agent_link_get_quarantine_count (link) > 0)
    return trouble_new (
      KIOSK_HEALTH_BAD, "warn", _ ("The municipality refused an application"),
      _ ("Nothing is lost: it is kept apart. Call the technician with the kiosk’s number."));
  if (!kiosk_agent_link_is_line_up (link))
    return trouble_new (
      KIOSK_HEALTH_BAD, "net", _ ("The line to the municipality is down"),
      _ ("Check the network cable. What waits is sent by itself when the line is back."));
  return NULL;
}

static KioskStaffTrouble *
find_catalogue_trouble (KioskAgentLink *link)
{
  if (!kiosk_agent_link_is_catalogue_expired (link))
    return NULL;
  return trouble_new (
    KIOSK_HEALTH_MIDDLING, "calendar", _ ("The services shown here are out of date"),
    _ ("Citizens can go on. Tell the municipality that it must publish them again."));
}

KioskStaffTrouble *
kiosk_staff_trouble_find (KioskAgentLink *link)
{
  static const struct {
    KioskStaffPrinter printer;
    KioskHealth health;
  } order[] = {
    { KIOSK_STAFF_PRINTER_ROLL, KIOSK_HEALTH_BAD },
    { KIOSK_STAFF_PRINTER_SHEET, KIOSK_HEALTH_BAD },
    { KIOSK_STAFF_PRINTER_ROLL, KIOSK_HEALTH_MIDDLING },
    { KIOSK_STAFF_PRINTER_SHEET, KIOSK_HEALTH_MIDDLING },
  };
  KioskStaffTrouble *trouble = NULL;

  g_return_val_if_fail (KIOSK_IS_AGENT_LINK (link), NULL);

  trouble = find_machine_trouble (link);
  for (guint i = 0; trouble == NULL && i < G_N_ELEMENTS (order); i++)
    trouble = find_printer_trouble (order[i].printer, order[i].health, link);
  if (trouble == NULL)
    trouble = find_catalogue_trouble (link);
  if (trouble == NULL)
    trouble = trouble_new (KIOSK_HEALTH_GOOD, "ok", _ ("Everything works"),
                           _ ("There is nothing you need to do."));
  return trouble;
}

void
kiosk_staff_trouble_free (KioskStaffTrouble *self)
{
  g_free (self->title);
  g_free (self);
}

char *
kiosk_staff_format_duration (guint64 seconds)
{
  const guint hours = (guint) (seconds / 3600);
  const guint minutes = (guint) (seconds / 60 % 60);
  const guint rest = (guint) (seconds % 60);

  return hours > 0 ? g_strdup_printf ("\u2066%u:%02u:%02u\u2069", hours, minutes, rest)
                   : g_strdup_printf ("\u2066%u:%02u\u2069", minutes, rest);
}
