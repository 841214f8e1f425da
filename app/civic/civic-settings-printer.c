/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-settings-printer.h"

#include <string.h>

#define GROUP "printer"

/* CUPS allows no more, and none of these. */
#define QUEUE_NAME_MAXIMUM_BYTES 127
#define NOT_IN_QUEUE_NAMES " /#?'\"\\"

typedef struct {
  guint width_mm;
  guint height_mm; /* 0: a roll */
} Paper;

static const Paper papers[] = { { 58, 0 }, { 80, 0 }, { 148, 210 }, { 210, 297 } };

static gboolean
is_address (const char *value)
{
  return g_str_has_prefix (value, "ipp://") || g_str_has_prefix (value, "ipps://");
}

static const char *
check_address (const char *value)
{
  g_autoptr (GUri) uri = g_uri_parse (value, G_URI_FLAGS_NONE, NULL);

  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    return "not an address of a printer, such as ipp://192.168.1.20/ipp/print";
  if (g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL)
    return "an address without ? and # expected";

  return NULL;
}

static gboolean
is_queue_name (const char *value)
{
  if (*value == '\0' || strlen (value) > QUEUE_NAME_MAXIMUM_BYTES)
    return FALSE;

  for (const char *next = value; *next != '\0'; next++)
    if (!g_ascii_isgraph (*next) || strchr (NOT_IN_QUEUE_NAMES, *next) != NULL)
      return FALSE;

  return TRUE;
}

const char *
civic_settings_check_printer (const char *value)
{
  if (*value == '\0')
    return "empty";
  if (is_address (value))
    return check_address (value);
  if (strstr (value, "://") != NULL)
    return "only ipp:// and ipps:// printers are asked directly; another needs a queue of CUPS";

  return is_queue_name (value)
           ? NULL
           : "neither the name of a CUPS queue nor an ipp:// or ipps:// address";
}

static char *
check_addresses (CivicSettings *self, const char **ret_key)
{
  static const struct {
    const char *queue;
    const char *device;
  } printers[] = { { "queue", "device_uri" }, { "sheet_queue", "sheet_device_uri" } };

  for (gsize i = 0; i < G_N_ELEMENTS (printers); i++)
    if (civic_settings_is_direct_printer (self, printers[i].queue) &&
        *civic_settings_get_string (self, GROUP, printers[i].device) != '\0') {
      *ret_key = printers[i].device;
      return g_strdup_printf ("only for a queue of CUPS; %s is the printer's own address",
                              printers[i].queue);
    }

  return NULL;
}

static char *
check_paper (CivicSettings *self, const char **ret_key)
{
  guint width_mm = civic_settings_get_unsigned (self, GROUP, "paper_width_mm");
  guint height_mm = civic_settings_get_unsigned (self, GROUP, "paper_height_mm");

  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++) {
    if (papers[i].width_mm != width_mm)
      continue;
    if (papers[i].height_mm == height_mm)
      return NULL;
    *ret_key = "paper_height_mm";
    return g_strdup_printf ("%u does not go with a width of %u; %u does", height_mm, width_mm,
                            papers[i].height_mm);
  }

  *ret_key = "paper_width_mm";
  return g_strdup_printf ("%u is no paper of ours: 58 or 80 (a roll), 148 (A5) or 210 (A4)",
                          width_mm);
}

static char *
check_roll (CivicSettings *self, const char **ret_key)
{
  guint length_m = civic_settings_get_unsigned (self, GROUP, "roll_length_m");
  guint low_m = civic_settings_get_unsigned (self, GROUP, "roll_low_m");

  if (length_m == 0)
    return NULL;
  if (civic_settings_get_unsigned (self, GROUP, "paper_height_mm") != 0) {
    *ret_key = "roll_length_m";
    return g_strdup ("sheets are not counted: 0 expected with a paper_height_mm");
  }
  if (low_m >= length_m) {
    *ret_key = "roll_low_m";
    return g_strdup_printf ("%u is not less than the roll's length of %u", low_m, length_m);
  }

  return NULL;
}

char *
civic_settings_check_printers (CivicSettings *self, const char **ret_key)
{
  char *reason = check_addresses (self, ret_key);

  if (reason == NULL)
    reason = check_paper (self, ret_key);

  return reason != NULL ? reason : check_roll (self, ret_key);
}

gboolean
civic_settings_is_direct_printer (CivicSettings *self, const char *key)
{
  return is_address (civic_settings_get_string (self, GROUP, key));
}
