/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-review-page.h"

#include "kiosk-answer-row.h"
#include "kiosk-answer-text.h"
#include "kiosk-fee-row.h"
#include "kiosk-plain-text.h"
#include "kiosk-template.h"
#include "kiosk-toggle.h"

#include <glib/gi18n.h>

struct _KioskReviewPage {
  KioskPage parent_instance;

  gboolean is_sending;

  GtkWidget *answers;
  GtkWidget *fees;
  GtkWidget *fees_text;
  GtkWidget *consents;
};

G_DEFINE_FINAL_TYPE (KioskReviewPage, kiosk_review_page, KIOSK_TYPE_PAGE)

static CivicAnswers *
get_answers (KioskReviewPage *self)
{
  return kiosk_visit_get_answers (kiosk_page_get_visit (KIOSK_PAGE (self)));
}

/* Each row of a group on a line of its own. */
static void
add_rows (KioskReviewPage *self, CivicField *group)
{
  KioskPage *page = KIOSK_PAGE (self);
  const char *id = civic_field_get_id (group);
  const char *language = kiosk_page_get_language (page);

  for (guint i = 0; i < civic_answers_count_rows (get_answers (self), id); i++) {
    g_autofree char *name = kiosk_answer_row_name (group, i, language);
    g_autofree char *summary =
      kiosk_answer_row_summary (group, civic_answers_get_row (get_answers (self), id, i), language,
                                kiosk_page_get_visit (page));

    gtk_box_append (GTK_BOX (self->answers), kiosk_answer_row_new (name, summary, FALSE, id));
  }
}

static void
add_answer (KioskReviewPage *self, CivicField *field)
{
  const char *language = kiosk_page_get_language (KIOSK_PAGE (self));
  const char *id = civic_field_get_id (field);
  const gboolean can_change = !civic_answers_is_known (get_answers (self), id);
  g_autofree char *answer = NULL;

  if (civic_field_get_field_type (field) == CIVIC_FIELD_NOTICE ||
      !civic_answers_is_shown (get_answers (self), id))
    return;
  if (civic_answers_count_rows (get_answers (self), id) > 0) {
    add_rows (self, field);
    return;
  }
  answer = kiosk_answer_text (get_answers (self), field, language,
                              kiosk_page_get_visit (KIOSK_PAGE (self)));
  gtk_box_append (GTK_BOX (self->answers),
                  kiosk_answer_row_new (civic_text_get (civic_field_get_label (field), language),
                                        answer != NULL ? answer : _ ("Not answered"),
                                        answer != NULL && kiosk_answer_is_code (field),
                                        can_change ? id : NULL));
}

static void
add_applicant (KioskReviewPage *self)
{
  const CivicChallenge *challenge =
    kiosk_visit_get_challenge (kiosk_page_get_visit (KIOSK_PAGE (self)));
  const char *name =
    challenge != NULL
      ? civic_challenge_get_masked_name (challenge, kiosk_page_get_language (KIOSK_PAGE (self)))
      : NULL;

  g_autofree char *plain = kiosk_plain_text (name, KIOSK_PLAIN_TEXT_TITLE);

  if (name != NULL)
    gtk_box_append (GTK_BOX (self->answers),
                    kiosk_answer_row_new (_ ("Applicant"), plain, FALSE, NULL));
}

static void
add_answers (KioskReviewPage *self)
{
  CivicService *service = kiosk_visit_get_service (kiosk_page_get_visit (KIOSK_PAGE (self)));
  GListModel *pages = civic_service_get_pages (service);

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++) {
    g_autoptr (CivicPage) page = g_list_model_get_item (pages, i);
    GListModel *fields = civic_page_get_fields (page);

    for (guint j = 0; j < g_list_model_get_n_items (fields); j++) {
      g_autoptr (CivicField) field = g_list_model_get_item (fields, j);

      add_answer (self, field);
    }
  }
}

static void
add_total (KioskReviewPage *self, gint64 halalas)
{
  g_autofree char *amount = civic_money_format (halalas);
  /* Translators: an amount of money; %s is "657.50", SAR the currency. */
  g_autofree char *riyals = g_strdup_printf (_ ("%s SAR"), amount);

  gtk_box_append (GTK_BOX (self->fees), kiosk_fee_row_new (_ ("Total"), riyals, TRUE));
}

