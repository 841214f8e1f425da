/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-attract-page.h"

#include "kiosk-button.h"
#include "kiosk-closed-row.h"
#include "kiosk-icon.h"
#include "kiosk-language.h"
#include "kiosk-paper-words.h"
#include "kiosk-pattern.h"
#include "kiosk-plain-text.h"
#include "kiosk-template.h"

#include <glib/gi18n.h>

#define DRIFT_S 60
#define DRIFT_STEP_PX 4
#define PATTERN_STEP_PX 9
#define REFRESH_S 20

struct _KioskAttractPage {
  KioskPage parent_instance;

  guint drift_id;
  guint drift_count;
  guint refresh_id;

  GtkWidget *pattern;
  GtkWidget *drifting;
  GtkWidget *municipality;
  GtkWidget *place;
  GtkWidget *promise;
  GtkWidget *explanation;
  GtkWidget *closed;
  GtkWidget *closed_icon;
  GtkWidget *closed_rows;
  GtkWidget *banner;
  GtkWidget *banner_icon;
  GtkWidget *banner_title;
  GtkWidget *banner_text;
  GtkWidget *notice;
  GtkWidget *notice_text;
  GtkWidget *languages;
};

G_DEFINE_FINAL_TYPE (KioskAttractPage, kiosk_attract_page, KIOSK_TYPE_PAGE)

typedef struct {
  const char *icon; /* NULL: nothing to say */
  const char *title;
  const char *text; /* (nullable) */
} Banner;

/* The gravest thing first, and only that: one sentence is read, four are not. */
static Banner
choose_banner (KioskAgentLink *link)
{
  const KioskPaperWords paper = kiosk_paper_words_foretell (link);

  if (kiosk_agent_link_is_connecting (link))
    return (Banner){ 0 };
  if (!kiosk_agent_link_is_line_up (link))
    return (Banner){ "net", _ ("The line to the municipality is down"),
                     _ ("You can look around; to apply, please come back in a few minutes.") };
  return (Banner){ paper.icon, paper.title, paper.advice };
}

/* The promise over the buttons is true as well. */
static void
show_explanation (KioskAttractPage *self, KioskAgentLink *link)
{
  gtk_label_set_text (GTK_LABEL (self->explanation),
                      kiosk_paper_words_foretell (link).is_bad
                        ? _ ("Apply in minutes.")
                        : _ ("Apply, and take your receipt, in minutes."));
}

static void
show_banner (KioskAttractPage *self, KioskAgentLink *link, gboolean is_closed)
{
  const Banner banner = choose_banner (link);
  gboolean is_shown = banner.icon != NULL && !is_closed;

  gtk_widget_set_visible (self->banner, is_shown);
  if (!is_shown)
    return;
  kiosk_icon_set_icon_name (KIOSK_ICON (self->banner_icon), banner.icon);
  gtk_label_set_text (GTK_LABEL (self->banner_title), banner.title);
  gtk_label_set_text (GTK_LABEL (self->banner_text), banner.text);
}

