/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-window.h"

#include "kiosk-corner-hold.h"
#include "kiosk-ease-sheet.h"
#include "kiosk-frame.h"
#include "kiosk-glass.h"
#include "kiosk-idle-warning.h"
#include "kiosk-idle.h"
#include "kiosk-input-guard.h"
#include "kiosk-language.h"
#include "kiosk-outcome.h"
#include "kiosk-scanner.h"
#include "kiosk-way.h"

#include <glib/gi18n.h>

/* A panel left open is a machine left open: with the warning they are 90 s. */
#define STAFF_IDLE_S 70
#define STAFF_COUNTDOWN_S 20

struct _KioskWindow {
  GtkWindow parent_instance;

  KioskStation *station;
  KioskVisit *visit;
  KioskFrame *frame; /* in the overlay, for one language */
  KioskPage *page;   /* in the frame */
  KioskStep step;
  KioskOutcome *outcome;
  KioskIdle *idle;
  KioskCornerHold *corner_hold;
  KioskScanner *scanner;
  KioskEase *ease;
  gboolean is_over;

  GtkWidget *overlay;
  GtkWidget *ease_sheet; /* (nullable) in the overlay while she is at it */
  GtkWidget *idle_warning;
};

enum {
  PROP_0,
  PROP_STATION,
  PROP_COUNT
};
static GParamSpec *properties[PROP_COUNT];

