/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-retention.h"

#include <sodium.h>

#include "central-audit.h"
#include "central-clock.h"
#include "central-error.h"
#include "central-json.h"
#include "central-store-kiosk-audit.h"
#include "central-store-retention.h"

#define DIGEST_BYTES 32
/* Others wait for the store meanwhile. */
#define FILINGS_PER_STEP 500

/* In these nobody works on a filing any more. */
static const char *const ended_states[] = {
  "issued", "resolved", "rejected", "cancelled", "awaiting-payment",
};

struct _CentralRetention {
  GHashTable *days;       /* state → days */
  GHashTable *services;   /* id → such a table */
  guint kiosk_audit_days; /* 0: for ever */
};

static gboolean
refuse (GError **error, const char *json_path, const char *reason)
{
  g_set_error (error, CENTRAL_ERROR, CENTRAL_ERROR_CONFIGURATION, "%s: %s", json_path, reason);
  return FALSE;
}

static const char *
find_ended_state (const char *name)
{
  for (guint index = 0; index < G_N_ELEMENTS (ended_states); index++)
    if (g_str_equal (ended_states[index], name))
      return ended_states[index];
  return NULL;
}

static gboolean
read_days (GHashTable *table, JsonObject *object, const char *json_path, GError **error)
{
  g_autoptr (GList) names = object ? json_object_get_members (object) : NULL;

  if (object == NULL)
    return refuse (error, json_path, "is no object of days by state");
  for (GList *link = names; link; link = link->next) {
    g_autofree char *place = g_strconcat (json_path, ".", link->data, NULL);
    gint64 days = central_json_get_integer (object, link->data);
    const char *state = find_ended_state (link->data);

    if (state == NULL)
      return refuse (error, place, "is no state in which a filing is over");
    if (days < 1 || days > CENTRAL_RETENTION_MAXIMUM_DAYS)
      return refuse (error, place, "is not 1 to 36500 days");
    g_hash_table_insert (table, (gpointer) state, GUINT_TO_POINTER ((guint) days));
  }
  return TRUE;
}

