/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-staff-check-list.h"

#include "kiosk-staff-check-words.h"
#include "kiosk-tile-layout.h"

struct _KioskStaffCheckList {
  GtkWidget parent_instance;

  GtkWidget *wide;
  GtkWidget *tiles;
};

G_DEFINE_FINAL_TYPE (KioskStaffCheckList, kiosk_staff_check_list, GTK_TYPE_WIDGET)

static GtkWidget *
build_card (CivicCheckPart part, const CivicCheck *check, const char *language)
{
  g_autofree char *text = kiosk_staff_check_describe (check, language);
  GtkWidget *card = g_object_new (KIOSK_TYPE_STAFF_CARD, "icon", kiosk_staff_check_get_icon (part),
                                  "title", kiosk_staff_check_name (part), NULL);

  kiosk_staff_card_show (KIOSK_STAFF_CARD (card), kiosk_staff_check_get_health (part, check), text,
                         kiosk_staff_check_get_remedy (part, check));
  return card;
}

static void
clear (GtkWidget *box)
{
  GtkWidget *card = NULL;

  while ((card = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), card);
}

static void
kiosk_staff_check_list_dispose (GObject *object)
{
  g_clear_pointer (&KIOSK_STAFF_CHECK_LIST (object)->wide, gtk_widget_unparent);
  g_clear_pointer (&KIOSK_STAFF_CHECK_LIST (object)->tiles, gtk_widget_unparent);

  G_OBJECT_CLASS (kiosk_staff_check_list_parent_class)->dispose (object);
}

static void
kiosk_staff_check_list_class_init (KioskStaffCheckListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_staff_check_list_dispose;
  gtk_widget_class_set_css_name (widget_class, "checklist");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
kiosk_staff_check_list_init (KioskStaffCheckList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->wide = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->wide, GTK_WIDGET (self));
  self->tiles = g_object_new (GTK_TYPE_BOX, "layout-manager",
                              g_object_new (KIOSK_TYPE_TILE_LAYOUT, NULL), NULL);
  gtk_widget_set_parent (self->tiles, GTK_WIDGET (self));
  /* Until there is something to show. */
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
kiosk_staff_check_list_show (KioskStaffCheckList *self,
                             const CivicReadiness *readiness,
                             gboolean with_hands,
                             const char *language)
{
  g_return_if_fail (KIOSK_IS_STAFF_CHECK_LIST (self));
  g_return_if_fail (readiness != NULL);

  clear (self->wide);
  clear (self->tiles);
  for (int part = 0; part < CIVIC_CHECK_PARTS; part++) {
    const CivicCheck *check = &readiness->parts[part];
    GtkWidget *box = kiosk_staff_check_get_remedy ((CivicCheckPart) part, check) != NULL
                       ? self->wide
                       : self->tiles;

    if (with_hands || !civic_check_part_needs_hands ((CivicCheckPart) part))
      gtk_box_append (GTK_BOX (box), build_card ((CivicCheckPart) part, check, language));
  }
  gtk_widget_set_visible (self->wide, gtk_widget_get_first_child (self->wide) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}
