/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

#include "civic-field.h"

#include "kiosk-journey.h"
#include "kiosk-keys.h"
#include "kiosk-visit.h"

G_BEGIN_DECLS

/* One screen between bar and footer. A page says what the window should show around it (its
 * properties) and where it would go next ("go"); it touches neither the buttons nor its neighbours,
 * and only the window moves. It is built for one showing in one language and then thrown away: what
 * must outlive it belongs to the visit.
 *
 * Properties: "visit" (construct only) · "section" and "position" for the progress line · "chrome"
 * (what stands around the page) · "primary-label", "primary-icon", "secondary-label",
 * "can-advance", "can-go-back" for the footer · "keyboard", a CivicKeyboard. */
#define KIOSK_TYPE_PAGE (kiosk_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (KioskPage, kiosk_page, KIOSK, PAGE, GtkWidget)

struct _KioskPageClass {
  GtkWidgetClass parent_class;

  void (*shown) (KioskPage *self); /* stands in the window; the place to ask and to start timers */
  void (*advance) (KioskPage *self); /* the footer's primary button */
  void (*back) (KioskPage *self);    /* the secondary one; by default, the journey's way back */
  void (*insert) (KioskPage *self, const char *text); /* a key of either keyboard */
  void (*backspace) (KioskPage *self);
  void (*scanned) (KioskPage *self, const char *text); /* NULL: it could not be read */
};

typedef enum {
  KIOSK_CHROME_FULL, /* bar and footer */
  KIOSK_CHROME_BAR,  /* no footer: the page's own targets are the way on */
  KIOSK_CHROME_NONE, /* the page has the whole glass */
} KioskChrome;

KioskVisit *kiosk_page_get_visit (KioskPage *self);
KioskStation *kiosk_page_get_station (KioskPage *self);
const char *kiosk_page_get_language (KioskPage *self);

/* Cancelled when the page goes. */
GCancellable *kiosk_page_get_cancellable (KioskPage *self);

KioskChrome kiosk_page_get_chrome (KioskPage *self);
void kiosk_page_set_chrome (KioskPage *self, KioskChrome chrome);
void kiosk_page_set_section (KioskPage *self, const char *section); /* NULL: no progress line */
/* After the section; with a single step there is no progress to show. */
void kiosk_page_set_position (KioskPage *self, guint position, guint count);
void kiosk_page_set_primary (KioskPage *self, const char *label, const char *icon);
void kiosk_page_set_secondary (KioskPage *self, const char *label, const char *icon);
void kiosk_page_set_can_advance (KioskPage *self, gboolean can_advance);
void kiosk_page_set_can_go_back (KioskPage *self, gboolean can_go_back);
CivicKeyboard kiosk_page_get_keyboard (KioskPage *self);
void kiosk_page_set_keyboard (KioskPage *self, CivicKeyboard keyboard);
/* The keyboard and what it has beyond letters and digits. */
KioskKeys kiosk_page_get_keys (KioskPage *self);
void kiosk_page_set_keys (KioskPage *self, KioskKeys keys);

/* Whether a real keyboard's keys have a place here though the kiosk's own is not shown; FALSE at
 * first. Its Enter advances. */
void kiosk_page_set_wants_keys (KioskPage *self, gboolean wants_keys);

/* Whether what a scanner reads has a place here; FALSE at first. */
gboolean kiosk_page_get_wants_scan (KioskPage *self);
void kiosk_page_set_wants_scan (KioskPage *self, gboolean wants_scan);

/* Whether a staff badge has one; FALSE at first. Elsewhere it is not even delivered. */
gboolean kiosk_page_get_wants_badge (KioskPage *self);
void kiosk_page_set_wants_badge (KioskPage *self, gboolean wants_badge);

/* FALSE on the page whose own targets are the languages: the bar offers them no second time. */
gboolean kiosk_page_get_offers_language (KioskPage *self);
void kiosk_page_set_offers_language (KioskPage *self, gboolean offers_language);

/* Asks the window to move. */
void kiosk_page_go (KioskPage *self, KioskStep step);
/* The same by way of the problem page, from which `retry` is tried again. */
void kiosk_page_fail (KioskPage *self, const GError *error, KioskStep retry);

/* What the window calls. */
void kiosk_page_shown (KioskPage *self);
void kiosk_page_advance (KioskPage *self);
void kiosk_page_back (KioskPage *self);
void kiosk_page_insert (KioskPage *self, const char *text);
void kiosk_page_backspace (KioskPage *self);
void kiosk_page_scanned (KioskPage *self, const char *text);

G_END_DECLS
