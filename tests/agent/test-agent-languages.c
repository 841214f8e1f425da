/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "agent-languages.h"
#include "support-folder.h"

typedef struct {
  SupportFolder *folder;
  char *path;
  AgentBusAgent *condition;
  AgentLanguages *languages;
} Fixture;

static void
start (Fixture *self, const char *const *languages)
{
  g_clear_pointer (&self->languages, agent_languages_free);
  self->languages = agent_languages_new (self->path, languages, self->condition);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->folder = support_folder_new ();
  self->path = support_folder_path (self->folder, "languages");
  self->condition = agent_bus_agent_skeleton_new ();
  agent_error_quark ();
  start (self, (const char *const[]){ "ar", "en", "ur", NULL });
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  agent_languages_free (self->languages);
  g_assert_finalize_object (self->condition);
  g_free (self->path);
  support_folder_free (self->folder);
}

static void
assert_offered (Fixture *self, const char *expected)
{
  g_autofree char *offered =
    g_strjoinv (" ", (char **) agent_bus_agent_get_offered_languages (self->condition));

  g_assert_cmpstr (offered, ==, expected);
}

static gboolean
offer (Fixture *self, const char *words, GError **error)
{
  g_auto (GStrv) offered = *words != '\0' ? g_strsplit (words, " ", -1) : g_new0 (char *, 1);

  return agent_languages_offer (self->languages, (const char *const *) offered, error);
}

static void
test_offers_what_staff_chose_over_a_restart (Fixture *self, gconstpointer unused)
{
  assert_offered (self, "");
  g_assert_true (offer (self, "ur ar", NULL));
  assert_offered (self, "ar ur");

  start (self, (const char *const[]){ "ar", "en", "ur", NULL });
  assert_offered (self, "ar ur");
}

static void
test_leaves_out_what_the_centre_has_given_up (Fixture *self, gconstpointer unused)
{
  g_assert_true (offer (self, "ar ur", NULL));

  start (self, (const char *const[]){ "ar", "en", NULL });
  assert_offered (self, "ar");
}

static void
test_refuses_none_another_and_one_twice (Fixture *self, gconstpointer unused)
{
  const char *const refused[] = { "", "de", "ar de", "ar ar" };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (offer (self, refused[i], &error));
    g_assert_error (error, AGENT_ERROR, AGENT_ERROR_BAD_REQUEST);
  }
  assert_offered (self, "");
}

static void
test_changes_nothing_that_it_cannot_keep (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_free (self->path);
  self->path = support_folder_path (self->folder, "nowhere/languages");
  start (self, (const char *const[]){ "ar", "en", "ur", NULL });
  g_assert_false (offer (self, "ar", &error));
  g_assert_error (error, AGENT_ERROR, AGENT_ERROR_NOT_STORED);
  assert_offered (self, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/agent/languages/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("offers-what-staff-chose-over-a-restart", test_offers_what_staff_chose_over_a_restart);
  ADD ("leaves-out-what-the-centre-has-given-up", test_leaves_out_what_the_centre_has_given_up);
  ADD ("refuses-none-another-and-one-twice", test_refuses_none_another_and_one_twice);
  ADD ("changes-nothing-that-it-cannot-keep", test_changes_nothing_that_it_cannot_keep);

  return g_test_run ();
}
