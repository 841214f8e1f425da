/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "civic-reader-private.h"
#include "civic-service.h"

G_BEGIN_DECLS

/* What the services of one catalogue share. */
typedef struct {
  const char *const *languages;
  const char *const *icons; /* (nullable) */
  GHashTable *lists;        /* name → GListModel of CivicChoice */
  GHashTable *themes;       /* a set of ids */
} CivicServiceScope;

struct _CivicService {
  GObject parent_instance;

  char *id;
  guint version;
  char *theme;
  char *icon;
  CivicJourney journey;
  CivicIdentity identity;
  CivicReceiptKind receipt;
  CivicText *name;
  CivicText *summary;
  GHashTable *synonyms; /* language → GStrv */
  CivicText *duration;
  CivicText *duration_note;
  CivicText *fee;
  CivicText *fee_note;
  CivicText *consent;
  guint consent_version;
  CivicText *result_title;
  CivicText *result_empty;
  guint minutes;
  GListModel *consents;
  GListModel *lookups;
  GListModel *preparations;
  GListModel *next_steps;
  GListModel *pages;
};

/* The service of a file, with all that is wrong with it added to complaints, of char *. NULL where
 * anything is. */
CivicService *
civic_service_load (const char *path, const CivicServiceScope *scope, GPtrArray *complaints);

G_END_DECLS
