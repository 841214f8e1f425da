/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-confinement.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

static void
assert_refused (gboolean is_done)
{
  g_assert_false (is_done);
  g_assert_cmpint (errno, ==, EPERM);
}

static gboolean
can_open_socket (int family, int type)
{
  const int fd = socket (family, type, 0);

  if (fd >= 0)
    close (fd);
  return fd >= 0;
}

static void
assert_no_network (void)
{
  assert_refused (can_open_socket (AF_INET, SOCK_STREAM));
  assert_refused (can_open_socket (AF_INET6, SOCK_DGRAM));
  assert_refused (can_open_socket (AF_NETLINK, SOCK_RAW));
  assert_refused (can_open_socket (AF_PACKET, SOCK_RAW));
  assert_refused (can_open_socket (AF_VSOCK, SOCK_STREAM));
  g_assert_true (can_open_socket (AF_UNIX, SOCK_STREAM));
}

static gpointer
run_before (gpointer is_closed)
{
  while (g_atomic_int_get ((int *) is_closed) == 0)
    g_thread_yield ();
  assert_no_network ();
  return NULL;
}

/* Each in a process of its own: nothing can be taken back. */
static void
in_subprocess (void (*assert_closed) (void))
{
  if (g_test_subprocess ()) {
    assert_closed ();
    return;
  }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
close_network (void)
{
  int is_closed = 0;
  GThread *thread = g_thread_new ("before", run_before, &is_closed);

  g_assert_true (can_open_socket (AF_INET, SOCK_STREAM));
  g_assert_true (kiosk_confinement_close ());
  assert_no_network ();
  g_atomic_int_set (&is_closed, 1);
  g_thread_join (thread);
}

static void
close_programs (void)
{
  char *argv[] = { (char *) "/bin/true", NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (g_spawn_sync (NULL, argv, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL));
  g_assert_true (kiosk_confinement_close ());
  g_assert_false (g_spawn_sync (NULL, argv, NULL, 0, NULL, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, G_SPAWN_ERROR, G_SPAWN_ERROR_PERM);
  assert_refused (execv (argv[0], argv) == 0);
}

static void
close_ears (void)
{
  const int fd = socket (AF_UNIX, SOCK_STREAM, 0);

  g_assert_true (kiosk_confinement_close ());
  assert_refused (listen (fd, 1) == 0);
}

static void
begin (void)
{
  const int kept = fcntl (STDERR_FILENO, F_DUPFD, 17);
  const int lost = fcntl (STDERR_FILENO, F_DUPFD, 31);
  const int low = fcntl (STDERR_FILENO, F_DUPFD, 5);
  struct rlimit core = { 1, 1 };

  kiosk_confinement_begin (kept);
  g_assert_cmpint (prctl (PR_GET_DUMPABLE), ==, 0);
  g_assert_cmpint (getrlimit (RLIMIT_CORE, &core), ==, 0);
  g_assert_cmpuint (core.rlim_max, ==, 0);
  g_assert_cmpint (fcntl (kept, F_GETFD), >=, 0);
  g_assert_cmpint (fcntl (STDERR_FILENO, F_GETFD), >=, 0);
  g_assert_cmpint (fcntl (low, F_GETFD), ==, -1);
  g_assert_cmpint (fcntl (lost, F_GETFD), ==, -1);
}

static void
test_network (void)
{
  in_subprocess (close_network);
}

static void
test_programs (void)
{
  in_subprocess (close_programs);
}

static void
test_ears (void)
{
  in_subprocess (close_ears);
}

static void
test_begin (void)
{
  in_subprocess (begin);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kiosk/confinement/opens-no-socket-but-unix-ones-in-any-thread", test_network);
  g_test_add_func ("/kiosk/confinement/starts-no-program", test_programs);
  g_test_add_func ("/kiosk/confinement/waits-for-nobody", test_ears);
  g_test_add_func ("/kiosk/confinement/keeps-one-file-and-leaves-no-core", test_begin);

  return g_test_run ();
}
