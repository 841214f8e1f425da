/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-problem-page.h"

#include "kiosk-icon.h"
#include "kiosk-problem.h"
#include "kiosk-template.h"

#include <glib/gi18n.h>

struct _KioskProblemPage {
  KioskPage parent_instance;

  GtkWidget *icon;
  GtkWidget *title;
  GtkWidget *text;
};

G_DEFINE_FINAL_TYPE (KioskProblemPage, kiosk_problem_page, KIOSK_TYPE_PAGE)

static void
kiosk_problem_page_advance (KioskPage *page)
{
  kiosk_page_go (page, (KioskStep) kiosk_visit_get_problem_step (kiosk_page_get_visit (page)));
}

static void
kiosk_problem_page_back (KioskPage *page)
{
  kiosk_page_go (page, KIOSK_STEP_HOME);
}

static void
kiosk_problem_page_constructed (GObject *object)
{
  KioskProblemPage *self = KIOSK_PROBLEM_PAGE (object);
  KioskVisit *visit = NULL;
  KioskProblem problem;

  G_OBJECT_CLASS (kiosk_problem_page_parent_class)->constructed (object);

  visit = kiosk_page_get_visit (KIOSK_PAGE (self));
  problem = kiosk_problem_from_error (kiosk_visit_get_problem (visit),
                                      (KioskStep) kiosk_visit_get_problem_step (visit));
  kiosk_icon_set_icon_name (KIOSK_ICON (self->icon), problem.icon);
  gtk_label_set_text (GTK_LABEL (self->title), problem.title);
  gtk_label_set_text (GTK_LABEL (self->text), problem.text);
  kiosk_page_set_primary (KIOSK_PAGE (self), problem.retry, "fwd");
  kiosk_page_set_secondary (KIOSK_PAGE (self), _ ("Home"), "home");
}

static void
kiosk_problem_page_dispose (GObject *object)
{
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_PROBLEM_PAGE);

  G_OBJECT_CLASS (kiosk_problem_page_parent_class)->dispose (object);
}

static void
kiosk_problem_page_class_init (KioskProblemPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskPageClass *page_class = KIOSK_PAGE_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_ICON);
  object_class->constructed = kiosk_problem_page_constructed;
  object_class->dispose = kiosk_problem_page_dispose;
  page_class->advance = kiosk_problem_page_advance;
  page_class->back = kiosk_problem_page_back;

  gtk_widget_class_set_css_name (widget_class, "problempage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kushk/ui/pages/kiosk-problem-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskProblemPage, icon);
  gtk_widget_class_bind_template_child (widget_class, KioskProblemPage, title);
  gtk_widget_class_bind_template_child (widget_class, KioskProblemPage, text);
}

static void
kiosk_problem_page_init (KioskProblemPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
