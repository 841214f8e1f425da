/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-prompt.h"

#include "kiosk-icon.h"
#include "kiosk-template.h"
#include "kiosk-text-input.h"

struct _KioskPrompt {
  GtkWidget parent_instance;

  GtkWidget *label;
  GtkWidget *hint;
  GtkWidget *input;
  GtkWidget *problem_line;
  GtkWidget *problem;
};

enum {
  PROP_0,
  PROP_LABEL,
  PROP_HINT,
  PROP_COUNT
};
static GParamSpec *properties[PROP_COUNT];

enum {
  CHANGED,
  ACTIVATED,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

G_DEFINE_FINAL_TYPE (KioskPrompt, kiosk_prompt, GTK_TYPE_WIDGET)

static void
on_input_changed (KioskPrompt *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_input_activated (KioskPrompt *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
kiosk_prompt_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KioskPrompt *self = KIOSK_PROMPT (object);

  switch (id) {
  case PROP_LABEL:
    gtk_label_set_text (GTK_LABEL (self->label), g_value_get_string (value));
    kiosk_text_input_set_accessible_name (KIOSK_TEXT_INPUT (self->input),
                                          g_value_get_string (value));
    break;
  case PROP_HINT:
    gtk_label_set_text (GTK_LABEL (self->hint), g_value_get_string (value));
    gtk_widget_set_visible (self->hint, TRUE);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
kiosk_prompt_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_PROMPT);

  G_OBJECT_CLASS (kiosk_prompt_parent_class)->dispose (object);
}

static void
kiosk_prompt_class_init (KioskPromptClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags set = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  g_type_ensure (KIOSK_TYPE_ICON);
  g_type_ensure (KIOSK_TYPE_TEXT_INPUT);
  object_class->set_property = kiosk_prompt_set_property;
  object_class->dispose = kiosk_prompt_dispose;
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, set);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, set);
  g_object_class_install_properties (object_class, PROP_COUNT, properties);
  signals[CHANGED] = g_signal_new ("changed", KIOSK_TYPE_PROMPT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", KIOSK_TYPE_PROMPT, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);

  /* The same nodes as a form's field, so that they share a look. */
  gtk_widget_class_set_css_name (widget_class, "field");
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kushk/ui/kiosk-prompt.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskPrompt, label);
  gtk_widget_class_bind_template_child (widget_class, KioskPrompt, hint);
  gtk_widget_class_bind_template_child (widget_class, KioskPrompt, input);
  gtk_widget_class_bind_template_child (widget_class, KioskPrompt, problem_line);
  gtk_widget_class_bind_template_child (widget_class, KioskPrompt, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_input_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_input_activated);
}

static void
kiosk_prompt_init (KioskPrompt *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
kiosk_prompt_set_typing (KioskPrompt *self, KioskTyping typing)
{
  g_return_if_fail (KIOSK_IS_PROMPT (self));

  kiosk_text_input_set_typing (KIOSK_TEXT_INPUT (self->input), typing);
}

const char *
kiosk_prompt_get_text (KioskPrompt *self)
{
  g_return_val_if_fail (KIOSK_IS_PROMPT (self), NULL);

  return kiosk_text_input_get_text (KIOSK_TEXT_INPUT (self->input));
}

void
kiosk_prompt_set_text (KioskPrompt *self, const char *text)
{
  g_return_if_fail (KIOSK_IS_PROMPT (self));

  kiosk_text_input_set_text (KIOSK_TEXT_INPUT (self->input), text);
}

void
kiosk_prompt_insert (KioskPrompt *self, const char *text)
{
  g_return_if_fail (KIOSK_IS_PROMPT (self));

  kiosk_text_input_insert (KIOSK_TEXT_INPUT (self->input), text);
}

void
kiosk_prompt_backspace (KioskPrompt *self)
{
  g_return_if_fail (KIOSK_IS_PROMPT (self));

  kiosk_text_input_backspace (KIOSK_TEXT_INPUT (self->input));
}

void
kiosk_prompt_set_active (KioskPrompt *self, gboolean active)
{
  g_return_if_fail (KIOSK_IS_PROMPT (self));

  kiosk_text_input_set_active (KIOSK_TEXT_INPUT (self->input), active);
}

void
kiosk_prompt_show_problem (KioskPrompt *self, const char *sentence)
{
  g_return_if_fail (KIOSK_IS_PROMPT (self));

  gtk_label_set_text (GTK_LABEL (self->problem), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->problem_line, sentence != NULL);
  kiosk_text_input_set_invalid (KIOSK_TEXT_INPUT (self->input), sentence != NULL);
  if (sentence != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "bad");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "bad");
}