static void
show_closed (KioskAttractPage *self, KioskAgentLink *link)
{
  KioskPage *page = KIOSK_PAGE (self);
  CivicHours *hours =
    civic_centre_get_hours (kiosk_station_get_centre (kiosk_page_get_station (page)));
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_auto (KioskClosedWords) words =
    kiosk_closed_words_find (link, hours, kiosk_page_get_language (page), now);

  kiosk_icon_set_icon_name (KIOSK_ICON (self->closed_icon), words.icon);
  for (GtkWidget *row = gtk_widget_get_first_child (self->closed_rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    kiosk_closed_row_update (KIOSK_CLOSED_ROW (row), link, hours, now);
}

/* What cannot be begun is not invited to. */
static void
show_state (KioskAttractPage *self)
{
  KioskStation *station = kiosk_page_get_station (KIOSK_PAGE (self));
  KioskAgentLink *link = kiosk_station_get_link (station);
  CivicCentre *centre = kiosk_station_get_centre (station);
  gboolean is_closed = kiosk_closed_words_apply (link);

  if (is_closed)
    show_closed (self, link);
  gtk_widget_set_visible (self->closed, is_closed);
  gtk_widget_set_visible (self->promise, !is_closed);
  gtk_widget_set_visible (self->explanation, !is_closed);
  gtk_widget_set_visible (self->languages, !is_closed);
  /* What the municipality announces would invite to what cannot be begun. */
  gtk_widget_set_visible (self->notice, civic_centre_get_notice (centre) != NULL && !is_closed);
  show_banner (self, link, is_closed);
  show_explanation (self, link);
}

static void
show_centre (KioskAttractPage *self)
{
  CivicCentre *centre = kiosk_station_get_centre (kiosk_page_get_station (KIOSK_PAGE (self)));
  const char *language = kiosk_page_get_language (KIOSK_PAGE (self));
  CivicText *notice = civic_centre_get_notice (centre);
  g_autofree char *plain = NULL;

  gtk_label_set_text (GTK_LABEL (self->municipality),
                      civic_text_get (civic_centre_get_municipality (centre), language));
  gtk_label_set_text (GTK_LABEL (self->place),
                      civic_text_get (civic_centre_get_place (centre), language));
  if (notice == NULL)
    return;
  plain = kiosk_plain_text (civic_text_get (notice, language), KIOSK_PLAIN_TEXT_SENTENCE);
  gtk_label_set_text (GTK_LABEL (self->notice_text), plain);
}

static GtkWidget *
build_language_button (const KioskLanguage *language, gboolean is_first)
{
  GtkWidget *button =
    kiosk_button_new (is_first ? language->start : language->name, is_first ? "hand" : NULL);

  gtk_widget_add_css_class (button, "language");
  if (is_first)
    gtk_widget_add_css_class (button, "first");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "visit.begin");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", language->tag);
  return button;
}

static void
show_languages (KioskAttractPage *self)
{
  const char *const *tags =
    kiosk_station_get_languages (kiosk_page_get_station (KIOSK_PAGE (self)));
  const int count = (int) g_strv_length ((char **) tags);

  for (int i = 0; i < count; i++) {
    GtkWidget *button = build_language_button (kiosk_language_find (tags[i]), i == 0);
    const gboolean is_wide = i == 0 || (i == count - 1 && count % 2 == 0);

    gtk_grid_attach (GTK_GRID (self->languages), button, is_wide ? 0 : (i + 1) % 2, (i + 1) / 2,
                     is_wide ? 2 : 1, 1);
  }
}

static void
build_closed (KioskAttractPage *self)
{
  const char *const *tags =
    kiosk_station_get_languages (kiosk_page_get_station (KIOSK_PAGE (self)));

  for (gsize i = 0; tags[i] != NULL; i++)
    gtk_box_append (GTK_BOX (self->closed_rows), kiosk_closed_row_new (tags[i]));
}

static void
on_touched_elsewhere (KioskAttractPage *self)
{
  if (gtk_widget_get_visible (self->languages))
    kiosk_page_go (KIOSK_PAGE (self), KIOSK_STEP_LANGUAGE);
}

static gboolean
on_drift (gpointer user_data)
{
  static const int path[][2] = { { 0, 0 }, { 1, 0 }, { 2, 1 }, { 2, 2 }, { 1, 3 }, { 0, 2 } };
  KioskAttractPage *self = user_data;
  const int *step = path[++self->drift_count % G_N_ELEMENTS (path)];

  gtk_widget_set_margin_start (self->drifting, step[0] * DRIFT_STEP_PX);
  gtk_widget_set_margin_top (self->drifting, step[1] * DRIFT_STEP_PX);
  kiosk_pattern_set_offset (KIOSK_PATTERN (self->pattern), self->drift_count * PATTERN_STEP_PX);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_refresh (gpointer user_data)
{
  KioskPage *page = user_data;

  /* The warm spare behind the glass asks nothing. */
  if (!gtk_widget_get_mapped (GTK_WIDGET (page)))
    return G_SOURCE_CONTINUE;
  /* "Tomorrow" becomes today while nobody touches anything. */
  show_state (KIOSK_ATTRACT_PAGE (page));
  kiosk_agent_link_refresh_async (kiosk_station_get_link (kiosk_page_get_station (page)),
                                  kiosk_page_get_cancellable (page), NULL, NULL);
  return G_SOURCE_CONTINUE;
}

static void
kiosk_attract_page_shown (KioskPage *page)
{
  KioskAttractPage *self = KIOSK_ATTRACT_PAGE (page);

  /* What stands here must be true when she reads it: printers are never polled by anybody else. */
  g_signal_connect (self, "map", G_CALLBACK (on_refresh), self);
  on_refresh (self);
  self->refresh_id = g_timeout_add_seconds (REFRESH_S, on_refresh, self);
  self->drift_id = g_timeout_add_seconds (DRIFT_S, on_drift, self);
}

/* A badge held to the scanner, and nothing else. */
static void
kiosk_attract_page_scanned (KioskPage *page, const char *text)
{
  if (!kiosk_staff_is_badge (text))
    return;
  kiosk_staff_set_who (kiosk_station_get_staff (kiosk_page_get_station (page)), text);
  kiosk_page_go (page, KIOSK_STEP_STAFF_PIN);
}

static void
kiosk_attract_page_constructed (GObject *object)
{
  KioskAttractPage *self = KIOSK_ATTRACT_PAGE (object);
  KioskAgentLink *link = NULL;

  G_OBJECT_CLASS (kiosk_attract_page_parent_class)->constructed (object);

  link = kiosk_station_get_link (kiosk_page_get_station (KIOSK_PAGE (self)));
  g_signal_connect_object (link, "changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  kiosk_page_set_chrome (KIOSK_PAGE (self), KIOSK_CHROME_NONE);
  kiosk_page_set_wants_scan (KIOSK_PAGE (self), TRUE);
  kiosk_page_set_wants_badge (KIOSK_PAGE (self), TRUE);
  show_centre (self);
  show_languages (self);
  build_closed (self);
  show_state (self);
}

static void
kiosk_attract_page_dispose (GObject *object)
{
  KioskAttractPage *self = KIOSK_ATTRACT_PAGE (object);

  g_clear_handle_id (&self->drift_id, g_source_remove);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_ATTRACT_PAGE);

  G_OBJECT_CLASS (kiosk_attract_page_parent_class)->dispose (object);
}

static void
kiosk_attract_page_class_init (KioskAttractPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_ICON);
  g_type_ensure (KIOSK_TYPE_PATTERN);
  object_class->constructed = kiosk_attract_page_constructed;
  object_class->dispose = kiosk_attract_page_dispose;
  KIOSK_PAGE_CLASS (klass)->shown = kiosk_attract_page_shown;
  KIOSK_PAGE_CLASS (klass)->scanned = kiosk_attract_page_scanned;

  gtk_widget_class_set_css_name (widget_class, "attractpage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/pages/kiosk-attract-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskAttractPage, pattern);
  gtk_widget_class_bind_template_child (widget_class, KioskAttractPage, drifting);
  gtk_widget_class_bind_template_child (widget_class, KioskAttractPage, municipality);
  gtk_widget_class_bind_template_child (widget_class, KioskAttractPage, place);
  gtk_widget_class_bind_template_child (widget_class, KioskAttractPage, promise);
  gtk_widget_class_bind_template_child (widget_class, KioskAttractPage, explanation);
  gtk_widget_class_bind_template_child (widget_class, KioskAttractPage, closed);
  gtk_widget_class_bind_template_child (widget_class, KioskAttractPage, closed_icon);
  gtk_widget_class_bind_template_child (widget_class, KioskAttractPage, closed_rows);
  gtk_widget_class_bind_template_child (widget_class, KioskAttractPage, banner);
  gtk_widget_class_bind_template_child (widget_class, KioskAttractPage, banner_icon);
  gtk_widget_class_bind_template_child (widget_class, KioskAttractPage, banner_title);
  gtk_widget_class_bind_template_child (widget_class, KioskAttractPage, banner_text);
  gtk_widget_class_bind_template_child (widget_class, KioskAttractPage, notice);
  gtk_widget_class_bind_template_child (widget_class, KioskAttractPage, notice_text);
  gtk_widget_class_bind_template_child (widget_class, KioskAttractPage, languages);
  gtk_widget_class_bind_template_callback (widget_class, on_touched_elsewhere);
}

static void
kiosk_attract_page_init (KioskAttractPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
