/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-staff-quarantine-page.h"

#include "kiosk-button.h"
#include "kiosk-date.h"
#include "kiosk-digit-pad.h"
#include "kiosk-staff-filing.h"
#include "kiosk-staff-header.h"
#include "kiosk-staff-lock.h"
#include "kiosk-staff-words.h"
#include "kiosk-template.h"

#include <glib/gi18n.h>

/* What the central said, by the words of its problems. */
static const struct {
  const char *word;
  const char *sentence;
} refusals[] = {
  { "conflict", N_ ("Another application is stored under this code") },
  { "invalid-filing", N_ ("An answer in it is not accepted") },
  { "unknown-service", N_ ("This service is not offered any more") },
  { "consent-required", N_ ("The consent is missing") },
  { "identity-required", N_ ("The identity is not confirmed") },
  { "quote-mismatch", N_ ("The fees belong to another application") },
  { "wrong-kiosk", N_ ("It was sealed by another kiosk") },
  { "wrong-code", N_ ("It was sealed under another code") },
};

struct _KioskStaffQuarantinePage {
  KioskPage parent_instance;

  KioskStaffLock *lock;
  char *code; /* to be released, (nullable) */
  char *who;  /* the second person, (nullable) */

  GtkWidget *stack;
  GtkWidget *list;
  GtkWidget *nothing;
  GtkWidget *filings;
  GtkWidget *number;
  GtkWidget *pin;
  GtkWidget *result;
  GtkWidget *enter_place; /* insensitive where the page says so; the button, where its action is */
};

G_DEFINE_FINAL_TYPE (KioskStaffQuarantinePage, kiosk_staff_quarantine_page, KIOSK_TYPE_PAGE)

static KioskStation *
get_station (KioskStaffQuarantinePage *self)
{
  return kiosk_page_get_station (KIOSK_PAGE (self));
}

static KioskDigitPad *
get_pad (KioskStaffQuarantinePage *self)
{
  GtkWidget *shown = gtk_stack_get_visible_child (GTK_STACK (self->stack));

  return KIOSK_IS_DIGIT_PAD (shown) ? KIOSK_DIGIT_PAD (shown) : NULL;
}

static gboolean
is_at (KioskStaffQuarantinePage *self, GtkWidget *child)
{
  return gtk_stack_get_visible_child (GTK_STACK (self->stack)) == child;
}

static void
on_pad_changed (KioskStaffQuarantinePage *self)
{
  KioskDigitPad *pad = get_pad (self);

  kiosk_page_set_can_advance (KIOSK_PAGE (self), pad != NULL &&
                                                   *kiosk_digit_pad_get_text (pad) != '\0' &&
                                                   !kiosk_staff_lock_is_shut (self->lock));
}

static void
turn_to (KioskStaffQuarantinePage *self, GtkWidget *child)
{
  const gboolean is_list = child == self->list;

  gtk_stack_set_visible_child (GTK_STACK (self->stack), child);
  gtk_widget_set_visible (self->enter_place, !is_list);
  gtk_widget_set_visible (self->result, FALSE);
  kiosk_page_set_wants_keys (KIOSK_PAGE (self), !is_list);
  kiosk_page_set_wants_scan (KIOSK_PAGE (self), !is_list);
  kiosk_page_set_wants_badge (KIOSK_PAGE (self), child == self->number);
  if (!is_list) {
    kiosk_digit_pad_clear (KIOSK_DIGIT_PAD (child));
    kiosk_digit_pad_show_problem (KIOSK_DIGIT_PAD (child), NULL);
    kiosk_digit_pad_shuffle (KIOSK_DIGIT_PAD (child));
  }
  on_pad_changed (self);
}

static const char *
say_refusal (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    if (g_str_equal (refusals[i].word, word))
      return _ (refusals[i].sentence);
  return _ ("The municipality did not accept it");
}

static char *
say_since (KioskStaffQuarantinePage *self, const char *since)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (since, NULL);
  g_autoptr (GDateTime) here = at != NULL ? kiosk_date_in_kingdom (at) : NULL;
  g_autofree char *moment = here != NULL ? kiosk_date_format_gregorian (here) : NULL;
  g_autofree char *isolated =
    moment != NULL ? g_strdup_printf ("\u2066%s\u2069", moment) : g_strdup ("");

  /* Translators: %s is a day and a time: "2026-11-23 09:12". */
  return g_strdup_printf (_ ("since %s"), isolated);
}

static void
add_filing (KioskStaffQuarantinePage *self, const char *code, const char *reason, const char *since)
{
  const gboolean may_release =
    kiosk_staff_may (kiosk_station_get_staff (get_station (self)), KIOSK_STAFF_MAY_RELEASE);
  g_autofree char *moment = say_since (self, since);
  GtkWidget *row = kiosk_staff_filing_new (code, say_refusal (reason), moment, may_release);

  gtk_box_append (GTK_BOX (self->filings), row);
}