enum {
  OVER,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

G_DEFINE_FINAL_TYPE (KioskWindow, kiosk_window, GTK_TYPE_WINDOW)

static void move (KioskWindow *self, KioskStep step);
static void on_visit_present (KioskWindow *self);

static void
finish_visit (KioskWindow *self)
{
  if (self->is_over)
    return;
  self->is_over = TRUE;
  kiosk_idle_stop (self->idle);
  g_signal_emit (self, signals[OVER], 0);
}

static void
on_page_go (KioskWindow *self, guint step)
{
  KioskStep target =
    step == KIOSK_STEP_NONE ? kiosk_way_get_back (self->visit, self->step) : (KioskStep) step;

  if (!kiosk_journey_allows (self->step, target)) {
    g_critical ("No way from %s to %s", kiosk_step_get_name (self->step),
                kiosk_step_get_name (target));
    return;
  }
  move (self, target);
}

static void
update_idle (KioskWindow *self)
{
  gtk_widget_set_visible (self->idle_warning, FALSE);
  if (kiosk_journey_is_visit (self->step))
    kiosk_idle_start (self->idle, KIOSK_IDLE_VISIT);
  else if (kiosk_journey_is_staff (self->step))
    kiosk_idle_start (self->idle, KIOSK_IDLE_STAFF);
  else
    kiosk_idle_stop (self->idle);
}

static void
clear_page (KioskWindow *self)
{
  g_autoptr (KioskPage) page = g_steal_pointer (&self->page);

  if (page == NULL)
    return;
  g_signal_handlers_disconnect_by_data (page, self);
  /* Else GTK looks for another place for the focus, and the keyboard would open by itself. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  kiosk_frame_show_page (self->frame, NULL, FALSE);
  g_object_run_dispose (G_OBJECT (page));
}

static void
set_page (KioskWindow *self, KioskPage *page)
{
  clear_page (self);
  kiosk_scanner_forget (self->scanner);
  self->page = g_object_ref_sink (page);
  g_signal_connect_object (page, "go", G_CALLBACK (on_page_go), self, G_CONNECT_SWAPPED);
  kiosk_frame_show_page (self->frame, page, kiosk_journey_is_visit (self->step));
}

static void
build_page (KioskWindow *self)
{
  set_page (self,
            g_object_new (kiosk_journey_get_page_type (self->step), "visit", self->visit, NULL));
  kiosk_page_shown (self->page);
}

static void
close_ease_sheet (KioskWindow *self)
{
  g_autoptr (GtkWidget) sheet = g_object_ref (self->ease_sheet);

  gtk_overlay_remove_overlay (GTK_OVERLAY (self->overlay), sheet);
  g_clear_object (&self->ease_sheet);
}

static void
move (KioskWindow *self, KioskStep step)
{
  if (self->ease_sheet != NULL)
    close_ease_sheet (self);
  self->step = step;
  kiosk_outcome_follow (self->outcome, self->visit, step);
  update_idle (self);
  build_page (self);
}

static void
apply_language (KioskWindow *self)
{
  const char *language = kiosk_visit_get_language (self->visit);

  clear_page (self);
  if (self->ease_sheet != NULL)
    close_ease_sheet (self);
  kiosk_language_apply (language);
  self->frame = KIOSK_FRAME (kiosk_frame_new (self->visit, self->ease));
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->frame));
  kiosk_idle_warning_translate (KIOSK_IDLE_WARNING (self->idle_warning), language);
}

static void
on_language_changed (KioskWindow *self)
{
  apply_language (self);
  build_page (self);
}

static void
begin_visit (KioskWindow *self, const char *language)
{
  g_clear_object (&self->visit);
  self->visit = kiosk_visit_new (self->station);
  kiosk_visit_set_language (self->visit, language);
  apply_language (self);
  g_signal_connect_object (self->visit, "notify::language", G_CALLBACK (on_language_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->visit, "present", G_CALLBACK (on_visit_present), self,
                           G_CONNECT_SWAPPED);
}

/* The page that hands a filing over must be the one that hears what became of it. */
static gboolean
is_sending (KioskWindow *self)
{
  return (self->step == KIOSK_STEP_REVIEW || self->step == KIOSK_STEP_SENDING) &&
         kiosk_visit_get_filing (self->visit) != KIOSK_FILING_NONE;
}

/* setlocale must not run while the thread that draws the receipt asks for the locale. */
static gboolean
is_drawing (KioskWindow *self)
{
  return kiosk_visit_get_receipt (self->visit) == KIOSK_PAPER_PREPARING;
}

static void
activate_change_language (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KioskWindow *self = KIOSK_WINDOW (widget);
  const char *other =
    kiosk_station_get_other_language (self->station, kiosk_visit_get_language (self->visit));

  if (is_sending (self) || is_drawing (self))
    return;
  if (other != NULL)
    kiosk_visit_set_language (self->visit, other);
}

static void
activate_ease (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KioskWindow *self = KIOSK_WINDOW (widget);

  if (self->ease_sheet != NULL || !kiosk_journey_is_visit (self->step))
    return;
  self->ease_sheet = g_object_ref_sink (kiosk_ease_sheet_new (self->ease));
  g_signal_connect_object (self->ease_sheet, "closed", G_CALLBACK (close_ease_sheet), self,
                           G_CONNECT_SWAPPED);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->ease_sheet);
}

/* The first touch: in whatever language she chose, she stands in front of the doors. */
static void
activate_begin (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KioskWindow *self = KIOSK_WINDOW (widget);
  const char *tag = g_variant_get_string (parameter, NULL);

  if (self->is_over || kiosk_language_find (tag) == NULL ||
      !kiosk_journey_allows (self->step, KIOSK_STEP_HOME))
    return;
  g_signal_handlers_block_by_func (self->visit, on_language_changed, self);
  kiosk_visit_set_language (self->visit, tag);
  g_signal_handlers_unblock_by_func (self->visit, on_language_changed, self);
  apply_language (self);
  move (self, KIOSK_STEP_HOME);
}

static void
activate_end (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KioskWindow *self = KIOSK_WINDOW (widget);

  if (self->step == KIOSK_STEP_THANKS || kiosk_journey_is_staff (self->step))
    finish_visit (self);
  else if (kiosk_journey_is_visit (self->step) && !is_sending (self))
    move (self, KIOSK_STEP_THANKS);
}

static void
activate_advance (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kiosk_page_advance (KIOSK_WINDOW (widget)->page);
}

static void
activate_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kiosk_page_back (KIOSK_WINDOW (widget)->page);
}

/* The keys of a real keyboard or keypad, where no widget of the page took them. */
static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                KioskWindow *self)
{
  const gunichar character = gdk_keyval_to_unicode (key);
  char text[8] = { 0 };

  if (key == GDK_KEY_BackSpace) {
    kiosk_page_backspace (self->page);
    return TRUE;
  }
  if (character == 0 || !g_unichar_isprint (character))
    return FALSE;
  g_unichar_to_utf8 (character, text);
  kiosk_page_insert (self->page, text);
  return TRUE;
}

static KioskScannerMode
get_scanner_mode (KioskWindow *self)
{
  if (kiosk_page_get_wants_scan (self->page))
    return KIOSK_SCANNER_WANTED;
  return kiosk_page_get_keyboard (self->page) != CIVIC_KEYBOARD_NONE ? KIOSK_SCANNER_TYPING
                                                                     : KIOSK_SCANNER_NOTHING;
}

