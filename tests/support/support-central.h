/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The real kushk-central with throw-away keys in a private folder, on free ports of loopback. Needs
 * KUSHK_BUILD_DIR and KUSHK_SOURCE_DIR (test_env sets them). Any failure ends the test with the
 * server's log. Main thread only, but support_central_send may be called from any thread.
 *
 * The folder holds central/ and kiosk/ as app/central/make-sandbox writes them: kiosk/ca.pem,
 * kiosk.pem, kiosk.key, sign.key, sign.pub, central-box.pub, central-sign.pub; further log, and
 * store/ where stores are folders. The kiosk is SUPPORT_CENTRAL_KIOSK. */
#define SUPPORT_CENTRAL_KIOSK "JED-ANDALUS-02"

typedef struct _SupportCentral SupportCentral;

/* arguments: further ones for kushk-central, NULL-terminated (nullable). Without
 * --identity-approves-after-ms among them challenges are completed at once. Returns when it
 * listens. */
SupportCentral *support_central_start (const char *const *arguments);

/* The same with the few services of tests/data/central, which hold every kind of journey and change
 * only when their tests do. */
SupportCentral *support_central_start_small (const char *const *arguments);

/* Another one with the keys, the store and the arguments of the first, which must outlive it. */
SupportCentral *support_central_start_beside (SupportCentral *first);
const char *support_central_get_kiosk_url (SupportCentral *self);  /* "https://127.0.0.1:40123" */
const char *support_central_get_public_url (SupportCentral *self); /* the same after a restart */

/* (nullable) Where operators log in, of a central that was given --operator-listen. */
const char *support_central_get_operator_url (SupportCentral *self);
char *support_central_get_path (SupportCentral *self,
                                const char *name);            /* "kiosk/ca.pem" → absolute */
const char *support_central_get_store (SupportCentral *self); /* its place */
char *support_central_read_log (SupportCentral *self);

void support_central_stop (SupportCentral *self);    /* SIGTERM; it must end well */
void support_central_kill (SupportCentral *self);    /* SIGKILL */
void support_central_restart (SupportCentral *self); /* after either: same data, same ports */
void support_central_free (SupportCentral *self);    /* stops it and removes the folder */

/* One HTTPS request and what came back; status 0 when the connection or the handshake failed. */
typedef struct {
  guint status;
  GBytes *body;
  char *text;    /* the body with a NUL behind it */
  char *headers; /* "Content-Type: …\r\n…" */
} SupportReply;

typedef struct {
  const char *method;
  const char *url;
  const char *certificate; /* (nullable) paths */
  const char *key;
  const char *authority;
  const char *content_type;    /* (nullable) */
  const char *accept_language; /* (nullable) */
  const char *cookie;          /* (nullable) "name=value" */
  const char *bearer;          /* (nullable) token */
  const char *if_none_match;   /* (nullable) */
  const char *signature;       /* (nullable) of a webhook */
  gboolean is_for_operators;   /* to their listener */
  GBytes *body;                /* (nullable) */
  gboolean is_chunked;         /* the body does not say how long it is */
} SupportRequest;

SupportReply *support_request_send (const SupportRequest *request);
void support_reply_free (SupportReply *self);

/* As the kiosk, with its certificate. body and content_type may be NULL. */
SupportReply *support_central_send (SupportCentral *self,
                                    const char *method,
                                    const char *path,
                                    const char *content_type,
                                    GBytes *body);

/* As anyone's phone. path_or_url: "/t/…", or the whole address out of a QR. */
SupportReply *support_central_get_public (SupportCentral *self,
                                          const char *path_or_url,
                                          const char *accept_language);

SupportReply *support_central_post_public (SupportCentral *self,
                                           const char *path_or_url,
                                           const char *content_type,
                                           GBytes *body);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SupportCentral, support_central_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SupportReply, support_reply_free)

G_END_DECLS
