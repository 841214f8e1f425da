/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-readiness.h"

#include "civic-json.h"
#include "civic-shape-private.h"
#include "civic-members-private.h"

#define NAME "readiness report"

static const char *const parts[] = {
  [CIVIC_CHECK_TOUCH] = "touch",
  [CIVIC_CHECK_KEYBOARD] = "keyboard",
  [CIVIC_CHECK_SCANNER] = "scanner",
  [CIVIC_CHECK_RECEIPT_PRINTER] = "receipt-printer",
  [CIVIC_CHECK_SHEET_PRINTER] = "sheet-printer",
  [CIVIC_CHECK_NETWORK] = "network",
  [CIVIC_CHECK_CLOCK] = "clock",
  [CIVIC_CHECK_DISK] = "disk",
  [CIVIC_CHECK_CERTIFICATES] = "certificates",
  [CIVIC_CHECK_CATALOGUE] = "catalogue",
  [CIVIC_CHECK_CONFIGURATION] = "configuration",
  [CIVIC_CHECK_AUDIT] = "audit",
  NULL,
};

static const char *const results[] = {
  [CIVIC_CHECK_UNTESTED] = "untested", [CIVIC_CHECK_PASSED] = "passed",
  [CIVIC_CHECK_FAILED] = "failed",     [CIVIC_CHECK_SKIPPED] = "skipped",
  [CIVIC_CHECK_ABSENT] = "absent",     NULL,
};

static const char *const reasons[] = {
  [CIVIC_CHECK_REASON_NONE] = "",
  [CIVIC_CHECK_REASON_PAPER_LOW] = "paper-low",
  [CIVIC_CHECK_REASON_PAPER_COUNTED] = "paper-counted",
  [CIVIC_CHECK_REASON_PAPER_OUT] = "paper-out",
  [CIVIC_CHECK_REASON_TRAY] = "tray",
  [CIVIC_CHECK_REASON_JAM] = "jam",
  [CIVIC_CHECK_REASON_COVER] = "cover",
  [CIVIC_CHECK_REASON_OUTPUT_FULL] = "output-full",
  [CIVIC_CHECK_REASON_INK_LOW] = "ink-low",
  [CIVIC_CHECK_REASON_INK_OUT] = "ink-out",
  [CIVIC_CHECK_REASON_WASTE] = "waste",
  [CIVIC_CHECK_REASON_HOT] = "hot",
  [CIVIC_CHECK_REASON_WORN] = "worn",
  [CIVIC_CHECK_REASON_PAUSED] = "paused",
  [CIVIC_CHECK_REASON_OFF] = "off",
  [CIVIC_CHECK_REASON_SILENT] = "silent",
  [CIVIC_CHECK_REASON_SCHEDULER] = "scheduler",
  [CIVIC_CHECK_REASON_OTHER] = "other",
  [CIVIC_CHECK_REASON_BY_HAND] = "by-hand",
  [CIVIC_CHECK_REASON_UNREACHABLE] = "unreachable",
  [CIVIC_CHECK_REASON_REVOKED] = "revoked",
  [CIVIC_CHECK_REASON_AHEAD] = "ahead",
  [CIVIC_CHECK_REASON_BEHIND] = "behind",
  [CIVIC_CHECK_REASON_BEFORE_BUILD] = "before-build",
  [CIVIC_CHECK_REASON_FULL] = "full",
  [CIVIC_CHECK_REASON_UNWRITABLE] = "unwritable",
  [CIVIC_CHECK_REASON_MISREAD] = "misread",
  [CIVIC_CHECK_REASON_MISSING] = "missing",
  [CIVIC_CHECK_REASON_BROKEN] = "broken",
  [CIVIC_CHECK_REASON_MISMATCHED] = "mismatched",
  [CIVIC_CHECK_REASON_EXPIRED] = "expired",
  [CIVIC_CHECK_REASON_NOT_YET] = "not-yet",
  [CIVIC_CHECK_REASON_SOON] = "soon",
  NULL,
};

static const char *const verdicts[] = { "failed", "passed", NULL };

