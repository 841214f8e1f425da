/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-bench.h"
#include "kiosk-sealed-memory.h"

#include "support-run-until.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

static void
test_values (void)
{
  g_autoptr (KioskBench) bench = kiosk_bench_new ();
  KioskAgentLink *link = kiosk_station_get_link (bench->station);

  g_assert_true (kiosk_agent_link_is_open (link));
  g_assert_cmpint (kiosk_agent_link_get_printer (link), ==, KIOSK_PRINTER_READY);
  g_object_set (bench->agent, "printer-state", "out", "outbox-count", 3, "open", FALSE, NULL);
  support_run_until (kiosk_agent_link_get_printer (link) == KIOSK_PRINTER_OUT &&
                     kiosk_agent_link_get_outbox_count (link) == 3);
  g_assert_false (kiosk_agent_link_is_open (link));
}

static void
test_comes_back (void)
{
  g_autoptr (KioskBench) bench = kiosk_bench_new ();
  KioskAgentLink *link = kiosk_station_get_link (bench->station);

  kiosk_bench_stop_agent (bench);
  support_run_until (!kiosk_agent_link_is_reachable (link));
  g_assert_cmpint (kiosk_agent_link_get_printer (link), ==, KIOSK_PRINTER_UNKNOWN);
  g_assert_false (kiosk_agent_link_is_line_up (link));
  g_assert_false (kiosk_agent_link_is_storage_good (link));

  kiosk_bench_start_agent (bench);
  support_run_until (kiosk_agent_link_is_reachable (link));
  g_assert_cmpint (kiosk_agent_link_get_printer (link), ==, KIOSK_PRINTER_READY);
}

static void
test_gone (void)
{
  g_autoptr (KioskAgentLink) link = kiosk_agent_link_new ("/nonexistent/agent.sock");
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  kiosk_agent_link_refresh_async (link, NULL, support_keep_result, &result);
  support_run_until (result != NULL);
  g_assert_false (kiosk_agent_link_refresh_finish (link, result, &error));
  g_assert_error (error, KIOSK_AGENT_ERROR, KIOSK_AGENT_ERROR_GONE);
  g_object_unref (result);
  support_run_until (!kiosk_agent_link_is_connecting (link));
}

static void
test_staff_errors (void)
{
  static const struct {
    const char *name;
    KioskAgentError code;
  } cases[] = {
    { "NotAllowed", KIOSK_AGENT_ERROR_NOT_ALLOWED },
    { "Busy", KIOSK_AGENT_ERROR_BUSY },
    { "Unheard", KIOSK_AGENT_ERROR_BROKEN },
  };
  g_autoptr (KioskBench) bench = kiosk_bench_new ();
  KioskAgentLink *link = kiosk_station_get_link (bench->station);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    GAsyncResult *result = NULL;

    bench->staff_error = cases[i].name;
    kiosk_agent_link_staff_call_async (link, "StaffLogIn", g_variant_new ("(ss)", "2001", "000000"),
                                       NULL, support_keep_result, &result);
    support_run_until (result != NULL);
    g_assert_null (kiosk_agent_link_staff_call_finish (link, result, &error));
    g_assert_error (error, KIOSK_AGENT_ERROR, (int) cases[i].code);
    g_assert_cmpstr (error->message, ==, "65");
    g_object_unref (result);
  }
}

static void
test_paper (void)
{
  g_autoptr (KioskBench) bench = kiosk_bench_new ();
  KioskAgentLink *link = kiosk_station_get_link (bench->station);

  g_assert_cmpint (kiosk_agent_link_get_paper_left_mm (link), ==, 34200);
  g_assert_cmpuint (kiosk_agent_link_get_visit_number (link), ==, 417);
  g_assert_true (kiosk_agent_link_has_sheet_printer (link));
  kiosk_bench_set_printer (bench, "out", "tray");
  kiosk_bench_set_sheet_printer (bench, "none", "none");
  support_run_until (!kiosk_agent_link_has_sheet_printer (link));
  g_assert_cmpstr (kiosk_printer_reason_get_word (kiosk_agent_link_get_printer_reason (link)), ==,
                   "tray");

  kiosk_bench_stop_agent (bench);
  support_run_until (!kiosk_agent_link_is_reachable (link));
  g_assert_cmpint (kiosk_agent_link_get_paper_left_mm (link), <, 0);
  g_assert_cmpuint (kiosk_agent_link_get_visit_number (link), ==, 0);
}

static void
test_sealed_memory (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF-1.7", 8);
  char read_back[8] = { 0 };
  const int fd = kiosk_sealed_memory_new (bytes, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (pread (fd, read_back, sizeof read_back, 0), ==, 8);
  g_assert_cmpmem (read_back, 8, "%PDF-1.7", 8);
  g_assert_cmpint (pwrite (fd, "x", 1, 0), ==, -1);
  g_assert_cmpint (ftruncate (fd, 2), ==, -1);
  close (fd);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kiosk/agent-link/holds-the-agent-s-values", test_values);
  g_test_add_func ("/kiosk/agent-link/comes-back-with-the-agent", test_comes_back);
  g_test_add_func ("/kiosk/agent-link/fails-at-once-without-an-agent", test_gone);
  g_test_add_func ("/kiosk/agent-link/tells-the-agent-s-errors-apart", test_staff_errors);
  g_test_add_func ("/kiosk/agent-link/tells-of-paper-and-visit", test_paper);
  g_test_add_func ("/kiosk/agent-link/hands-receipts-over-sealed", test_sealed_memory);

  return g_test_run ();
}
