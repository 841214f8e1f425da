/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-page.h"

#include "civic-digits.h"

#include <glib/gi18n.h>

typedef struct {
  KioskVisit *visit;
  GCancellable *cancellable;
  char *section;
  char *position_text;
  double fraction;
  KioskChrome chrome;
  char *primary_label;
  char *primary_icon;
  char *secondary_label;
  char *secondary_icon;
  gboolean can_advance;
  gboolean can_go_back;
  gboolean offers_language;
  gboolean wants_badge;
  gboolean wants_keys;
  gboolean wants_scan;
  KioskKeys keys;
} KioskPagePrivate;

enum {
  PROP_0,
  PROP_VISIT,
  PROP_SECTION,
  PROP_POSITION_TEXT,
  PROP_FRACTION,
  PROP_HAS_BAR,
  PROP_HAS_FOOTER,
  PROP_HAS_PROGRESS,
  PROP_PRIMARY_LABEL,
  PROP_PRIMARY_ICON,
  PROP_SECONDARY_LABEL,
  PROP_SECONDARY_ICON,
  PROP_CAN_ADVANCE,
  PROP_CAN_GO_BACK,
  PROP_KEYBOARD,
  PROP_HAS_KEYBOARD,
  PROP_COUNT,
};
static GParamSpec *properties[PROP_COUNT];

enum {
  GO,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KioskPage, kiosk_page, GTK_TYPE_WIDGET)

#define PRIVATE(self) ((KioskPagePrivate *) kiosk_page_get_instance_private (self))

static void
kiosk_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KioskPagePrivate *page = PRIVATE (KIOSK_PAGE (object));

  switch (id) {
  case PROP_VISIT:
    g_value_set_object (value, page->visit);
    break;
  case PROP_SECTION:
    g_value_set_string (value, page->section);
    break;
  case PROP_POSITION_TEXT:
    g_value_set_string (value, page->position_text);
    break;
  case PROP_FRACTION:
    g_value_set_double (value, page->fraction);
    break;
  case PROP_HAS_BAR:
    g_value_set_boolean (value, page->chrome != KIOSK_CHROME_NONE);
    break;
  case PROP_HAS_FOOTER:
    g_value_set_boolean (value, page->chrome == KIOSK_CHROME_FULL);
    break;
  case PROP_HAS_PROGRESS:
    g_value_set_boolean (value, page->section != NULL);
    break;
  case PROP_PRIMARY_LABEL:
    g_value_set_string (value, page->primary_label);
    break;
  case PROP_PRIMARY_ICON:
    g_value_set_string (value, page->primary_icon);
    break;
  case PROP_SECONDARY_LABEL:
    g_value_set_string (value, page->secondary_label);
    break;
  case PROP_SECONDARY_ICON:
    g_value_set_string (value, page->secondary_icon);
    break;
  case PROP_CAN_ADVANCE:
    g_value_set_boolean (value, page->can_advance);
    break;
  case PROP_CAN_GO_BACK:
    g_value_set_boolean (value, page->can_go_back);
    break;
  case PROP_KEYBOARD:
    g_value_set_uint (value, page->keys.keyboard);
    break;
  case PROP_HAS_KEYBOARD:
    g_value_set_boolean (value, page->keys.keyboard != CIVIC_KEYBOARD_NONE);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
kiosk_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VISIT)
    PRIVATE (KIOSK_PAGE (object))->visit = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
kiosk_page_dispose (GObject *object)
{
  KioskPagePrivate *page = PRIVATE (KIOSK_PAGE (object));

  g_cancellable_cancel (page->cancellable);
  g_clear_object (&page->visit);

  G_OBJECT_CLASS (kiosk_page_parent_class)->dispose (object);
}

static void
kiosk_page_finalize (GObject *object)
{
  KioskPagePrivate *page = PRIVATE (KIOSK_PAGE (object));

  g_clear_object (&page->cancellable);
  g_free (page->section);
  g_free (page->position_text);
  g_free (page->primary_label);
  g_free (page->primary_icon);
  g_free (page->secondary_label);
  g_free (page->secondary_icon);

  G_OBJECT_CLASS (kiosk_page_parent_class)->finalize (object);
}

