/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-staff-status.h"

#include "kiosk-date.h"

#include "civic-digits.h"

#include <glib/gi18n.h>
#include <stdlib.h>

/* An older filing means that the line, not the moment, is the trouble. */
#define OLD_OUTBOX_S 1800
#define LOW_DISK_MIB 1024
/* Signatures and visits bear as much; more and the readiness check fails. */
#define RIGHT_CLOCK_S 30
#define WRONG_CLOCK_S 300
#define CERTIFICATE_SOON_DAYS 14

typedef struct {
  const char *icon;
  const char *title;
  gboolean is_small;
  KioskStaffPrinter printer;
  gboolean is_measure; /* stays in Western digits, beside its unit */
  /* Western digits; caller frees. */
  char *(*describe) (KioskAgentLink *link, const char *language, KioskHealth *ret_health);
} Part;

static char *
describe_heartbeat (KioskAgentLink *link, const char *language)
{
  const char *last = kiosk_agent_link_get_last_heartbeat (link);
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (last, NULL);
  g_autoptr (GDateTime) here = at != NULL ? kiosk_date_in_kingdom (at) : NULL;
  g_autofree char *time = NULL;

  if (here == NULL)
    return NULL;
  time = kiosk_date_format_time (here, language);
  /* Translators: when the municipality was last told how this kiosk is; %s is a time of day. */
  return g_strdup_printf (_ ("Last report %s"), time);
}

static char *
describe_line (KioskAgentLink *link, const char *language, KioskHealth *ret_health)
{
  /* A unit in Latin letters keeps its place after the figure, in an Arabic line too. */
  g_autofree char *took =
    g_strdup_printf ("\u2066%u\u00A0ms\u2069", kiosk_agent_link_get_line_ms (link));
  g_autofree char *heartbeat = describe_heartbeat (link, language);

  *ret_health = kiosk_agent_link_is_line_up (link) ? KIOSK_HEALTH_GOOD : KIOSK_HEALTH_BAD;
  if (!kiosk_agent_link_is_line_up (link))
    return g_strjoin (" · ", _ ("No line"), heartbeat, NULL);
  /* Translators: the line works; %s is how long an answer took. */
  return g_strdup_printf (_ ("Connected · %s"), took);
}

static char *
describe_age (guint seconds)
{
  const guint minutes = seconds / 60;

  if (minutes == 0)
    return g_strdup (_ ("the oldest since a moment"));
  return g_strdup_printf (
    ngettext ("the oldest since %u minute", "the oldest since %u minutes", minutes), minutes);
}

KioskHealth
kiosk_staff_status_get_outbox (KioskAgentLink *link)
{
  if (kiosk_agent_link_get_outbox_count (link) == 0)
    return KIOSK_HEALTH_GOOD;
  return kiosk_agent_link_get_outbox_oldest_s (link) > OLD_OUTBOX_S ? KIOSK_HEALTH_BAD
                                                                    : KIOSK_HEALTH_MIDDLING;
}

static char *
describe_outbox (KioskAgentLink *link, const char *language, KioskHealth *ret_health)
{
  const guint count = kiosk_agent_link_get_outbox_count (link);
  const guint oldest_s = kiosk_agent_link_get_outbox_oldest_s (link);
  g_autofree char *number =
    g_strdup_printf (ngettext ("%u application", "%u applications", count), count);
  g_autofree char *age = describe_age (oldest_s);

  *ret_health = kiosk_staff_status_get_outbox (link);
  if (count == 0)
    return g_strdup (_ ("Nothing waits"));
  return g_strdup_printf ("%s · %s", number, age);
}

static char *
describe_printer (KioskAgentLink *link, const char *language, KioskHealth *ret_health)
{
  *ret_health = kiosk_staff_printer_get_health (KIOSK_STAFF_PRINTER_ROLL, link);
  return kiosk_staff_printer_describe (KIOSK_STAFF_PRINTER_ROLL, link);
}

static char *
describe_sheet_printer (KioskAgentLink *link, const char *language, KioskHealth *ret_health)
{
  *ret_health = kiosk_staff_printer_get_health (KIOSK_STAFF_PRINTER_SHEET, link);
  return kiosk_staff_printer_describe (KIOSK_STAFF_PRINTER_SHEET, link);
}

