/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-claim.h"
#include "random-answers.h"
#include "support-folder.h"

/* Citizens at a glass without a screen: they go through a service's pages in order, give random
 * answers, and the sandbox's registers are asked as the screens ask them. A citizen who cannot go
 * on and is not told why ends the test. */

typedef struct {
  CentralOffice office; /* as much of it as answers look-ups */
  SupportFolder *folder;
  JsonNode *registers; /* the sandbox's file, for numbers that are in it */
} RandomBench;

void random_bench_open (RandomBench *self);
void random_bench_close (RandomBench *self);

/* One citizen at the glass. */
typedef struct {
  RandomBench *bench;
  CivicService *service;
  CivicAnswers *answers; /* owned */
  JsonObject *sample;    /* by page, by field */
} RandomVisit;

/* What tests/data/answers holds for the service; it belongs to the root. */
JsonObject *random_visit_load_sample (CivicService *service, JsonNode **ret_root);

/* Anew, with nothing answered. */
void random_visit_begin (RandomVisit *visit,
                         RandomBench *bench,
                         CivicService *service,
                         JsonObject *sample);

/* To the end, with good answers, beginning again where the service says that it ends here. */
void random_visit_walk (RandomVisit *visit,
                        RandomBench *bench,
                        CivicService *service,
                        JsonObject *sample);

/* All fields, good and hostile answers mixed. */
void random_visit_answer_anyhow (RandomVisit *visit);

/* Those of a filing, given by hand; what is filled in and was not wanted is cleared by hand. */
void random_visit_replay (RandomVisit *visit, JsonNode *filing);

/* What the central makes of it. */
CentralClaim *random_visit_claim (RandomVisit *visit, JsonNode *filing);

/* " page.field: code;" for each. Caller frees. */
char *random_visit_tell (GPtrArray *problems);
