/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-http-form.h"

#include "central-http.h"

#define MAXIMUM_ALL_BYTES (8 * (gsize) CENTRAL_HTTP_MAXIMUM_FORM_BYTES)
#define PARSER_BYTES (16 * 1024)

struct _CentralHttpForm {
  struct MHD_PostProcessor *parser;
  CentralForm *form;
  gsize bytes;
  gsize *all_bytes;
};

static enum MHD_Result
on_bytes (void *user_data,
          enum MHD_ValueKind kind,
          const char *name,
          const char *file_name,
          const char *content_type,
          const char *transfer_encoding,
          const char *bytes,
          uint64_t offset,
          size_t size)
{
  CentralHttpForm *self = user_data;

  central_form_take (self->form, name, file_name != NULL, bytes, size, offset);
  return MHD_YES;
}

CentralHttpForm *
central_http_form_new (struct MHD_Connection *connection, gsize *all_bytes)
{
  CentralHttpForm *self = g_new0 (CentralHttpForm, 1);

  self->parser = MHD_create_post_processor (connection, PARSER_BYTES, on_bytes, self);
  if (self->parser == NULL) {
    g_free (self);
    return NULL;
  }
  self->form = central_form_new ();
  self->all_bytes = all_bytes;
  return self;
}

static void
release (CentralHttpForm *self)
{
  *self->all_bytes -= self->bytes;
  self->bytes = 0;
}

static void
fail (CentralHttpForm *self, CentralFormFault fault)
{
  central_form_fail (self->form, fault);
  release (self);
}

void
central_http_form_take (CentralHttpForm *self, const char *bytes, gsize size)
{
  if (self->form->fault != CENTRAL_FORM_WHOLE)
    return;
  self->bytes += size;
  *self->all_bytes += size;
  if (self->bytes > CENTRAL_HTTP_MAXIMUM_FORM_BYTES)
    fail (self, CENTRAL_FORM_TOO_LARGE);
  else if (*self->all_bytes > MAXIMUM_ALL_BYTES)
    fail (self, CENTRAL_FORM_TOO_BUSY);
  else if (MHD_post_process (self->parser, bytes, size) != MHD_YES)
    fail (self, CENTRAL_FORM_MALFORMED);
}

/* Destroying the parser hands over a last value that has no end mark, and tells a body that broke
 * off. */
const CentralForm *
central_http_form_finish (CentralHttpForm *self)
{
  if (self->parser && MHD_destroy_post_processor (self->parser) != MHD_YES)
    fail (self, CENTRAL_FORM_MALFORMED);
  self->parser = NULL;
  return self->form;
}

void
central_http_form_free (CentralHttpForm *self)
{
  if (self->parser)
    MHD_destroy_post_processor (self->parser);
  release (self);
  central_form_free (self->form);
  g_free (self);
}
