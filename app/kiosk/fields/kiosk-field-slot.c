/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-field-kinds.h"

#include <glib/gi18n.h>

#include "civic-date.h"
#include "civic-digits.h"
#include "kiosk-button.h"
#include "kiosk-date.h"
#include "kiosk-month.h"
#include "kiosk-slots.h"
#include "kiosk-words.h"

#define TIME_COLUMNS 4

struct _KioskFieldSlot {
  KioskFieldInput parent_instance;

  KioskSlots *slots; /* (nullable) without a visit */
  char *day;         /* "2026-11-25", whose times are shown */

  GtkWidget *strip_scroller;
  GtkWidget *strip;
  GtkWidget *times;
  GtkWidget *words;
  GtkWidget *retry;
};

G_DEFINE_FINAL_TYPE (KioskFieldSlot, kiosk_field_slot, KIOSK_TYPE_FIELD_INPUT)

static const char *
get_office_field (KioskFieldInput *input)
{
  return civic_field_get_office (kiosk_field_input_get_field (input));
}

static const char *
get_office (KioskFieldInput *input)
{
  const char *field_id = get_office_field (input);

  return field_id != NULL ? civic_answers_get (kiosk_field_input_get_answers (input), field_id)
                          : NULL;
}

static char *
get_day (const KioskSlot *slot)
{
  return g_date_time_format (slot->start, "%Y-%m-%d");
}

static gboolean
has_free_time (GPtrArray *slots, const char *day)
{
  for (guint i = 0; i < slots->len; i++) {
    const KioskSlot *slot = g_ptr_array_index (slots, i);
    g_autofree char *its_day = get_day (slot);

    if (slot->is_free && g_str_equal (its_day, day))
      return TRUE;
  }
  return FALSE;
}

static void
clear_children (GtkWidget *box)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_widget_unparent (child);
}

