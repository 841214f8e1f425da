/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One HTTPS request, waited for; the only code of kushkctl that knows libcurl. It follows no
 * redirect, asks no proxy of the environment, and reads no more than 64 KiB. */
typedef struct {
  const char *method;
  const char *url;
  const char *body;        /* (nullable) JSON */
  const char *authority;   /* (nullable) path of the one authority that is believed; NULL: whoever
                              answers, for what proves itself in another way */
  const char *certificate; /* (nullable) path, with */
  const char *key;
} CtlHttpsRequest;

typedef struct {
  guint status;
  char *text;
} CtlHttpsAnswer;

/* The error says that the address does not answer, and why. */
CtlHttpsAnswer *ctl_https_send (const CtlHttpsRequest *request, GError **error);
void ctl_https_answer_free (CtlHttpsAnswer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CtlHttpsAnswer, ctl_https_answer_free)

G_END_DECLS
