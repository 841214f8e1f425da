/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-staff.h"

struct _KioskStaff {
  GObject parent_instance;

  KioskAgentLink *link;
  char *who;
  char *account;
  KioskStaffRole role;
  KioskStaffRight rights;
};

enum {
  CHANGED,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

G_DEFINE_FINAL_TYPE (KioskStaff, kiosk_staff, G_TYPE_OBJECT)

static KioskStaffRight
find_right (const char *word)
{
  static const struct {
    const char *word;
    KioskStaffRight right;
  } rights[] = {
    { "look", KIOSK_STAFF_MAY_LOOK },       { "reset", KIOSK_STAFF_MAY_RESET },
    { "print", KIOSK_STAFF_MAY_PRINT },     { "send", KIOSK_STAFF_MAY_SEND },
    { "open", KIOSK_STAFF_MAY_OPEN },       { "shift", KIOSK_STAFF_MAY_SHIFT },
    { "check", KIOSK_STAFF_MAY_CHECK },     { "settings", KIOSK_STAFF_MAY_SETTINGS },
    { "restart", KIOSK_STAFF_MAY_RESTART }, { "release", KIOSK_STAFF_MAY_RELEASE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rights); i++)
    if (g_str_equal (rights[i].word, word))
      return rights[i].right;
  return KIOSK_STAFF_MAY_NOTHING;
}

static KioskStaffRole
find_role (const char *word)
{
  static const char *const words[] = {
    [KIOSK_STAFF_ROLE_ATTENDANT] = "attendant",
    [KIOSK_STAFF_ROLE_SUPERVISOR] = "supervisor",
    [KIOSK_STAFF_ROLE_TECHNICIAN] = "technician",
    [KIOSK_STAFF_ROLE_MUNICIPALITY] = "municipality",
  };

  for (guint i = KIOSK_STAFF_ROLE_ATTENDANT; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i], word))
      return (KioskStaffRole) i;
  return KIOSK_STAFF_ROLE_NONE;
}

static void
forget (KioskStaff *self)
{
  g_clear_pointer (&self->who, g_free);
  g_clear_pointer (&self->account, g_free);
  self->role = KIOSK_STAFF_ROLE_NONE;
  self->rights = KIOSK_STAFF_MAY_NOTHING;
}

static void
on_link_changed (KioskStaff *self)
{
  if (self->account == NULL || kiosk_agent_link_is_reachable (self->link))
    return;
  forget (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
kiosk_staff_finalize (GObject *object)
{
  KioskStaff *self = KIOSK_STAFF (object);

  forget (self);
  g_clear_object (&self->link);

  G_OBJECT_CLASS (kiosk_staff_parent_class)->finalize (object);
}

static void
kiosk_staff_class_init (KioskStaffClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_staff_finalize;

  signals[CHANGED] = g_signal_new ("changed", KIOSK_TYPE_STAFF, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
kiosk_staff_init (KioskStaff *self)
{
}

KioskStaff *
kiosk_staff_new (KioskAgentLink *link)
{
  KioskStaff *self = NULL;

  g_return_val_if_fail (KIOSK_IS_AGENT_LINK (link), NULL);

  self = g_object_new (KIOSK_TYPE_STAFF, NULL);
  self->link = g_object_ref (link);
  g_signal_connect_object (link, "changed", G_CALLBACK (on_link_changed), self, G_CONNECT_SWAPPED);
  return self;
}

gboolean
kiosk_staff_is_badge (const char *scanned)
{
  return scanned != NULL && g_str_has_prefix (scanned, KIOSK_STAFF_BADGE);
}

const char *
kiosk_staff_get_who (KioskStaff *self)
{
  g_return_val_if_fail (KIOSK_IS_STAFF (self), "");

  return self->who != NULL ? self->who : "";
}

void
kiosk_staff_set_who (KioskStaff *self, const char *who)
{
  g_return_if_fail (KIOSK_IS_STAFF (self));

  g_free (self->who);
  self->who = g_strdup (who);
}

static void
remember (KioskStaff *self, GVariant *reply)
{
  const char *account = NULL, *role = NULL;
  g_autofree const char **rights = NULL;

  forget (self);
  g_variant_get (reply, "(&s&s^a&s)", &account, &role, &rights);
  self->account = g_strdup (account);
  self->role = find_role (role);
  for (gsize i = 0; rights[i] != NULL; i++)
    self->rights |= find_right (rights[i]);
}

static void
on_log_in_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  KioskStaff *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GVariant) reply =
    kiosk_agent_link_staff_call_finish (KIOSK_AGENT_LINK (source), result, &error);

  if (reply == NULL) {
    g_task_return_error (task, error);
    return;
  }
  remember (self, reply);
  g_signal_emit (self, signals[CHANGED], 0);
  g_task_return_boolean (task, TRUE);
}

void
kiosk_staff_log_in_async (KioskStaff *self,
                          const char *pin,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (KIOSK_IS_STAFF (self));
  g_return_if_fail (pin != NULL);

  kiosk_agent_link_staff_call_async (self->link, "StaffLogIn",
                                     g_variant_new ("(ss)", kiosk_staff_get_who (self), pin),
                                     cancellable, on_log_in_ready, g_object_ref (task));
}

gboolean
kiosk_staff_log_in_finish (KioskStaff *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

const char *
kiosk_staff_get_account (KioskStaff *self)
{
  g_return_val_if_fail (KIOSK_IS_STAFF (self), "");

  return self->account != NULL ? self->account : "";
}

KioskStaffRole
kiosk_staff_get_role (KioskStaff *self)
{
  g_return_val_if_fail (KIOSK_IS_STAFF (self), KIOSK_STAFF_ROLE_NONE);

  return self->role;
}

gboolean
kiosk_staff_may (KioskStaff *self, KioskStaffRight rights)
{
  g_return_val_if_fail (KIOSK_IS_STAFF (self), FALSE);

  return (self->rights & rights) == rights;
}
