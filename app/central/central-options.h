/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-office.h"

G_BEGIN_DECLS

/* The command line. Refuses what is missing, unknown or out of range. */
typedef enum {
  CENTRAL_COMMAND_SERVE,
  CENTRAL_COMMAND_CHECK,         /* --check-config */
  CENTRAL_COMMAND_VERIFY_AUDIT,  /* --verify-audit */
  CENTRAL_COMMAND_RUN_RETENTION, /* --retention-run */
  CENTRAL_COMMAND_ADD_OPEN311_CLIENT,
  CENTRAL_COMMAND_CLOSE_DAYS,   /* --close-days-until */
  CENTRAL_COMMAND_REVERSE_BILL, /* --reverse-bill */
  CENTRAL_COMMAND_MAKE_KEYS,
  CENTRAL_COMMAND_ENROL,  /* --enrol */
  CENTRAL_COMMAND_REVOKE, /* --revoke */
  CENTRAL_COMMAND_ADD_OPERATOR_USER,
  CENTRAL_COMMAND_ADD_OPERATOR_TOKEN,
  CENTRAL_COMMAND_REMOVE_OPERATOR,
  CENTRAL_COMMAND_VERSION,
} CentralCommand;

typedef struct {
  CentralCommand command;
  char *store; /* folder, or address of a database */
  char *catalogue;
  char *keys;
  char *fees;
  char *retention;
  char *service_levels;
  char *accounts;
  char *enquiries;
  char *registries;
  char *listen;
  char *public_listen;
  char *operator_listen; /* (nullable) */
  gboolean shares_port;  /* of the kiosks and of the public, with other processes */
  char *kiosk_url;       /* (nullable) where enrolled kiosks find the listener of the kiosks */
  char *kiosk;           /* for CENTRAL_COMMAND_ENROL and _REVOKE */
  char *centre;          /* for CENTRAL_COMMAND_ENROL */
  char *public_url;      /* (nullable) what links to the public pages begin with */
  char *ready_file;      /* (nullable) */
  char *messages;        /* (nullable) folder for what phones get */
  char *last_day;        /* of CENTRAL_COMMAND_CLOSE_DAYS */
  char *bill;            /* of CENTRAL_COMMAND_REVERSE_BILL */
  char *new_client;      /* (nullable) the name for CENTRAL_COMMAND_ADD_OPEN311_CLIENT */
  char *new_keys;        /* the folder for CENTRAL_COMMAND_MAKE_KEYS */
  char *operator_name;   /* of the account or token for the commands about them, */
  char *operator_id;     /* whose kiosks it may see, */
  char *operator_role;   /* and whether it may do anything */
  CentralSandboxTimes identity_times;
  CentralGuardLimits limits;
  gboolean logs_json;
  char **trusted_proxies; /* (nullable) addresses */
  guint review_after_s;   /* 0: the sandbox reviews nothing */
} CentralOptions;

CentralOptions *central_options_parse (int *argc, char ***argv, GError **error);
void central_options_free (CentralOptions *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralOptions, central_options_free)

G_END_DECLS
