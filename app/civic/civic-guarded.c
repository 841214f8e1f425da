/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic-guarded-private.h"

#include "civic-sodium-private.h"

#include <sodium.h>

/* A request, its answer and a key at the same time, and one to spare. */
#define KEPT_BLOCKS 4
#define KEPT_BYTES (16 * 1024)

typedef struct {
  gsize capacity;
  guint64 padding; /* what follows is aligned as malloc aligns */
} Block;

static gpointer kept[KEPT_BLOCKS];

static Block *
take_kept (void)
{
  for (guint index = 0; index < KEPT_BLOCKS; index++) {
    Block *block = g_atomic_pointer_exchange (&kept[index], NULL);

    if (block != NULL)
      return block;
  }

  return NULL;
}

static gboolean
keep (Block *block)
{
  for (guint index = 0; index < KEPT_BLOCKS; index++)
    if (g_atomic_pointer_compare_and_exchange (&kept[index], NULL, block))
      return TRUE;

  return FALSE;
}

gpointer
civic_guarded_new (gsize size)
{
  gsize capacity = MAX (size, KEPT_BYTES);
  Block *block = NULL;

  civic_sodium_start ();
  if (capacity == KEPT_BYTES)
    block = take_kept ();
  if (block == NULL)
    block = sodium_malloc (sizeof *block + capacity);
  if (block == NULL)
    g_error ("no guarded memory of %" G_GSIZE_FORMAT " bytes", size);

  block->capacity = capacity;

  return block + 1;
}

void
civic_guarded_free (gpointer memory)
{
  Block *block = (Block *) memory - 1;

  if (memory == NULL)
    return;

  sodium_memzero (memory, block->capacity);
  if (block->capacity != KEPT_BYTES || !keep (block))
    sodium_free (block);
}
