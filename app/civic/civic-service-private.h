/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-service.h"

G_BEGIN_DECLS

/* What the services of one catalogue share. */
typedef struct {
  const char *const *languages;
  GHashTable *lists;  /* name → GListModel of CivicChoice */
  GHashTable *themes; /* a set of ids */
} CivicServiceScope;

CivicService *civic_service_load (const char *path, const CivicServiceScope *scope, GError **error);

/* (nullable) the page that asks for the field. */
CivicPage *civic_service_find_page (CivicService *self, const char *field_id);

G_END_DECLS
