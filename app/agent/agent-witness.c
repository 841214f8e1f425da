/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-witness.h"

#include <string.h>
#include <time.h>

#define GROUP "seen"
#define DIGITS 16
#define MINUTE_S 60

typedef enum {
  FILE_ACCOUNTS,
  FILE_CERTIFICATE,
  FILE_COUNT
} File;

static const struct {
  const char *key;
  CivicAuditEvent event;
} files[FILE_COUNT] = {
  [FILE_ACCOUNTS] = { "accounts", CIVIC_AUDIT_ACCOUNTS_CHANGED },
  [FILE_CERTIFICATE] = { "certificate", CIVIC_AUDIT_CERTIFICATE_RENEWED },
};

typedef enum {
  PRINTER_UNKNOWN,
  PRINTER_READY,
  PRINTER_OUT,
} PrinterSight;

typedef struct {
  AgentPrinter *printer; /* (nullable) unowned */
  const char *name;
  PrinterSight sight;
} PrinterWatch;

struct _AgentWitness {
  GObject parent_instance;

  const AgentParts *parts;
  GKeyFile *memory;
  char *memory_path;
  char *paths[FILE_COUNT];
  GFileMonitor *monitors[FILE_COUNT];
  PrinterWatch receipt;
  PrinterWatch sheet;
  gboolean was_line_up;
  gboolean was_open;
  char *catalogue; /* its hash */
  gint64 ahead_us;
  guint minute_id;
};

G_DEFINE_FINAL_TYPE (AgentWitness, agent_witness, G_TYPE_OBJECT)

static void
add (AgentWitness *self, CivicAuditEvent event, const char *subject)
{
  agent_audit_add (self->parts->audit, CIVIC_AUDIT_BY_AGENT, event, subject);
}

static void
on_line_changed (AgentWitness *self)
{
  gboolean is_up = agent_line_is_up (self->parts->line);

  if (is_up == self->was_line_up)
    return;
  self->was_line_up = is_up;
  add (self, is_up ? CIVIC_AUDIT_LINE_BACK : CIVIC_AUDIT_LINE_LOST, NULL);
}

static PrinterSight
see (PrintState state)
{
  switch (state) {
  case PRINT_STATE_READY:
  case PRINT_STATE_LOW:
    return PRINTER_READY;
  case PRINT_STATE_OUT:
  case PRINT_STATE_JAMMED:
  case PRINT_STATE_OPEN:
  case PRINT_STATE_OFFLINE:
    return PRINTER_OUT;
  case PRINT_STATE_UNKNOWN:
  default:
    return PRINTER_UNKNOWN;
  }
}

/* A printer that nobody can ask is neither out nor ready. */
static void
look_at_printer (AgentWitness *self, PrinterWatch *watch)
{
  PrintCondition condition = agent_printer_get_condition (watch->printer);
  PrinterSight sight = see (condition.state);
  g_autofree char *why = NULL;

  if (sight == PRINTER_UNKNOWN || sight == watch->sight)
    return;
  if (sight == PRINTER_OUT) {
    why = g_strconcat (watch->name, ":", print_reason_to_string (condition.reason), NULL);
    add (self, CIVIC_AUDIT_PRINTER_OUT, why);
  } else if (watch->sight == PRINTER_OUT) {
    add (self, CIVIC_AUDIT_PRINTER_READY, watch->name);
  }
  watch->sight = sight;
}

static void
on_receipt_printer_changed (AgentWitness *self)
{
  look_at_printer (self, &self->receipt);
}

static void
on_sheet_printer_changed (AgentWitness *self)
{
  look_at_printer (self, &self->sheet);
}

/* Whoever gave a word writes it down by the one who wanted it. */
static void
on_opening_changed (AgentWitness *self)
{
  AgentOpening *opening = self->parts->opening;
  gboolean is_open = agent_opening_is_open (opening);

  if (is_open == self->was_open)
    return;
  self->was_open = is_open;
  if (agent_opening_is_word_given (opening))
    return;
  if (is_open)
    add (self, CIVIC_AUDIT_KIOSK_OPENED, NULL);
  else
    add (self, CIVIC_AUDIT_KIOSK_CLOSED,
         agent_opening_is_closed_by_hours (opening) ? "hours" : NULL);
}

/* Empty where it is the packaged one. */
static const char *
get_catalogue (AgentWitness *self)
{
  const char *hash =
    agent_bus_agent_get_catalogue_hash (agent_watch_get_condition (self->parts->watch));

  return hash != NULL ? hash : "";
}

static void
on_catalogue_changed (AgentWitness *self)
{
  const char *hash = get_catalogue (self);
  g_autofree char *digits = NULL;

  if (g_str_equal (hash, self->catalogue))
    return;
  g_free (self->catalogue);
  self->catalogue = g_strdup (hash);
  if (*hash == '\0')
    return;
  digits = g_strndup (hash, DIGITS);
  add (self, CIVIC_AUDIT_CATALOGUE_INSTALLED, digits);
}

/* Empty where there is no such file. */
static char *
digest_file (const char *path)
{
  g_autofree char *text = NULL;
  gsize length;

  if (path == NULL || !g_file_get_contents (path, &text, &length, NULL))
    return g_strdup ("");
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guint8 *) text, length);
}

static void
keep_memory (AgentWitness *self)
{
  g_autofree char *text = g_key_file_to_data (self->memory, NULL, NULL);
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents_full (self->memory_path, text, -1,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                 &error))
    g_message ("The next start will see again what was seen now: %s", error->message);
}