static gboolean
read_services (CentralRetention *self, JsonObject *services, GError **error)
{
  g_autoptr (GList) ids = services ? json_object_get_members (services) : NULL;

  if (services == NULL)
    return refuse (error, "$.services", "missing");
  for (GList *link = ids; link; link = link->next) {
    g_autofree char *place = g_strconcat ("$.services.", link->data, NULL);
    GHashTable *days = g_hash_table_new (g_str_hash, g_str_equal);

    g_hash_table_insert (self->services, g_strdup (link->data), days);
    if (!read_days (days, central_json_get_object (services, link->data), place, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_kiosk_audit (CentralRetention *self, JsonObject *root, GError **error)
{
  gint64 days = central_json_get_integer (root, "kiosk_audit_days");

  if (!json_object_has_member (root, "kiosk_audit_days"))
    return TRUE;
  if (days < 1 || days > CENTRAL_RETENTION_MAXIMUM_DAYS)
    return refuse (error, "$.kiosk_audit_days", "is not 1 to 36500 days");
  self->kiosk_audit_days = (guint) days;
  return TRUE;
}

static gboolean
read_root (CentralRetention *self, JsonObject *root, GError **error)
{
  return (central_json_get_integer (root, "format") == 1 ||
          refuse (error, "$.format", "is not 1")) &&
         read_days (self->days, central_json_get_object (root, "days"), "$.days", error) &&
         read_services (self, central_json_get_object (root, "services"), error) &&
         read_kiosk_audit (self, root, error);
}

CentralRetention *
central_retention_load (const char *path, GError **error)
{
  g_autoptr (CentralRetention) self = g_new0 (CentralRetention, 1);
  g_autoptr (JsonNode) node = central_json_load (path, error);

  self->days = g_hash_table_new (g_str_hash, g_str_equal);
  self->services =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  if (node == NULL)
    return NULL;
  if (read_root (self, json_node_get_object (node), error))
    return g_steal_pointer (&self);
  g_prefix_error (error, "%s: ", path);
  return NULL;
}

void
central_retention_free (CentralRetention *self)
{
  g_clear_pointer (&self->days, g_hash_table_unref);
  g_clear_pointer (&self->services, g_hash_table_unref);
  g_free (self);
}

/* 0: for ever. */
static guint
find_days (CentralRetention *self, const char *service, const char *state)
{
  GHashTable *own = g_hash_table_lookup (self->services, service);
  guint days = own ? GPOINTER_TO_UINT (g_hash_table_lookup (own, state)) : 0;

  return days > 0 ? days : GPOINTER_TO_UINT (g_hash_table_lookup (self->days, state));
}

static char *
find_until (guint days)
{
  return central_clock_in (-(GTimeSpan) days * G_TIME_SPAN_DAY);
}

/* The fewest days that any service keeps filings in this state, 0: all do so for ever. */
static guint
find_fewest_days (CentralRetention *self, const char *state)
{
  guint fewest = GPOINTER_TO_UINT (g_hash_table_lookup (self->days, state));
  GHashTableIter iter;
  gpointer own = NULL;

  g_hash_table_iter_init (&iter, self->services);
  while (g_hash_table_iter_next (&iter, NULL, &own)) {
    guint days = GPOINTER_TO_UINT (g_hash_table_lookup (own, state));

    if (days > 0 && (fewest == 0 || days < fewest))
      fewest = days;
  }
  return fewest;
}

static gboolean
collect_of (CentralRetention *self,
            CentralStore *store,
            const char *service,
            const char *state,
            GPtrArray *codes,
            GError **error)
{
  guint days = find_days (self, service, state);
  g_autofree char *until = find_until (days);

  return days == 0 || codes->len == FILINGS_PER_STEP ||
         central_store_list_overdue (store, service, state, until, FILINGS_PER_STEP - codes->len,
                                     codes, error);
}

static gboolean
collect_in (
  CentralRetention *self, CentralStore *store, const char *state, GPtrArray *codes, GError **error)
{
  guint days = find_fewest_days (self, state);
  g_autofree char *until = find_until (days);
  g_autoptr (GPtrArray) services =
    days > 0 ? central_store_list_overdue_services (store, state, until, error) : NULL;

  for (guint index = 0; services && index < services->len; index++)
    if (!collect_of (self, store, services->pdata[index], state, codes, error))
      return FALSE;
  return days == 0 || services != NULL;
}

static GPtrArray *
collect (CentralRetention *self, CentralStore *store, GError **error)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);

  for (guint index = 0; index < G_N_ELEMENTS (ended_states); index++)
    if (!collect_in (self, store, ended_states[index], codes, error))
      return NULL;
  return g_steal_pointer (&codes);
}

static int
compare_codes (gconstpointer one, gconstpointer other)
{
  return g_strcmp0 (*(const char *const *) one, *(const char *const *) other);
}

static char *
digest_codes (GPtrArray *codes)
{
  crypto_generichash_state state;
  guint8 digest[DIGEST_BYTES];
  char text[DIGEST_BYTES * 2 + 1];

  g_ptr_array_sort (codes, compare_codes);
  crypto_generichash_init (&state, NULL, 0, sizeof digest);
  for (guint index = 0; index < codes->len; index++) {
    g_autofree char *line = g_strconcat (codes->pdata[index], "\n", NULL);

    crypto_generichash_update (&state, (const guint8 *) line, strlen (line));
  }
  crypto_generichash_final (&state, digest, sizeof digest);
  return g_strdup (sodium_bin2hex (text, sizeof text, digest, sizeof digest));
}

static gboolean
destroy (CentralStore *store, GPtrArray *codes, GError **error)
{
  g_autofree char *now = central_clock_now ();
  g_autofree char *digest = digest_codes (codes);

  for (guint index = 0; index < codes->len; index++)
    if (!central_store_destroy_personal_data (store, codes->pdata[index], now, error))
      return FALSE;
  return central_audit_add_proof (store, "central", CENTRAL_AUDIT_PERSONAL_DATA_DESTROYED,
                                  "filings", codes->len, digest, error);
}

static gboolean
step (CentralRetention *self, CentralStore *store, guint *ret_count, GError **error)
{
  g_autoptr (CentralTransaction) transaction = central_store_begin (store, "retention", error);
  g_autoptr (GPtrArray) codes = transaction ? collect (self, store, error) : NULL;

  if (codes == NULL || !destroy (store, codes, error) ||
      !central_transaction_commit (transaction, error))
    return FALSE;
  *ret_count = codes->len;
  return TRUE;
}

static gboolean
forget_kiosk_audit (CentralRetention *self, CentralStore *store, GError **error)
{
  g_autofree char *until = find_until (self->kiosk_audit_days);

  return self->kiosk_audit_days == 0 || central_store_forget_kiosk_audit (store, until, error);
}

gboolean
central_retention_run (CentralRetention *self,
                       CentralStore *store,
                       guint *ret_count,
                       GError **error)
{
  guint total = 0;
  guint count = 0;

  do {
    if (!step (self, store, &count, error))
      return FALSE;
    total += count;
  } while (count == FILINGS_PER_STEP);
  if (ret_count)
    *ret_count = total;
  return forget_kiosk_audit (self, store, error) && central_store_scrub (store, error);
}
