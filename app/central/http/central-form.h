/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a person's browser posted, part by part, as it was streamed in. It holds no more than it was
 * allowed to and forgets the rest, so that a page can still say what was wrong. It keeps neither
 * the name nor the type that a browser gives a file: names say too much, types prove nothing. */
#define CENTRAL_FORM_MAXIMUM_PARTS 24
#define CENTRAL_FORM_MAXIMUM_TEXT_BYTES 4096

typedef enum {
  CENTRAL_FORM_WHOLE,
  CENTRAL_FORM_MALFORMED,
  CENTRAL_FORM_TOO_LARGE,
  CENTRAL_FORM_TOO_BUSY, /* the listener holds as many bytes of forms as it may */
} CentralFormFault;

typedef struct {
  char *name;
  gboolean is_file;
  GByteArray *content;
} CentralFormPart;

typedef struct {
  GPtrArray *parts; /* of CentralFormPart */
  CentralFormFault fault;
} CentralForm;

CentralForm *central_form_new (void);
void central_form_free (CentralForm *self);

/* Takes the next bytes of a part; offset 0 begins one. name is NULL of a part that has none: no
 * browser sends that, and the form is malformed. */
void central_form_take (CentralForm *self,
                        const char *name,
                        gboolean is_file,
                        const char *bytes,
                        gsize size,
                        guint64 offset);

/* The first fault stays, and empties the form. */
void central_form_fail (CentralForm *self, CentralFormFault fault);

/* What was written into a part. (nullable) NULL for a file, and for what is not valid UTF-8. Owned
 * by the caller. */
char *central_form_part_get_text (const CentralFormPart *self);

/* The same of the first part of that name that is no file. */
char *central_form_get_text (const CentralForm *self, const char *name);

/* The next file of that name that has bytes, from *position on, which is moved behind it. Nullable;
 * borrowed from the form. */
GByteArray *central_form_next_file (const CentralForm *self, const char *name, guint *position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralForm, central_form_free)

G_END_DECLS
