/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* What /readyz says while something has run out: a balancer takes the central off, and whoever
 * reads on sees why. */

#include "central-endpoints.h"

#include "central-clock.h"
#include "small-fleet.h"
#include "support-catalogue.h"
#include "support-run-until.h"

#define SMALL "tests/data/central/catalogue"

typedef struct {
  SupportCentral *central;
  CentralOffice *office;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->central = support_central_start (NULL);
  self->office = small_fleet_open_office (self->central);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  central_office_free (self->office);
  support_central_free (self->central);
}

static CentralResponse *
get_ready (Fixture *self)
{
  const CentralRequest request = { .method = "GET", .path = "/readyz" };
  g_autoptr (GError) error = NULL;
  CentralResponse *response = central_health_get_ready (self->office, &request, "", &error);

  g_assert_no_error (error);
  return response;
}

static guint
get_status (Fixture *self)
{
  g_autoptr (CentralResponse) response = get_ready (self);

  return response->status;
}

static void
assert_not_ready (Fixture *self, const char *expected)
{
  g_autoptr (CentralResponse) response = get_ready (self);
  g_autofree char *text =
    g_strndup (g_bytes_get_data (response->body, NULL), g_bytes_get_size (response->body));

  g_assert_cmpuint (response->status, ==, 503);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpstr (response->headers->pdata[0], ==, "Retry-After");
}

static void
test_names_a_certificate_that_is_over (Fixture *self, gconstpointer unused)
{
  g_autofree char *script = g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "tests", "central",
                                              "make-strange-certificates", NULL);
  g_autofree char *sandbox = support_central_get_path (self->central, ".");
  g_autofree char *folder = support_central_get_path (self->central, "strange");
  g_autofree char *path = support_central_get_path (self->central, "strange/expired.pem");
  g_autoptr (GSubprocess) process = g_subprocess_new (
    G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL, script, sandbox, folder, SUPPORT_CENTRAL_KIOSK, NULL);

  g_assert_true (g_subprocess_wait_check (process, NULL, NULL));
  g_assert_cmpuint (get_status (self), ==, 200);
  g_clear_pointer (&self->office->keys->tls_certificate, g_free);
  g_assert_true (g_file_get_contents (path, &self->office->keys->tls_certificate, NULL, NULL));
  assert_not_ready (self, "{\"status\":\"not-ready\",\"store\":\"good\",\"certificate\":\"bad\","
                          "\"catalogue\":\"good\"}");
}

/* None is served whose time is over, so this one's ends as soon as it is: later where the machine
 * was too slow to open it. */
static CentralCatalogue *
open_one_that_expires (Fixture *self)
{
  g_autofree char *folder = support_central_get_path (self->central, "catalogue");
  g_autofree char *keys = support_central_get_path (self->central, "central");
  g_autofree char *stem = g_build_filename (keys, "catalogue", NULL);
  CentralCatalogue *catalogue = NULL;

  support_catalogue_copy (SMALL, folder);
  for (guint left_s = 2; catalogue == NULL; left_s *= 2) {
    g_autofree char *made_at = central_clock_in (left_s * G_TIME_SPAN_SECOND - G_TIME_SPAN_DAY);
    g_autoptr (CivicManifest) manifest = support_catalogue_sign (folder, stem, 1, made_at, 1);

    catalogue = central_catalogue_open (folder, keys, NULL, NULL);
  }
  return catalogue;
}

static void
test_names_a_catalogue_that_is_over (Fixture *self, gconstpointer unused)
{
  g_assert_cmpuint (get_status (self), ==, 200);
  central_catalogue_free (self->office->signed_catalogue);
  self->office->signed_catalogue = open_one_that_expires (self);
  support_run_until (get_status (self) == 503);
  assert_not_ready (self, "{\"status\":\"not-ready\",\"store\":\"good\",\"certificate\":\"good\","
                          "\"catalogue\":\"bad\"}");
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/central/health/names-a-certificate-that-is-over", test_names_a_certificate_that_is_over);
  add ("/central/health/names-a-catalogue-that-is-over", test_names_a_catalogue_that_is_over);
  return g_test_run ();
}
