/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-exchange.h"
#include "central-words.h"

G_BEGIN_DECLS

/* The frame of every page that the public sees: head, bar with the other languages, foot, and the
 * headers it is sent with. Whatever is not a literal of the source goes through
 * central_page_append, and so is escaped. A page loads nothing, tells no other site where it was
 * read, is kept nowhere, and runs no script but the one that is named here. */
#define CENTRAL_PAGE_TYPE "text/html; charset=utf-8"

typedef struct {
  const CentralWords *words;
  const char *title;
  const char *subtitle;     /* under the authority's name, where no place is known */
  const char *tone;         /* "good", "due", "wait", "bad" */
  const char *municipality; /* (nullable) */
  const char *place;        /* (nullable) */
  const char *telephone;    /* (nullable) */
  const char *script;       /* (nullable) name of a resource */
  gboolean has_forms;
  gboolean asks_place; /* may the script ask the phone where it is? */
} CentralPage;

typedef enum {
  CENTRAL_ICON_CHECK,
  CENTRAL_ICON_COIN,
  CENTRAL_ICON_CLOCK,
  CENTRAL_ICON_RETURN,
  CENTRAL_ICON_CROSS,
  CENTRAL_ICON_SEARCH,
  CENTRAL_ICON_HOME,
  CENTRAL_ICON_CAMERA,
  CENTRAL_ICON_PAPER,
  CENTRAL_ICON_PIN,
  CENTRAL_ICON_CALENDAR,
} CentralIcon;

GString *central_page_begin (const CentralPage *self);

/* Draws the foot, takes the text over and wraps it up. */
CentralResponse *central_page_respond (const CentralPage *self, GString *html, guint status);

void central_page_append (GString *html, const char *format, ...) G_GNUC_PRINTF (2, 3);
void central_page_append_icon (GString *html, CentralIcon icon);

/* The big mark with its sentence that most pages begin with. lead: (nullable) */
void central_page_append_state (
  GString *html, CentralIcon icon, const char *word, const char *title, const char *lead);

/* The value of Content-Security-Policy that lets in the page's own style and script and nothing
 * else. Caller frees. */
char *central_page_make_policy (const CentralPage *self);

G_END_DECLS