/* What hands try, and what nobody is served without. */
static const struct {
  gboolean needs_hands;
  gboolean is_required;
} natures[CIVIC_CHECK_PARTS] = {
  [CIVIC_CHECK_TOUCH] = { TRUE, TRUE },          [CIVIC_CHECK_KEYBOARD] = { TRUE, FALSE },
  [CIVIC_CHECK_SCANNER] = { TRUE, FALSE },       [CIVIC_CHECK_RECEIPT_PRINTER] = { TRUE, FALSE },
  [CIVIC_CHECK_SHEET_PRINTER] = { TRUE, FALSE }, [CIVIC_CHECK_NETWORK] = { FALSE, FALSE },
  [CIVIC_CHECK_CLOCK] = { FALSE, TRUE },         [CIVIC_CHECK_DISK] = { FALSE, TRUE },
  [CIVIC_CHECK_CERTIFICATES] = { FALSE, TRUE },  [CIVIC_CHECK_CATALOGUE] = { FALSE, TRUE },
  [CIVIC_CHECK_CONFIGURATION] = { FALSE, TRUE }, [CIVIC_CHECK_AUDIT] = { FALSE, TRUE },
};

const char *
civic_check_part_to_string (CivicCheckPart part)
{
  g_return_val_if_fail ((guint) part < CIVIC_CHECK_PARTS, NULL);

  return parts[part];
}

const char *
civic_check_result_to_string (CivicCheckResult result)
{
  g_return_val_if_fail ((guint) result < G_N_ELEMENTS (results) - 1, NULL);

  return results[result];
}

const char *
civic_check_reason_to_string (CivicCheckReason reason)
{
  g_return_val_if_fail ((guint) reason < CIVIC_CHECK_REASONS, NULL);

  return reasons[reason];
}

gboolean
civic_check_part_from_string (const char *word, CivicCheckPart *ret_part)
{
  guint index = 0;

  if (!civic_shape_find_word (parts, word, &index))
    return FALSE;
  *ret_part = (CivicCheckPart) index;
  return TRUE;
}

gboolean
civic_check_result_from_string (const char *word, CivicCheckResult *ret_result)
{
  guint index = 0;

  if (!civic_shape_find_word (results, word, &index))
    return FALSE;
  *ret_result = (CivicCheckResult) index;
  return TRUE;
}

gboolean
civic_check_reason_from_string (const char *word, CivicCheckReason *ret_reason)
{
  guint index = 0;

  if (!civic_shape_find_word (reasons, word, &index))
    return FALSE;
  *ret_reason = (CivicCheckReason) index;
  return TRUE;
}

gboolean
civic_check_part_needs_hands (CivicCheckPart part)
{
  g_return_val_if_fail ((guint) part < CIVIC_CHECK_PARTS, FALSE);

  return natures[part].needs_hands;
}

gboolean
civic_check_part_is_required (CivicCheckPart part)
{
  g_return_val_if_fail ((guint) part < CIVIC_CHECK_PARTS, FALSE);

  return natures[part].is_required;
}

CivicReadiness *
civic_readiness_new (void)
{
  return g_new0 (CivicReadiness, 1);
}

void
civic_readiness_free (CivicReadiness *self)
{
  if (self == NULL)
    return;

  g_free (self->kiosk);
  g_free (self->centre);
  g_free (self->at);
  g_free (self->version);
  g_free (self->boot);
  g_free (self->catalogue_hash);
  g_free (self->configuration_hash);
  g_free (self->audit_hash);
  g_free (self->account);
  for (guint part = 0; part < CIVIC_CHECK_PARTS; part++)
    g_free (self->parts[part].at);
  g_free (self);
}

void
civic_readiness_set_part (CivicReadiness *self,
                          CivicCheckPart part,
                          CivicCheckResult result,
                          CivicCheckReason reason,
                          const char *at)
{
  CivicCheck *check = NULL;

  g_return_if_fail (self != NULL && (guint) part < CIVIC_CHECK_PARTS);

  check = &self->parts[part];
  check->result = result;
  check->reason = reason;
  g_free (check->at);
  check->at = g_strdup (at);
}

gboolean
civic_readiness_is_passed (const CivicReadiness *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint part = 0; part < CIVIC_CHECK_PARTS; part++)
    if (natures[part].is_required && self->parts[part].result != CIVIC_CHECK_PASSED)
      return FALSE;
  return TRUE;
}