static void
go_back_on_the_journey (KioskPage *self)
{
  kiosk_page_go (self, KIOSK_STEP_NONE);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags told = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_VISIT] =
    g_param_spec_object ("visit", NULL, NULL, KIOSK_TYPE_VISIT,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SECTION] = g_param_spec_string ("section", NULL, NULL, NULL, told);
  properties[PROP_POSITION_TEXT] = g_param_spec_string ("position-text", NULL, NULL, NULL, told);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, told);
  properties[PROP_HAS_BAR] = g_param_spec_boolean ("has-bar", NULL, NULL, TRUE, told);
  properties[PROP_HAS_FOOTER] = g_param_spec_boolean ("has-footer", NULL, NULL, TRUE, told);
  properties[PROP_HAS_PROGRESS] = g_param_spec_boolean ("has-progress", NULL, NULL, FALSE, told);
  properties[PROP_PRIMARY_LABEL] = g_param_spec_string ("primary-label", NULL, NULL, NULL, told);
  properties[PROP_PRIMARY_ICON] = g_param_spec_string ("primary-icon", NULL, NULL, NULL, told);
  properties[PROP_SECONDARY_LABEL] =
    g_param_spec_string ("secondary-label", NULL, NULL, NULL, told);
  properties[PROP_SECONDARY_ICON] = g_param_spec_string ("secondary-icon", NULL, NULL, NULL, told);
  properties[PROP_CAN_ADVANCE] = g_param_spec_boolean ("can-advance", NULL, NULL, TRUE, told);
  properties[PROP_CAN_GO_BACK] = g_param_spec_boolean ("can-go-back", NULL, NULL, TRUE, told);
  properties[PROP_KEYBOARD] =
    g_param_spec_uint ("keyboard", NULL, NULL, 0, CIVIC_KEYBOARD_NONE, CIVIC_KEYBOARD_NONE, told);
  properties[PROP_HAS_KEYBOARD] = g_param_spec_boolean ("has-keyboard", NULL, NULL, FALSE, told);
  g_object_class_install_properties (object_class, PROP_COUNT, properties);
}

static void
kiosk_page_class_init (KioskPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kiosk_page_get_property;
  object_class->set_property = kiosk_page_set_property;
  object_class->dispose = kiosk_page_dispose;
  object_class->finalize = kiosk_page_finalize;
  klass->back = go_back_on_the_journey;
  install_properties (object_class);

  /* step: a KioskStep; NONE is the journey's way back. */
  signals[GO] = g_signal_new ("go", KIOSK_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kiosk_page_init (KioskPage *self)
{
  KioskPagePrivate *page = PRIVATE (self);

  page->cancellable = g_cancellable_new ();
  page->can_advance = TRUE;
  page->can_go_back = TRUE;
  page->offers_language = TRUE;
  page->keys = KIOSK_NO_KEYS;
  kiosk_page_set_primary (self, _ ("Next"), "fwd");
  kiosk_page_set_secondary (self, _ ("Back"), "back");
}

static void
set_string (KioskPage *self, char **slot, const char *text, guint property)
{
  if (g_strcmp0 (*slot, text) == 0)
    return;
  g_free (*slot);
  *slot = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_boolean (KioskPage *self, gboolean *slot, gboolean value, guint property)
{
  if (*slot == value)
    return;
  *slot = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

KioskVisit *
kiosk_page_get_visit (KioskPage *self)
{
  g_return_val_if_fail (KIOSK_IS_PAGE (self), NULL);

  return PRIVATE (self)->visit;
}

KioskStation *
kiosk_page_get_station (KioskPage *self)
{
  return kiosk_visit_get_station (kiosk_page_get_visit (self));
}

const char *
kiosk_page_get_language (KioskPage *self)
{
  return kiosk_visit_get_language (kiosk_page_get_visit (self));
}

GCancellable *
kiosk_page_get_cancellable (KioskPage *self)
{
  g_return_val_if_fail (KIOSK_IS_PAGE (self), NULL);

  return PRIVATE (self)->cancellable;
}

KioskChrome
kiosk_page_get_chrome (KioskPage *self)
{
  g_return_val_if_fail (KIOSK_IS_PAGE (self), KIOSK_CHROME_FULL);

  return PRIVATE (self)->chrome;
}

void
kiosk_page_set_chrome (KioskPage *self, KioskChrome chrome)
{
  g_return_if_fail (KIOSK_IS_PAGE (self));

  if (PRIVATE (self)->chrome == chrome)
    return;
  PRIVATE (self)->chrome = chrome;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_BAR]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_FOOTER]);
}

void
kiosk_page_set_section (KioskPage *self, const char *section)
{
  g_return_if_fail (KIOSK_IS_PAGE (self));

  set_string (self, &PRIVATE (self)->section, section, PROP_SECTION);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_PROGRESS]);
}

