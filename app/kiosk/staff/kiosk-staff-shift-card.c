/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-staff-shift-card.h"

#include "kiosk-date.h"
#include "kiosk-staff-words.h"
#include "kiosk-template.h"

#include <glib/gi18n.h>

/* Nothing to divide by: no figure. */
#define NO_FIGURE "–"

struct _KioskStaffShiftCard {
  GtkWidget parent_instance;

  GtkWidget *since;
  GtkWidget *figures;
  GtkWidget *visits;
  GtkWidget *mean;
  GtkWidget *unfinished;
  GtkWidget *satisfaction;
};

G_DEFINE_FINAL_TYPE (KioskStaffShiftCard, kiosk_staff_shift_card, GTK_TYPE_WIDGET)

static void
kiosk_staff_shift_card_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_STAFF_SHIFT_CARD);

  G_OBJECT_CLASS (kiosk_staff_shift_card_parent_class)->dispose (object);
}

static void
kiosk_staff_shift_card_class_init (KioskStaffShiftCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_staff_shift_card_dispose;

  gtk_widget_class_set_css_name (widget_class, "staffshift");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/staff/kiosk-staff-shift-card.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskStaffShiftCard, since);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffShiftCard, figures);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffShiftCard, visits);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffShiftCard, mean);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffShiftCard, unfinished);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffShiftCard, satisfaction);
}

static void
kiosk_staff_shift_card_init (KioskStaffShiftCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kiosk_staff_shift_card_show (self, NULL, "en");
}

static void
show_since (KioskStaffShiftCard *self, const char *from, const char *language)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (from, NULL);
  g_autoptr (GDateTime) here = at != NULL ? kiosk_date_in_kingdom (at) : NULL;
  g_autofree char *time = here != NULL ? kiosk_date_format_time (here, language) : NULL;
  /* Translators: when the shift began; %s is a time of day. */
  g_autofree char *text = time != NULL ? g_strdup_printf (_ ("since %s"), time) : NULL;

  gtk_label_set_text (GTK_LABEL (self->since), text != NULL ? text : "");
}

static void
take (GtkWidget *label, char *figure)
{
  gtk_label_set_text (GTK_LABEL (label), figure);
  g_free (figure);
}

static void
show_figures (KioskStaffShiftCard *self, const CivicShift *shift)
{
  const gint64 visits = civic_shift_count_visits (shift);
  const gint64 unfinished = visits - civic_shift_count_completed (shift);

  take (self->visits, g_strdup_printf ("%" G_GINT64_FORMAT, visits));
  take (self->mean, visits > 0
                      ? kiosk_staff_format_duration ((guint64) (shift->visit_seconds / visits))
                      : g_strdup (NO_FIGURE));
  take (self->unfinished,
        visits > 0 ? g_strdup_printf ("%.0f%%", 100.0 * (double) unfinished / (double) visits)
                   : g_strdup (NO_FIGURE));
  take (self->satisfaction,
        shift->rating_count > 0
          ? g_strdup_printf ("%.1f", (double) shift->rating_stars / (double) shift->rating_count)
          : g_strdup (NO_FIGURE));
}

void
kiosk_staff_shift_card_show (KioskStaffShiftCard *self,
                             const CivicShift *shift,
                             const char *language)
{
  g_return_if_fail (KIOSK_IS_STAFF_SHIFT_CARD (self));

  gtk_widget_set_visible (self->figures, shift != NULL);
  if (shift == NULL) {
    gtk_label_set_text (GTK_LABEL (self->since), _ ("begins when the kiosk opens"));
    return;
  }
  show_since (self, shift->from, language);
  show_figures (self, shift);
}
