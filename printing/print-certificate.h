/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include "print-page.h"

G_BEGIN_DECLS

/* An issued document on one sheet of A4, in two languages side by side: who issued it, its title in
 * a calligraphic hand, its number, what it states, and a QR by which anybody can check it. It knows
 * no licence: it prints the strings it is given, which are copied and cleaned like a receipt's.
 * What does not fit on one sheet is refused, not cut: half a document is none. */
typedef struct _PrintCertificate PrintCertificate;

/* direction: of the first language; it stands at the start side of each fact. */
PrintCertificate *print_certificate_new (PrintDirection direction);
void print_certificate_free (PrintCertificate *self);

/* Each `second` is the other language's and may be NULL. */
void print_certificate_set_issuer (PrintCertificate *self, const char *first, const char *second);
void print_certificate_set_title (PrintCertificate *self, const char *first, const char *second);
void print_certificate_set_number (PrintCertificate *self, const char *label, const char *number);
void print_certificate_add_fact (PrintCertificate *self,
                                 const char *label,
                                 const char *second_label,
                                 const char *value,
                                 const char *second_value);
/* url: what the QR holds; the words beside it say how to check. */
void print_certificate_set_proof (PrintCertificate *self,
                                  const char *url,
                                  const char *first,
                                  const char *second);

/* Checked like a receipt (print-page.h): PRINT_ERROR_UNREADABLE for a QR that does not read back, a
 * missing glyph, or more than a sheet holds. Any thread, one certificate at a time. */
PrintPage *print_certificate_render (PrintCertificate *self, guint dots_per_inch, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrintCertificate, print_certificate_free)

G_END_DECLS
