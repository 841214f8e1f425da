/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-staff-events.h"

#include "kiosk-date.h"
#include "kiosk-printer.h"

#include "civic-audit-event.h"

#include <glib/gi18n.h>
#include <string.h>

/* clang-format off */
static const char *const sentences[CIVIC_AUDIT_EVENT_COUNT] = {
  [CIVIC_AUDIT_AGENT_STARTED] = N_("The kiosk’s agent started"),
  [CIVIC_AUDIT_AGENT_STOPPED] = N_("The kiosk’s agent stopped"),
  [CIVIC_AUDIT_LOG_TORN] = N_("A torn line of the log was set aside"),
  [CIVIC_AUDIT_LOG_BROKEN] = N_("The audit log was found changed"),
  [CIVIC_AUDIT_SESSION_REPLACED] = N_("The screen was started anew"),
  [CIVIC_AUDIT_STAFF_LOGGED_IN] = N_("Staff logged in"),
  [CIVIC_AUDIT_STAFF_REFUSED] = N_("A log-in was refused"),
  [CIVIC_AUDIT_STAFF_LOCKED_OUT] = N_("Log-in was locked after wrong PINs"),
  [CIVIC_AUDIT_ACCOUNTS_CHANGED] = N_("The staff accounts were changed"),
  [CIVIC_AUDIT_VISIT_RESET] = N_("Staff reset the session"),
  [CIVIC_AUDIT_KIOSK_OPENED] = N_("The service was opened"),
  [CIVIC_AUDIT_KIOSK_CLOSED] = N_("The service was closed"),
  [CIVIC_AUDIT_SHIFT_BEGUN] = N_("A shift began"),
  [CIVIC_AUDIT_SHIFT_CLOSED] = N_("The shift was closed"),
  [CIVIC_AUDIT_READINESS_PASSED] = N_("The readiness check passed"),
  [CIVIC_AUDIT_READINESS_FAILED] = N_("The readiness check failed"),
  [CIVIC_AUDIT_CHECK_NOTED] = N_("A part was checked by hand"),
  [CIVIC_AUDIT_RECEIPT_TESTED] = N_("A test page was printed"),
  [CIVIC_AUDIT_PAPER_REFILLED] = N_("A new roll was put in"),
  [CIVIC_AUDIT_PRINTERS_RESUMED] = N_("Printing was resumed"),
  [CIVIC_AUDIT_SENT_NOW] = N_("What waited was sent at once"),
  [CIVIC_AUDIT_QUARANTINE_RELEASED] = N_("A refused application was sent again"),
  [CIVIC_AUDIT_SETTINGS_CHANGED] = N_("A setting was changed"),
  [CIVIC_AUDIT_RESTARTED] = N_("The programs were restarted"),
  [CIVIC_AUDIT_REBOOTED] = N_("The machine was restarted"),
  [CIVIC_AUDIT_CATALOGUE_INSTALLED] = N_("A new list of services was taken over"),
  [CIVIC_AUDIT_COMMAND_DONE] = N_("A command of the municipality was carried out"),
  [CIVIC_AUDIT_COMMAND_REFUSED] = N_("A command of the municipality was refused"),
  [CIVIC_AUDIT_COMMAND_EXPIRED] = N_("A command of the municipality came too late"),
  [CIVIC_AUDIT_COMMAND_FAILED] = N_("A command of the municipality failed"),
  [CIVIC_AUDIT_CERTIFICATE_RENEWED] = N_("The kiosk’s certificate was renewed"),
  [CIVIC_AUDIT_REVOKED] = N_("The municipality shut this kiosk out"),
  [CIVIC_AUDIT_READMITTED] = N_("The municipality knows this kiosk again"),
  [CIVIC_AUDIT_CONFIGURATION_CHANGED] = N_("The settings file was changed"),
  [CIVIC_AUDIT_CONFIGURATION_REFUSED] = N_("A settings file with a mistake was refused"),
  [CIVIC_AUDIT_CLOCK_JUMPED] = N_("The clock jumped"),
  [CIVIC_AUDIT_PRINTER_OUT] = N_("A printer stopped"),
  [CIVIC_AUDIT_PRINTER_READY] = N_("A printer is ready again"),
  [CIVIC_AUDIT_LINE_LOST] = N_("The line to the municipality went down"),
  [CIVIC_AUDIT_LINE_BACK] = N_("The line to the municipality is back"),
};
/* clang-format on */

