/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-store.h"
#include "support-visit.h"

G_BEGIN_DECLS

/* Filings to a central of the small catalogue (tests/data/central/catalogue), and what its store
 * makes of them. Any failure ends the test. */

typedef struct {
  const char *service;
  const char *answers;
  const char *person;  /* (nullable) identified first */
  const char *more;    /* (nullable) further members, beginning with a comma */
  const char *made_at; /* (nullable) now */
} SmallForm;

/* Formats of answers: whether the stall is decided at once ("yes", "no"), the lamp's district. */
#define SMALL_FORM_STALL                                                                           \
  "{\"who\":{\"unified_number\":\"7001234567\",\"licence_number\":\"460100000011\"},"              \
  "\"stall\":{\"area_m2\":\"48\",\"days\":\"2\",\"metre_days\":\"96\",\"instant\":\"%s\"}}"
#define SMALL_FORM_LAMP "{\"what\":{\"category\":\"lighting\",\"district\":\"%s\"}}"

/* A stall decided at once, with one thing put otherwise. */
char *small_form_change_stall (const char *from, const char *to);

/* session is nullable: one of its own. */
SupportReply *small_form_send (SupportCentral *central,
                               CivicSession *session,
                               const SmallForm *form,
                               const char *code);

/* Wants it taken; the opened answer. */
JsonNode *small_form_file_as (SupportCentral *central,
                              CivicSession *session,
                              const SmallForm *form,
                              const char *code);

/* Wants it taken and in this state; its code. */
char *small_form_file (SupportCentral *central, const SmallForm *form, const char *state);

void small_form_assert_refused (SupportCentral *central,
                                const SmallForm *form,
                                guint status,
                                const char *words);

CentralFiling *small_form_find (SupportCentral *central, const char *code);

/* As the staff would. */
void small_form_set_state (SupportCentral *central, const char *code, const char *state);

G_END_DECLS
