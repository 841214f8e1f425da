/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-enrolment.h"

#include "ctl-command.h"

#include "civic-json.h"

#include <stdarg.h>
#include <string.h>

static const struct {
  const char *code;
  const char *advice;
} refusals[] = {
  { "unknown-code",
    "The central does not know this code. Look for a slip of the finger, or ask for "
    "a new one: the last one made for a kiosk is the only one that counts" },
  { "used-code", "This code was used before. Ask for a new one" },
  { "expired-code", "This code is over: it held for a day. Ask for a new one" },
  { "wrong-kiosk",
    "This code was made for another kiosk than the one in kushk.conf ([kiosk] id). It "
    "was not used: correct the id, or ask for a code for this one" },
  { "too-many", "Too many wrong codes came from here. Wait ten minutes; a right code stays good" },
  { "revoked",
    "This kiosk was taken out of service. If that was a mistake, ask for a code and enrol "
    "it with --again" },
  { "replaced", "This kiosk was enrolled anew, elsewhere or with other keys; its certificate is no "
                "longer good. Ask for a code and enrol it with --again" },
  { "unavailable", "The central cannot do this now. Try again later; the code stays good" },
};

JsonNode *
ctl_enrolment_parse (const CtlHttpsAnswer *answer, GError **error)
{
  g_autoptr (JsonNode) node = civic_json_parse (answer->text, strlen (answer->text), NULL);

  if (node && JSON_NODE_HOLDS_OBJECT (node))
    return g_steal_pointer (&node);
  g_set_error (
    error, CTL_ERROR, CTL_ERROR_FAILED,
    "What answered (%u) is no central. Check the address, and whether this network wants "
    "a log-in.",
    answer->status);
  return NULL;
}

const char *
ctl_enrolment_get_string (JsonNode *answer, const char *name)
{
  JsonNode *node = json_object_get_member (json_node_get_object (answer), name);

  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

void
ctl_enrolment_explain (const CtlHttpsAnswer *answer, CivicSettings *settings, GError **error)
{
  g_autoptr (JsonNode) problem = ctl_enrolment_parse (answer, error);
  const char *code = problem ? ctl_enrolment_get_string (problem, "code") : NULL;

  if (problem == NULL)
    return;
  for (gsize index = 0; code && index < G_N_ELEMENTS (refusals); index++)
    if (g_str_equal (refusals[index].code, code)) {
      g_set_error (error, CTL_ERROR, CTL_ERROR_FAILED, "%s. (This kiosk: %s.)",
                   refusals[index].advice, civic_settings_get_string (settings, "kiosk", "id"));
      return;
    }
  g_set_error (error, CTL_ERROR, CTL_ERROR_FAILED,
               "The central refused (%u %s): is it of this version? Nothing was changed here.",
               answer->status, code ? code : "without a reason");
}

char *
ctl_enrolment_join (const char *url, const char *path)
{
  return g_strconcat (url, g_str_has_suffix (url, "/") ? "" : "/", path, NULL);
}

char *
ctl_enrolment_write (const char *name, ...)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  va_list pairs;

  json_builder_begin_object (builder);
  va_start (pairs, name);
  for (; name; name = va_arg (pairs, const char *)) {
    json_builder_set_member_name (builder, name);
    json_builder_add_string_value (builder, va_arg (pairs, const char *));
  }
  va_end (pairs);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}
