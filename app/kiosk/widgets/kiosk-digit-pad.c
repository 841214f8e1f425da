/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-digit-pad.h"

#include "civic-digits.h"

#include "kiosk-button.h"

#include <glib/gi18n.h>
#include <string.h>

#define DIGIT_COUNT 10
#define COLUMN_COUNT 3

struct _KioskDigitPad {
  GtkWidget parent_instance;

  GtkWidget *title;
  GtkWidget *typed;
  GtkWidget *problem;
  GtkWidget *grid;
  GtkWidget *keys[DIGIT_COUNT]; /* by digit */
  GtkWidget *clear;
  GtkWidget *backspace;
  char text[KIOSK_DIGIT_PAD_MAXIMUM + 1];
  guint length;
  gboolean is_secret;
  char *language;
};

enum {
  PROP_0,
  PROP_TITLE,
  PROP_SECRET,
  PROP_COUNT
};
static GParamSpec *properties[PROP_COUNT];

enum {
  CHANGED,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

G_DEFINE_FINAL_TYPE (KioskDigitPad, kiosk_digit_pad, GTK_TYPE_WIDGET)

static char *
localise (KioskDigitPad *self, const char *western)
{
  return civic_digits_localise (western, self->language != NULL ? self->language : "en");
}

static char *
write_dots (guint count)
{
  GString *dots = g_string_new (NULL);

  for (guint i = 0; i < count; i++)
    g_string_append (dots, i > 0 ? " ●" : "●");
  return g_string_free (dots, FALSE);
}

static void
show_typed (KioskDigitPad *self)
{
  g_autofree char *shown =
    self->is_secret ? write_dots (self->length) : localise (self, self->text);
  g_autofree char *western =
    g_strdup_printf (ngettext ("%u digit typed", "%u digits typed", self->length), self->length);
  g_autofree char *said = self->is_secret ? localise (self, western) : g_strdup (shown);

  gtk_label_set_text (GTK_LABEL (self->typed), shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->typed), GTK_ACCESSIBLE_PROPERTY_LABEL, said,
                                  -1);
}