static GtkWidget *
make_label (char *text, const char *css_class)
{
  g_autofree char *owned = text;
  GtkWidget *label = gtk_label_new (owned);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_day (KioskFieldSlot *self, const KioskSlot *slot, const char *day)
{
  const char *language = kiosk_field_input_get_language (KIOSK_FIELD_INPUT (self));
  GtkWidget *button = gtk_button_new ();
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *number = g_strdup_printf ("%d", g_date_time_get_day_of_month (slot->start));
  g_autofree char *name = civic_date_display (day, language);

  gtk_box_append (GTK_BOX (words),
                  make_label (kiosk_month_get_weekday_name (
                                g_date_time_get_day_of_week (slot->start) % 7, language),
                              "weekday"));
  gtk_box_append (GTK_BOX (words), make_label (civic_digits_localise (number, language), "number"));
  gtk_box_append (GTK_BOX (words),
                  make_label (kiosk_date_format_month (slot->start, language), "month"));
  gtk_button_set_child (GTK_BUTTON (button), words);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_add_css_class (button, "slot-day");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (g_strcmp0 (day, self->day) == 0)
    gtk_widget_add_css_class (button, "chosen");
  if (has_free_time (kiosk_slots_get_all (self->slots), day)) {
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", day);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "slot.day");
  } else {
    gtk_widget_set_sensitive (button, FALSE);
  }
  gtk_box_append (GTK_BOX (self->strip), button);
}

static void
show_days (KioskFieldSlot *self)
{
  GPtrArray *slots = kiosk_slots_get_all (self->slots);
  g_autofree char *former = NULL;

  clear_children (self->strip);
  for (guint i = 0; i < slots->len; i++) {
    const KioskSlot *slot = g_ptr_array_index (slots, i);
    g_autofree char *day = get_day (slot);

    if (g_strcmp0 (day, former) == 0)
      continue;
    add_day (self, slot, day);
    g_free (former);
    former = g_steal_pointer (&day);
  }
  gtk_widget_set_visible (self->strip_scroller, slots->len > 0);
}

static void
add_time (KioskFieldSlot *self, const KioskSlot *slot, int index)
{
  const char *language = kiosk_field_input_get_language (KIOSK_FIELD_INPUT (self));
  const char *answer = kiosk_field_input_get_answer (KIOSK_FIELD_INPUT (self));
  g_autofree char *time = kiosk_date_format_time (slot->start, language);
  g_autofree char *name = civic_date_display_time (slot->starts_at, language);
  GtkWidget *button = gtk_button_new_with_label (time);
  const gboolean is_chosen = g_strcmp0 (slot->id, answer) == 0;

  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_add_css_class (button, "slot-time");
  if (is_chosen)
    gtk_widget_add_css_class (button, "chosen");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_state (
    GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_PRESSED,
    is_chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  if (slot->is_free || is_chosen) {
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", slot->id);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "slot.time");
  } else {
    gtk_widget_set_sensitive (button, FALSE);
  }
  gtk_grid_attach (GTK_GRID (self->times), button, index % TIME_COLUMNS, index / TIME_COLUMNS, 1,
                   1);
}

static void
show_times (KioskFieldSlot *self)
{
  GPtrArray *slots = kiosk_slots_get_all (self->slots);
  int count = 0;

  clear_children (self->times);
  for (guint i = 0; i < slots->len; i++) {
    const KioskSlot *slot = g_ptr_array_index (slots, i);
    g_autofree char *day = get_day (slot);

    if (g_strcmp0 (day, self->day) == 0)
      add_time (self, slot, count++);
  }
  gtk_widget_set_visible (self->times, count > 0);
}

/* The day of what was chosen; else the first one that has a free time. */
static void
choose_day (KioskFieldSlot *self)
{
  GPtrArray *slots = kiosk_slots_get_all (self->slots);
  const KioskSlot *chosen =
    kiosk_slots_find (self->slots, kiosk_field_input_get_answer (KIOSK_FIELD_INPUT (self)));

  if (self->day != NULL && has_free_time (slots, self->day))
    return;
  for (guint i = 0; chosen == NULL && i < slots->len; i++) {
    const KioskSlot *slot = g_ptr_array_index (slots, i);

    chosen = slot->is_free ? slot : NULL;
  }
  g_free (self->day);
  self->day = chosen != NULL ? get_day (chosen) : NULL;
}

static char *
say_parent (KioskFieldInput *input)
{
  CivicService *service = civic_answers_get_service (kiosk_field_input_get_answers (input));
  CivicField *office = civic_service_find_field (service, get_office_field (input));

  return g_strdup_printf (_ ("First answer: %s"),
                          kiosk_field_input_word (input, civic_field_get_label (office)));
}

static char *
say_held (KioskFieldSlot *self)
{
  KioskFieldInput *input = KIOSK_FIELD_INPUT (self);
  const KioskSlot *slot = kiosk_slots_find (self->slots, kiosk_field_input_get_answer (input));
  g_autofree char *time =
    slot != NULL ? civic_date_display_time (slot->starts_at, kiosk_field_input_get_language (input))
                 : NULL;

  if (time != NULL)
    /* Translators: %s is a day and time; it is kept free for her until she has sent the form. */
    return g_strdup_printf (_ ("Held for you: %s"), time);
  return self->day != NULL ? NULL
                           : g_strdup (_ ("There is no free time in the coming days. Please choose "
                                          "another office, or come back tomorrow."));
}

static char *
say_state (KioskFieldSlot *self)
{
  KioskFieldInput *input = KIOSK_FIELD_INPUT (self);

  if (get_office_field (input) != NULL && get_office (input) == NULL)
    return say_parent (input);
  switch (kiosk_slots_get_state (self->slots)) {
  case KIOSK_SLOTS_ASKING:
    return g_strdup (_ ("Looking for free times …"));
  case KIOSK_SLOTS_HOLDING:
    return g_strdup (_ ("Holding this time for you …"));
  case KIOSK_SLOTS_TAKEN:
    return g_strdup (_ ("Somebody has just taken this time. Please choose another one."));
  case KIOSK_SLOTS_FAILED:
    return g_strdup (_ ("The times cannot be asked for right now. Please try again."));
  case KIOSK_SLOTS_THERE:
    return say_held (self);
  case KIOSK_SLOTS_NONE:
  default:
    return NULL;
  }
}

static void
show_all (KioskFieldSlot *self)
{
  const KioskSlotsState state = kiosk_slots_get_state (self->slots);
  g_autofree char *words = NULL;

  choose_day (self);
  show_days (self);
  show_times (self);
  words = say_state (self);
  kiosk_words_set (self->words, words);
  gtk_widget_set_visible (self->words, words != NULL);
  gtk_widget_set_visible (self->retry, state == KIOSK_SLOTS_FAILED);
  gtk_widget_set_sensitive (self->times, state != KIOSK_SLOTS_HOLDING);
  if (state == KIOSK_SLOTS_TAKEN || state == KIOSK_SLOTS_FAILED)
    gtk_widget_add_css_class (self->words, "warned");
  else
    gtk_widget_remove_css_class (self->words, "warned");
}

/* A time is her answer only once it is held for her. */
static void
on_state_changed (KioskFieldSlot *self)
{
  KioskFieldInput *input = KIOSK_FIELD_INPUT (self);
  const char *held = kiosk_slots_get_held (self->slots);

  if (kiosk_slots_get_state (self->slots) == KIOSK_SLOTS_THERE && held != NULL &&
      kiosk_slots_find (self->slots, held) != NULL)
    kiosk_field_input_answer (input, held);
  show_all (self);
}

static void
ask (KioskFieldSlot *self)
{
  kiosk_slots_ask (self->slots, get_office (KIOSK_FIELD_INPUT (self)));
}

/* Another office has other times. */
static void
kiosk_field_slot_follow (KioskFieldInput *input)
{
  KioskFieldSlot *self = KIOSK_FIELD_SLOT (input);
  const gboolean must_wait = get_office_field (input) != NULL && get_office (input) == NULL;

  if (self->slots == NULL)
    return;
  if (!must_wait && (kiosk_slots_get_state (self->slots) == KIOSK_SLOTS_NONE ||
                     g_strcmp0 (kiosk_slots_get_office (self->slots), get_office (input)) != 0)) {
    g_clear_pointer (&self->day, g_free);
    ask (self);
    kiosk_field_input_answer (input, NULL);
    return;
  }
  show_all (self);
}

static void
activate_day (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KioskFieldSlot *self = KIOSK_FIELD_SLOT (widget);

  g_free (self->day);
  self->day = g_variant_dup_string (parameter, NULL);
  kiosk_field_input_ask_to_be_active (KIOSK_FIELD_INPUT (self));
  show_all (self);
}

static void
activate_time (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kiosk_field_input_ask_to_be_active (KIOSK_FIELD_INPUT (widget));
  kiosk_slots_hold (KIOSK_FIELD_SLOT (widget)->slots, g_variant_get_string (parameter, NULL));
}

static void
build (KioskFieldSlot *self, GtkWidget *box)
{
  self->words = kiosk_words_new (NULL, "slot-words");
  self->retry = kiosk_button_new (_ ("Try again"), NULL);
  gtk_widget_add_css_class (self->retry, "secondary");
  gtk_widget_set_halign (self->retry, GTK_ALIGN_START);
  g_signal_connect_swapped (self->retry, "clicked", G_CALLBACK (ask), self);
  self->strip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->strip, "strip");
  self->strip_scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->strip_scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->strip_scroller), self->strip);
  self->times = gtk_grid_new ();
  gtk_widget_add_css_class (self->times, "times");
  gtk_grid_set_column_homogeneous (GTK_GRID (self->times), TRUE);
  gtk_widget_add_css_class (box, "slot");
  gtk_box_append (GTK_BOX (box), self->strip_scroller);
  gtk_box_append (GTK_BOX (box), self->times);
  gtk_box_append (GTK_BOX (box), self->words);
  gtk_box_append (GTK_BOX (box), self->retry);
}

