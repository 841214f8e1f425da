/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-message-page.h"

#include "kiosk-problem.h"
#include "kiosk-prompt.h"
#include "kiosk-remark.h"
#include "kiosk-template.h"
#include "kiosk-tile.h"

#include <glib/gi18n.h>

struct _KioskMessagePage {
  KioskPage parent_instance;

  gboolean is_sending;
  gboolean problem_is_shown;

  GtkWidget *numbers;
  GtkWidget *known; /* of the municipality */
  GtkWidget *other;
  GtkWidget *mobile;
  GtkWidget *remark;
};

G_DEFINE_FINAL_TYPE (KioskMessagePage, kiosk_message_page, KIOSK_TYPE_PAGE)

/* A number is known of who was identified only. */
static gboolean
wants_known (KioskMessagePage *self)
{
  return gtk_widget_get_visible (self->numbers) &&
         gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->known));
}

static void
show_choice (KioskMessagePage *self)
{
  const gboolean is_typed = !wants_known (self);

  gtk_widget_set_visible (self->mobile, is_typed);
  kiosk_prompt_set_active (KIOSK_PROMPT (self->mobile), is_typed);
  kiosk_page_set_keyboard (KIOSK_PAGE (self),
                           is_typed ? CIVIC_KEYBOARD_NUMBER : CIVIC_KEYBOARD_NONE);
  kiosk_remark_show (KIOSK_REMARK (self->remark), NULL, NULL, NULL);
}

static void
show_sending (KioskMessagePage *self, gboolean is_sending)
{
  self->is_sending = is_sending;
  kiosk_page_set_primary (KIOSK_PAGE (self), is_sending ? _ ("Sending the message …") : _ ("Send"),
                          "phone");
  kiosk_page_set_can_advance (KIOSK_PAGE (self), !is_sending);
}

static gboolean
check_mobile (KioskMessagePage *self)
{
  g_autofree char *sentence =
    kiosk_problem_describe_mobile (kiosk_prompt_get_text (KIOSK_PROMPT (self->mobile)),
                                   kiosk_page_get_language (KIOSK_PAGE (self)));

  kiosk_prompt_show_problem (KIOSK_PROMPT (self->mobile), sentence);
  self->problem_is_shown = sentence != NULL;
  return sentence == NULL;
}

/* What she can do is to type one; what she typed in the form before stands there already. */
static void
show_none_known (KioskMessagePage *self)
{
  gtk_widget_set_visible (self->numbers, FALSE);
  show_choice (self);
  kiosk_remark_show (KIOSK_REMARK (self->remark), "phone",
                     _ ("The municipality knows no number of yours"),
                     _ ("Please enter one, or use the one below."));
}

static void
show_failed (KioskMessagePage *self, const char *icon, const char *title)
{
  kiosk_page_set_keyboard (KIOSK_PAGE (self), CIVIC_KEYBOARD_NONE);
  kiosk_remark_show (KIOSK_REMARK (self->remark), icon, title,
                     _ ("Nothing was sent. Go back and photograph the code: it is worth as much."));
}

static void
show_problem (KioskMessagePage *self, const GError *error)
{
  const int code = error->domain == KIOSK_AGENT_ERROR ? error->code : -1;

  switch (code) {
  case KIOSK_AGENT_ERROR_NO_MOBILE:
    show_none_known (self);
    break;
  case KIOSK_AGENT_ERROR_REFUSED:
    kiosk_prompt_show_problem (KIOSK_PROMPT (self->mobile),
                               _ ("No message can be sent to this number. Please check it, or "
                                  "enter another one."));
    break;
  case KIOSK_AGENT_ERROR_TOO_MANY:
    show_failed (self, "phone", _ ("This code has been sent as often as it can be"));
    kiosk_page_set_primary (KIOSK_PAGE (self), NULL, NULL);
    break;
  case KIOSK_AGENT_ERROR_UNREACHABLE:
    show_failed (self, "net", _ ("The line to the municipality is down right now"));
    break;
  case KIOSK_AGENT_ERROR_NOT_FOUND:
    show_failed (self, "wait", _ ("The municipality does not have your application yet"));
    break;
  default:
    show_failed (self, "warn", _ ("It could not be sent right now"));
  }
}

static void
on_send_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskMessagePage) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean is_sent = kiosk_visit_send_message_finish (KIOSK_VISIT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  show_sending (self, FALSE);
  if (is_sent) {
    kiosk_page_go (KIOSK_PAGE (self), KIOSK_STEP_DONE);
    return;
  }
  g_message ("A message was not sent: %s", error->message);
  show_problem (self, error);
}