static void
show_filings (KioskStaffQuarantinePage *self, GVariant *filings)
{
  GVariantIter iter;
  const char *code = NULL, *reason = NULL, *since = NULL;
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (self->filings)) != NULL)
    gtk_box_remove (GTK_BOX (self->filings), child);
  gtk_widget_set_visible (self->nothing, g_variant_n_children (filings) == 0);
  g_variant_iter_init (&iter, filings);
  while (g_variant_iter_next (&iter, "(&s&s&s)", &code, &reason, &since))
    add_filing (self, code, reason, since);
}

static void
show_result (KioskStaffQuarantinePage *self, const char *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->result), sentence);
  gtk_widget_set_visible (self->result, TRUE);
}

static void
on_filings_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskStaffQuarantinePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply =
    kiosk_agent_link_staff_call_finish (KIOSK_AGENT_LINK (source), result, &error);
  g_autoptr (GVariant) filings = reply != NULL ? g_variant_get_child_value (reply, 0) : NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (filings != NULL)
    show_filings (self, filings);
  else
    show_result (self, kiosk_staff_say_failure (error));
}

static void
ask_for_filings (KioskStaffQuarantinePage *self)
{
  kiosk_agent_link_staff_call_async (
    kiosk_station_get_link (get_station (self)), "StaffListQuarantine", NULL,
    kiosk_page_get_cancellable (KIOSK_PAGE (self)), on_filings_ready, g_object_ref (self));
}

static void
kiosk_staff_quarantine_page_shown (KioskPage *page)
{
  ask_for_filings (KIOSK_STAFF_QUARANTINE_PAGE (page));
}

static void
activate_release (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KioskStaffQuarantinePage *self = KIOSK_STAFF_QUARANTINE_PAGE (widget);

  g_free (self->code);
  self->code = g_variant_dup_string (parameter, NULL);
  turn_to (self, self->number);
}

/* The agent says no to it as well; here it is said before a PIN is typed for nothing. */
static gboolean
is_the_same (KioskStaffQuarantinePage *self, const char *who)
{
  KioskStaff *staff = kiosk_station_get_staff (get_station (self));
  g_autofree char *badge =
    g_strconcat (KIOSK_STAFF_BADGE, kiosk_staff_get_account (staff), ":", NULL);

  return g_str_equal (who, kiosk_staff_get_account (staff)) || g_str_has_prefix (who, badge);
}

static void
take_second (KioskStaffQuarantinePage *self, const char *who)
{
  if (is_the_same (self, who)) {
    kiosk_digit_pad_clear (KIOSK_DIGIT_PAD (self->number));
    kiosk_digit_pad_show_problem (KIOSK_DIGIT_PAD (self->number),
                                  _ ("It takes a second person: another number than yours."));
    return;
  }
  g_free (self->who);
  self->who = g_strdup (who);
  turn_to (self, self->pin);
}

/* The second person's number and PIN; everything else is about the filing. */
static gboolean
is_about_who (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
         g_error_matches (error, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_NOT_ALLOWED) ||
         g_error_matches (error, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_BUSY);
}

static void
on_released (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KioskStaffQuarantinePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply =
    kiosk_agent_link_staff_call_finish (KIOSK_AGENT_LINK (source), result, &error);

  if (reply == NULL && is_about_who (error)) {
    kiosk_staff_lock_refuse (self->lock, error);
    return;
  }
  turn_to (self, self->list);
  show_result (self, reply != NULL ? _ ("It is sent again.") : kiosk_staff_say_failure (error));
  ask_for_filings (self);
}

static void
kiosk_staff_quarantine_page_advance (KioskPage *page)
{
  KioskStaffQuarantinePage *self = KIOSK_STAFF_QUARANTINE_PAGE (page);
  const char *typed = get_pad (self) != NULL ? kiosk_digit_pad_get_text (get_pad (self)) : "";

  if (is_at (self, self->number)) {
    take_second (self, typed);
  } else if (is_at (self, self->pin)) {
    kiosk_agent_link_staff_call_async (
      kiosk_station_get_link (get_station (self)), "StaffReleaseQuarantine",
      g_variant_new ("(sss)", self->code, self->who, typed), kiosk_page_get_cancellable (page),
      on_released, g_object_ref (self));
    kiosk_page_set_can_advance (page, FALSE);
  }
}