static void
deliver_scan (KioskWindow *self)
{
  g_autofree char *scanned = g_strdup (kiosk_scanner_get_text (self->scanner));

  kiosk_scanner_forget (self->scanner);
  if (kiosk_staff_is_badge (scanned) && !kiosk_page_get_wants_badge (self->page))
    return;
  kiosk_page_scanned (self->page, scanned);
}

/* What a real keyboard typed stands in its field; what a scanner read on a page without one has yet
 * to arrive. */
static void
finish_typing (KioskWindow *self)
{
  if (kiosk_page_get_keyboard (self->page) == CIVIC_KEYBOARD_NONE) {
    deliver_scan (self);
    return;
  }
  kiosk_scanner_forget (self->scanner);
  kiosk_page_advance (self->page);
}

/* Before any widget sees a key. */
static gboolean
on_key_arrived (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                KioskWindow *self)
{
  switch (kiosk_scanner_take_key (self->scanner, key, get_scanner_mode (self))) {
  case KIOSK_SCANNER_SWALLOW:
    return GDK_EVENT_STOP;
  case KIOSK_SCANNER_ENTER:
    finish_typing (self);
    return GDK_EVENT_STOP;
  case KIOSK_SCANNER_DELIVER:
    deliver_scan (self);
    return GDK_EVENT_STOP;
  case KIOSK_SCANNER_PASS:
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

static void
on_idle_warned (KioskWindow *self, guint countdown_s)
{
  kiosk_idle_warning_address (KIOSK_IDLE_WARNING (self->idle_warning),
                              kiosk_journey_is_staff (self->step));
  kiosk_idle_warning_start (KIOSK_IDLE_WARNING (self->idle_warning), countdown_s);
  gtk_widget_set_visible (self->idle_warning, TRUE);
  kiosk_idle_warning_take_focus (KIOSK_IDLE_WARNING (self->idle_warning));
}

static void
leave (KioskWindow *self)
{
  if (kiosk_journey_is_staff (self->step))
    finish_visit (self);
  else
    move (self, KIOSK_STEP_THANKS);
}

static void
on_idle_expired (KioskWindow *self)
{
  gtk_widget_set_visible (self->idle_warning, FALSE);
  kiosk_outcome_expire (self->outcome);
  leave (self);
}

static void
on_idle_stay (KioskWindow *self)
{
  gtk_widget_set_visible (self->idle_warning, FALSE);
  kiosk_idle_stay (self->idle);
}

/* What she does on her phone is no sleeve on the glass. */
static void
on_visit_present (KioskWindow *self)
{
  if (kiosk_journey_is_visit (self->step))
    on_idle_stay (self);
}

static void
on_idle_leave (KioskWindow *self)
{
  gtk_widget_set_visible (self->idle_warning, FALSE);
  leave (self);
}

static void
kiosk_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STATION)
    KIOSK_WINDOW (object)->station = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static KioskIdle *
build_idle (KioskWindow *self)
{
  CivicSettings *settings = kiosk_station_get_settings (self->station);
  const KioskIdleLimits visit = {
    1000 * civic_settings_get_unsigned (settings, "visit", "idle_warning_s"),
    1000 * civic_settings_get_unsigned (settings, "visit", "idle_countdown_s"),
  };
  const KioskIdleLimits staff = { 1000 * STAFF_IDLE_S, 1000 * STAFF_COUNTDOWN_S };

  return kiosk_idle_new (visit, staff);
}

static void
kiosk_window_constructed (GObject *object)
{
  KioskWindow *self = KIOSK_WINDOW (object);

  G_OBJECT_CLASS (kiosk_window_parent_class)->constructed (object);

  self->outcome = kiosk_outcome_new (kiosk_station_get_link (self->station));
  self->idle = build_idle (self);
  g_signal_connect_object (self->idle, "warned", G_CALLBACK (on_idle_warned), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->idle, "expired", G_CALLBACK (on_idle_expired), self,
                           G_CONNECT_SWAPPED);
  kiosk_idle_watch (self->idle, GTK_WIDGET (self));
  begin_visit (self, kiosk_station_get_languages (self->station)[0]);
  move (self, KIOSK_STEP_ATTRACT);
}

static void
kiosk_window_dispose (GObject *object)
{
  KioskWindow *self = KIOSK_WINDOW (object);

  if (self->idle != NULL)
    kiosk_idle_stop (self->idle);
  clear_page (self);
  if (self->ease_sheet != NULL)
    close_ease_sheet (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), KIOSK_TYPE_WINDOW);
  g_clear_object (&self->outcome);
  g_clear_object (&self->idle);
  g_clear_object (&self->corner_hold);
  g_clear_object (&self->ease);
  g_clear_pointer (&self->scanner, kiosk_scanner_free);
  g_clear_object (&self->visit);
  g_clear_object (&self->station);

  G_OBJECT_CLASS (kiosk_window_parent_class)->dispose (object);
}

