/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-staff-close-page.h"

#include "kiosk-button.h"
#include "kiosk-choice-tiles.h"
#include "kiosk-closed-words.h"
#include "kiosk-date.h"
#include "kiosk-staff-header.h"
#include "kiosk-staff-words.h"
#include "kiosk-template.h"

#include <glib/gi18n.h>

static const struct {
  const char *word; /* StaffClose's */
  const char *label;
} messages[] = {
  { "short-break", N_ ("Short break") },
  { "maintenance", N_ ("Maintenance") },
  { "moved", N_ ("Services moved") },
  { "use-counter", N_ ("Go to the counter") },
};

/* Minutes from now; AT_OPENING and BY_HAND are none. */
#define AT_OPENING -1
#define BY_HAND 0
static const struct {
  const char *value;
  const char *label;
  int minutes;
} moments[] = {
  { "15", N_ ("15 minutes"), 15 },
  { "30", N_ ("30 minutes"), 30 },
  { "60", N_ ("1 hour"), 60 },
  { "120", N_ ("2 hours"), 120 },
  { "opening", N_ ("Until tomorrow’s opening"), AT_OPENING },
  { "by-hand", N_ ("Until staff open it"), BY_HAND },
};

struct _KioskStaffClosePage {
  KioskPage parent_instance;

  GtkWidget *messages;
  GtkWidget *moments;
  GtkWidget *preview_title;
  GtkWidget *preview_until;
  GtkWidget *preview_advice;
  GtkWidget *result;
  GtkWidget *enter_place; /* insensitive where the page says so; the button, where its action is */
};

G_DEFINE_FINAL_TYPE (KioskStaffClosePage, kiosk_staff_close_page, KIOSK_TYPE_PAGE)

static void
show_result (KioskStaffClosePage *self, const char *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->result), sentence);
  gtk_widget_set_visible (self->result, TRUE);
}

static CivicHours *
get_hours (KioskStaffClosePage *self)
{
  return civic_centre_get_hours (
    kiosk_station_get_centre (kiosk_page_get_station (KIOSK_PAGE (self))));
}

/* (nullable) where the centre does not open within the year. */
static GDateTime *
find_opening (CivicHours *hours, GDateTime *now)
{
  g_autoptr (GDateTime) here = kiosk_date_in_kingdom (now);
  g_autoptr (GDateTime) tomorrow = g_date_time_add_days (here, 1);
  g_autoptr (GDateTime) midnight = g_date_time_new (
    g_date_time_get_timezone (here), g_date_time_get_year (tomorrow),
    g_date_time_get_month (tomorrow), g_date_time_get_day_of_month (tomorrow), 0, 0, 0);
  g_autoptr (GDateTime) change = NULL;
  gboolean is_open = FALSE;

  civic_hours_look (hours, midnight, &is_open, &change);
  return is_open ? g_steal_pointer (&midnight) : g_steal_pointer (&change);
}

static int
get_minutes (KioskStaffClosePage *self)
{
  const char *value = kiosk_choice_tiles_get_value (KIOSK_CHOICE_TILES (self->moments));

  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++)
    if (g_strcmp0 (moments[i].value, value) == 0)
      return moments[i].minutes;
  return BY_HAND;
}

/* RFC 3339, or "". Caller frees. */
static char *
choose_until (KioskStaffClosePage *self, GDateTime *now)
{
  const int minutes = get_minutes (self);
  g_autoptr (GDateTime) until = NULL;

  if (minutes == AT_OPENING)
    until = find_opening (get_hours (self), now);
  else if (minutes != BY_HAND)
    until = g_date_time_add_minutes (now, minutes);
  return until != NULL ? g_date_time_format_iso8601 (until) : g_strdup ("");
}

static void
show_line (GtkWidget *label, const char *text)
{
  gtk_widget_set_visible (label, text != NULL);
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
}