KioskHealth
kiosk_staff_status_get_disk (KioskAgentLink *link)
{
  const guint free_mib = kiosk_agent_link_get_disk_free_mib (link);

  if (!kiosk_agent_link_is_storage_good (link))
    return KIOSK_HEALTH_BAD;
  return free_mib > 0 && free_mib < LOW_DISK_MIB ? KIOSK_HEALTH_MIDDLING : KIOSK_HEALTH_GOOD;
}

static char *
describe_disk (KioskAgentLink *link, const char *language, KioskHealth *ret_health)
{
  const guint free_mib = kiosk_agent_link_get_disk_free_mib (link);
  g_autofree char *size = NULL;

  *ret_health = kiosk_staff_status_get_disk (link);
  if (*ret_health == KIOSK_HEALTH_BAD)
    return g_strdup (_ ("Full or read-only"));
  if (free_mib == 0)
    return g_strdup (_ ("Good"));
  size = free_mib < 1024 ? g_strdup_printf ("\u2066%u\u00A0MB\u2069", free_mib)
                         : g_strdup_printf ("\u2066%u\u00A0GB\u2069", free_mib / 1024);
  /* Translators: %s is an amount of space on the disk: "12 GB". */
  return g_strdup_printf (_ ("%s free"), size);
}

KioskHealth
kiosk_staff_status_get_clock (KioskAgentLink *link)
{
  const int off_s = abs (kiosk_agent_link_get_clock_ahead_s (link));

  if (off_s > WRONG_CLOCK_S)
    return KIOSK_HEALTH_BAD;
  return off_s > RIGHT_CLOCK_S ? KIOSK_HEALTH_MIDDLING : KIOSK_HEALTH_GOOD;
}

static char *
describe_clock (KioskAgentLink *link, const char *language, KioskHealth *ret_health)
{
  const int ahead_s = kiosk_agent_link_get_clock_ahead_s (link);
  g_autofree char *off = kiosk_staff_format_duration ((guint64) abs (ahead_s));

  *ret_health = kiosk_staff_status_get_clock (link);
  if (*ret_health == KIOSK_HEALTH_GOOD)
    return g_strdup (_ ("Right"));
  /* Translators: by how much the clock is wrong: "6:20", minutes and seconds. So is the next. */
  return g_strdup_printf (ahead_s > 0 ? _ ("%s fast") : _ ("%s slow"), off);
}

/* Whole days from now; below 0 where it is over. FALSE where nobody has said. */
static gboolean
count_days (const char *until, int *ret_days)
{
  g_autoptr (GDateTime) end = g_date_time_new_from_iso8601 (until, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  if (end == NULL)
    return FALSE;
  *ret_days = g_date_time_compare (end, now) < 0
                ? -1
                : (int) (g_date_time_difference (end, now) / G_TIME_SPAN_DAY);
  return TRUE;
}

KioskHealth
kiosk_staff_status_get_certificate (KioskAgentLink *link)
{
  int days = 0;

  if (!count_days (kiosk_agent_link_get_certificate_expiry (link), &days))
    return KIOSK_HEALTH_GOOD;
  if (days < 0)
    return KIOSK_HEALTH_BAD;
  return days < CERTIFICATE_SOON_DAYS ? KIOSK_HEALTH_MIDDLING : KIOSK_HEALTH_GOOD;
}

static char *
describe_days (int days)
{
  return g_strdup_printf (
    ngettext ("Valid for %d more day", "Valid for %d more days", (gulong) days), days);
}

static char *
describe_certificate (KioskAgentLink *link, const char *language, KioskHealth *ret_health)
{
  int days = 0;

  *ret_health = kiosk_staff_status_get_certificate (link);
  if (!count_days (kiosk_agent_link_get_certificate_expiry (link), &days))
    return g_strdup (_ ("Not known yet"));
  return days < 0 ? g_strdup (_ ("No longer valid")) : describe_days (days);
}

static char *
describe_catalogue (KioskAgentLink *link, const char *language, KioskHealth *ret_health)
{
  int days = 0;

  *ret_health = KIOSK_HEALTH_GOOD;
  if (!count_days (kiosk_agent_link_get_catalogue_expiry (link), &days))
    return g_strdup (_ ("As delivered"));
  if (days >= 0 && !kiosk_agent_link_is_catalogue_expired (link))
    return describe_days (days);
  *ret_health = KIOSK_HEALTH_MIDDLING;
  return g_strdup (_ ("Out of date"));
}

/* clang-format off */
static const Part parts[] = {
  { "net", N_("Central service"), FALSE, KIOSK_STAFF_PRINTER_NONE, TRUE, describe_line },
  { "box", N_("Waiting to be sent"), FALSE, KIOSK_STAFF_PRINTER_NONE, FALSE, describe_outbox },
  { "print", N_("Receipt printer"), FALSE, KIOSK_STAFF_PRINTER_ROLL, FALSE, describe_printer },
  { "print", N_("A4 printer"), FALSE, KIOSK_STAFF_PRINTER_SHEET, FALSE, describe_sheet_printer },
  { "lock", N_("Storage"), TRUE, KIOSK_STAFF_PRINTER_NONE, TRUE, describe_disk },
  { "clock", N_("Clock"), TRUE, KIOSK_STAFF_PRINTER_NONE, FALSE, describe_clock },
  { "shield", N_("Certificate"), TRUE, KIOSK_STAFF_PRINTER_NONE, FALSE, describe_certificate },
  { "calendar", N_("Services list"), TRUE, KIOSK_STAFF_PRINTER_NONE, FALSE, describe_catalogue },
};
/* clang-format on */

struct _KioskStaffStatus {
  GtkWidget parent_instance;

  GtkWidget *cards[G_N_ELEMENTS (parts)]; /* the grids' */
};

G_DEFINE_FINAL_TYPE (KioskStaffStatus, kiosk_staff_status, GTK_TYPE_WIDGET)

static void
kiosk_staff_status_dispose (GObject *object)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (kiosk_staff_status_parent_class)->dispose (object);
}

