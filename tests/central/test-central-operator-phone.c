/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* The operators' pages in a real browser as wide as the narrowest phone, without a script: nothing
 * is wider, nothing is refused by their own policy. Skipped where there is no Chromium. */

#include "central-office.h"
#include "small-fleet.h"
#include "small-operator.h"

#include <glib/gstdio.h>

static SupportCentral *central;

static void
use_phone (const char *url, const char *const *steps)
{
  g_autofree char *script =
    g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "tests/central/phone", NULL);
  g_autofree char *folder = support_central_get_path (central, "phone");
  g_autoptr (GPtrArray) command = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_ptr_array_add (command, script);
  g_ptr_array_add (command, folder);
  g_ptr_array_add (command, (char *) url);
  for (guint index = 0; steps[index]; index++)
    g_ptr_array_add (command, (char *) steps[index]);
  g_ptr_array_add (command, NULL);
  process =
    g_subprocess_newv ((const char *const *) command->pdata,
                       G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &said, NULL, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_successful (process))
    g_error ("%s", said);
}

static void
add_pages (GPtrArray *steps, const char *language)
{
  static const char *const pages[] = {
    "/",        "/kiosks/JED-ANDALUS-05", "/enrolments",
    "/figures", "/settlements",           "/settlements/" SMALL_OPERATOR_ID "@2026-11-21",
    "/nowhere"
  };

  for (guint index = 0; index < G_N_ELEMENTS (pages); index++)
    g_ptr_array_add (steps, g_strdup_printf ("open=%s%s?lang=%s",
                                             support_central_get_operator_url (central),
                                             pages[index], language));
}

static void
test_fits_on_the_narrowest_phone_in_every_language (void)
{
  g_autofree char *chromium = g_find_program_in_path ("chromium");
  g_autofree char *url =
    g_strconcat (support_central_get_operator_url (central), "/log-in?lang=en", NULL);
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_free);

  if (chromium == NULL) {
    g_test_skip ("no Chromium here");
    return;
  }
  g_ptr_array_add (steps, g_strdup ("type=label:first-of-type input=desk"));
  g_ptr_array_add (steps, g_strdup ("type=label:last-of-type input=" SMALL_OPERATOR_PASSWORD));
  g_ptr_array_add (steps, g_strdup ("press=button.primary"));
  g_ptr_array_add (steps, g_strdup ("shows=Need you now"));
  add_pages (steps, "ar");
  add_pages (steps, "en");
  add_pages (steps, "ur");
  g_ptr_array_add (steps, NULL);
  use_phone (url, (const char *const *) steps->pdata);
}

int
main (int argc, char **argv)
{
  CentralOffice *office = NULL;
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  central = small_operator_start_central ();
  office = small_fleet_open_office (central);
  small_operator_write_fleet (office);
  small_operator_write_books (office);
  small_operator_add_user (central, "desk", SMALL_OPERATOR_ID, "operator");
  g_test_add_func ("/central/operator-phone/fits-on-the-narrowest-phone-in-every-language",
                   test_fits_on_the_narrowest_phone_in_every_language);
  result = g_test_run ();
  central_office_free (office);
  support_central_free (central);
  return result;
}
