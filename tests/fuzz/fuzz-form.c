/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "fuzz-target.h"

#include "central-http-form.h"

#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* A body as a browser posts it, through the library that takes it apart. The first byte says how it
 * is declared and how much comes at once. */
#define MULTIPART "multipart/form-data; boundary=kushk-boundary"
#define URLENCODED "application/x-www-form-urlencoded"

typedef struct {
  CentralHttpForm *form;
  const uint8_t *bytes;
  size_t size;
  size_t step;
} Body;

static gsize all_bytes;

static enum MHD_Result
on_request (void *user_data,
            struct MHD_Connection *connection,
            const char *path,
            const char *method,
            const char *version,
            const char *upload,
            size_t *upload_size,
            void **slot)
{
  Body *body = user_data;
  CentralHttpForm *form = central_http_form_new (connection, &all_bytes);
  const CentralForm *whole = NULL;
  g_autofree char *text = NULL;

  g_assert_nonnull (form);
  for (size_t done = 0; done < body->size; done += body->step)
    central_http_form_take (form, (const char *) body->bytes + done,
                            MIN (body->step, body->size - done));
  whole = central_http_form_finish (form);
  g_assert_cmpuint (whole->parts->len, <=, CENTRAL_FORM_MAXIMUM_PARTS);
  text = central_form_get_text (whole, "name");
  central_http_form_free (form);
  g_assert_cmpuint (all_bytes, ==, 0);
  return MHD_NO;
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t size)
{
  static struct MHD_Daemon *daemon = NULL;
  static Body body;
  g_autofree char *head = NULL;
  int ends[2];

  if (size < 1)
    return 0;
  if (daemon == NULL)
    daemon =
      MHD_start_daemon (MHD_USE_NO_LISTEN_SOCKET, 0, NULL, NULL, on_request, &body, MHD_OPTION_END);
  g_assert_nonnull (daemon);
  body.bytes = bytes + 1;
  body.size = size - 1;
  body.step = 1 + (bytes[0] >> 1) * 16;
  head = g_strdup_printf ("POST / HTTP/1.1\r\nHost: a\r\nContent-Type: %s\r\n"
                          "Content-Length: 0\r\n\r\n",
                          bytes[0] & 1 ? MULTIPART : URLENCODED);
  g_assert_cmpint (socketpair (AF_UNIX, SOCK_STREAM, 0, ends), ==, 0);
  g_assert_cmpint (write (ends[0], head, strlen (head)), ==, (gssize) strlen (head));
  g_assert_cmpint (MHD_add_connection (daemon, ends[1], NULL, 0), ==, MHD_YES);
  for (guint turn = 0; turn < 4; turn++)
    MHD_run_wait (daemon, 0);
  close (ends[0]);
  MHD_run_wait (daemon, 0);
  return 0;
}
