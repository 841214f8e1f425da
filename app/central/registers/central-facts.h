/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-service.h"

G_BEGIN_DECLS

/* A CivicLogicKnows for rules over civic_answers_to_data; service is a CivicService. It knows the
 * service's fields, the fields of their rows, members of its look-ups' records (any: what a record
 * holds is for its register to say), and today. */
gboolean central_facts_know (const char *name, gpointer service);

G_END_DECLS
