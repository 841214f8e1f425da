/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-form-page.h"

#include "kiosk-field.h"
#include "kiosk-problem.h"
#include "kiosk-template.h"

#include <glib/gi18n.h>

#define REVEAL_MARGIN_PX 36

struct _KioskFormPage {
  KioskPage parent_instance;

  CivicPage *page;
  GPtrArray *fields;  /* (element-type KioskField) in the page's order, in the box */
  KioskField *active; /* in the box, (nullable) */
  guint reveal_id;
  GtkAdjustment *adjustment; /* of the viewport around us, (nullable) */
  gboolean was_checked;      /* problems show only after the first "next" */

  GtkWidget *title;
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (KioskFormPage, kiosk_form_page, KIOSK_TYPE_PAGE)

static CivicAnswers *
get_answers (KioskFormPage *self)
{
  return kiosk_visit_get_answers (kiosk_page_get_visit (KIOSK_PAGE (self)));
}

static const char *
get_field_id (KioskField *field)
{
  return civic_field_get_id (kiosk_field_get_field (field));
}

static gboolean
is_shown (KioskFormPage *self, KioskField *field)
{
  return civic_answers_is_shown (get_answers (self), get_field_id (field));
}

static void
reveal_active (KioskFormPage *self)
{
  GtkWidget *page = GTK_WIDGET (self);
  graphene_rect_t place;

  if (self->adjustment == NULL || self->active == NULL ||
      !gtk_widget_compute_bounds (GTK_WIDGET (self->active), page, &place))
    return;
  gtk_adjustment_clamp_page (self->adjustment, place.origin.y - REVEAL_MARGIN_PX,
                             place.origin.y + place.size.height + REVEAL_MARGIN_PX);
}

static gboolean
on_next_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  KioskFormPage *self = KIOSK_FORM_PAGE (widget);

  self->reveal_id = 0;
  reveal_active (self);
  return G_SOURCE_REMOVE;
}

/* It comes in the midst of a layout, where a scroll would be lost. */
static void
on_room_changed (KioskFormPage *self)
{
  if (self->reveal_id == 0)
    self->reveal_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_next_frame, NULL, NULL);
}

static void
activate_field (KioskFormPage *self, KioskField *field)
{
  if (self->active != NULL && self->active != field)
    kiosk_field_set_active (self->active, FALSE);
  self->active = field;
  if (field == NULL) {
    kiosk_page_set_keyboard (KIOSK_PAGE (self), CIVIC_KEYBOARD_NONE);
    return;
  }
  kiosk_page_set_wants_decimals (KIOSK_PAGE (self),
                                 civic_field_get_field_type (kiosk_field_get_field (field)) ==
                                   CIVIC_FIELD_DECIMAL);
  kiosk_page_set_keyboard (KIOSK_PAGE (self), kiosk_field_get_keyboard (field));
  kiosk_field_set_active (field, TRUE);
  reveal_active (self);
}

static void
show_problem_of (KioskFormPage *self, KioskField *field)
{
  g_autoptr (CivicProblem) problem =
    is_shown (self, field) ? civic_answers_check_field (get_answers (self), get_field_id (field))
                           : NULL;
  g_autofree char *sentence = NULL;

  if (problem != NULL)
    sentence =
      kiosk_problem_describe (problem, kiosk_field_get_field (field),
                              civic_answers_get_typed (get_answers (self), get_field_id (field)),
                              kiosk_page_get_language (KIOSK_PAGE (self)));
  kiosk_field_show_problem (field, sentence);
}

static void
follow_conditions (KioskFormPage *self)
{
  for (guint i = 0; i < self->fields->len; i++) {
    KioskField *field = g_ptr_array_index (self->fields, i);

    gtk_widget_set_visible (GTK_WIDGET (field), is_shown (self, field));
  }
  if (self->active != NULL && !gtk_widget_get_visible (GTK_WIDGET (self->active)))
    activate_field (self, NULL);
}

static void
on_answers_changed (KioskFormPage *self)
{
  follow_conditions (self);
  for (guint i = 0; self->was_checked && i < self->fields->len; i++)
    show_problem_of (self, g_ptr_array_index (self->fields, i));
}