static void
show_quote (KioskReviewPage *self, const CivicQuote *quote)
{
  for (guint i = 0; i < quote->lines->len; i++) {
    const CivicQuoteLine *line = g_ptr_array_index (quote->lines, i);
    g_autofree char *amount = civic_money_format (line->halalas);

    gtk_box_append (GTK_BOX (self->fees),
                    kiosk_fee_row_new (civic_quote_line_get_label (
                                         line, kiosk_page_get_language (KIOSK_PAGE (self))),
                                       amount, FALSE));
  }
  if (quote->total_halalas > 0)
    add_total (self, quote->total_halalas);
  gtk_label_set_text (GTK_LABEL (self->fees_text),
                      quote->total_halalas > 0 ? "" : _ ("There is no fee for this."));
  gtk_widget_set_visible (self->fees_text, quote->total_halalas == 0);
}

static void
on_quote_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskReviewPage) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean is_known = kiosk_visit_ask_quote_finish (KIOSK_VISIT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (is_known)
    show_quote (self, kiosk_visit_get_quote (KIOSK_VISIT (source)));
  else
    gtk_label_set_text (
      GTK_LABEL (self->fees_text),
      _ ("The fee cannot be worked out right now. You will be told before you pay."));
}

static void
update_can_send (KioskReviewPage *self)
{
  KioskPage *page = KIOSK_PAGE (self);

  kiosk_page_set_can_advance (page, !self->is_sending &&
                                      kiosk_visit_get_consent (kiosk_page_get_visit (page)));
  kiosk_page_set_can_go_back (page, !self->is_sending);
  kiosk_page_set_primary (page, self->is_sending ? _ ("Sending …") : _ ("Send application"),
                          self->is_sending ? NULL : "fwd");
  gtk_widget_set_sensitive (self->consents, !self->is_sending);
  gtk_widget_set_sensitive (self->answers, !self->is_sending);
}

static void
on_consent_toggled (GtkToggleButton *toggle, KioskReviewPage *self)
{
  kiosk_visit_set_consent (kiosk_page_get_visit (KIOSK_PAGE (self)),
                           gtk_toggle_button_get_active (toggle));
  update_can_send (self);
}

static void
activate_consent (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KioskVisit *visit = kiosk_page_get_visit (KIOSK_PAGE (widget));
  const char *id = g_variant_get_string (parameter, NULL);

  kiosk_visit_set_further_consent (visit, id, !kiosk_visit_get_further_consent (visit, id));
}

static void
on_submit_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskReviewPage) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean is_accepted = kiosk_visit_submit_finish (KIOSK_VISIT (source), result, &error);

  /* She changed the language or left while it was sent: another page shows what came of it. */
  if (g_cancellable_is_cancelled (kiosk_page_get_cancellable (KIOSK_PAGE (self))))
    return;
  self->is_sending = FALSE;
  if (is_accepted)
    kiosk_page_go (KIOSK_PAGE (self), KIOSK_STEP_DONE);
  else
    kiosk_page_fail (KIOSK_PAGE (self), error, KIOSK_STEP_REVIEW);
}

static void
kiosk_review_page_advance (KioskPage *page)
{
  KioskReviewPage *self = KIOSK_REVIEW_PAGE (page);

  self->is_sending = TRUE;
  update_can_send (self);
  /* Not the page's cancellable: a filing under way is never called back. */
  kiosk_visit_submit_async (kiosk_page_get_visit (page), NULL, on_submit_ready,
                            g_object_ref (self));
}

static void
activate_change (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KioskPage *page = KIOSK_PAGE (widget);
  KioskVisit *visit = kiosk_page_get_visit (page);
  const char *field_id = g_variant_get_string (parameter, NULL);
  GListModel *pages = civic_service_get_pages (kiosk_visit_get_service (visit));

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++) {
    g_autoptr (CivicPage) civic_page = g_list_model_get_item (pages, i);
    GListModel *fields = civic_page_get_fields (civic_page);

    for (guint j = 0; j < g_list_model_get_n_items (fields); j++) {
      g_autoptr (CivicField) field = g_list_model_get_item (fields, j);

      if (g_str_equal (civic_field_get_id (field), field_id)) {
        kiosk_visit_set_form_page (visit, i);
        kiosk_visit_set_changing (visit, field_id);
        kiosk_page_go (page, KIOSK_STEP_FORM);
        return;
      }
    }
  }
}

