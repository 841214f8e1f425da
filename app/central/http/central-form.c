/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-form.h"

#include <string.h>

static void
part_free (CentralFormPart *self)
{
  g_free (self->name);
  g_byte_array_unref (self->content);
  g_free (self);
}

CentralForm *
central_form_new (void)
{
  CentralForm *self = g_new0 (CentralForm, 1);

  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);
  return self;
}

void
central_form_free (CentralForm *self)
{
  g_ptr_array_unref (self->parts);
  g_free (self);
}

void
central_form_fail (CentralForm *self, CentralFormFault fault)
{
  if (self->fault != CENTRAL_FORM_WHOLE)
    return;
  self->fault = fault;
  g_ptr_array_set_size (self->parts, 0);
}

static CentralFormPart *
begin_part (CentralForm *self, const char *name, gboolean is_file)
{
  CentralFormPart *part = g_new0 (CentralFormPart, 1);

  part->name = g_strdup (name);
  part->is_file = is_file;
  part->content = g_byte_array_new ();
  g_ptr_array_add (self->parts, part);
  return part;
}

static CentralFormPart *
last_part (CentralForm *self)
{
  return self->parts->len > 0 ? self->parts->pdata[self->parts->len - 1] : NULL;
}

void
central_form_take (CentralForm *self,
                   const char *name,
                   gboolean is_file,
                   const char *bytes,
                   gsize size,
                   guint64 offset)
{
  CentralFormPart *part = NULL;

  if (self->fault != CENTRAL_FORM_WHOLE)
    return;
  if (name == NULL) {
    central_form_fail (self, CENTRAL_FORM_MALFORMED);
    return;
  }
  if (offset == 0 && self->parts->len == CENTRAL_FORM_MAXIMUM_PARTS) {
    central_form_fail (self, CENTRAL_FORM_TOO_LARGE);
    return;
  }
  part = offset == 0 ? begin_part (self, name, is_file) : last_part (self);
  if (part == NULL || part->content->len != offset)
    central_form_fail (self, CENTRAL_FORM_MALFORMED);
  else if (!part->is_file && part->content->len + size > CENTRAL_FORM_MAXIMUM_TEXT_BYTES)
    central_form_fail (self, CENTRAL_FORM_TOO_LARGE);
  else
    g_byte_array_append (part->content, (const guint8 *) bytes, (guint) size);
}

char *
central_form_part_get_text (const CentralFormPart *self)
{
  const char *bytes = self->content->data ? (const char *) self->content->data : "";

  return !self->is_file && g_utf8_validate_len (bytes, self->content->len, NULL)
           ? g_strndup (bytes, self->content->len)
           : NULL;
}

char *
central_form_get_text (const CentralForm *self, const char *name)
{
  for (guint index = 0; index < self->parts->len; index++) {
    const CentralFormPart *part = self->parts->pdata[index];

    if (!part->is_file && g_str_equal (part->name, name))
      return central_form_part_get_text (part);
  }
  return NULL;
}

GByteArray *
central_form_next_file (const CentralForm *self, const char *name, guint *position)
{
  while (*position < self->parts->len) {
    const CentralFormPart *part = self->parts->pdata[(*position)++];

    if (part->is_file && part->content->len > 0 && g_str_equal (part->name, name))
      return part->content;
  }
  return NULL;
}