struct _KioskStaffEvents {
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (KioskStaffEvents, kiosk_staff_events, GTK_TYPE_WIDGET)

static void
clear (GtkWidget *widget)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

static void
kiosk_staff_events_dispose (GObject *object)
{
  clear (GTK_WIDGET (object));

  G_OBJECT_CLASS (kiosk_staff_events_parent_class)->dispose (object);
}

static void
kiosk_staff_events_class_init (KioskStaffEventsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_staff_events_dispose;
  gtk_widget_class_set_css_name (widget_class, "staffevents");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
kiosk_staff_events_init (KioskStaffEvents *self)
{
  gtk_orientable_set_orientation (
    GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
}

/* "receipt:paper-out": which printer, and why. */
static char *
say_printer (const char *subject, const char *sentence)
{
  const char *colon = strchr (subject, ':');
  const char *name = g_str_has_prefix (subject, "sheet") ? _ ("A4 printer") : _ ("Receipt printer");

  if (*subject == '\0')
    return g_strdup (sentence);
  if (colon == NULL)
    /* Translators: which printer, and what came of it: "Receipt printer: Ready". */
    return g_strdup_printf (_ ("%s: %s"), name, _ ("Ready"));
  return g_strdup_printf (
    _ ("%s: %s"), name,
    kiosk_printer_reason_name (kiosk_printer_reason_find (KIOSK_PRINTER_UNKNOWN, colon + 1)));
}

static char *
say_event (CivicAuditEvent event, const char *subject)
{
  const char *sentence = _ (sentences[event]);

  if (event == CIVIC_AUDIT_PRINTER_OUT || event == CIVIC_AUDIT_PRINTER_READY)
    return say_printer (subject, sentence);
  return g_strdup (sentence);
}

static gboolean
is_today (GDateTime *here)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) today = kiosk_date_in_kingdom (now);

  return g_date_time_get_year (here) == g_date_time_get_year (today) &&
         g_date_time_get_day_of_year (here) == g_date_time_get_day_of_year (today);
}

static char *
say_time (const char *moment, const char *language)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (moment, NULL);
  g_autoptr (GDateTime) here = at != NULL ? kiosk_date_in_kingdom (at) : NULL;

  if (here == NULL)
    return g_strdup ("");
  return is_today (here) ? kiosk_date_format_time (here, language)
                         : kiosk_date_format_gregorian (here);
}

static GtkWidget *
build_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "tiny");
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static gboolean
is_number (const char *account)
{
  return g_ascii_isdigit (*account);
}

static GtkWidget *
build_row (const char *time, const char *sentence, const char *account)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *when = build_label (time, "number");
  GtkWidget *words = build_label (sentence, "muted");

  gtk_widget_add_css_class (row, "event");
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (when, "when");
  gtk_box_append (GTK_BOX (row), when);
  gtk_box_append (GTK_BOX (row), words);
  if (is_number (account))
    gtk_box_append (GTK_BOX (row), build_label (account, "number"));
  return row;
}

void
kiosk_staff_events_show (KioskStaffEvents *self, GVariant *events, const char *language)
{
  GVariantIter iter;
  const char *moment = NULL, *word = NULL, *account = NULL, *subject = NULL;

  g_return_if_fail (KIOSK_IS_STAFF_EVENTS (self));

  clear (GTK_WIDGET (self));
  g_variant_iter_init (&iter, events);
  while (g_variant_iter_next (&iter, "(&s&s&s&s)", &moment, &word, &account, &subject)) {
    CivicAuditEvent event = CIVIC_AUDIT_AGENT_STARTED;
    g_autofree char *sentence = NULL;
    g_autofree char *time = NULL;

    if (!civic_audit_event_from_string (word, &event))
      continue;
    sentence = say_event (event, subject);
    time = say_time (moment, language);
    gtk_widget_set_parent (build_row (time, sentence, account), GTK_WIDGET (self));
  }
}
