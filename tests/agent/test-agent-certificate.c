/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-certificate.h"
#include "agent-clock.h"
#include "support-folder.h"
#include "support-tls.h"

static void
test_reads_its_end (void)
{
  g_autoptr (SupportFolder) folder = support_folder_new ();
  g_autofree char *path = NULL;
  g_autofree char *end = NULL;

  support_tls_make (folder);
  path = support_folder_path (folder, "kiosk.pem");
  end = agent_certificate_read_end (path);
  g_assert_nonnull (end);
  g_assert_false (agent_clock_is_past (end, 0));
}

static void
test_what_is_none_has_no_end (void)
{
  g_autoptr (SupportFolder) folder = support_folder_new ();
  g_autofree char *path = support_folder_path (folder, "kiosk.pem");

  g_assert_null (agent_certificate_read_end (path));
  support_folder_write (folder, "kiosk.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n");
  g_assert_null (agent_certificate_read_end (path));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/agent/certificate/reads-its-end", test_reads_its_end);
  g_test_add_func ("/agent/certificate/what-is-none-has-no-end", test_what_is_none_has_no_end);

  return g_test_run ();
}
