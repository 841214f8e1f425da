/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-staff-trouble.h"

#include "kiosk-staff-status.h"

#include "civic-readiness.h"

#include <glib/gi18n.h>

typedef struct {
  gboolean (*is_so) (KioskAgentLink *link);
  KioskHealth health;
  const char *icon;
  const char *title;
  const char *remedy;
} Trouble;

static gboolean
has_fault (KioskAgentLink *link, CivicCheckPart part)
{
  return kiosk_agent_link_has_readiness_fault (link, civic_check_part_to_string (part));
}

static gboolean
is_agent_gone (KioskAgentLink *link)
{
  return !kiosk_agent_link_is_reachable (link);
}

static gboolean
is_disk_full (KioskAgentLink *link)
{
  return !kiosk_agent_link_is_storage_good (link) || has_fault (link, CIVIC_CHECK_DISK);
}

static gboolean
is_configuration_broken (KioskAgentLink *link)
{
  return has_fault (link, CIVIC_CHECK_CONFIGURATION);
}

static gboolean
is_audit_broken (KioskAgentLink *link)
{
  return has_fault (link, CIVIC_CHECK_AUDIT);
}

static gboolean
is_clock_wrong (KioskAgentLink *link)
{
  return kiosk_staff_status_get_clock (link) == KIOSK_HEALTH_BAD ||
         has_fault (link, CIVIC_CHECK_CLOCK);
}

static gboolean
is_certificate_over (KioskAgentLink *link)
{
  return kiosk_staff_status_get_certificate (link) == KIOSK_HEALTH_BAD ||
         has_fault (link, CIVIC_CHECK_CERTIFICATES);
}

static gboolean
is_catalogue_broken (KioskAgentLink *link)
{
  return has_fault (link, CIVIC_CHECK_CATALOGUE);
}

static gboolean
is_taken_out (KioskAgentLink *link)
{
  return g_str_equal (kiosk_agent_link_get_state (link), "out-of-service");
}

static gboolean
is_touch_broken (KioskAgentLink *link)
{
  return has_fault (link, CIVIC_CHECK_TOUCH);
}

static gboolean
is_unchecked (KioskAgentLink *link)
{
  return g_str_equal (kiosk_agent_link_get_readiness (link), "unchecked");
}

/* One that serves without a check was set up to. */
static gboolean
waits_for_a_check (KioskAgentLink *link)
{
  return is_unchecked (link) && !kiosk_agent_link_is_open (link);
}

static gboolean
has_changed_since (KioskAgentLink *link)
{
  return is_unchecked (link) && *kiosk_agent_link_get_readiness_at (link) != '\0';
}

static gboolean
has_quarantine (KioskAgentLink *link)
{
  return kiosk_agent_link_get_quarantine_count (link) > 0;
}

static gboolean
is_line_down (KioskAgentLink *link)
{
  return !kiosk_agent_link_is_line_up (link);
}

static gboolean
is_outbox_old (KioskAgentLink *link)
{
  return kiosk_staff_status_get_outbox (link) == KIOSK_HEALTH_BAD;
}

static gboolean
is_part_broken (KioskAgentLink *link)
{
  return has_fault (link, CIVIC_CHECK_KEYBOARD) || has_fault (link, CIVIC_CHECK_SCANNER);
}

static gboolean
is_disk_low (KioskAgentLink *link)
{
  return kiosk_staff_status_get_disk (link) == KIOSK_HEALTH_MIDDLING;
}

static gboolean
is_certificate_ending (KioskAgentLink *link)
{
  return kiosk_staff_status_get_certificate (link) == KIOSK_HEALTH_MIDDLING;
}

