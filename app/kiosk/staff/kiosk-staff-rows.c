/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-staff-rows.h"

#define HASH_SHOWN 16
#define NAME_CHARACTERS 8
#define VALUE_CHARACTERS 22

struct _KioskStaffRows {
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (KioskStaffRows, kiosk_staff_rows, GTK_TYPE_WIDGET)

static void
kiosk_staff_rows_dispose (GObject *object)
{
  kiosk_staff_rows_clear (KIOSK_STAFF_ROWS (object));

  G_OBJECT_CLASS (kiosk_staff_rows_parent_class)->dispose (object);
}

static void
kiosk_staff_rows_class_init (KioskStaffRowsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_staff_rows_dispose;
  gtk_widget_class_set_css_name (widget_class, "staffrows");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
kiosk_staff_rows_init (KioskStaffRows *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
}

void
kiosk_staff_rows_clear (KioskStaffRows *self)
{
  GtkWidget *row = NULL;

  g_return_if_fail (KIOSK_IS_STAFF_ROWS (self));

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (row);
}

void
kiosk_staff_rows_add_heading (KioskStaffRows *self, const char *heading)
{
  GtkWidget *label = NULL;

  g_return_if_fail (KIOSK_IS_STAFF_ROWS (self));

  label = g_object_new (GTK_TYPE_LABEL, "label", heading, "xalign", 0.0, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (label, "strong");
  gtk_widget_add_css_class (label, "heading-row");
  gtk_widget_set_parent (label, GTK_WIDGET (self));
}

void
kiosk_staff_rows_add_words (KioskStaffRows *self, const char *name, const char *value)
{
  GtkWidget *row = NULL;
  GtkWidget *label = NULL;
  GtkWidget *figure = NULL;

  g_return_if_fail (KIOSK_IS_STAFF_ROWS (self));

  if (value == NULL || *value == '\0')
    return;
  row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  label = g_object_new (GTK_TYPE_LABEL, "label", name, "xalign", 0.0, "wrap", TRUE, "hexpand", TRUE,
                        "width-chars", NAME_CHARACTERS, NULL);
  figure = g_object_new (GTK_TYPE_LABEL, "label", value, "xalign", 1.0, "yalign", 0.0, "wrap", TRUE,
                         "max-width-chars", VALUE_CHARACTERS, NULL);
  gtk_widget_add_css_class (label, "muted");
  gtk_widget_add_css_class (figure, "strong");
  gtk_widget_add_css_class (figure, "number");
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), figure);
  gtk_widget_set_parent (row, GTK_WIDGET (self));
}

void
kiosk_staff_rows_add (KioskStaffRows *self, const char *name, const char *value)
{
  g_autofree char *isolated =
    value != NULL && *value != '\0' ? g_strdup_printf ("\u2066%s\u2069", value) : NULL;

  kiosk_staff_rows_add_words (self, name, isolated);
}

void
kiosk_staff_rows_add_count (KioskStaffRows *self, const char *name, guint64 count)
{
  g_autofree char *figures = g_strdup_printf ("%" G_GUINT64_FORMAT, count);

  kiosk_staff_rows_add (self, name, figures);
}

void
kiosk_staff_rows_add_hash (KioskStaffRows *self, const char *name, const char *hash)
{
  g_autofree char *beginning =
    hash != NULL && strlen (hash) > HASH_SHOWN ? g_strdup_printf ("%.*s…", HASH_SHOWN, hash) : NULL;

  kiosk_staff_rows_add (self, name, beginning != NULL ? beginning : hash);
}
