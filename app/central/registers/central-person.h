/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-office.h"

G_BEGIN_DECLS

/* What the register of persons tells about somebody whose number we have: where a message reaches
 * her, and how she may be addressed on a screen in a public room. Nothing of it is kept. */
typedef struct {
  char *mobile;                               /* (nullable) as civic_saudi_parse_mobile gives it */
  char *masked_names[CENTRAL_LANGUAGE_COUNT]; /* in the order of central_languages; NULL: no name */
} CentralPerson;

/* TRUE with *ret_person NULL: the register does not know her. UNAVAILABLE: it cannot be asked. */
gboolean central_person_find (CentralOffice *office,
                              const char *person_id,
                              CentralPerson **ret_person,
                              GError **error);
void central_person_free (CentralPerson *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralPerson, central_person_free)

G_END_DECLS
