/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-identity.h"
#include "central-store.h"

G_BEGIN_DECLS

/* Stands in for the national identity app on machines that have none: it approves by itself. Every
 * person is the same invented one. Persons whose number ends in 0016 refuse, those whose number
 * ends in 0024 never answer (valid ones are 1000000016 and 1000000024). Three attempts that were
 * not completed within the cool-down time close a person's number until the oldest of them is that
 * old. */
#define CENTRAL_TYPE_SANDBOX_IDENTITY (central_sandbox_identity_get_type ())
G_DECLARE_FINAL_TYPE (
  CentralSandboxIdentity, central_sandbox_identity, CENTRAL, SANDBOX_IDENTITY, GObject)

typedef struct {
  guint approves_after_ms; /* 0: completed as soon as it is started */
  guint expires_after_s;
  guint cool_down_s;
} CentralSandboxTimes;

/* The store must outlive it. */
CentralIdentity *central_sandbox_identity_new (CentralStore *store,
                                               const CentralSandboxTimes *times);

G_END_DECLS
