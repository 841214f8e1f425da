/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

#include "civic-settings.h"

G_BEGIN_DECLS

/* One verb of kushkctl: a line in the table of ctl-main.c and a file of its own. It prints its
 * answer to standard output and leaves everything that went wrong, with what to do next, in the
 * error. */
#define CTL_ERROR (ctl_error_quark ())

typedef enum {
  CTL_ERROR_USAGE,  /* the command line: see --help */
  CTL_ERROR_FAILED, /* the world */
} CtlError;

GQuark ctl_error_quark (void);

typedef struct {
  const char *words; /* "staff pin" */
  const char *arguments;
  const char *summary;
  /* arguments: what follows the words, NULL-terminated; the first is argv[0] for GOptionContext. */
  gboolean (*run) (const char *config_path, char **arguments, GError **error);
} CtlCommand;

gboolean ctl_audit_show (const char *config_path, char **arguments, GError **error);
gboolean ctl_audit_verify (const char *config_path, char **arguments, GError **error);
gboolean ctl_catalogue_check (const char *config_path, char **arguments, GError **error);
gboolean ctl_catalogue_sign (const char *config_path, char **arguments, GError **error);
gboolean ctl_catalogue_try (const char *config_path, char **arguments, GError **error);
gboolean ctl_config_check (const char *config_path, char **arguments, GError **error);
gboolean ctl_config_show (const char *config_path, char **arguments, GError **error);
gboolean ctl_enrol (const char *config_path, char **arguments, GError **error);
gboolean ctl_keys_catalogue (const char *config_path, char **arguments, GError **error);
gboolean ctl_keys_make (const char *config_path, char **arguments, GError **error);
gboolean ctl_metrics (const char *config_path, char **arguments, GError **error);
gboolean ctl_outbox_list (const char *config_path, char **arguments, GError **error);
gboolean ctl_outbox_send (const char *config_path, char **arguments, GError **error);
gboolean ctl_printers (const char *config_path, char **arguments, GError **error);
gboolean ctl_readiness (const char *config_path, char **arguments, GError **error);
gboolean ctl_renew (const char *config_path, char **arguments, GError **error);
gboolean ctl_report_kpi (const char *config_path, char **arguments, GError **error);
gboolean ctl_report_shift (const char *config_path, char **arguments, GError **error);
gboolean ctl_rule_eval (const char *config_path, char **arguments, GError **error);
gboolean ctl_staff_add (const char *config_path, char **arguments, GError **error);
gboolean ctl_staff_badge (const char *config_path, char **arguments, GError **error);
gboolean ctl_staff_list (const char *config_path, char **arguments, GError **error);
gboolean ctl_staff_pin (const char *config_path, char **arguments, GError **error);
gboolean ctl_staff_remove (const char *config_path, char **arguments, GError **error);
gboolean ctl_status (const char *config_path, char **arguments, GError **error);
gboolean ctl_verify (const char *config_path, char **arguments, GError **error);

/* Parses a verb's own options out of `arguments`, and insists on what must be left: exactly one
 * argument, returned, owned by `arguments`; or none, where `wanted` is NULL. entries: (nullable).
 */
gboolean ctl_command_parse (char ***arguments,
                            const GOptionEntry *entries,
                            const char *wanted,
                            const char **ret_argument,
                            GError **error);

/* The same for a verb of several arguments: `count` are left, from (*arguments)[1] on. */
gboolean ctl_command_parse_all (
  char ***arguments, const GOptionEntry *entries, const char *wanted, guint count, GError **error);

/* The whole of a verb that takes nothing but --json. */
gboolean ctl_command_parse_json (char **arguments, gboolean *ret_as_json, GError **error);

G_END_DECLS
