/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-handover-words.h"
#include "central-handover.h"
#include "central-page.h"

G_BEGIN_DECLS

/* One look of a phone at its handover: what it sees, and what it sent.
 *
 * Forms go to the page's own address. Whoever holds the token may post them, with or without a
 * browser; the names of their parts are part of the contract (openapi.yaml):
 *   documents  multipart/form-data: FIELD = a file, as often as there are files, where FIELD is the
 *              id of the question; remove = the id of a document; finish = yes
 *   pin        latitude, longitude, accuracy_m (optional); or place = what a person wrote
 *   payment    method = mada, apple-pay or sadad
 * What was taken is answered with 303 to the page, what was not with the page and its fault. */
typedef struct {
  CentralOffice *office;
  const CentralForm *form; /* (nullable) */
  const CentralHandover *handover;
  const CentralWords *words;
  const CentralHandoverWords *own;
  CentralHandoverFault fault;
} CentralHandoverView;

/* Draw what is asked for. FALSE with an error when the store does not answer. */
gboolean
central_handover_documents_draw (GString *html, const CentralHandoverView *view, GError **error);
gboolean central_handover_pin_draw (GString *html, const CentralHandoverView *view, GError **error);
gboolean
central_handover_payment_draw (GString *html, const CentralHandoverView *view, GError **error);

/* Take what was sent. FALSE is an error; *ret_fault says what a person can do better. */
gboolean central_handover_documents_take (const CentralHandoverView *view,
                                          CentralHandoverFault *ret_fault,
                                          GError **error);
gboolean central_handover_pin_take (const CentralHandoverView *view,
                                    CentralHandoverFault *ret_fault,
                                    GError **error);
gboolean central_handover_payment_take (const CentralHandoverView *view,
                                        CentralHandoverFault *ret_fault,
                                        GError **error);

/* What a paid bill's page says: amount, method, reference, time. */
gboolean
central_handover_payment_draw_done (GString *html, const CentralHandoverView *view, GError **error);

G_END_DECLS