static void
kiosk_review_page_shown (KioskPage *page)
{
  KioskReviewPage *self = KIOSK_REVIEW_PAGE (page);
  KioskVisit *visit = kiosk_page_get_visit (page);

  if (kiosk_visit_get_quote (visit) != NULL) {
    show_quote (self, kiosk_visit_get_quote (visit));
    return;
  }
  gtk_label_set_text (GTK_LABEL (self->fees_text), _ ("Working out the fee …"));
  kiosk_visit_ask_quote_async (visit, kiosk_page_get_cancellable (page), on_quote_ready,
                               g_object_ref (self));
}

static void
show_section (KioskReviewPage *self)
{
  KioskPage *page = KIOSK_PAGE (self);
  KioskVisit *visit = kiosk_page_get_visit (page);
  const guint count = kiosk_visit_count_steps (visit);
  g_autofree char *section =
    g_strjoin (" · ",
               civic_text_get (civic_service_get_name (kiosk_visit_get_service (visit)),
                               kiosk_page_get_language (page)),
               _ ("Review"), NULL);

  kiosk_page_set_section (page, section);
  kiosk_page_set_position (page, count, count);
}

/* What has to be agreed to, so that it can be sent. */
static void
add_consent (KioskReviewPage *self)
{
  KioskVisit *visit = kiosk_page_get_visit (KIOSK_PAGE (self));
  CivicText *sentence = civic_service_get_consent (kiosk_visit_get_service (visit));
  GtkWidget *toggle =
    kiosk_toggle_new (civic_text_get (sentence, kiosk_page_get_language (KIOSK_PAGE (self))), NULL);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), kiosk_visit_get_consent (visit));
  g_signal_connect_object (toggle, "toggled", G_CALLBACK (on_consent_toggled), self, 0);
  gtk_box_append (GTK_BOX (self->consents), toggle);
}

/* What may be agreed to besides: separate, and off until she touches it. */
static void
add_further_consents (KioskReviewPage *self)
{
  KioskVisit *visit = kiosk_page_get_visit (KIOSK_PAGE (self));
  GListModel *consents = civic_service_get_consents (kiosk_visit_get_service (visit));

  for (guint i = 0; i < g_list_model_get_n_items (consents); i++) {
    g_autoptr (CivicConsent) consent = g_list_model_get_item (consents, i);
    GtkWidget *toggle =
      kiosk_toggle_new (civic_text_get (civic_consent_get_text (consent),
                                        kiosk_page_get_language (KIOSK_PAGE (self))),
                        _ ("You may leave this out"));

    gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (toggle),
      kiosk_visit_get_further_consent (visit, civic_consent_get_id (consent)));
    gtk_actionable_set_action_target (GTK_ACTIONABLE (toggle), "s", civic_consent_get_id (consent));
    gtk_actionable_set_action_name (GTK_ACTIONABLE (toggle), "review.consent");
    gtk_box_append (GTK_BOX (self->consents), toggle);
  }
}

static void
kiosk_review_page_constructed (GObject *object)
{
  KioskReviewPage *self = KIOSK_REVIEW_PAGE (object);

  G_OBJECT_CLASS (kiosk_review_page_parent_class)->constructed (object);

  show_section (self);
  add_applicant (self);
  add_answers (self);
  add_consent (self);
  add_further_consents (self);
  update_can_send (self);
}

static void
kiosk_review_page_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_REVIEW_PAGE);

  G_OBJECT_CLASS (kiosk_review_page_parent_class)->dispose (object);
}

static void
kiosk_review_page_class_init (KioskReviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskPageClass *page_class = KIOSK_PAGE_CLASS (klass);

  object_class->constructed = kiosk_review_page_constructed;
  object_class->dispose = kiosk_review_page_dispose;
  page_class->shown = kiosk_review_page_shown;
  page_class->advance = kiosk_review_page_advance;

  gtk_widget_class_install_action (widget_class, "review.change", "s", activate_change);
  gtk_widget_class_install_action (widget_class, "review.consent", "s", activate_consent);

  gtk_widget_class_set_css_name (widget_class, "reviewpage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/pages/kiosk-review-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskReviewPage, answers);
  gtk_widget_class_bind_template_child (widget_class, KioskReviewPage, fees);
  gtk_widget_class_bind_template_child (widget_class, KioskReviewPage, fees_text);
  gtk_widget_class_bind_template_child (widget_class, KioskReviewPage, consents);
}

static void
kiosk_review_page_init (KioskReviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