void
kiosk_page_set_position (KioskPage *self, guint position, guint count)
{
  g_autofree char *western = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (KIOSK_IS_PAGE (self));
  g_return_if_fail (position <= count && count > 0);

  /* One question is no journey: "1 of 1" says nothing. */
  if (count == 1) {
    kiosk_page_set_section (self, NULL);
    return;
  }
  /* Translators: where one stands in a form: "3 of 6". */
  western = g_strdup_printf (_ ("%u of %u"), position, count);
  text = civic_digits_localise (western, kiosk_page_get_language (self));
  set_string (self, &PRIVATE (self)->position_text, text, PROP_POSITION_TEXT);
  PRIVATE (self)->fraction = (double) position / count;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
}

void
kiosk_page_set_primary (KioskPage *self, const char *label, const char *icon)
{
  g_return_if_fail (KIOSK_IS_PAGE (self));

  set_string (self, &PRIVATE (self)->primary_label, label, PROP_PRIMARY_LABEL);
  set_string (self, &PRIVATE (self)->primary_icon, icon, PROP_PRIMARY_ICON);
}

void
kiosk_page_set_secondary (KioskPage *self, const char *label, const char *icon)
{
  g_return_if_fail (KIOSK_IS_PAGE (self));

  set_string (self, &PRIVATE (self)->secondary_label, label, PROP_SECONDARY_LABEL);
  set_string (self, &PRIVATE (self)->secondary_icon, icon, PROP_SECONDARY_ICON);
}

void
kiosk_page_set_can_advance (KioskPage *self, gboolean can_advance)
{
  g_return_if_fail (KIOSK_IS_PAGE (self));

  set_boolean (self, &PRIVATE (self)->can_advance, can_advance, PROP_CAN_ADVANCE);
}

gboolean
kiosk_page_get_offers_language (KioskPage *self)
{
  g_return_val_if_fail (KIOSK_IS_PAGE (self), TRUE);

  return PRIVATE (self)->offers_language;
}

void
kiosk_page_set_offers_language (KioskPage *self, gboolean offers_language)
{
  g_return_if_fail (KIOSK_IS_PAGE (self));

  PRIVATE (self)->offers_language = offers_language;
}

gboolean
kiosk_page_get_wants_badge (KioskPage *self)
{
  g_return_val_if_fail (KIOSK_IS_PAGE (self), FALSE);

  return PRIVATE (self)->wants_badge;
}

void
kiosk_page_set_wants_badge (KioskPage *self, gboolean wants_badge)
{
  g_return_if_fail (KIOSK_IS_PAGE (self));

  PRIVATE (self)->wants_badge = wants_badge;
}

void
kiosk_page_set_wants_keys (KioskPage *self, gboolean wants_keys)
{
  g_return_if_fail (KIOSK_IS_PAGE (self));

  PRIVATE (self)->wants_keys = wants_keys;
}

static gboolean
takes_keys (KioskPage *self)
{
  return PRIVATE (self)->wants_keys || PRIVATE (self)->keys.keyboard != CIVIC_KEYBOARD_NONE;
}

gboolean
kiosk_page_get_wants_scan (KioskPage *self)
{
  g_return_val_if_fail (KIOSK_IS_PAGE (self), FALSE);

  return PRIVATE (self)->wants_scan;
}

