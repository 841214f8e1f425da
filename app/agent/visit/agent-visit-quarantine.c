/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-visit-private.h"

#include <sodium.h>

#include <string.h>

#define CODE_DIGEST_BYTES 8

static GVariant *
list_to_variant (GPtrArray *filings)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sss)"));
  for (guint i = 0; i < filings->len; i++) {
    const AgentQuarantined *filing = filings->pdata[i];
    g_autoptr (GDateTime) since = g_date_time_new_from_unix_local (filing->since_s);
    g_autofree char *moment = g_date_time_format_iso8601 (since);

    g_variant_builder_add (&builder, "(sss)", filing->code, filing->reason, moment);
  }

  return g_variant_builder_end (&builder);
}

static gboolean
on_handle_staff_list_quarantine (AgentVisit *self, GDBusMethodInvocation *invocation)
{
  g_autoptr (GPtrArray) filings = NULL;
  GError *error = NULL;

  if (!_agent_visit_may (self, invocation, AGENT_RIGHT_LOOK))
    return G_DBUS_METHOD_INVOCATION_HANDLED;

  filings = agent_outbox_list_quarantined (self->parts->outbox, &error);
  if (filings != NULL)
    agent_bus_agent_complete_staff_list_quarantine (self->face, invocation,
                                                    list_to_variant (filings));
  else
    g_dbus_method_invocation_take_error (invocation, error);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* One filing, until the second person is known. */
typedef struct {
  AgentVisitCall *call;
  char *code;
} Release;

static void
release_free (Release *self)
{
  _agent_visit_call_free (self->call);
  g_free (self->code);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Release, release_free)

/* The log never has a code: who reads it could follow a citizen's filing. */
static char *
digest_code (const char *code)
{
  guint8 digest[crypto_generichash_BYTES];
  char *hex = g_malloc (2 * CODE_DIGEST_BYTES + 1);

  crypto_generichash (digest, sizeof digest, (const guint8 *) code, strlen (code), NULL, 0);

  return sodium_bin2hex (hex, 2 * CODE_DIGEST_BYTES + 1, digest, CODE_DIGEST_BYTES);
}

/* Both have done it. */
static void
note_release (AgentVisit *visit, const AgentAccount *second, const char *code)
{
  g_autofree char *digest = digest_code (code);

  _agent_visit_note (visit, CIVIC_AUDIT_QUARANTINE_RELEASED, digest);
  agent_audit_add (visit->parts->audit, second->number, CIVIC_AUDIT_QUARANTINE_RELEASED, digest);
}

static gboolean
is_second_person (AgentVisit *visit, const AgentAccount *account)
{
  return !g_str_equal (account->number, _agent_visit_get_account (visit)) &&
         (agent_role_get_rights (account->role) & AGENT_RIGHT_RELEASE) != 0;
}

static gboolean
release (AgentVisit *visit, const AgentAccount *second, const char *code, GError **error)
{
  /* Whoever was the first may be nobody by now. */
  if (!_agent_visit_may_still (visit, AGENT_RIGHT_RELEASE, error))
    return FALSE;
  if (!is_second_person (visit, second)) {
    g_set_error (error, AGENT_ERROR, AGENT_ERROR_NOT_ALLOWED, "It takes another with that right");
    return FALSE;
  }
  if (!agent_outbox_release (visit->parts->outbox, code, error))
    return FALSE;

  note_release (visit, second, code);
  agent_sender_take (visit->parts->sender, code);
  g_dbus_interface_skeleton_flush (G_DBUS_INTERFACE_SKELETON (visit->face));

  return TRUE;
}

static void
on_second_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Release) self = user_data;
  AgentVisit *visit = self->call->visit;
  g_autoptr (GError) error = NULL;
  g_autoptr (AgentAccount) account =
    agent_staff_check_finish (AGENT_STAFF (source), result, &error);

  if (account != NULL && release (visit, account, self->code, &error))
    agent_bus_agent_complete_staff_release_quarantine (visit->face,
                                                       _agent_visit_call_to_answer (self->call));
  else
    g_dbus_method_invocation_return_gerror (_agent_visit_call_to_answer (self->call), error);
}

static gboolean
on_handle_staff_release_quarantine (AgentVisit *self,
                                    GDBusMethodInvocation *invocation,
                                    const char *code,
                                    const char *who,
                                    const char *pin)
{
  Release *call;

  if (!_agent_visit_may (self, invocation, AGENT_RIGHT_RELEASE))
    return G_DBUS_METHOD_INVOCATION_HANDLED;
  if (agent_outbox_get_state (self->parts->outbox, code) != AGENT_FILING_QUARANTINED)
    return _agent_visit_refuse (invocation, AGENT_ERROR_BAD_REQUEST, "Not in quarantine");

  call = g_new0 (Release, 1);
  call->call = _agent_visit_call_new (self, invocation);
  call->code = g_strdup (code);
  agent_staff_check_async (self->parts->staff, who, pin, on_second_ready, call);
  g_object_unref (invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

void
_agent_visit_let_staff_release (AgentVisit *self)
{
  static const AgentVisitMethod methods[] = {
    { "handle-staff-list-quarantine", G_CALLBACK (on_handle_staff_list_quarantine) },
    { "handle-staff-release-quarantine", G_CALLBACK (on_handle_staff_release_quarantine) },
  };

  _agent_visit_connect_methods (self, methods, G_N_ELEMENTS (methods));
}
