/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-money.h"

#include <string.h>

char *
civic_money_format (gint64 halalas)
{
  guint64 amount = halalas < 0 ? -(guint64) halalas : (guint64) halalas;
  g_autofree char *riyals = g_strdup_printf ("%" G_GUINT64_FORMAT, amount / 100);
  GString *text = g_string_new (halalas < 0 ? "-" : NULL);
  gsize length = strlen (riyals);

  for (gsize i = 0; i < length; i++) {
    if (i > 0 && (length - i) % 3 == 0)
      g_string_append_c (text, ',');
    g_string_append_c (text, riyals[i]);
  }

  g_string_append_printf (text, ".%02u", (guint) (amount % 100));
  return g_string_free (text, FALSE);
}
