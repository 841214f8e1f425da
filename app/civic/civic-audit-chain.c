/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-audit-chain.h"

#include <string.h>

static const char *const words[] = {
  [CIVIC_AUDIT_SOUND] = "sound",         [CIVIC_AUDIT_CHANGED] = "changed",
  [CIVIC_AUDIT_REMOVED] = "removed",     [CIVIC_AUDIT_SWAPPED] = "swapped",
  [CIVIC_AUDIT_INSERTED] = "inserted",   [CIVIC_AUDIT_TORN] = "torn",
  [CIVIC_AUDIT_TRUNCATED] = "truncated", [CIVIC_AUDIT_REWRITTEN] = "rewritten",
};

const char *
civic_audit_fault_to_string (CivicAuditFault fault)
{
  g_return_val_if_fail ((guint) fault < G_N_ELEMENTS (words), NULL);

  return words[fault];
}

/* What is left to read. */
typedef struct {
  const char *here;
  const char *end;
} Rest;

/* FALSE at the end; a last line without an end is not taken off. */
static gboolean
take_line (Rest *rest, const char **ret_line, gsize *ret_length)
{
  gsize left = (gsize) (rest->end - rest->here);
  const char *line_end = left > 0 ? memchr (rest->here, '\n', left) : NULL;

  if (line_end == NULL)
    return FALSE;
  *ret_line = rest->here;
  *ret_length = (gsize) (line_end - rest->here);
  rest->here = line_end + 1;
  return TRUE;
}

gboolean
civic_audit_follows (const CivicAuditHead *head, const CivicAuditEntry *entry)
{
  return g_str_equal (entry->chain, head->chain) && entry->number == head->number + 1 &&
         g_str_equal (entry->previous, head->hash) && civic_audit_entry_is_whole (entry);
}

static gboolean
stands_further_down (Rest rest, const CivicAuditHead *head)
{
  const char *line;
  gsize length;

  while (take_line (&rest, &line, &length)) {
    g_autoptr (CivicAuditEntry) entry = civic_audit_entry_parse (line, length, NULL);

    if (entry != NULL && civic_audit_follows (head, entry))
      return TRUE;
  }
  return FALSE;
}

/* entry: (nullable) what stands where the one after head should. */
static void
judge (const CivicAuditEntry *entry, Rest rest, CivicAuditFinding *finding)
{
  const CivicAuditHead *head = &finding->head;
  gboolean is_further_down = stands_further_down (rest, head);
  gboolean is_ours =
    entry != NULL && g_str_equal (entry->chain, head->chain) && civic_audit_entry_is_whole (entry);

  finding->number = head->number + 1;
  if (!is_ours) {
    finding->fault = is_further_down ? CIVIC_AUDIT_INSERTED : CIVIC_AUDIT_CHANGED;
  } else if (entry->number <= head->number) {
    finding->fault = CIVIC_AUDIT_INSERTED;
    finding->number = entry->number;
  } else if (is_further_down) {
    finding->fault = entry->number > head->number + 1 ? CIVIC_AUDIT_SWAPPED : CIVIC_AUDIT_INSERTED;
  } else if (entry->number > head->number + 1) {
    finding->fault = CIVIC_AUDIT_REMOVED;
  } else {
    /* Whoever changed the one before gave it a hash that fits; this one still tells the old. */
    finding->fault = CIVIC_AUDIT_CHANGED;
    finding->number = MAX (head->number, 1);
  }
}

static gboolean
is_another_log (const CivicAuditHead *known, const CivicAuditHead *head)
{
  return known != NULL &&
         ((*known->chain != '\0' && !g_str_equal (known->chain, head->chain)) ||
          (known->number == head->number && !g_str_equal (known->hash, head->hash)));
}

/* FALSE where it goes no further. */
static gboolean
follow (const char *line,
        gsize length,
        Rest rest,
        const CivicAuditHead *known,
        CivicAuditFinding *finding)
{
  g_autoptr (CivicAuditEntry) entry = civic_audit_entry_parse (line, length, NULL);
  CivicAuditHead *head = &finding->head;

  if (head->number == 0 && entry != NULL)
    g_strlcpy (head->chain, entry->chain, sizeof head->chain);
  if (entry == NULL || !civic_audit_follows (head, entry)) {
    judge (entry, rest, finding);
    return FALSE;
  }
  civic_audit_head_take (head, entry);
  if (is_another_log (known, head)) {
    finding->fault = CIVIC_AUDIT_REWRITTEN;
    finding->number = head->number;
    return FALSE;
  }
  return TRUE;
}

void
civic_audit_verify (const char *text,
                    gsize length,
                    const CivicAuditHead *known,
                    CivicAuditFinding *ret_finding)
{
  Rest rest = { text, text + length };
  CivicAuditFinding *finding = ret_finding;
  const char *line;
  gsize line_length;

  g_return_if_fail ((text != NULL || length == 0) && ret_finding != NULL);

  *finding = (CivicAuditFinding){ .fault = CIVIC_AUDIT_SOUND };
  memset (finding->head.hash, '0', CIVIC_AUDIT_HASH_DIGITS);
  while (take_line (&rest, &line, &line_length)) {
    finding->line++;
    if (!follow (line, line_length, rest, known, finding))
      return;
  }

  if (known != NULL && finding->head.number < known->number)
    finding->fault = CIVIC_AUDIT_TRUNCATED;
  else if (rest.here < rest.end)
    finding->fault = CIVIC_AUDIT_TORN;
  if (finding->fault != CIVIC_AUDIT_SOUND) {
    finding->number = finding->head.number + 1;
    finding->line++;
  }
}
