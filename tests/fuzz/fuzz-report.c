/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "fuzz-target.h"

#include "central-open311-answers.h"

#include <string.h>

static GPtrArray *
load_kinds (void)
{
  static const char *const languages[] = { "ar", "en", "ur", NULL };
  g_autofree char *path = g_build_filename (g_getenv ("KUSHK_SOURCE_DIR"), "kiosk-config", NULL);
  CivicCatalogue *catalogue = civic_catalogue_load (path, languages, NULL);

  g_assert_nonnull (catalogue);
  return central_open311_form_list_kinds (catalogue);
}

/* Names and values as the parser hands them over, each up to a byte 01; a name that begins with '@'
 * is a file's. */
static CentralForm *
take_apart (const uint8_t *bytes, size_t size)
{
  CentralForm *form = central_form_new ();
  const uint8_t *end = bytes + size;

  while (bytes < end) {
    const uint8_t *name_end = memchr (bytes, 1, (size_t) (end - bytes));
    const uint8_t *value = name_end ? name_end + 1 : end;
    const uint8_t *value_end = memchr (value, 1, (size_t) (end - value));
    g_autofree char *name =
      g_strndup ((const char *) bytes, (gsize) ((name_end ? name_end : end) - bytes));

    value_end = value_end ? value_end : end;
    central_form_take (form, *name == '@' ? name + 1 : name, *name == '@', (const char *) value,
                       (gsize) (value_end - value), 0);
    bytes = value_end < end ? value_end + 1 : end;
  }
  return form;
}

/* Whatever a client posts: answers that fit the form of that kind, or one reason in words. */
int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t size)
{
  static GPtrArray *kinds = NULL;
  g_autoptr (CentralForm) form = take_apart (bytes, size);
  g_autofree char *code = central_form_get_text (form, "service_code");
  const CentralOpen311Kind *kind = NULL;
  g_autoptr (CivicAnswers) answers = NULL;
  g_autofree char *fault = NULL;

  if (kinds == NULL)
    kinds = load_kinds ();
  kind = code ? central_open311_form_find_kind (kinds, code) : NULL;
  if (kind == NULL)
    kind = kinds->pdata[0];
  if (form->fault != CENTRAL_FORM_WHOLE)
    return 0;
  answers = central_open311_answers_read (form, kind, &fault);
  g_assert_true ((answers == NULL) == (fault != NULL));
  if (answers) {
    g_autoptr (GPtrArray) problems = civic_answers_check_all (answers);

    g_assert_cmpuint (problems->len, ==, 0);
  } else {
    g_assert_true (*fault && g_utf8_validate (fault, -1, NULL));
  }
  return 0;
}