static void
kiosk_message_page_advance (KioskPage *page)
{
  KioskMessagePage *self = KIOSK_MESSAGE_PAGE (page);
  g_autofree char *mobile = NULL;

  if (self->is_sending)
    return;
  if (!wants_known (self)) {
    if (!check_mobile (self))
      return;
    mobile = civic_saudi_parse_mobile (kiosk_prompt_get_text (KIOSK_PROMPT (self->mobile)));
  }
  kiosk_remark_show (KIOSK_REMARK (self->remark), NULL, NULL, NULL);
  show_sending (self, TRUE);
  kiosk_visit_send_message_async (kiosk_page_get_visit (page), mobile,
                                  kiosk_page_get_cancellable (page), on_send_ready,
                                  g_object_ref (self));
}

static void
on_mobile_changed (KioskMessagePage *self)
{
  if (self->problem_is_shown)
    check_mobile (self);
  else
    kiosk_prompt_show_problem (KIOSK_PROMPT (self->mobile), NULL);
}

static void
kiosk_message_page_insert (KioskPage *page, const char *text)
{
  kiosk_prompt_insert (KIOSK_PROMPT (KIOSK_MESSAGE_PAGE (page)->mobile), text);
}

static void
kiosk_message_page_backspace (KioskPage *page)
{
  kiosk_prompt_backspace (KIOSK_PROMPT (KIOSK_MESSAGE_PAGE (page)->mobile));
}

/* Nobody types twice what she has just answered. */
static char *
find_answered_mobile (KioskVisit *visit)
{
  GListModel *pages = civic_service_get_pages (kiosk_visit_get_service (visit));

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, i);
    GListModel *fields = civic_page_get_fields (page);

    for (guint j = 0; j < g_list_model_get_n_items (fields); j++) {
      g_autoptr (CivicField) field = g_list_model_get_item (fields, j);

      if (civic_field_get_field_type (field) == CIVIC_FIELD_MOBILE)
        return g_strdup (
          civic_answers_get_typed (kiosk_visit_get_answers (visit), civic_field_get_id (field)));
    }
  }
  return NULL;
}

static void
add_numbers (KioskMessagePage *self)
{
  KioskVisit *visit = kiosk_page_get_visit (KIOSK_PAGE (self));

  self->known = kiosk_tile_new (_ ("The number the municipality knows"),
                                _ ("The one registered with your identity"), "shield");
  self->other = kiosk_tile_new (_ ("Another number"), NULL, "phone");
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->other), GTK_TOGGLE_BUTTON (self->known));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->known), TRUE);
  gtk_box_append (GTK_BOX (self->numbers), self->known);
  gtk_box_append (GTK_BOX (self->numbers), self->other);
  gtk_widget_set_visible (self->numbers, kiosk_visit_is_identified (visit));
  g_signal_connect_object (self->known, "toggled", G_CALLBACK (show_choice), self,
                           G_CONNECT_SWAPPED);
}

static void
kiosk_message_page_shown (KioskPage *page)
{
  show_choice (KIOSK_MESSAGE_PAGE (page));
}

static void
kiosk_message_page_constructed (GObject *object)
{
  KioskMessagePage *self = KIOSK_MESSAGE_PAGE (object);
  g_autofree char *answered = NULL;

  G_OBJECT_CLASS (kiosk_message_page_parent_class)->constructed (object);

  add_numbers (self);
  answered = find_answered_mobile (kiosk_page_get_visit (KIOSK_PAGE (self)));
  kiosk_prompt_set_typing (KIOSK_PROMPT (self->mobile), KIOSK_TYPING_MOBILE);
  kiosk_prompt_set_text (KIOSK_PROMPT (self->mobile), answered != NULL ? answered : "");
  show_sending (self, FALSE);
}

static void
kiosk_message_page_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_MESSAGE_PAGE);

  G_OBJECT_CLASS (kiosk_message_page_parent_class)->dispose (object);
}

static void
kiosk_message_page_class_init (KioskMessagePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskPageClass *page_class = KIOSK_PAGE_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_PROMPT);
  g_type_ensure (KIOSK_TYPE_REMARK);
  object_class->constructed = kiosk_message_page_constructed;
  object_class->dispose = kiosk_message_page_dispose;
  page_class->shown = kiosk_message_page_shown;
  page_class->advance = kiosk_message_page_advance;
  page_class->insert = kiosk_message_page_insert;
  page_class->backspace = kiosk_message_page_backspace;

  gtk_widget_class_set_css_name (widget_class, "messagepage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/pages/kiosk-message-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskMessagePage, numbers);
  gtk_widget_class_bind_template_child (widget_class, KioskMessagePage, mobile);
  gtk_widget_class_bind_template_child (widget_class, KioskMessagePage, remark);
  gtk_widget_class_bind_template_callback (widget_class, on_mobile_changed);
  gtk_widget_class_bind_template_callback (widget_class, show_choice);
}

static void
kiosk_message_page_init (KioskMessagePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
