/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-desk.h"
#include "central-page.h"

G_BEGIN_DECLS

/* The frame of every page for operators: who is here, where else to go, and the same strictness as
 * the public pages have: no script at all, one stylesheet of our own, nothing inline, forms to
 * ourselves only. Text goes in by central_page_append, and so is escaped. */
typedef enum {
  CENTRAL_OPERATOR_TAB_NONE,
  CENTRAL_OPERATOR_TAB_KIOSKS,
  CENTRAL_OPERATOR_TAB_FIGURES,
  CENTRAL_OPERATOR_TAB_SETTLEMENTS,
} CentralOperatorTab;

typedef struct {
  const char *title;
  CentralOperatorTab tab;
  guint refresh_s; /* 0: the page stays as it is */
} CentralOperatorPage;

typedef enum {
  CENTRAL_OPERATOR_FAULT_NOT_FOUND,
  CENTRAL_OPERATOR_FAULT_NOT_ALLOWED,
  CENTRAL_OPERATOR_FAULT_MALFORMED,
  CENTRAL_OPERATOR_FAULT_UNAVAILABLE,
} CentralOperatorFault;

GString *central_operator_page_begin (const CentralDesk *desk, const CentralOperatorPage *page);
CentralResponse *
central_operator_page_respond (const CentralDesk *desk, GString *html, guint status);
CentralResponse *central_operator_page_fault (const CentralDesk *desk, CentralOperatorFault fault);

/* "<form …>" with the session's token in it; the caller closes it. */
void central_operator_page_begin_form (const CentralDesk *desk, GString *html, const char *path);

/* <h1> with its lead (nullable). */
void central_operator_page_append_title (GString *html, const char *title, const char *lead);

/* A sentence of colour and mark: tone "good", "due", "bad". */
void central_operator_page_append_notice (GString *html, const char *tone, const char *sentence);

/* An <option>, chosen when both are the same. */
void central_operator_page_append_option (GString *html,
                                          const char *value,
                                          const char *chosen,
                                          const char *label);

G_END_DECLS