/* Whether it was another one; the first time there was none. */
static gboolean
remember (AgentWitness *self, const char *key, const char *digest)
{
  g_autofree char *before = g_key_file_get_string (self->memory, GROUP, key, NULL);

  if (g_strcmp0 (before, digest) == 0)
    return FALSE;
  g_key_file_set_string (self->memory, GROUP, key, digest);
  keep_memory (self);
  return before != NULL;
}

static void
look_at_file (AgentWitness *self, File file)
{
  g_autofree char *digest = digest_file (self->paths[file]);

  if (remember (self, files[file].key, digest))
    add (self, files[file].event, NULL);
}

static void
on_file_changed (AgentWitness *self)
{
  for (guint file = 0; file < FILE_COUNT; file++)
    look_at_file (self, (File) file);
}

static void
follow_file (AgentWitness *self, File file, const char *path)
{
  g_autoptr (GFile) place = NULL;

  if (path == NULL)
    return;
  self->paths[file] = g_strdup (path);
  place = g_file_new_for_path (path);
  self->monitors[file] = g_file_monitor_file (place, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitors[file] != NULL)
    g_signal_connect_object (self->monitors[file], "changed", G_CALLBACK (on_file_changed), self,
                             G_CONNECT_SWAPPED);
  look_at_file (self, file);
}

static void
look_at_configuration (AgentWitness *self, const char *hash)
{
  g_autofree char *digits = g_strndup (hash, DIGITS);

  if (remember (self, "configuration", hash))
    add (self, CIVIC_AUDIT_CONFIGURATION_CHANGED, digits);
}

static gint64
get_ahead_us (void)
{
  struct timespec boot;

  clock_gettime (CLOCK_BOOTTIME, &boot);
  return g_get_real_time () - ((gint64) boot.tv_sec * G_USEC_PER_SEC + boot.tv_nsec / 1000);
}

static gboolean
on_minute (gpointer user_data)
{
  agent_witness_note_clock (user_data, get_ahead_us ());
  return G_SOURCE_CONTINUE;
}

static void
follow_printers (AgentWitness *self)
{
  self->receipt = (PrinterWatch){ self->parts->printer, "receipt", PRINTER_UNKNOWN };
  self->sheet = (PrinterWatch){ self->parts->sheet_printer, "sheet", PRINTER_UNKNOWN };
  g_signal_connect_object (self->receipt.printer, "changed",
                           G_CALLBACK (on_receipt_printer_changed), self, G_CONNECT_SWAPPED);
  if (self->sheet.printer != NULL)
    g_signal_connect_object (self->sheet.printer, "changed", G_CALLBACK (on_sheet_printer_changed),
                             self, G_CONNECT_SWAPPED);
}

static void
agent_witness_dispose (GObject *object)
{
  AgentWitness *self = AGENT_WITNESS (object);

  g_clear_handle_id (&self->minute_id, g_source_remove);
  for (guint file = 0; file < FILE_COUNT; file++)
    g_clear_object (&self->monitors[file]);

  G_OBJECT_CLASS (agent_witness_parent_class)->dispose (object);
}

static void
agent_witness_finalize (GObject *object)
{
  AgentWitness *self = AGENT_WITNESS (object);

  g_key_file_unref (self->memory);
  g_free (self->memory_path);
  g_free (self->catalogue);
  for (guint file = 0; file < FILE_COUNT; file++)
    g_free (self->paths[file]);

  G_OBJECT_CLASS (agent_witness_parent_class)->finalize (object);
}

static void
agent_witness_class_init (AgentWitnessClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = agent_witness_dispose;
  object_class->finalize = agent_witness_finalize;
}

static void
agent_witness_init (AgentWitness *self)
{
  self->memory = g_key_file_new ();
}

AgentWitness *
agent_witness_new (const AgentParts *parts, const AgentWitnessPlaces *places)
{
  AgentWitness *self = g_object_new (AGENT_TYPE_WITNESS, NULL);
  AgentBusAgent *condition = agent_watch_get_condition (parts->watch);

  self->parts = parts;
  self->memory_path = g_strdup (places->memory);
  g_key_file_load_from_file (self->memory, places->memory, G_KEY_FILE_NONE, NULL);
  self->was_line_up = TRUE; /* what was never there cannot be lost */
  self->was_open = agent_opening_is_open (parts->opening);
  self->catalogue = g_strdup (get_catalogue (self));
  follow_printers (self);
  g_signal_connect_object (parts->line, "notify::up", G_CALLBACK (on_line_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (parts->opening, "changed", G_CALLBACK (on_opening_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (condition, "notify::catalogue-hash", G_CALLBACK (on_catalogue_changed),
                           self, G_CONNECT_SWAPPED);
  follow_file (self, FILE_ACCOUNTS, places->accounts);
  follow_file (self, FILE_CERTIFICATE, places->certificate);
  look_at_configuration (self, places->configuration_hash);
  self->ahead_us = get_ahead_us ();
  self->minute_id = g_timeout_add_seconds (MINUTE_S, on_minute, self);
  return self;
}

void
agent_witness_note_clock (AgentWitness *self, gint64 ahead_us)
{
  gint64 jump_us;

  g_return_if_fail (AGENT_IS_WITNESS (self));

  jump_us = ahead_us - self->ahead_us;
  self->ahead_us = ahead_us;
  if (ABS (jump_us) >= MINUTE_S * G_USEC_PER_SEC)
    add (self, CIVIC_AUDIT_CLOCK_JUMPED, jump_us > 0 ? "ahead" : "back");
}
