/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-commands.h"

#include "civic-heartbeat.h"

#include "central-audit.h"
#include "central-clock.h"
#include "central-error.h"
#include "central-id.h"
#include "central-store-kiosks.h"

#define ID_BYTES 16
#define WAITING "waiting"
#define WITHDRAWN "withdrawn"
#define EXPIRED "expired"
/* More wait for the heartbeat after the next. */
#define MAXIMUM_AT_ONCE 10

static gboolean
refuse (GError **error, CentralError code, const char *reason)
{
  g_set_error_literal (error, CENTRAL_ERROR, (int) code, reason);
  return FALSE;
}

/* Whether the new one makes the old one pointless. */
static gboolean
supersedes (CivicCommandAction action, const char *earlier)
{
  CivicCommandAction other;

  if (!civic_command_action_from_string (earlier, &other))
    return FALSE;
  return action == other || (action == CIVIC_COMMAND_OPEN && other == CIVIC_COMMAND_CLOSE) ||
         (action == CIVIC_COMMAND_CLOSE && other == CIVIC_COMMAND_OPEN);
}

static gboolean
withdraw_earlier (CentralOffice *office, const CivicCommand *command, gint64 now_ms, GError **error)
{
  g_autoptr (GPtrArray) waiting =
    central_store_list_waiting_commands (office->store, command->kiosk, now_ms, G_MAXINT, error);
  gboolean changed = FALSE;

  for (guint index = 0; waiting && index < waiting->len; index++) {
    const CentralStoredCommand *earlier = waiting->pdata[index];

    if (supersedes (command->action, earlier->action) &&
        !central_store_set_command_result (office->store, earlier->id, earlier->kiosk, WITHDRAWN,
                                           command->issued_at, &changed, error))
      return FALSE;
  }
  return waiting != NULL;
}

static gboolean
store (CentralOffice *office,
       const CivicCommand *command,
       gint64 now_ms,
       guint valid_s,
       const char *issued_by,
       GError **error)
{
  const CentralStoredCommand stored = {
    .id = command->id,
    .kiosk = command->kiosk,
    .action = (char *) civic_command_action_to_string (command->action),
    .message = (char *) civic_command_message_to_string (command->message),
    .until = command->until,
    .issued_at = command->issued_at,
    .issued_at_ms = now_ms,
    .expires_at = command->expires_at,
    .expires_at_ms = now_ms + (gint64) valid_s * 1000,
    .issued_by = (char *) issued_by,
    .state = (char *) WAITING,
  };
  g_autoptr (CentralTransaction) transaction =
    central_store_begin (office->store, command->kiosk, error);

  return transaction && withdraw_earlier (office, command, now_ms, error) &&
         central_store_add_command (office->store, &stored, error) &&
         central_audit_add (office->store, issued_by, CENTRAL_AUDIT_COMMAND_ISSUED, command->id,
                            error) &&
         central_transaction_commit (transaction, error);
}

static gboolean
check_kiosk (CentralOffice *office, const char *kiosk_id, GError **error)
{
  g_autoptr (CentralKiosk) kiosk = NULL;

  if (!central_store_find_kiosk (office->store, kiosk_id, &kiosk, error))
    return FALSE;
  return kiosk ? TRUE : refuse (error, CENTRAL_ERROR_NOT_FOUND, "no such kiosk in the register");
}

/* Closed until a moment that is over is not closed at all: whoever asks for it has mistyped. */
static gboolean
is_over (const char *until)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (until, NULL);

  return moment != NULL && g_date_time_to_unix (moment) * 1000 <= central_clock_now_ms ();
}

gboolean
central_commands_issue (CentralOffice *office,
                        const char *kiosk_id,
                        CivicCommandAction action,
                        CivicCommandMessage message,
                        const char *until,
                        guint valid_s,
                        const char *issued_by,
                        char **ret_id,
                        GError **error)
{
  g_autoptr (CivicCommand) command = g_new0 (CivicCommand, 1);

  if (valid_s < CENTRAL_COMMANDS_MINIMUM_VALID_S || valid_s > CENTRAL_COMMANDS_MAXIMUM_VALID_S)
    return refuse (error, CENTRAL_ERROR_MALFORMED, "a command holds for a minute to a week");
  command->id = central_id_draw (ID_BYTES);
  command->kiosk = g_strdup (kiosk_id);
  command->action = action;
  command->message = message;
  command->until = g_strdup (until ? until : "");
  command->issued_at = central_clock_now ();
  command->expires_at = central_clock_in (valid_s * G_TIME_SPAN_SECOND);
  if (!check_kiosk (office, kiosk_id, error))
    return FALSE;
  if (!civic_command_is_well_formed (command))
    return refuse (error, CENTRAL_ERROR_MALFORMED, "message and end are for closing only");
  if (is_over (command->until))
    return refuse (error, CENTRAL_ERROR_MALFORMED, "its end lies in the past");
  if (!store (office, command, central_clock_now_ms (), valid_s, issued_by, error))
    return FALSE;
  if (ret_id)
    *ret_id = g_steal_pointer (&command->id);
  return TRUE;
}

