/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <json-glib/json-glib.h>

#include "civic-answers.h"
#include "civic-catalogue.h"
#include "civic-centre.h"

#include "script-words.h"

G_BEGIN_DECLS

/* One citizen who uses one service, from the first touch to "thank you". */
typedef struct {
  Script *script;
  CivicCentre *centre;
  CivicCatalogue *catalogue;
  CivicService *service;
  JsonObject *sample;    /* {"identity", "answers", "records"?, "then"?} */
  CivicAnswers *answers; /* as far as she has come */
} ScriptVisit;

void script_visit_write (ScriptVisit *self);

/* Whether the sample says who she is. */
gboolean script_visit_gives_her_name (const ScriptVisit *self);

/* The form's pages, each from its title to "next". */
void script_form_write (ScriptVisit *self);

G_END_DECLS