static void
kiosk_staff_status_class_init (KioskStaffStatusClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_staff_status_dispose;
  gtk_widget_class_set_css_name (widget_class, "staffstatus");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
add_grid (KioskStaffStatus *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_widget_set_parent (grid, GTK_WIDGET (self));
  return grid;
}

static GtkWidget *
build_card (const Part *part)
{
  GtkWidget *card = g_object_new (KIOSK_TYPE_STAFF_CARD, "icon", part->icon, "title",
                                  _ (part->title), "small", part->is_small, NULL);

  gtk_widget_set_hexpand (card, TRUE);
  return card;
}

static void
kiosk_staff_status_init (KioskStaffStatus *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *large = add_grid (self);
  GtkWidget *small = add_grid (self);
  int large_count = 0, small_count = 0;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
    self->cards[i] = build_card (&parts[i]);
    if (parts[i].is_small)
      gtk_grid_attach (GTK_GRID (small), self->cards[i], small_count++, 0, 1, 1);
    else
      gtk_grid_attach (GTK_GRID (large), self->cards[i], large_count % 2, large_count / 2, 1, 1);
    large_count += parts[i].is_small ? 0 : 1;
  }
}

static gboolean
is_there (const Part *part, KioskAgentLink *link)
{
  return part->printer != KIOSK_STAFF_PRINTER_SHEET || kiosk_agent_link_has_sheet_printer (link);
}

/* Where no sheet printer is, the other takes its place in the row. */
static int
count_columns (const Part *part, KioskAgentLink *link)
{
  return part->printer == KIOSK_STAFF_PRINTER_ROLL && !kiosk_agent_link_has_sheet_printer (link)
           ? 2
           : 1;
}

static void
set_columns (GtkWidget *card, int columns)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (gtk_widget_get_parent (card));
  GtkLayoutChild *place = gtk_layout_manager_get_layout_child (layout, card);

  gtk_grid_layout_child_set_column_span (GTK_GRID_LAYOUT_CHILD (place), columns);
}

/* What stands on top already is not said twice. */
static const char *
find_remedy (const Part *part, KioskAgentLink *link, KioskStaffPrinter told)
{
  if (part->printer == KIOSK_STAFF_PRINTER_NONE || part->printer == told)
    return NULL;
  return kiosk_staff_printer_get_remedy (part->printer, link);
}

void
kiosk_staff_status_show (KioskStaffStatus *self,
                         KioskAgentLink *link,
                         KioskStaffPrinter told,
                         const char *language)
{
  g_return_if_fail (KIOSK_IS_STAFF_STATUS (self));

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
    KioskHealth health = KIOSK_HEALTH_GOOD;
    g_autofree char *western = parts[i].describe (link, language, &health);
    g_autofree char *text = civic_digits_localise (western, parts[i].is_measure ? "en" : language);

    gtk_widget_set_visible (self->cards[i], is_there (&parts[i], link));
    set_columns (self->cards[i], count_columns (&parts[i], link));
    kiosk_staff_card_show (KIOSK_STAFF_CARD (self->cards[i]), health, text,
                           find_remedy (&parts[i], link, told));
  }
}