static void
kiosk_field_slot_constructed (GObject *object)
{
  KioskFieldSlot *self = KIOSK_FIELD_SLOT (object);
  KioskFieldInput *input = KIOSK_FIELD_INPUT (object);
  KioskVisit *visit = kiosk_field_input_get_visit (input);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  G_OBJECT_CLASS (kiosk_field_slot_parent_class)->constructed (object);

  build (self, box);
  kiosk_field_input_set_child (input, box);
  if (visit == NULL)
    return;
  self->slots = g_object_ref (kiosk_visit_get_slots (visit));
  g_signal_connect_object (self->slots, "notify::state", G_CALLBACK (on_state_changed), self,
                           G_CONNECT_SWAPPED);
  kiosk_field_slot_follow (input);
}

static void
kiosk_field_slot_dispose (GObject *object)
{
  KioskFieldSlot *self = KIOSK_FIELD_SLOT (object);

  if (self->slots != NULL)
    g_signal_handlers_disconnect_by_data (self->slots, self);
  g_clear_object (&self->slots);
  g_clear_pointer (&self->day, g_free);

  G_OBJECT_CLASS (kiosk_field_slot_parent_class)->dispose (object);
}

static void
kiosk_field_slot_class_init (KioskFieldSlotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = kiosk_field_slot_constructed;
  G_OBJECT_CLASS (klass)->dispose = kiosk_field_slot_dispose;
  KIOSK_FIELD_INPUT_CLASS (klass)->follow = kiosk_field_slot_follow;
  gtk_widget_class_install_action (widget_class, "slot.day", "s", activate_day);
  gtk_widget_class_install_action (widget_class, "slot.time", "s", activate_time);
}

static void
kiosk_field_slot_init (KioskFieldSlot *self)
{
}
