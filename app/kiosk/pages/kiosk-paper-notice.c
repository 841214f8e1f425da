/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-paper-notice.h"

#include "kiosk-button.h"
#include "kiosk-icon.h"
#include "kiosk-paper-words.h"
#include "kiosk-template.h"

struct _KioskPaperNotice {
  GtkWidget parent_instance;

  KioskVisit *visit; /* (unowned) the page's, which owns this */
  KioskPaperNoticeKind kind;

  GtkWidget *icon;
  GtkWidget *title;
  GtkWidget *advice;
  GtkWidget *actions;
  GtkWidget *again;
  GtkWidget *deny;
};

enum {
  PRINT_AGAIN,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

G_DEFINE_FINAL_TYPE (KioskPaperNotice, kiosk_paper_notice, GTK_TYPE_WIDGET)

/* The queue has done with it, and only she can see the slot. */
static gboolean
can_be_denied (KioskPaperState state)
{
  return state == KIOSK_PAPER_PRINTED || state == KIOSK_PAPER_UNKNOWN;
}

static void
show_actions (KioskPaperNotice *self)
{
  const gboolean can_deny = can_be_denied (kiosk_visit_get_receipt (self->visit));
  const gboolean can_print_again = kiosk_visit_can_print_again (self->visit);

  gtk_widget_set_visible (self->deny, can_deny);
  gtk_widget_set_visible (self->again, can_print_again);
  gtk_widget_set_visible (self->actions, can_deny || can_print_again);
}

static gboolean
is_worth_saying (KioskPaperNotice *self, const KioskPaperWords *words)
{
  if (words->is_bad)
    return TRUE;
  return self->kind != KIOSK_PAPER_NOTICE_RECEIPT &&
         kiosk_visit_get_receipt (self->visit) != KIOSK_PAPER_NONE;
}

static void
show (KioskPaperNotice *self)
{
  const KioskPaperWords words = kiosk_paper_words_choose (self->visit, self->kind);

  gtk_widget_set_visible (GTK_WIDGET (self), is_worth_saying (self, &words));
  gtk_widget_remove_css_class (GTK_WIDGET (self), words.is_bad ? "calm" : "warned");
  gtk_widget_add_css_class (GTK_WIDGET (self), words.is_bad ? "warned" : "calm");
  kiosk_icon_set_icon_name (KIOSK_ICON (self->icon), words.icon);
  gtk_label_set_text (GTK_LABEL (self->title), words.title);
  gtk_widget_set_visible (self->advice, words.advice != NULL);
  gtk_label_set_text (GTK_LABEL (self->advice), words.advice != NULL ? words.advice : "");
  show_actions (self);
}

static void
activate_print_again (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KioskPaperNotice *self = KIOSK_PAPER_NOTICE (widget);

  if (kiosk_visit_can_print_again (self->visit))
    g_signal_emit (self, signals[PRINT_AGAIN], 0);
}

static void
activate_deny (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kiosk_visit_deny_receipt (KIOSK_PAPER_NOTICE (widget)->visit);
}

static void
kiosk_paper_notice_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_PAPER_NOTICE);

  G_OBJECT_CLASS (kiosk_paper_notice_parent_class)->dispose (object);
}

static void
kiosk_paper_notice_class_init (KioskPaperNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_BUTTON);
  g_type_ensure (KIOSK_TYPE_ICON);
  G_OBJECT_CLASS (klass)->dispose = kiosk_paper_notice_dispose;

  signals[PRINT_AGAIN] = g_signal_new ("print-again", KIOSK_TYPE_PAPER_NOTICE, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "paper.print-again", NULL, activate_print_again);
  gtk_widget_class_install_action (widget_class, "paper.deny", NULL, activate_deny);

  gtk_widget_class_set_css_name (widget_class, "papernotice");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/pages/kiosk-paper-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskPaperNotice, icon);
  gtk_widget_class_bind_template_child (widget_class, KioskPaperNotice, title);
  gtk_widget_class_bind_template_child (widget_class, KioskPaperNotice, advice);
  gtk_widget_class_bind_template_child (widget_class, KioskPaperNotice, actions);
  gtk_widget_class_bind_template_child (widget_class, KioskPaperNotice, again);
  gtk_widget_class_bind_template_child (widget_class, KioskPaperNotice, deny);
}

static void
kiosk_paper_notice_init (KioskPaperNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
kiosk_paper_notice_watch (KioskPaperNotice *self, KioskVisit *visit, KioskPaperNoticeKind kind)
{
  g_return_if_fail (KIOSK_IS_PAPER_NOTICE (self));
  g_return_if_fail (KIOSK_IS_VISIT (visit));
  g_return_if_fail (self->visit == NULL);

  self->visit = visit;
  self->kind = kind;
  g_signal_connect_object (visit, "notify::receipt", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  /* The printer may be good again, or not any more. */
  g_signal_connect_object (kiosk_station_get_link (kiosk_visit_get_station (visit)), "changed",
                           G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}