static void
set_length (KioskDigitPad *self, guint length)
{
  if (length == self->length)
    return;
  /* What was typed over is gone from memory, too. */
  for (guint i = length; i < self->length; i++)
    self->text[i] = '\0';
  self->length = length;
  show_typed (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
activate_type (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kiosk_digit_pad_insert (KIOSK_DIGIT_PAD (widget), g_variant_get_string (parameter, NULL));
}

static void
activate_backspace (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kiosk_digit_pad_backspace (KIOSK_DIGIT_PAD (widget));
}

static void
activate_clear (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kiosk_digit_pad_clear (KIOSK_DIGIT_PAD (widget));
}

static void
kiosk_digit_pad_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KioskDigitPad *self = KIOSK_DIGIT_PAD (object);

  switch (id) {
  case PROP_TITLE:
    gtk_label_set_text (GTK_LABEL (self->title), g_value_get_string (value));
    break;
  case PROP_SECRET:
    self->is_secret = g_value_get_boolean (value);
    show_typed (self);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
kiosk_digit_pad_dispose (GObject *object)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (kiosk_digit_pad_parent_class)->dispose (object);
}

static void
kiosk_digit_pad_finalize (GObject *object)
{
  KioskDigitPad *self = KIOSK_DIGIT_PAD (object);

  memset (self->text, 0, sizeof self->text);
  g_free (self->language);

  G_OBJECT_CLASS (kiosk_digit_pad_parent_class)->finalize (object);
}

static void
kiosk_digit_pad_class_init (KioskDigitPadClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags set = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = kiosk_digit_pad_set_property;
  object_class->dispose = kiosk_digit_pad_dispose;
  object_class->finalize = kiosk_digit_pad_finalize;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, set);
  properties[PROP_SECRET] = g_param_spec_boolean ("secret", NULL, NULL, FALSE, set);
  g_object_class_install_properties (object_class, PROP_COUNT, properties);
  signals[CHANGED] = g_signal_new ("changed", KIOSK_TYPE_DIGIT_PAD, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "pad.type", "s", activate_type);
  gtk_widget_class_install_action (widget_class, "pad.backspace", NULL, activate_backspace);
  gtk_widget_class_install_action (widget_class, "pad.clear", NULL, activate_clear);
  gtk_widget_class_set_css_name (widget_class, "digitpad");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
add_label (KioskDigitPad *self, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static GtkWidget *
add_key (KioskDigitPad *self, const char *text, const char *icon, const char *action)
{
  GtkWidget *key = kiosk_button_new (text, icon);

  gtk_widget_add_css_class (key, "digit");
  if (text != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (key), "s", text);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (key), action);
  gtk_grid_attach (GTK_GRID (self->grid), key, 0, 0, 1, 1);
  return key;
}

static void
build_keys (KioskDigitPad *self)
{
  for (int i = 0; i < DIGIT_COUNT; i++) {
    const char digit[] = { (char) ('0' + i), '\0' };

    self->keys[i] = add_key (self, digit, NULL, "pad.type");
  }
  self->clear = add_key (self, NULL, "x", "pad.clear");
  /* Translators: a key of the number pad, as a screen reader says it. So is the next one. */
  kiosk_button_set_accessible_name (KIOSK_BUTTON (self->clear), _ ("Delete all"));
  self->backspace = add_key (self, NULL, "backspace", "pad.backspace");
  kiosk_button_set_accessible_name (KIOSK_BUTTON (self->backspace), _ ("Delete"));
}

static void
kiosk_digit_pad_init (KioskDigitPad *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->title = add_label (self, "question");
  self->typed = add_label (self, "typed");
  gtk_widget_set_direction (self->typed, GTK_TEXT_DIR_LTR);
  self->problem = add_label (self, "problem");
  self->grid = gtk_grid_new ();
  gtk_widget_set_halign (self->grid, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  build_keys (self);
  show_typed (self);
  kiosk_digit_pad_shuffle (self);
}

void
kiosk_digit_pad_set_language (KioskDigitPad *self, const char *language)
{
  g_return_if_fail (KIOSK_IS_DIGIT_PAD (self));

  g_free (self->language);
  self->language = g_strdup (language);
  for (int i = 0; i < DIGIT_COUNT; i++) {
    const char western[] = { (char) ('0' + i), '\0' };
    g_autofree char *digit = localise (self, western);

    kiosk_button_set_text (KIOSK_BUTTON (self->keys[i]), digit);
  }
  show_typed (self);
}

void
kiosk_digit_pad_show_problem (KioskDigitPad *self, const char *sentence)
{
  g_return_if_fail (KIOSK_IS_DIGIT_PAD (self));

  gtk_label_set_text (GTK_LABEL (self->problem), sentence != NULL ? sentence : "");
}

const char *
kiosk_digit_pad_get_text (KioskDigitPad *self)
{
  g_return_val_if_fail (KIOSK_IS_DIGIT_PAD (self), "");

  return self->text;
}

void
kiosk_digit_pad_clear (KioskDigitPad *self)
{
  g_return_if_fail (KIOSK_IS_DIGIT_PAD (self));

  set_length (self, 0);
}

void
kiosk_digit_pad_insert (KioskDigitPad *self, const char *text)
{
  g_autofree char *folded = NULL;
  guint length = 0;

  g_return_if_fail (KIOSK_IS_DIGIT_PAD (self));

  folded = civic_digits_fold (text);
  length = self->length;
  for (const char *c = folded; *c != '\0' && length < KIOSK_DIGIT_PAD_MAXIMUM; c++)
    if (g_ascii_isdigit (*c))
      self->text[length++] = *c;
  set_length (self, length);
}

void
kiosk_digit_pad_backspace (KioskDigitPad *self)
{
  g_return_if_fail (KIOSK_IS_DIGIT_PAD (self));

  if (self->length > 0)
    set_length (self, self->length - 1);
}

static void
place (KioskDigitPad *self, GtkWidget *key, int column, int row)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (self->grid);
  GtkLayoutChild *child = gtk_layout_manager_get_layout_child (layout, key);

  gtk_grid_layout_child_set_column (GTK_GRID_LAYOUT_CHILD (child), column);
  gtk_grid_layout_child_set_row (GTK_GRID_LAYOUT_CHILD (child), row);
}

/* The last digit stands between the two keys that delete. */
void
kiosk_digit_pad_shuffle (KioskDigitPad *self)
{
  int order[DIGIT_COUNT];

  g_return_if_fail (KIOSK_IS_DIGIT_PAD (self));

  for (int i = 0; i < DIGIT_COUNT; i++) {
    const int other = g_random_int_range (0, i + 1);

    order[i] = order[other];
    order[other] = i;
  }
  for (int i = 0; i < DIGIT_COUNT - 1; i++)
    place (self, self->keys[order[i]], i % COLUMN_COUNT, i / COLUMN_COUNT);
  place (self, self->clear, 0, COLUMN_COUNT);
  place (self, self->keys[order[DIGIT_COUNT - 1]], 1, COLUMN_COUNT);
  place (self, self->backspace, 2, COLUMN_COUNT);
}