static void
add_parts (JsonBuilder *builder, const CivicReadiness *self)
{
  civic_members_begin_array (builder, "parts");
  for (guint part = 0; part < CIVIC_CHECK_PARTS; part++) {
    const CivicCheck *check = &self->parts[part];

    json_builder_begin_object (builder);
    civic_members_add_string (builder, "part", parts[part]);
    civic_members_add_string (builder, "result", civic_check_result_to_string (check->result));
    civic_members_add_string (builder, "reason", civic_check_reason_to_string (check->reason));
    civic_members_add_string (builder, "at", check->at);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_all (JsonBuilder *builder, const CivicReadiness *self)
{
  json_builder_begin_object (builder);
  civic_members_add_integer (builder, "format", 1);
  civic_members_add_string (builder, "kiosk", self->kiosk);
  civic_members_add_string (builder, "centre", self->centre);
  civic_members_add_string (builder, "at", self->at);
  civic_members_add_string (builder, "version", self->version);
  civic_members_add_string (builder, "boot", self->boot);
  civic_members_add_catalogue (builder, self->catalogue_version, self->catalogue_hash);
  civic_members_add_string (builder, "configuration_hash", self->configuration_hash);
  civic_members_add_audit (builder, self->audit_number, self->audit_hash);
  civic_members_add_string (builder, "account", self->account);
  civic_members_add_string (builder, "verdict", verdicts[civic_readiness_is_passed (self) ? 1 : 0]);
  add_parts (builder, self);
  json_builder_end_object (builder);
}

char *
civic_readiness_to_json (const CivicReadiness *self, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CivicReadiness) read_back = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  add_all (builder, self);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  bytes = g_bytes_new_static (text, strlen (text));
  read_back = civic_readiness_parse (bytes, error);
  return read_back ? g_steal_pointer (&text) : NULL;
}

typedef struct {
  CivicReadiness *readiness;
  guint next;
} Reading;

/* Where nothing was tried there is no moment, and elsewhere there is. */
static gboolean
has_its_moment (const CivicCheck *check)
{
  gboolean is_tried = check->result != CIVIC_CHECK_UNTESTED && check->result != CIVIC_CHECK_ABSENT;

  return is_tried == (check->at != NULL);
}

static gpointer
build_part (CivicReader *reader, gpointer user_data)
{
  Reading *reading = user_data;
  guint part = reading->next++;
  CivicCheck *check = &reading->readiness->parts[part];

  if (civic_reader_get_word (reader, "part", parts) != part)
    civic_reader_complain (reader, "part", "\"%s\" expected here", parts[part]);
  check->result = (CivicCheckResult) civic_reader_get_word (reader, "result", results);
  check->reason = (CivicCheckReason) civic_members_read_word (reader, "reason", reasons);
  check->at = civic_shape_read_nullable (reader, "at", civic_shape_is_time);
  if (!civic_reader_has_complaint (reader) && !has_its_moment (check))
    civic_reader_complain (reader, "at", "a moment for what was tried, and for nothing else");
  return check;
}

static void
read_parts (CivicReadiness *self, CivicReader *reader)
{
  Reading reading = { self, 0 };
  g_autoptr (GPtrArray) found =
    civic_reader_get_array (reader, "parts", CIVIC_CHECK_PARTS, CIVIC_CHECK_PARTS, build_part,
                            &reading, NULL /* they are the report's */);
  guint verdict = civic_reader_get_word (reader, "verdict", verdicts);

  if (!civic_reader_has_complaint (reader) && verdict != (civic_readiness_is_passed (self) ? 1 : 0))
    civic_reader_complain (reader, "verdict", "not that of the parts");
}

static CivicReadiness *
read_readiness (JsonNode *node, GError **error)
{
  g_autoptr (CivicReadiness) self = civic_readiness_new ();
  CivicReader *reader = civic_reader_new (NAME, CIVIC_ERROR_MALFORMED, node);

  civic_reader_get_integer (reader, "format", 1, 1);
  self->kiosk = civic_shape_read (reader, "kiosk", civic_shape_is_kiosk_id);
  self->centre = civic_shape_read (reader, "centre", civic_shape_is_name);
  self->at = civic_shape_read (reader, "at", civic_shape_is_time);
  self->version = civic_shape_read (reader, "version", civic_shape_is_version);
  self->boot = civic_shape_read (reader, "boot", civic_shape_is_boot);
  civic_members_read_catalogue (reader, &self->catalogue_version, &self->catalogue_hash);
  self->configuration_hash = civic_shape_read (reader, "configuration_hash", civic_shape_is_digest);
  civic_members_read_audit (reader, &self->audit_number, &self->audit_hash);
  self->account = civic_shape_read (reader, "account", civic_shape_is_account);
  read_parts (self, reader);
  return civic_reader_finish (reader, error) ? g_steal_pointer (&self) : NULL;
}

CivicReadiness *
civic_readiness_parse (GBytes *json, GError **error)
{
  gsize size;
  const char *text = g_bytes_get_data (json, &size);
  g_autoptr (JsonNode) node = NULL;

  if (size == 0 || size > CIVIC_READINESS_MAXIMUM_BYTES) {
    g_set_error_literal (error, CIVIC_ERROR, CIVIC_ERROR_MALFORMED, NAME ": empty or over 16 KiB");
    return NULL;
  }
  node = civic_json_parse (text, size, error);
  return node ? read_readiness (node, error) : NULL;
}
