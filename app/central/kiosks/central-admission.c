/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-admission.h"

#include "central-error.h"

#define MAXIMUM_KEYS 50000

struct _CentralAdmission {
  CentralStore *store;
  GHashTable *verdicts; /* "kiosk serial" → CentralAdmissionVerdict, of this span */
  gint64 ends_at_ms;
};

CentralAdmission *
central_admission_new (CentralStore *store)
{
  CentralAdmission *self = g_new0 (CentralAdmission, 1);

  self->store = store;
  self->verdicts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
central_admission_free (CentralAdmission *self)
{
  g_hash_table_unref (self->verdicts);
  g_free (self);
}

void
central_admission_forget (CentralAdmission *self)
{
  g_hash_table_remove_all (self->verdicts);
}

static gboolean
judge (CentralAdmission *self,
       const char *kiosk,
       const char *serial,
       CentralAdmissionVerdict *ret_verdict,
       GError **error)
{
  g_autofree char *key = g_strjoin (" ", kiosk, serial, NULL);
  gpointer known = NULL;

  if (g_hash_table_lookup_extended (self->verdicts, key, NULL, &known)) {
    *ret_verdict = (CentralAdmissionVerdict) GPOINTER_TO_UINT (known);
    return TRUE;
  }
  if (!central_store_judge_kiosk (self->store, kiosk, serial, ret_verdict, error))
    return FALSE;
  if (g_hash_table_size (self->verdicts) < MAXIMUM_KEYS)
    g_hash_table_insert (self->verdicts, g_steal_pointer (&key), GUINT_TO_POINTER (*ret_verdict));
  return TRUE;
}

static gboolean
decide (CentralAdmissionVerdict verdict, GError **error)
{
  switch (verdict) {
  case CENTRAL_ADMISSION_REVOKED:
    g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_REVOKED, "this kiosk was revoked");
    return FALSE;
  case CENTRAL_ADMISSION_REPLACED:
    g_set_error_literal (error, CENTRAL_ERROR, CENTRAL_ERROR_REPLACED,
                         "this kiosk was enrolled anew since its certificate was made");
    return FALSE;
  case CENTRAL_ADMISSION_UNKNOWN:
  case CENTRAL_ADMISSION_GOOD:
    return TRUE;
  default:
    g_return_val_if_reached (FALSE);
  }
}

gboolean
central_admission_check (
  CentralAdmission *self, const char *kiosk, const char *serial, gint64 now_ms, GError **error)
{
  CentralAdmissionVerdict verdict = CENTRAL_ADMISSION_UNKNOWN;

  if (now_ms >= self->ends_at_ms) {
    central_admission_forget (self);
    self->ends_at_ms = now_ms + CENTRAL_ADMISSION_SPAN_MS;
  }
  return judge (self, kiosk, serial, &verdict, error) && decide (verdict, error);
}