static void
on_field_activated (KioskField *field, KioskFormPage *self)
{
  activate_field (self, field);
}

static KioskField *
find_first_problem (KioskFormPage *self)
{
  KioskField *first = NULL;

  for (guint i = 0; i < self->fields->len; i++) {
    KioskField *field = g_ptr_array_index (self->fields, i);
    g_autoptr (CivicProblem) problem =
      is_shown (self, field) ? civic_answers_check_field (get_answers (self), get_field_id (field))
                             : NULL;

    show_problem_of (self, field);
    if (problem != NULL && first == NULL)
      first = field;
  }
  return first;
}

/* The nearest shown page before or after this one; -1 where there is none. */
static int
find_page (KioskFormPage *self, int direction)
{
  KioskVisit *visit = kiosk_page_get_visit (KIOSK_PAGE (self));
  GListModel *pages = civic_service_get_pages (kiosk_visit_get_service (visit));
  const int count = (int) g_list_model_get_n_items (pages);

  for (int i = (int) kiosk_visit_get_form_page (visit) + direction; i >= 0 && i < count;
       i += direction) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, (guint) i);

    if (civic_answers_is_page_shown (get_answers (self), page))
      return i;
  }
  return -1;
}

static void
go_to_page (KioskFormPage *self, int index)
{
  kiosk_visit_set_form_page (kiosk_page_get_visit (KIOSK_PAGE (self)), (guint) index);
  kiosk_page_go (KIOSK_PAGE (self), KIOSK_STEP_FORM);
}

/* A changed answer may have opened questions elsewhere that nobody has answered yet. */
static gboolean
is_complete (KioskFormPage *self)
{
  g_autoptr (GPtrArray) problems = civic_answers_check_all (get_answers (self));

  return problems->len == 0;
}

static void
kiosk_form_page_advance (KioskPage *page)
{
  KioskFormPage *self = KIOSK_FORM_PAGE (page);
  KioskVisit *visit = kiosk_page_get_visit (page);
  KioskField *wrong = find_first_problem (self);
  const int next = find_page (self, 1);

  self->was_checked = TRUE;
  if (wrong != NULL) {
    activate_field (self, wrong);
    return;
  }
  if (next < 0 || (kiosk_visit_get_changing (visit) != NULL && is_complete (self))) {
    kiosk_visit_set_changing (visit, NULL);
    kiosk_page_go (page, KIOSK_STEP_REVIEW);
    return;
  }
  go_to_page (self, next);
}

static void
kiosk_form_page_back (KioskPage *page)
{
  KioskFormPage *self = KIOSK_FORM_PAGE (page);
  const int former = find_page (self, -1);

  if (former >= 0)
    go_to_page (self, former);
  else
    KIOSK_PAGE_CLASS (kiosk_form_page_parent_class)->back (page);
}

static void
kiosk_form_page_insert (KioskPage *page, const char *text)
{
  if (KIOSK_FORM_PAGE (page)->active != NULL)
    kiosk_field_insert (KIOSK_FORM_PAGE (page)->active, text);
}

static void
kiosk_form_page_backspace (KioskPage *page)
{
  if (KIOSK_FORM_PAGE (page)->active != NULL)
    kiosk_field_backspace (KIOSK_FORM_PAGE (page)->active);
}

static KioskField *
find_field (KioskFormPage *self, const char *field_id)
{
  for (guint i = 0; i < self->fields->len; i++) {
    KioskField *field = g_ptr_array_index (self->fields, i);

    if (g_strcmp0 (get_field_id (field), field_id) == 0)
      return field;
  }
  return NULL;
}

/* What she came to change; else the first question that still needs keys. */
static KioskField *
choose_first (KioskFormPage *self)
{
  KioskField *changing =
    find_field (self, kiosk_visit_get_changing (kiosk_page_get_visit (KIOSK_PAGE (self))));

  if (changing != NULL)
    return changing;
  for (guint i = 0; i < self->fields->len; i++) {
    KioskField *field = g_ptr_array_index (self->fields, i);

    if (is_shown (self, field) &&
        civic_answers_get (get_answers (self), get_field_id (field)) == NULL)
      return kiosk_field_get_keyboard (field) != CIVIC_KEYBOARD_NONE ? field : NULL;
  }
  return NULL;
}

