/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

#include "support-folder.h"

G_BEGIN_DECLS

/* An HTTPS server that answers as no real central ever would, to everybody who comes with the right
 * client certificate. It runs in its own threads. Its honest answer shows that the others are
 * refused for the one thing they do wrong. */
typedef struct _SupportBadCentral SupportBadCentral;

typedef enum {
  SUPPORT_ANSWER_HONEST,      /* a signed acknowledgement of what was sent */
  SUPPORT_ANSWER_PORTAL,      /* 200 and a page that wants a log-in */
  SUPPORT_ANSWER_FORGED,      /* an acknowledgement signed by a stranger */
  SUPPORT_ANSWER_OTHER_CODE,  /* a genuine one, of another filing */
  SUPPORT_ANSWER_OTHER_BYTES, /* a genuine one, of other bytes under the code */
  SUPPORT_ANSWER_REDIRECT,    /* 302 to itself, where the honest answer would be */
  SUPPORT_ANSWER_TRUNCATED,   /* half of the honest answer */
  SUPPORT_ANSWER_ENDLESS,     /* a body that does not stop */
  SUPPORT_ANSWER_SILENCE,     /* a status, and then no byte of the body */
  SUPPORT_ANSWER_ACCEPTED,    /* 202, honest otherwise */
  SUPPORT_ANSWER_CONFLICT,    /* 409 */
  SUPPORT_ANSWER_INVALID,     /* 422 */
  SUPPORT_ANSWER_UNAVAILABLE, /* 503 */
  SUPPORT_ANSWER_LOST,        /* 404 */
  SUPPORT_ANSWER_ECHO,        /* 200, the envelope's type, and the request's own bytes */
} SupportAnswer;

/* tls: as support_tls_make made it. */
SupportBadCentral *support_bad_central_new (const SupportFolder *tls);
void support_bad_central_free (SupportBadCentral *self);

const char *support_bad_central_get_url (SupportBadCentral *self);  /* "https://127.0.0.1:PORT" */
GBytes *support_bad_central_get_sign_key (SupportBadCentral *self); /* public half */
void support_bad_central_set_answer (SupportBadCentral *self, SupportAnswer answer);
guint support_bad_central_count_requests (SupportBadCentral *self);

/* Its catalogue: the folder's manifest.json and the files that names, as they are now, be they what
 * was signed or not. hash: of the manifest, for its tag. The answer to the manifest is that of
 * support_bad_central_set_answer, the one to files is told apart; both are honest at first. */
void support_bad_central_publish (SupportBadCentral *self, const char *directory, const char *hash);
void support_bad_central_set_file_answer (SupportBadCentral *self, SupportAnswer answer);
guint support_bad_central_count_files (SupportBadCentral *self); /* that were asked for */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SupportBadCentral, support_bad_central_free)

G_END_DECLS
