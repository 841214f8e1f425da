/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-sheet.h"

#include "kiosk-plain-text.h"

typedef struct {
  GtkWidget *title;
  GtkWidget *content;
  char *primary;
  gboolean can_advance;
  KioskKeys keys;
} KioskSheetPrivate;

enum {
  CHANGED,
  CLOSED,
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KioskSheet, kiosk_sheet, GTK_TYPE_WIDGET)

#define PRIVATE(self) ((KioskSheetPrivate *) kiosk_sheet_get_instance_private (self))

static void
tell (KioskSheet *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
kiosk_sheet_dispose (GObject *object)
{
  KioskSheetPrivate *sheet = PRIVATE (KIOSK_SHEET (object));

  g_clear_pointer (&sheet->title, gtk_widget_unparent);
  g_clear_pointer (&sheet->content, gtk_widget_unparent);

  G_OBJECT_CLASS (kiosk_sheet_parent_class)->dispose (object);
}

static void
kiosk_sheet_finalize (GObject *object)
{
  g_free (PRIVATE (KIOSK_SHEET (object))->primary);

  G_OBJECT_CLASS (kiosk_sheet_parent_class)->finalize (object);
}

static void
kiosk_sheet_class_init (KioskSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = kiosk_sheet_dispose;
  object_class->finalize = kiosk_sheet_finalize;
  klass->advance = kiosk_sheet_close;
  klass->back = kiosk_sheet_close;

  signals[CHANGED] =
    g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSED] =
    g_signal_new ("closed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, KIOSK_TYPE_SHEET);

  gtk_widget_class_set_css_name (widget_class, "sheet");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kiosk_sheet_init (KioskSheet *self)
{
  KioskSheetPrivate *sheet = PRIVATE (self);

  gtk_orientable_set_orientation (
    GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  sheet->can_advance = TRUE;
  sheet->keys = KIOSK_NO_KEYS;
  sheet->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (sheet->title), 0);
  gtk_label_set_wrap (GTK_LABEL (sheet->title), TRUE);
  gtk_widget_add_css_class (sheet->title, "question");
  gtk_widget_set_parent (sheet->title, GTK_WIDGET (self));
  sheet->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (sheet->content, "content");
  gtk_widget_set_parent (sheet->content, GTK_WIDGET (self));
}

void
kiosk_sheet_set_title (KioskSheet *self, const char *title)
{
  g_autofree char *plain = kiosk_plain_text (title, KIOSK_PLAIN_TEXT_TITLE);

  g_return_if_fail (KIOSK_IS_SHEET (self));

  gtk_label_set_text (GTK_LABEL (PRIVATE (self)->title), plain);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, plain, -1);
}

GtkBox *
kiosk_sheet_get_content (KioskSheet *self)
{
  g_return_val_if_fail (KIOSK_IS_SHEET (self), NULL);

  return GTK_BOX (PRIVATE (self)->content);
}

void
kiosk_sheet_set_primary (KioskSheet *self, const char *label)
{
  g_return_if_fail (KIOSK_IS_SHEET (self));

  if (g_strcmp0 (PRIVATE (self)->primary, label) == 0)
    return;
  g_free (PRIVATE (self)->primary);
  PRIVATE (self)->primary = g_strdup (label);
  tell (self);
}

const char *
kiosk_sheet_get_primary (KioskSheet *self)
{
  g_return_val_if_fail (KIOSK_IS_SHEET (self), NULL);

  return PRIVATE (self)->primary;
}

void
kiosk_sheet_set_can_advance (KioskSheet *self, gboolean can_advance)
{
  g_return_if_fail (KIOSK_IS_SHEET (self));

  if (PRIVATE (self)->can_advance == can_advance)
    return;
  PRIVATE (self)->can_advance = can_advance;
  tell (self);
}

gboolean
kiosk_sheet_get_can_advance (KioskSheet *self)
{
  g_return_val_if_fail (KIOSK_IS_SHEET (self), FALSE);

  return PRIVATE (self)->can_advance;
}

void
kiosk_sheet_set_keys (KioskSheet *self, KioskKeys keys)
{
  g_return_if_fail (KIOSK_IS_SHEET (self));

  if (kiosk_keys_are_equal (PRIVATE (self)->keys, keys))
    return;
  PRIVATE (self)->keys = keys;
  tell (self);
}

KioskKeys
kiosk_sheet_get_keys (KioskSheet *self)
{
  g_return_val_if_fail (KIOSK_IS_SHEET (self), KIOSK_NO_KEYS);

  return PRIVATE (self)->keys;
}

void
kiosk_sheet_close (KioskSheet *self)
{
  g_return_if_fail (KIOSK_IS_SHEET (self));

  g_signal_emit (self, signals[CLOSED], 0);
}

void
kiosk_sheet_open (KioskSheet *self, KioskSheet *other)
{
  g_return_if_fail (KIOSK_IS_SHEET (self));
  g_return_if_fail (KIOSK_IS_SHEET (other));

  g_signal_emit (self, signals[OPENED], 0, other);
}

void
kiosk_sheet_shown (KioskSheet *self)
{
  g_return_if_fail (KIOSK_IS_SHEET (self));

  if (KIOSK_SHEET_GET_CLASS (self)->shown != NULL)
    KIOSK_SHEET_GET_CLASS (self)->shown (self);
}

void
kiosk_sheet_advance (KioskSheet *self)
{
  g_return_if_fail (KIOSK_IS_SHEET (self));

  if (PRIVATE (self)->can_advance && PRIVATE (self)->primary != NULL)
    KIOSK_SHEET_GET_CLASS (self)->advance (self);
}

void
kiosk_sheet_back (KioskSheet *self)
{
  g_return_if_fail (KIOSK_IS_SHEET (self));

  KIOSK_SHEET_GET_CLASS (self)->back (self);
}

void
kiosk_sheet_insert (KioskSheet *self, const char *text)
{
  g_return_if_fail (KIOSK_IS_SHEET (self));

  if (KIOSK_SHEET_GET_CLASS (self)->insert != NULL)
    KIOSK_SHEET_GET_CLASS (self)->insert (self, text);
}

void
kiosk_sheet_backspace (KioskSheet *self)
{
  g_return_if_fail (KIOSK_IS_SHEET (self));

  if (KIOSK_SHEET_GET_CLASS (self)->backspace != NULL)
    KIOSK_SHEET_GET_CLASS (self)->backspace (self);
}