/* The keyboard takes room from the page only once it is laid out: then what stood in view may not.
 */
static void
watch_room (KioskFormPage *self)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);

  if (viewport == NULL)
    return;
  self->adjustment = g_object_ref (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)));
  g_signal_connect_object (self->adjustment, "changed", G_CALLBACK (on_room_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
kiosk_form_page_shown (KioskPage *page)
{
  watch_room (KIOSK_FORM_PAGE (page));
  activate_field (KIOSK_FORM_PAGE (page), choose_first (KIOSK_FORM_PAGE (page)));
}

static void
add_fields (KioskFormPage *self)
{
  GListModel *fields = civic_page_get_fields (self->page);

  for (guint i = 0; i < g_list_model_get_n_items (fields); i++) {
    g_autoptr (CivicField) field = g_list_model_get_item (fields, i);
    GtkWidget *row =
      kiosk_field_new (field, get_answers (self), kiosk_page_get_language (KIOSK_PAGE (self)));

    g_signal_connect_object (row, "activated", G_CALLBACK (on_field_activated), self, 0);
    g_ptr_array_add (self->fields, row);
    gtk_box_append (GTK_BOX (self->box), row);
  }
}

static void
show_section (KioskFormPage *self)
{
  KioskPage *page = KIOSK_PAGE (self);
  KioskVisit *visit = kiosk_page_get_visit (page);
  const char *language = kiosk_page_get_language (page);
  CivicText *name = civic_service_get_name (kiosk_visit_get_service (visit));
  g_autofree char *section =
    g_strjoin (" · ", civic_text_get (name, language),
               civic_text_get (civic_page_get_section (self->page), language), NULL);

  kiosk_page_set_section (page, section);
  kiosk_page_set_position (page,
                           kiosk_visit_get_position (visit, kiosk_visit_get_form_page (visit)),
                           kiosk_visit_count_steps (visit));
  gtk_label_set_text (GTK_LABEL (self->title),
                      civic_text_get (civic_page_get_title (self->page), language));
}

static void
kiosk_form_page_constructed (GObject *object)
{
  KioskFormPage *self = KIOSK_FORM_PAGE (object);
  KioskVisit *visit = NULL;

  G_OBJECT_CLASS (kiosk_form_page_parent_class)->constructed (object);

  visit = kiosk_page_get_visit (KIOSK_PAGE (self));
  self->page = g_list_model_get_item (civic_service_get_pages (kiosk_visit_get_service (visit)),
                                      kiosk_visit_get_form_page (visit));
  g_signal_connect_object (get_answers (self), "changed", G_CALLBACK (on_answers_changed), self,
                           G_CONNECT_SWAPPED);
  show_section (self);
  add_fields (self);
  follow_conditions (self);
  if (kiosk_visit_get_changing (visit) != NULL)
    kiosk_page_set_primary (KIOSK_PAGE (self), _ ("Save and go on"), "fwd");
}

static void
kiosk_form_page_dispose (GObject *object)
{
  KioskFormPage *self = KIOSK_FORM_PAGE (object);

  self->active = NULL;
  if (self->reveal_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->reveal_id);
  self->reveal_id = 0;
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_clear_object (&self->adjustment);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_object (&self->page);
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_FORM_PAGE);

  G_OBJECT_CLASS (kiosk_form_page_parent_class)->dispose (object);
}

static void
kiosk_form_page_class_init (KioskFormPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskPageClass *page_class = KIOSK_PAGE_CLASS (klass);

  object_class->constructed = kiosk_form_page_constructed;
  object_class->dispose = kiosk_form_page_dispose;
  page_class->shown = kiosk_form_page_shown;
  page_class->advance = kiosk_form_page_advance;
  page_class->back = kiosk_form_page_back;
  page_class->insert = kiosk_form_page_insert;
  page_class->backspace = kiosk_form_page_backspace;

  gtk_widget_class_set_css_name (widget_class, "formpage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/pages/kiosk-form-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskFormPage, title);
  gtk_widget_class_bind_template_child (widget_class, KioskFormPage, box);
}

static void
kiosk_form_page_init (KioskFormPage *self)
{
  self->fields = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
