/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-questions.h"

#include "kiosk-handover-card.h"
#include "kiosk-problem.h"

struct _KioskQuestions {
  GtkWidget parent_instance;

  CivicAnswers *answers;
  char *language;
  GPtrArray *fields;       /* (element-type KioskField) our children, in order */
  KioskField *active;      /* one of them, (nullable) */
  KioskHandover *handover; /* (nullable) by which documents come, and its card before them */
  GtkWidget *handover_card;
  gboolean was_checked;
};

G_DEFINE_FINAL_TYPE (KioskQuestions, kiosk_questions, GTK_TYPE_WIDGET)

enum {
  CHANGED,
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_field_id (KioskField *field)
{
  return civic_field_get_id (kiosk_field_get_field (field));
}

static gboolean
is_shown (KioskQuestions *self, KioskField *field)
{
  return civic_answers_is_shown (self->answers, get_field_id (field));
}

static void
activate (KioskQuestions *self, KioskField *field)
{
  if (self->active != NULL && self->active != field)
    kiosk_field_set_active (self->active, FALSE);
  self->active = field;
  g_signal_emit (self, signals[CHANGED], 0);
  if (field != NULL)
    kiosk_field_set_active (field, TRUE);
}

static CivicProblem *
check (KioskQuestions *self, KioskField *field)
{
  return is_shown (self, field) ? civic_answers_check_field (self->answers, get_field_id (field))
                                : NULL;
}

/* A notice that stops says why itself. */
static void
show_problem (KioskQuestions *self, KioskField *field, CivicProblem *problem)
{
  g_autofree char *sentence = NULL;

  if (problem != NULL && problem->code != CIVIC_PROBLEM_STOPPED)
    sentence = kiosk_problem_describe (
      problem, kiosk_field_get_field (field),
      civic_answers_get_typed (self->answers, get_field_id (field)), self->language);
  kiosk_field_show_problem (field, sentence);
}

/* A code is asked for only when there is something to send. */
static void
follow_documents (KioskQuestions *self)
{
  gboolean is_wanted = FALSE;

  if (self->handover == NULL)
    return;
  for (guint i = 0; i < self->fields->len; i++) {
    KioskField *field = g_ptr_array_index (self->fields, i);
    const CivicFieldType type = civic_field_get_field_type (kiosk_field_get_field (field));

    is_wanted = is_wanted || (type == CIVIC_FIELD_DOCUMENTS && is_shown (self, field));
  }
  gtk_widget_set_visible (self->handover_card, is_wanted);
  if (is_wanted && kiosk_handover_get_state (self->handover) == KIOSK_HANDOVER_NEW)
    kiosk_handover_open (self->handover);
}

static void
follow_conditions (KioskQuestions *self)
{
  for (guint i = 0; i < self->fields->len; i++) {
    KioskField *field = g_ptr_array_index (self->fields, i);

    gtk_widget_set_visible (GTK_WIDGET (field), is_shown (self, field));
  }
  if (self->active != NULL && !gtk_widget_get_visible (GTK_WIDGET (self->active)))
    activate (self, NULL);
  follow_documents (self);
}

static void
on_answers_changed (KioskQuestions *self)
{
  follow_conditions (self);
  for (guint i = 0; self->was_checked && i < self->fields->len; i++) {
    KioskField *field = g_ptr_array_index (self->fields, i);
    g_autoptr (CivicProblem) problem = check (self, field);

    show_problem (self, field, problem);
  }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_field_activated (KioskField *field, KioskQuestions *self)
{
  activate (self, field);
}

static void
on_field_opened (KioskQuestions *self, KioskSheet *sheet)
{
  g_signal_emit (self, signals[OPENED], 0, sheet);
}

/* All documents come by one code, which stands before the first of them. */
static void
add_handover (KioskQuestions *self, GListModel *fields, KioskVisit *visit)
{
  self->handover = kiosk_handover_begin_documents (visit, fields);
  self->handover_card = kiosk_handover_card_new (self->handover, self->language);
  gtk_widget_set_parent (self->handover_card, GTK_WIDGET (self));
}

static void
add_field (KioskQuestions *self, CivicField *field, KioskVisit *visit)
{
  GtkWidget *widget = kiosk_field_new (field, self->answers, self->language, visit);

  g_signal_connect (widget, "activated", G_CALLBACK (on_field_activated), self);
  g_signal_connect_swapped (widget, "opened", G_CALLBACK (on_field_opened), self);
  g_ptr_array_add (self->fields, widget);
  gtk_widget_set_parent (widget, GTK_WIDGET (self));
}

static KioskField *
find (KioskQuestions *self, const char *field_id)
{
  for (guint i = 0; i < self->fields->len; i++) {
    KioskField *field = g_ptr_array_index (self->fields, i);

    if (g_strcmp0 (get_field_id (field), field_id) == 0)
      return field;
  }
  return NULL;
}

/* Only where it needs keys: else the keyboard would take room from what is to be read. */
static KioskField *
find_first_unanswered (KioskQuestions *self)
{
  for (guint i = 0; i < self->fields->len; i++) {
    KioskField *field = g_ptr_array_index (self->fields, i);

    if (is_shown (self, field) && civic_answers_get (self->answers, get_field_id (field)) == NULL)
      return kiosk_field_get_keys (field).keyboard != CIVIC_KEYBOARD_NONE ? field : NULL;
  }
  return NULL;
}

static void
kiosk_questions_dispose (GObject *object)
{
  KioskQuestions *self = KIOSK_QUESTIONS (object);
  GtkWidget *child = NULL;

  self->active = NULL;
  if (self->answers != NULL)
    g_signal_handlers_disconnect_by_data (self->answers, self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_object (&self->handover);
  g_clear_object (&self->answers);
  g_clear_pointer (&self->language, g_free);

  G_OBJECT_CLASS (kiosk_questions_parent_class)->dispose (object);
}

static void
kiosk_questions_class_init (KioskQuestionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_questions_dispose;

  signals[CHANGED] =
    g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, KIOSK_TYPE_SHEET);

  gtk_widget_class_set_css_name (widget_class, "questions");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
kiosk_questions_init (KioskQuestions *self)
{
  gtk_orientable_set_orientation (
    GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->fields = g_ptr_array_new ();
}

GtkWidget *
kiosk_questions_new (GListModel *fields,
                     CivicAnswers *answers,
                     const char *language,
                     KioskVisit *visit)
{
  KioskQuestions *self = NULL;

  g_return_val_if_fail (G_IS_LIST_MODEL (fields), NULL);
  g_return_val_if_fail (CIVIC_IS_ANSWERS (answers), NULL);

  self = g_object_new (KIOSK_TYPE_QUESTIONS, NULL);
  self->answers = g_object_ref (answers);
  self->language = g_strdup (language);
  g_signal_connect_object (answers, "changed", G_CALLBACK (on_answers_changed), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < g_list_model_get_n_items (fields); i++) {
    g_autoptr (CivicField) field = g_list_model_get_item (fields, i);

    if (civic_field_get_field_type (field) == CIVIC_FIELD_DOCUMENTS && visit != NULL &&
        self->handover == NULL)
      add_handover (self, fields, visit);
    add_field (self, field, visit);
  }
  follow_conditions (self);
  return GTK_WIDGET (self);
}

void
kiosk_questions_begin (KioskQuestions *self, const char *field_id)
{
  KioskField *wanted = NULL;

  g_return_if_fail (KIOSK_IS_QUESTIONS (self));

  wanted = find (self, field_id);
  activate (self, wanted != NULL ? wanted : find_first_unanswered (self));
}

void
kiosk_questions_rest (KioskQuestions *self)
{
  g_return_if_fail (KIOSK_IS_QUESTIONS (self));

  if (self->active != NULL)
    kiosk_field_set_active (self->active, FALSE);
}

GtkWidget *
kiosk_questions_get_active (KioskQuestions *self)
{
  g_return_val_if_fail (KIOSK_IS_QUESTIONS (self), NULL);

  return (GtkWidget *) self->active;
}

KioskKeys
kiosk_questions_get_keys (KioskQuestions *self)
{
  g_return_val_if_fail (KIOSK_IS_QUESTIONS (self), KIOSK_NO_KEYS);

  return self->active != NULL ? kiosk_field_get_keys (self->active) : KIOSK_NO_KEYS;
}

void
kiosk_questions_insert (KioskQuestions *self, const char *text)
{
  g_return_if_fail (KIOSK_IS_QUESTIONS (self));

  if (self->active != NULL)
    kiosk_field_insert (self->active, text);
}

void
kiosk_questions_backspace (KioskQuestions *self)
{
  g_return_if_fail (KIOSK_IS_QUESTIONS (self));

  if (self->active != NULL)
    kiosk_field_backspace (self->active);
}

gboolean
kiosk_questions_is_stopped (KioskQuestions *self)
{
  g_return_val_if_fail (KIOSK_IS_QUESTIONS (self), FALSE);

  for (guint i = 0; i < self->fields->len; i++) {
    KioskField *field = g_ptr_array_index (self->fields, i);
    g_autoptr (CivicProblem) problem = check (self, field);

    if (problem != NULL && problem->code == CIVIC_PROBLEM_STOPPED)
      return TRUE;
  }
  return FALSE;
}

gboolean
kiosk_questions_check (KioskQuestions *self)
{
  KioskField *first = NULL;

  g_return_val_if_fail (KIOSK_IS_QUESTIONS (self), FALSE);

  self->was_checked = TRUE;
  for (guint i = 0; i < self->fields->len; i++) {
    KioskField *field = g_ptr_array_index (self->fields, i);
    g_autoptr (CivicProblem) problem = check (self, field);

    show_problem (self, field, problem);
    if (problem != NULL && first == NULL)
      first = field;
  }
  if (first != NULL)
    activate (self, first);
  return first == NULL;
}