static gboolean
kiosk_window_close_request (GtkWindow *window)
{
  return TRUE;
}

static gboolean
kiosk_window_enable_debugging (GtkWindow *window, gboolean toggle)
{
  return FALSE;
}

static void
kiosk_window_class_init (KioskWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  g_type_ensure (KIOSK_TYPE_GLASS);
  g_type_ensure (KIOSK_TYPE_IDLE_WARNING);

  object_class->set_property = kiosk_window_set_property;
  object_class->constructed = kiosk_window_constructed;
  object_class->dispose = kiosk_window_dispose;
  window_class->close_request = kiosk_window_close_request;
  window_class->enable_debugging = kiosk_window_enable_debugging;

  properties[PROP_STATION] =
    g_param_spec_object ("station", NULL, NULL, KIOSK_TYPE_STATION,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, PROP_COUNT, properties);
  signals[OVER] = g_signal_new ("over", KIOSK_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "page.advance", NULL, activate_advance);
  gtk_widget_class_install_action (widget_class, "page.back", NULL, activate_back);
  gtk_widget_class_install_action (widget_class, "visit.begin", "s", activate_begin);
  gtk_widget_class_install_action (widget_class, "visit.change-language", NULL,
                                   activate_change_language);
  gtk_widget_class_install_action (widget_class, "visit.ease", NULL, activate_ease);
  gtk_widget_class_install_action (widget_class, "visit.end", NULL, activate_end);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kushk/ui/kiosk-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskWindow, overlay);
  gtk_widget_class_bind_template_child (widget_class, KioskWindow, idle_warning);
  gtk_widget_class_bind_template_callback (widget_class, on_idle_stay);
  gtk_widget_class_bind_template_callback (widget_class, on_idle_leave);
}

static void
kiosk_window_init (KioskWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *scans = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->scanner = kiosk_scanner_new ();
  self->ease = kiosk_ease_new (gtk_widget_get_parent (self->overlay));

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_event_controller_set_propagation_phase (scans, GTK_PHASE_CAPTURE);
  g_signal_connect_object (scans, "key-pressed", G_CALLBACK (on_key_arrived), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), scans);
  kiosk_input_guard_install (GTK_WIDGET (self));
  self->corner_hold = kiosk_corner_hold_new (self->overlay);
  g_signal_connect_object (self->corner_hold, "held", G_CALLBACK (kiosk_window_let_staff_in), self,
                           G_CONNECT_SWAPPED);
}

KioskWindow *
kiosk_window_new (KioskStation *station)
{
  g_return_val_if_fail (KIOSK_IS_STATION (station), NULL);

  return g_object_new (KIOSK_TYPE_WINDOW, "station", station, NULL);
}

KioskPage *
kiosk_window_get_page (KioskWindow *self)
{
  g_return_val_if_fail (KIOSK_IS_WINDOW (self), NULL);

  return self->page;
}

KioskStep
kiosk_window_get_step (KioskWindow *self)
{
  g_return_val_if_fail (KIOSK_IS_WINDOW (self), KIOSK_STEP_NONE);

  return self->step;
}

KioskVisit *
kiosk_window_get_visit (KioskWindow *self)
{
  g_return_val_if_fail (KIOSK_IS_WINDOW (self), NULL);

  return self->visit;
}

KioskIdle *
kiosk_window_get_idle (KioskWindow *self)
{
  g_return_val_if_fail (KIOSK_IS_WINDOW (self), NULL);

  return self->idle;
}

void
kiosk_window_let_staff_in (KioskWindow *self)
{
  g_return_if_fail (KIOSK_IS_WINDOW (self));

  if (self->is_over || kiosk_journey_is_staff (self->step) ||
      !kiosk_journey_allows (self->step, KIOSK_STEP_STAFF_NUMBER))
    return;
  g_signal_handlers_disconnect_by_data (self->visit, self);
  kiosk_ease_reset (self->ease);
  begin_visit (self, kiosk_visit_get_language (self->visit));
  move (self, KIOSK_STEP_STAFF_NUMBER);
}

void
kiosk_window_step_aside (KioskWindow *self)
{
  g_return_if_fail (KIOSK_IS_WINDOW (self));

  if (self->step == KIOSK_STEP_ATTRACT)
    finish_visit (self);
}
