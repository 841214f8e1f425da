/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-staff-check-list.h"

#include "kiosk-staff-check-words.h"

#define GAP_PX 24

struct _KioskStaffCheckList {
  GtkWidget parent_instance;

  GtkWidget *grid;
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
clear (KioskStaffCheckList *self)
{
  GtkWidget *card = NULL;

  while ((card = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), card);
}

/* Returns the row below. */
static int
add_wide (KioskStaffCheckList *self,
          const CivicReadiness *readiness,
          gboolean with_hands,
          const char *language)
{
  int row = 0;

  for (int part = 0; part < CIVIC_CHECK_PARTS; part++) {
    const CivicCheck *check = &readiness->parts[part];

    if ((with_hands || !civic_check_part_needs_hands ((CivicCheckPart) part)) &&
        kiosk_staff_check_get_remedy ((CivicCheckPart) part, check) != NULL)
      gtk_grid_attach (GTK_GRID (self->grid), build_card ((CivicCheckPart) part, check, language),
                       0, row++, 2, 1);
  }
  return row;
}

static void
add_pairs (KioskStaffCheckList *self,
           const CivicReadiness *readiness,
           gboolean with_hands,
           const char *language,
           int first_row)
{
  int place = 0;

  for (int part = 0; part < CIVIC_CHECK_PARTS; part++) {
    const CivicCheck *check = &readiness->parts[part];

    if ((with_hands || !civic_check_part_needs_hands ((CivicCheckPart) part)) &&
        kiosk_staff_check_get_remedy ((CivicCheckPart) part, check) == NULL) {
      gtk_grid_attach (GTK_GRID (self->grid), build_card ((CivicCheckPart) part, check, language),
                       place % 2, first_row + place / 2, 1, 1);
      place++;
    }
  }
}

static void
kiosk_staff_check_list_dispose (GObject *object)
{
  g_clear_pointer (&KIOSK_STAFF_CHECK_LIST (object)->grid, gtk_widget_unparent);

  G_OBJECT_CLASS (kiosk_staff_check_list_parent_class)->dispose (object);
}

static void
kiosk_staff_check_list_class_init (KioskStaffCheckListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_staff_check_list_dispose;
  gtk_widget_class_set_css_name (widget_class, "checklist");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kiosk_staff_check_list_init (KioskStaffCheckList *self)
{
  self->grid = g_object_new (GTK_TYPE_GRID, "column-homogeneous", TRUE, "row-spacing", GAP_PX,
                             "column-spacing", GAP_PX, NULL);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

void
kiosk_staff_check_list_show (KioskStaffCheckList *self,
                             const CivicReadiness *readiness,
                             gboolean with_hands,
                             const char *language)
{
  g_return_if_fail (KIOSK_IS_STAFF_CHECK_LIST (self));
  g_return_if_fail (readiness != NULL);

  clear (self);
  add_pairs (self, readiness, with_hands, language,
             add_wide (self, readiness, with_hands, language));
}