static gboolean
withdraw (CentralOffice *office,
          const CentralStoredCommand *command,
          const char *withdrawn_by,
          GError **error)
{
  g_autofree char *now = central_clock_now ();
  g_autoptr (CentralTransaction) transaction =
    central_store_begin (office->store, command->kiosk, error);
  gboolean changed = FALSE;

  if (transaction == NULL ||
      !central_store_set_command_result (office->store, command->id, command->kiosk, WITHDRAWN, now,
                                         &changed, error))
    return FALSE;
  if (!changed)
    return refuse (error, CENTRAL_ERROR_NOT_FOUND, "no such command waits");
  return central_audit_add (office->store, withdrawn_by, CENTRAL_AUDIT_COMMAND_WITHDRAWN,
                            command->id, error) &&
         central_transaction_commit (transaction, error);
}

gboolean
central_commands_withdraw (CentralOffice *office,
                           const char *id,
                           const char *withdrawn_by,
                           GError **error)
{
  g_autoptr (CentralStoredCommand) command = NULL;

  if (!central_store_find_command (office->store, id, &command, error))
    return FALSE;
  if (command == NULL || !g_str_equal (command->state, WAITING))
    return refuse (error, CENTRAL_ERROR_NOT_FOUND, "no such command waits");
  return withdraw (office, command, withdrawn_by, error);
}

GPtrArray *
central_commands_list (CentralOffice *office, const char *kiosk_id, guint maximum, GError **error)
{
  GPtrArray *commands = central_store_list_commands_of (office->store, kiosk_id, maximum, error);
  gint64 now_ms = central_clock_now_ms ();

  for (guint index = 0; commands && index < commands->len; index++) {
    CentralStoredCommand *command = commands->pdata[index];

    if (g_str_equal (command->state, WAITING) && command->expires_at_ms <= now_ms) {
      g_free (command->state);
      command->state = g_strdup (EXPIRED);
    }
  }
  return commands;
}

static JsonNode *
sign (CentralOffice *office, const CentralStoredCommand *stored)
{
  CivicCommand command = {
    .id = stored->id,
    .kiosk = stored->kiosk,
    .until = stored->until,
    .issued_at = stored->issued_at,
    .expires_at = stored->expires_at,
  };

  if (!civic_command_action_from_string (stored->action, &command.action) ||
      !civic_command_message_from_string (stored->message, &command.message))
    return NULL;
  return civic_command_sign (&command, office->keys->sign_secret);
}

GPtrArray *
central_commands_sign_waiting (CentralOffice *office, const char *kiosk_id, GError **error)
{
  g_autoptr (GPtrArray) waiting = central_store_list_waiting_commands (
    office->store, kiosk_id, central_clock_now_ms (), MAXIMUM_AT_ONCE, error);
  GPtrArray *nodes = NULL;

  if (waiting == NULL)
    return NULL;
  nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  for (guint index = 0; index < waiting->len; index++) {
    JsonNode *node = sign (office, waiting->pdata[index]);

    if (node)
      g_ptr_array_add (nodes, node);
  }
  return nodes;
}

static CentralAuditEvent
event_of (CivicResultState state)
{
  switch (state) {
  case CIVIC_RESULT_DONE:
    return CENTRAL_AUDIT_COMMAND_DONE;
  case CIVIC_RESULT_EXPIRED:
    return CENTRAL_AUDIT_COMMAND_EXPIRED;
  case CIVIC_RESULT_REFUSED:
  case CIVIC_RESULT_FAILED:
    return CENTRAL_AUDIT_COMMAND_REFUSED;
  default:
    g_return_val_if_reached (CENTRAL_AUDIT_COMMAND_REFUSED);
  }
}

/* A result that is told twice, or of a command that nobody gave, changes nothing. */
gboolean
central_commands_take_results (CentralOffice *office,
                               const char *kiosk_id,
                               GPtrArray *results,
                               GError **error)
{
  for (guint index = 0; index < results->len; index++) {
    const CivicCommandResult *result = results->pdata[index];
    gboolean changed = FALSE;

    if (!central_store_set_command_result (office->store, result->id, kiosk_id,
                                           civic_result_state_to_string (result->state), result->at,
                                           &changed, error))
      return FALSE;
    if (changed &&
        !central_audit_add (office->store, kiosk_id, event_of (result->state), result->id, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
central_commands_sweep (CentralOffice *office, GError **error)
{
  g_autoptr (CentralTransaction) transaction =
    central_store_begin (office->store, "commands", error);
  g_autoptr (GPtrArray) expired = NULL;

  if (transaction == NULL)
    return FALSE;
  expired = central_store_expire_commands (office->store, central_clock_now_ms (), error);
  if (expired == NULL)
    return FALSE;
  for (guint index = 0; index < expired->len; index++) {
    const CentralStoredCommand *command = expired->pdata[index];

    if (!central_audit_add (office->store, "central", CENTRAL_AUDIT_COMMAND_EXPIRED, command->id,
                            error))
      return FALSE;
  }
  return central_transaction_commit (transaction, error);
}