void
kiosk_page_set_wants_scan (KioskPage *self, gboolean wants_scan)
{
  g_return_if_fail (KIOSK_IS_PAGE (self));

  PRIVATE (self)->wants_scan = wants_scan;
}

void
kiosk_page_set_can_go_back (KioskPage *self, gboolean can_go_back)
{
  g_return_if_fail (KIOSK_IS_PAGE (self));

  set_boolean (self, &PRIVATE (self)->can_go_back, can_go_back, PROP_CAN_GO_BACK);
}

CivicKeyboard
kiosk_page_get_keyboard (KioskPage *self)
{
  g_return_val_if_fail (KIOSK_IS_PAGE (self), CIVIC_KEYBOARD_NONE);

  return PRIVATE (self)->keys.keyboard;
}

void
kiosk_page_set_keyboard (KioskPage *self, CivicKeyboard keyboard)
{
  kiosk_page_set_keys (self, (KioskKeys){ keyboard, KIOSK_EXTRA_KEYS_NONE });
}

KioskKeys
kiosk_page_get_keys (KioskPage *self)
{
  g_return_val_if_fail (KIOSK_IS_PAGE (self), KIOSK_NO_KEYS);

  return PRIVATE (self)->keys;
}

void
kiosk_page_set_keys (KioskPage *self, KioskKeys keys)
{
  g_return_if_fail (KIOSK_IS_PAGE (self));

  if (kiosk_keys_are_equal (PRIVATE (self)->keys, keys))
    return;
  PRIVATE (self)->keys = keys;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KEYBOARD]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_KEYBOARD]);
}

void
kiosk_page_go (KioskPage *self, KioskStep step)
{
  g_return_if_fail (KIOSK_IS_PAGE (self));

  g_signal_emit (self, signals[GO], 0, step);
}

void
kiosk_page_fail (KioskPage *self, const GError *error, KioskStep retry)
{
  g_return_if_fail (KIOSK_IS_PAGE (self));
  g_return_if_fail (error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_message ("%s: %s", kiosk_step_get_name (retry), error->message);
  kiosk_visit_set_problem (PRIVATE (self)->visit, error, retry);
  kiosk_page_go (self, KIOSK_STEP_PROBLEM);
}

void
kiosk_page_shown (KioskPage *self)
{
  g_return_if_fail (KIOSK_IS_PAGE (self));

  if (KIOSK_PAGE_GET_CLASS (self)->shown != NULL)
    KIOSK_PAGE_GET_CLASS (self)->shown (self);
}

void
kiosk_page_advance (KioskPage *self)
{
  g_return_if_fail (KIOSK_IS_PAGE (self));

  if (PRIVATE (self)->can_advance && KIOSK_PAGE_GET_CLASS (self)->advance != NULL)
    KIOSK_PAGE_GET_CLASS (self)->advance (self);
}

void
kiosk_page_back (KioskPage *self)
{
  g_return_if_fail (KIOSK_IS_PAGE (self));

  if (PRIVATE (self)->can_go_back)
    KIOSK_PAGE_GET_CLASS (self)->back (self);
}

void
kiosk_page_insert (KioskPage *self, const char *text)
{
  g_return_if_fail (KIOSK_IS_PAGE (self));
  g_return_if_fail (text != NULL);

  if (takes_keys (self) && KIOSK_PAGE_GET_CLASS (self)->insert != NULL)
    KIOSK_PAGE_GET_CLASS (self)->insert (self, text);
}

void
kiosk_page_backspace (KioskPage *self)
{
  g_return_if_fail (KIOSK_IS_PAGE (self));

  if (takes_keys (self) && KIOSK_PAGE_GET_CLASS (self)->backspace != NULL)
    KIOSK_PAGE_GET_CLASS (self)->backspace (self);
}

void
kiosk_page_scanned (KioskPage *self, const char *text)
{
  g_return_if_fail (KIOSK_IS_PAGE (self));

  if (PRIVATE (self)->wants_scan && KIOSK_PAGE_GET_CLASS (self)->scanned != NULL)
    KIOSK_PAGE_GET_CLASS (self)->scanned (self, text);
}
