/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <microhttpd.h>

#include "central-form.h"

G_BEGIN_DECLS

/* Takes a form apart while it comes in (multipart or URL-encoded). Bytes over
 * CENTRAL_HTTP_MAXIMUM_FORM_BYTES are counted by the caller and dropped here; what all forms of a
 * listener hold together is kept in `*all_bytes`, and a form that would take it too high is told to
 * come again. */
typedef struct _CentralHttpForm CentralHttpForm;

/* NULL where the body is said to be no form. */
CentralHttpForm *central_http_form_new (struct MHD_Connection *connection, gsize *all_bytes);
void central_http_form_take (CentralHttpForm *self, const char *bytes, gsize size);
const CentralForm *central_http_form_finish (CentralHttpForm *self); /* borrowed */
void central_http_form_free (CentralHttpForm *self);

G_END_DECLS
