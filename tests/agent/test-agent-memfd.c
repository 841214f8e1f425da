/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-memfd.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define SEALS (F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW)
#define MAXIMUM 1000

static int
make_memfd (const char *text, gsize length, int seals)
{
  int descriptor = memfd_create ("receipt", MFD_CLOEXEC | MFD_ALLOW_SEALING);

  g_assert_cmpint (write (descriptor, text, length), ==, length);
  g_assert_cmpint (fcntl (descriptor, F_ADD_SEALS, seals), ==, 0);

  return descriptor;
}

static void
assert_refused (int descriptor)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (agent_memfd_read_pdf (descriptor, MAXIMUM, &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_BAD_REQUEST);
  close (descriptor);
}

static void
test_reads_a_sealed_pdf_whole (void)
{
  char text[MAXIMUM] = "%PDF-1.7\n";
  int descriptor = make_memfd (text, sizeof text, SEALS);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = agent_memfd_read_pdf (descriptor, MAXIMUM, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), text, sizeof text);
  close (descriptor);
}

static void
test_refuses_what_may_still_change (void)
{
  assert_refused (make_memfd ("%PDF-1.7\n", 9, 0));
  assert_refused (make_memfd ("%PDF-1.7\n", 9, F_SEAL_WRITE));
  assert_refused (make_memfd ("%PDF-1.7\n", 9, F_SEAL_SHRINK));
}

static void
test_refuses_what_is_no_pdf_of_the_size (void)
{
  char text[MAXIMUM + 1] = "%PDF-1.7\n";

  assert_refused (make_memfd (text, sizeof text, SEALS));
  assert_refused (make_memfd ("%PDF", 4, SEALS));
  assert_refused (make_memfd ("", 0, SEALS));
  assert_refused (make_memfd ("\x1b@ raw printer commands", 22, SEALS));
}

static void
test_refuses_what_is_no_memory (void)
{
  int pipes[2];

  assert_refused (open ("/etc/hostname", O_RDONLY | O_CLOEXEC));
  assert_refused (open ("/dev/zero", O_RDONLY | O_CLOEXEC));
  g_assert_cmpint (pipe (pipes), ==, 0);
  assert_refused (pipes[0]);
  close (pipes[1]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/agent/memfd/reads-a-sealed-pdf-whole", test_reads_a_sealed_pdf_whole);
  g_test_add_func ("/agent/memfd/refuses-what-may-still-change",
                   test_refuses_what_may_still_change);
  g_test_add_func ("/agent/memfd/refuses-what-is-no-pdf-of-the-size",
                   test_refuses_what_is_no_pdf_of_the_size);
  g_test_add_func ("/agent/memfd/refuses-what-is-no-memory", test_refuses_what_is_no_memory);

  return g_test_run ();
}