/* clang-format off */
/* What keeps the kiosk from serving anybody, then what limits it. */
static const Trouble grave[] = {
  { is_agent_gone, KIOSK_HEALTH_BAD, "warn", N_("The agent of this kiosk does not answer"),
    N_("It restarts by itself. If this stays for a minute, restart the machine.") },
  { is_disk_full, KIOSK_HEALTH_BAD, "lock", N_("No application can be stored: the disk is full"),
    N_("Citizens cannot apply here. Call the technician to free space.") },
  { is_configuration_broken, KIOSK_HEALTH_BAD, "doc", N_("The settings file of this kiosk has a mistake"),
    N_("The kiosk stays closed. Call the technician: “kushkctl config check” says where.") },
  { is_clock_wrong, KIOSK_HEALTH_BAD, "clock", N_("The clock of this kiosk is wrong"),
    N_("It sets itself when the line is back. If it does not, call the technician.") },
  { is_certificate_over, KIOSK_HEALTH_BAD, "shield", N_("The kiosk’s certificate is no longer valid"),
    N_("Nothing can be sent. Call the technician: the kiosk must be enrolled again.") },
  { is_catalogue_broken, KIOSK_HEALTH_BAD, "calendar", N_("The list of services cannot be read"),
    N_("The kiosk stays closed. Check the line; a fresh list is fetched by itself.") },
  { is_audit_broken, KIOSK_HEALTH_BAD, "shield", N_("The audit log was changed or cannot be written"),
    N_("The kiosk stays closed. Call the technician and touch nothing else.") },
  { is_taken_out, KIOSK_HEALTH_BAD, "warn", N_("The municipality took this kiosk out of service"),
    N_("Nothing is lost: what waits stays here. Call the technician with the kiosk’s number.") },
  { is_touch_broken, KIOSK_HEALTH_BAD, "hand", N_("The glass does not feel every touch"),
    N_("Clean it and make the readiness check again. If it stays, call the technician.") },
  { waits_for_a_check, KIOSK_HEALTH_MIDDLING, "inspect", N_("This kiosk has not been checked yet"),
    N_("Make the readiness check: once it has passed, the kiosk can open.") },
  { is_line_down, KIOSK_HEALTH_BAD, "net", N_("The line to the municipality is down"),
    N_("Check the network cable. What waits is sent by itself when the line is back.") },
  { is_outbox_old, KIOSK_HEALTH_BAD, "box", N_("Applications have waited for long"),
    N_("Touch “Send waiting now”. If they still wait, call the technician.") },
};

/* After the printers, as in the one word for the kiosk. */
static const Trouble mild[] = {
  { has_quarantine, KIOSK_HEALTH_BAD, "warn", N_("The municipality refused an application"),
    N_("Nothing is lost: it is kept apart. Look under “Refused applications”.") },
  { has_changed_since, KIOSK_HEALTH_MIDDLING, "inspect",
    N_("Software or settings have changed since the last check"),
    N_("Make the readiness check again when nobody waits.") },
  { is_part_broken, KIOSK_HEALTH_MIDDLING, "keyboard", N_("A part failed its last check"),
    N_("See the readiness report, put it right, and make the check again.") },
  { is_disk_low, KIOSK_HEALTH_MIDDLING, "lock", N_("The disk is nearly full"),
    N_("Citizens can go on. Call the technician to free space.") },
  { is_certificate_ending, KIOSK_HEALTH_MIDDLING, "shield", N_("The kiosk’s certificate ends soon"),
    N_("It is renewed by itself. If this stays for a day, call the technician.") },
  { kiosk_agent_link_is_catalogue_expired, KIOSK_HEALTH_MIDDLING, "calendar",
    N_("The services shown here are out of date"),
    N_("Citizens can go on. Tell the municipality that it must publish them again.") },
};
/* clang-format on */

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
find_first (const Trouble *troubles, gsize count, KioskAgentLink *link)
{
  for (gsize i = 0; i < count; i++)
    if (troubles[i].is_so (link))
      return trouble_new (troubles[i].health, troubles[i].icon, _ (troubles[i].title),
                          _ (troubles[i].remedy));
  return NULL;
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
  title = g_strdup_printf (_ ("%s: %s"), kiosk_staff_printer_get_name (printer),
                           kiosk_staff_printer_name_state (printer, link));
  trouble = trouble_new (health, kiosk_staff_printer_get_icon (printer, link), title,
                         kiosk_staff_printer_get_remedy (printer, link));
  trouble->printer = printer;
  return trouble;
}

static KioskStaffTrouble *
find_printers_trouble (KioskHealth health, KioskAgentLink *link)
{
  KioskStaffTrouble *trouble = find_printer_trouble (KIOSK_STAFF_PRINTER_ROLL, health, link);

  if (trouble == NULL)
    trouble = find_printer_trouble (KIOSK_STAFF_PRINTER_SHEET, health, link);
  return trouble;
}

KioskStaffTrouble *
kiosk_staff_trouble_find (KioskAgentLink *link)
{
  KioskStaffTrouble *trouble = NULL;

  g_return_val_if_fail (KIOSK_IS_AGENT_LINK (link), NULL);

  trouble = find_first (grave, G_N_ELEMENTS (grave), link);
  if (trouble == NULL)
    trouble = find_printers_trouble (KIOSK_HEALTH_BAD, link);
  if (trouble == NULL)
    trouble = find_first (mild, G_N_ELEMENTS (mild), link);
  if (trouble == NULL)
    trouble = find_printers_trouble (KIOSK_HEALTH_MIDDLING, link);
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
