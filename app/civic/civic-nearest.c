/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-nearest.h"

#include <string.h>

#define LONGEST 64

/* Letters to add, drop, change or swap with their neighbour to make one word of the other. */
static guint
distance_between (const char *a, const char *b)
{
  const gsize a_length = strlen (a), b_length = strlen (b);
  guint rows[3][LONGEST + 1];
  guint *before = rows[0], *previous = rows[1], *current = rows[2];

  for (gsize j = 0; j <= b_length; j++)
    previous[j] = (guint) j;

  for (gsize i = 1; i <= a_length; i++) {
    guint *oldest = before;

    current[0] = (guint) i;
    for (gsize j = 1; j <= b_length; j++) {
      guint changed = previous[j - 1] + (a[i - 1] != b[j - 1]);

      current[j] = MIN (changed, MIN (previous[j], current[j - 1]) + 1);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        current[j] = MIN (current[j], before[j - 2] + 1);
    }
    before = previous;
    previous = current;
    current = oldest;
  }

  return previous[b_length];
}

/* A third of the letters may be wrong. */
static gboolean
is_near (const char *word, const char *candidate, guint distance)
{
  return distance * 3 <= MAX (strlen (word), strlen (candidate));
}

const char *
civic_nearest (const char *word, const char *const *words)
{
  const char *nearest = NULL;
  guint smallest = G_MAXUINT;

  if (strlen (word) > LONGEST)
    return NULL;

  for (gsize i = 0; words[i] != NULL; i++) {
    guint distance;

    if (strlen (words[i]) > LONGEST)
      continue;
    distance = distance_between (word, words[i]);
    if (!is_near (word, words[i], distance))
      continue;
    /* Of two equally near the first of the alphabet, so that the guess is the same every time. */
    if (distance < smallest || (distance == smallest && strcmp (words[i], nearest) < 0)) {
      smallest = distance;
      nearest = words[i];
    }
  }

  return nearest;
}

char *
civic_nearest_hint (const char *word, const char *const *words)
{
  const char *nearest = civic_nearest (word, words);

  return nearest == NULL ? g_strdup ("") : g_strdup_printf (", did you mean \"%s\"?", nearest);
}

char *
civic_nearest_hint_among (const char *word, GHashTable *keyed_by_words)
{
  g_autofree const char **words =
    (const char **) g_hash_table_get_keys_as_array (keyed_by_words, NULL);

  return civic_nearest_hint (word, words);
}