static void
show_preview (KioskStaffClosePage *self)
{
  const char *message = kiosk_choice_tiles_get_value (KIOSK_CHOICE_TILES (self->messages));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *until = choose_until (self, now);
  g_auto (KioskClosedWords) words =
    kiosk_closed_words_preview (message, until, kiosk_page_get_language (KIOSK_PAGE (self)), now);

  show_line (self->preview_title, words.title);
  show_line (self->preview_until, words.until);
  show_line (self->preview_advice, words.advice);
}

static void
on_closed_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskStaffClosePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply =
    kiosk_agent_link_staff_call_finish (KIOSK_AGENT_LINK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (reply != NULL) {
    kiosk_page_go (KIOSK_PAGE (self), KIOSK_STEP_STAFF_PANEL);
    return;
  }
  kiosk_page_set_can_advance (KIOSK_PAGE (self), TRUE);
  show_result (self, kiosk_staff_say_failure (error));
}

static void
kiosk_staff_close_page_advance (KioskPage *page)
{
  KioskStaffClosePage *self = KIOSK_STAFF_CLOSE_PAGE (page);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *until = choose_until (self, now);

  kiosk_page_set_can_advance (page, FALSE);
  kiosk_agent_link_staff_call_async (
    kiosk_station_get_link (kiosk_page_get_station (page)), "StaffClose",
    g_variant_new ("(ss)", kiosk_choice_tiles_get_value (KIOSK_CHOICE_TILES (self->messages)),
                   until),
    kiosk_page_get_cancellable (page), on_closed_ready, g_object_ref (self));
}

static void
add_choices (KioskStaffClosePage *self)
{
  KioskChoiceTiles *message_tiles = KIOSK_CHOICE_TILES (self->messages);
  KioskChoiceTiles *moment_tiles = KIOSK_CHOICE_TILES (self->moments);

  for (gsize i = 0; i < G_N_ELEMENTS (messages); i++)
    kiosk_choice_tiles_add (message_tiles, messages[i].word, _ (messages[i].label), NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++)
    if (moments[i].minutes != AT_OPENING || get_hours (self) != NULL)
      kiosk_choice_tiles_add (moment_tiles, moments[i].value, _ (moments[i].label), NULL, NULL);
  kiosk_choice_tiles_set_value (message_tiles, messages[0].word);
  kiosk_choice_tiles_set_value (moment_tiles, moments[0].value);
}

static void
kiosk_staff_close_page_constructed (GObject *object)
{
  KioskStaffClosePage *self = KIOSK_STAFF_CLOSE_PAGE (object);

  G_OBJECT_CLASS (kiosk_staff_close_page_parent_class)->constructed (object);

  kiosk_page_set_chrome (KIOSK_PAGE (self), KIOSK_CHROME_NONE);
  g_object_bind_property (self, "can-advance", self->enter_place, "sensitive",
                          G_BINDING_SYNC_CREATE);
  add_choices (self);
  show_preview (self);
}

static void
kiosk_staff_close_page_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_STAFF_CLOSE_PAGE);

  G_OBJECT_CLASS (kiosk_staff_close_page_parent_class)->dispose (object);
}

static void
kiosk_staff_close_page_class_init (KioskStaffClosePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_BUTTON);
  g_type_ensure (KIOSK_TYPE_CHOICE_TILES);
  g_type_ensure (KIOSK_TYPE_STAFF_HEADER);
  object_class->constructed = kiosk_staff_close_page_constructed;
  object_class->dispose = kiosk_staff_close_page_dispose;
  KIOSK_PAGE_CLASS (klass)->advance = kiosk_staff_close_page_advance;

  gtk_widget_class_set_css_name (widget_class, "staffpage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/staff/kiosk-staff-close-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskStaffClosePage, messages);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffClosePage, moments);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffClosePage, preview_title);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffClosePage, preview_until);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffClosePage, preview_advice);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffClosePage, result);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffClosePage, enter_place);
  gtk_widget_class_bind_template_callback (widget_class, show_preview);
}

static void
kiosk_staff_close_page_init (KioskStaffClosePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