static void
kiosk_staff_quarantine_page_back (KioskPage *page)
{
  KioskStaffQuarantinePage *self = KIOSK_STAFF_QUARANTINE_PAGE (page);

  if (is_at (self, self->list))
    kiosk_page_go (page, KIOSK_STEP_STAFF_PANEL);
  else
    turn_to (self, self->list);
}

static void
kiosk_staff_quarantine_page_insert (KioskPage *page, const char *text)
{
  KioskDigitPad *pad = get_pad (KIOSK_STAFF_QUARANTINE_PAGE (page));

  if (pad != NULL)
    kiosk_digit_pad_insert (pad, text);
}

static void
kiosk_staff_quarantine_page_backspace (KioskPage *page)
{
  KioskDigitPad *pad = get_pad (KIOSK_STAFF_QUARANTINE_PAGE (page));

  if (pad != NULL)
    kiosk_digit_pad_backspace (pad);
}

static void
kiosk_staff_quarantine_page_scanned (KioskPage *page, const char *text)
{
  KioskStaffQuarantinePage *self = KIOSK_STAFF_QUARANTINE_PAGE (page);

  if (!kiosk_staff_is_badge (text))
    kiosk_page_advance (page);
  else if (is_at (self, self->number))
    take_second (self, text);
}

static void
kiosk_staff_quarantine_page_constructed (GObject *object)
{
  KioskStaffQuarantinePage *self = KIOSK_STAFF_QUARANTINE_PAGE (object);

  G_OBJECT_CLASS (kiosk_staff_quarantine_page_parent_class)->constructed (object);

  kiosk_page_set_chrome (KIOSK_PAGE (self), KIOSK_CHROME_NONE);
  g_object_bind_property (self, "can-advance", self->enter_place, "sensitive",
                          G_BINDING_SYNC_CREATE);
  kiosk_digit_pad_set_language (KIOSK_DIGIT_PAD (self->number),
                                kiosk_page_get_language (KIOSK_PAGE (self)));
  kiosk_digit_pad_set_language (KIOSK_DIGIT_PAD (self->pin),
                                kiosk_page_get_language (KIOSK_PAGE (self)));
  self->lock =
    kiosk_staff_lock_new (KIOSK_DIGIT_PAD (self->pin), kiosk_page_get_language (KIOSK_PAGE (self)));
  g_signal_connect_object (self->lock, "changed", G_CALLBACK (on_pad_changed), self,
                           G_CONNECT_SWAPPED);
  turn_to (self, self->list);
}

static void
kiosk_staff_quarantine_page_dispose (GObject *object)
{
  KioskStaffQuarantinePage *self = KIOSK_STAFF_QUARANTINE_PAGE (object);

  g_clear_object (&self->lock);
  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->who, g_free);
  kiosk_template_dispose (GTK_WIDGET (object), KIOSK_TYPE_STAFF_QUARANTINE_PAGE);

  G_OBJECT_CLASS (kiosk_staff_quarantine_page_parent_class)->dispose (object);
}

static void
kiosk_staff_quarantine_page_class_init (KioskStaffQuarantinePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_BUTTON);
  g_type_ensure (KIOSK_TYPE_DIGIT_PAD);
  g_type_ensure (KIOSK_TYPE_STAFF_HEADER);
  object_class->constructed = kiosk_staff_quarantine_page_constructed;
  object_class->dispose = kiosk_staff_quarantine_page_dispose;
  KIOSK_PAGE_CLASS (klass)->shown = kiosk_staff_quarantine_page_shown;
  KIOSK_PAGE_CLASS (klass)->advance = kiosk_staff_quarantine_page_advance;
  KIOSK_PAGE_CLASS (klass)->back = kiosk_staff_quarantine_page_back;
  KIOSK_PAGE_CLASS (klass)->insert = kiosk_staff_quarantine_page_insert;
  KIOSK_PAGE_CLASS (klass)->backspace = kiosk_staff_quarantine_page_backspace;
  KIOSK_PAGE_CLASS (klass)->scanned = kiosk_staff_quarantine_page_scanned;

  gtk_widget_class_install_action (widget_class, "quarantine.release", "s", activate_release);

  gtk_widget_class_set_css_name (widget_class, "staffpage");
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/kushk/ui/staff/kiosk-staff-quarantine-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskStaffQuarantinePage, stack);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffQuarantinePage, list);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffQuarantinePage, nothing);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffQuarantinePage, filings);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffQuarantinePage, number);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffQuarantinePage, pin);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffQuarantinePage, result);
  gtk_widget_class_bind_template_child (widget_class, KioskStaffQuarantinePage, enter_place);
  gtk_widget_class_bind_template_callback (widget_class, on_pad_changed);
}

static void
kiosk_staff_quarantine_page_init (KioskStaffQuarantinePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
