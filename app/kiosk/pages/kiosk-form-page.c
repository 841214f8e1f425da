/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-form-page.h"

#include "kiosk-questions.h"
#include "kiosk-scanner.h"
#include "kiosk-template.h"
#include "kiosk-visit-lookup.h"
#include "kiosk-way.h"

#include <glib/gi18n.h>

#define REVEAL_MARGIN_PX 36

struct _KioskFormPage {
  KioskPage parent_instance;

  CivicPage *page;
  KioskQuestions *questions; /* in the box */
  GPtrArray *sheets;         /* (element-type KioskSheet) in the body, the last one shown */
  guint reveal_id;
  GtkAdjustment *adjustment; /* of the viewport around us, (nullable) */
  gboolean is_looking_up;

  GtkWidget *body;
  GtkWidget *title;
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (KioskFormPage, kiosk_form_page, KIOSK_TYPE_PAGE)

static CivicAnswers *
get_answers (KioskFormPage *self)
{
  return kiosk_visit_get_answers (kiosk_page_get_visit (KIOSK_PAGE (self)));
}

static KioskSheet *
get_sheet (KioskFormPage *self)
{
  return self->sheets->len > 0 ? g_ptr_array_index (self->sheets, self->sheets->len - 1) : NULL;
}

static void
reveal_active (KioskFormPage *self)
{
  GtkWidget *active = kiosk_questions_get_active (self->questions);
  graphene_rect_t place;

  if (self->adjustment == NULL || active == NULL || get_sheet (self) != NULL ||
      !gtk_widget_compute_bounds (active, GTK_WIDGET (self), &place))
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
show_primary (KioskFormPage *self)
{
  KioskPage *page = KIOSK_PAGE (self);
  KioskSheet *sheet = get_sheet (self);

  if (self->is_looking_up)
    kiosk_page_set_primary (page, _ ("Looking this up …"), NULL);
  else if (sheet != NULL)
    kiosk_page_set_primary (page, kiosk_sheet_get_primary (sheet), "ok");
  else if (kiosk_visit_get_changing (kiosk_page_get_visit (page)) != NULL)
    kiosk_page_set_primary (page, _ ("Save and go on"), "fwd");
  else
    kiosk_page_set_primary (page, _ ("Next"), "fwd");
}

static gboolean
can_advance (KioskFormPage *self)
{
  KioskSheet *sheet = get_sheet (self);

  if (sheet != NULL)
    return kiosk_sheet_get_can_advance (sheet);
  return !self->is_looking_up && !kiosk_questions_is_stopped (self->questions);
}

/* What stands around us is that of whoever has the page. */
static void
follow_front (KioskFormPage *self)
{
  KioskPage *page = KIOSK_PAGE (self);
  KioskSheet *sheet = get_sheet (self);

  kiosk_page_set_keys (page, sheet != NULL ? kiosk_sheet_get_keys (sheet)
                                           : kiosk_questions_get_keys (self->questions));
  kiosk_page_set_can_advance (page, can_advance (self));
  show_primary (self);
}

static void
on_questions_changed (KioskFormPage *self)
{
  follow_front (self);
  reveal_active (self);
}

static void
show_front (KioskFormPage *self)
{
  KioskSheet *front = get_sheet (self);

  gtk_widget_set_visible (self->title, front == NULL);
  gtk_widget_set_visible (self->box, front == NULL);
  for (guint i = 0; i < self->sheets->len; i++) {
    GtkWidget *sheet = g_ptr_array_index (self->sheets, i);

    gtk_widget_set_visible (sheet, sheet == GTK_WIDGET (front));
  }
  follow_front (self);
  if (front != NULL && self->adjustment != NULL)
    gtk_adjustment_set_value (self->adjustment, 0);
  if (front != NULL)
    kiosk_sheet_shown (front);
}

static void
on_sheet_closed (KioskSheet *sheet, KioskFormPage *self)
{
  g_signal_handlers_disconnect_by_data (sheet, self);
  /* Its own handlers may still be running. */
  g_object_ref (sheet);
  g_ptr_array_remove (self->sheets, sheet);
  gtk_box_remove (GTK_BOX (self->body), GTK_WIDGET (sheet));
  g_idle_add_once ((GSourceOnceFunc) g_object_unref, sheet);
  show_front (self);
  on_room_changed (self);
}

static void
open_sheet (KioskFormPage *self, KioskSheet *sheet)
{
  kiosk_questions_rest (self->questions);
  g_signal_connect_swapped (sheet, "changed", G_CALLBACK (follow_front), self);
  g_signal_connect_swapped (sheet, "opened", G_CALLBACK (open_sheet), self);
  g_signal_connect (sheet, "closed", G_CALLBACK (on_sheet_closed), self);
  g_ptr_array_add (self->sheets, sheet);
  gtk_widget_set_vexpand (GTK_WIDGET (sheet), TRUE);
  gtk_box_append (GTK_BOX (self->body), GTK_WIDGET (sheet));
  show_front (self);
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
leave (KioskFormPage *self)
{
  KioskVisit *visit = kiosk_page_get_visit (KIOSK_PAGE (self));
  const int next = find_page (self, 1);

  if (next >= 0 && (kiosk_visit_get_changing (visit) == NULL || !is_complete (self))) {
    go_to_page (self, next);
    return;
  }
  kiosk_visit_set_changing (visit, NULL);
  kiosk_page_go (KIOSK_PAGE (self), kiosk_way_get_next (visit, KIOSK_STEP_FORM));
}

static void
set_looking_up (KioskFormPage *self, gboolean is_looking_up)
{
  self->is_looking_up = is_looking_up;
  gtk_widget_set_sensitive (GTK_WIDGET (self->questions), !is_looking_up);
  follow_front (self);
}

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskFormPage) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean is_asked = kiosk_visit_look_up_finish (KIOSK_VISIT (source), result, &error);

  if (g_cancellable_is_cancelled (kiosk_page_get_cancellable (KIOSK_PAGE (self))))
    return;
  set_looking_up (self, FALSE);
  if (!is_asked)
    kiosk_page_fail (KIOSK_PAGE (self), error, KIOSK_STEP_FORM);
  else if (kiosk_questions_check (self->questions))
    leave (self);
}

/* What a register can tell by these answers is asked before she goes on. */
static void
finish_page (KioskFormPage *self)
{
  KioskPage *page = KIOSK_PAGE (self);
  KioskVisit *visit = kiosk_page_get_visit (page);

  if (!kiosk_questions_check (self->questions))
    return;
  if (!kiosk_visit_can_look_up (visit)) {
    leave (self);
    return;
  }
  set_looking_up (self, TRUE);
  kiosk_visit_look_up_async (visit, kiosk_page_get_cancellable (page), on_looked_up,
                             g_object_ref (self));
}

static void
kiosk_form_page_advance (KioskPage *page)
{
  KioskFormPage *self = KIOSK_FORM_PAGE (page);

  if (get_sheet (self) != NULL)
    kiosk_sheet_advance (get_sheet (self));
  else
    finish_page (self);
}

static void
kiosk_form_page_back (KioskPage *page)
{
  KioskFormPage *self = KIOSK_FORM_PAGE (page);
  const int former = find_page (self, -1);

  if (get_sheet (self) != NULL)
    kiosk_sheet_back (get_sheet (self));
  else if (former >= 0)
    go_to_page (self, former);
  else
    KIOSK_PAGE_CLASS (kiosk_form_page_parent_class)->back (page);
}

static void
kiosk_form_page_insert (KioskPage *page, const char *text)
{
  KioskFormPage *self = KIOSK_FORM_PAGE (page);

  if (get_sheet (self) != NULL)
    kiosk_sheet_insert (get_sheet (self), text);
  else
    kiosk_questions_insert (self->questions, text);
}

static void
kiosk_form_page_backspace (KioskPage *page)
{
  KioskFormPage *self = KIOSK_FORM_PAGE (page);

  if (get_sheet (self) != NULL)
    kiosk_sheet_backspace (get_sheet (self));
  else
    kiosk_questions_backspace (self->questions);
}

/* Where a scan goes: the question that has the keyboard, else the first that takes one. */
static CivicField *
find_scanned (KioskFormPage *self)
{
  GListModel *fields = civic_page_get_fields (self->page);
  KioskField *active = KIOSK_FIELD (kiosk_questions_get_active (self->questions));

  if (active != NULL && civic_field_may_be_scanned (kiosk_field_get_field (active)))
    return g_object_ref (kiosk_field_get_field (active));
  for (guint i = 0; i < g_list_model_get_n_items (fields); i++) {
    g_autoptr (CivicField) field = g_list_model_get_item (fields, i);

    if (civic_field_may_be_scanned (field) &&
        civic_answers_is_shown (get_answers (self), civic_field_get_id (field)))
      return g_steal_pointer (&field);
  }
  return NULL;
}

/* A reference is the code on a receipt, not the address around it; anything else is taken whole. */
static char *
read_scanned (CivicField *field, const char *text)
{
  char *code = civic_field_get_field_type (field) == CIVIC_FIELD_REFERENCE
                 ? kiosk_scanner_read_tracking_code (text)
                 : NULL;

  return code != NULL ? code : g_strdup (text);
}

/* Held to the reader and done: she goes on where nothing else is asked. */
static void
kiosk_form_page_scanned (KioskPage *page, const char *text)
{
  KioskFormPage *self = KIOSK_FORM_PAGE (page);
  g_autoptr (CivicField) field = get_sheet (self) == NULL ? find_scanned (self) : NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *answer = NULL;

  if (field == NULL || text == NULL)
    return;
  answer = read_scanned (field, text);
  civic_answers_set (get_answers (self), civic_field_get_id (field), answer);
  problems = civic_answers_check_page (get_answers (self), self->page);
  if (problems->len == 0)
    kiosk_page_advance (page);
  else
    kiosk_questions_begin (self->questions, civic_field_get_id (field));
}

static gboolean
takes_scans (KioskFormPage *self)
{
  GListModel *fields = civic_page_get_fields (self->page);

  for (guint i = 0; i < g_list_model_get_n_items (fields); i++) {
    g_autoptr (CivicField) field = g_list_model_get_item (fields, i);

    if (civic_field_may_be_scanned (field))
      return TRUE;
  }
  return FALSE;
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

/* What who she is tells, before she is asked for it. */
static void
on_began (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskFormPage) self = user_data;
  g_autoptr (GError) error = NULL;

  /* Where it fails, it is asked again when she leaves the page. */
  kiosk_visit_look_up_finish (KIOSK_VISIT (source), result, &error);
  if (g_cancellable_is_cancelled (kiosk_page_get_cancellable (KIOSK_PAGE (self))))
    return;
  set_looking_up (self, FALSE);
  kiosk_questions_begin (self->questions, NULL);
}

static gboolean
begin_looking_up (KioskFormPage *self)
{
  KioskPage *page = KIOSK_PAGE (self);

  if (!kiosk_visit_can_look_up (kiosk_page_get_visit (page)) ||
      kiosk_visit_get_changing (kiosk_page_get_visit (page)) != NULL)
    return FALSE;
  set_looking_up (self, TRUE);
  kiosk_visit_look_up_async (kiosk_page_get_visit (page), kiosk_page_get_cancellable (page),
                             on_began, g_object_ref (self));
  return TRUE;
}

static void
kiosk_form_page_shown (KioskPage *page)
{
  KioskFormPage *self = KIOSK_FORM_PAGE (page);

  watch_room (self);
  if (begin_looking_up (self))
    return;
  kiosk_questions_begin (self->questions, kiosk_visit_get_changing (kiosk_page_get_visit (page)));
}

static void
add_questions (KioskFormPage *self)
{
  KioskPage *page = KIOSK_PAGE (self);
  GtkWidget *questions =
    kiosk_questions_new (civic_page_get_fields (self->page), get_answers (self),
                         kiosk_page_get_language (page), kiosk_page_get_visit (page));

  g_signal_connect_swapped (questions, "changed", G_CALLBACK (on_questions_changed), self);
  g_signal_connect_swapped (questions, "opened", G_CALLBACK (open_sheet), self);
  gtk_box_append (GTK_BOX (self->box), questions);
  self->questions = KIOSK_QUESTIONS (questions);
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
  kiosk_page_set_wants_scan (KIOSK_PAGE (self), takes_scans (self));
  show_section (self);
  add_questions (self);
  follow_front (self);
}

static void
kiosk_form_page_dispose (GObject *object)
{
  KioskFormPage *self = KIOSK_FORM_PAGE (object);

  if (self->reveal_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->reveal_id);
  self->reveal_id = 0;
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  if (self->questions != NULL)
    g_signal_handlers_disconnect_by_data (self->questions, self);
  g_clear_object (&self->adjustment);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_object (&self->page);
  self->questions = NULL;
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
  page_class->scanned = kiosk_form_page_scanned;

  gtk_widget_class_set_css_name (widget_class, "formpage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/pages/kiosk-form-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskFormPage, body);
  gtk_widget_class_bind_template_child (widget_class, KioskFormPage, title);
  gtk_widget_class_bind_template_child (widget_class, KioskFormPage, box);
}

static void
kiosk_form_page_init (KioskFormPage *self)
{
  self->sheets = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
