/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-document-private.h"

#include "print-text.h"

#define MAX_SPACE_POINTS 144.0

struct _PrintDocument {
  PrintDirection direction;
  GPtrArray *blocks; /* (element-type PrintBlock) */
};

static void
free_block (gpointer pointer)
{
  PrintBlock *block = pointer;

  g_free (block->text);
  g_free (block->value);
  g_free (block);
}

static PrintBlock *
add_block (PrintDocument *self, PrintBlockKind kind, const char *text, const char *value)
{
  PrintBlock *block = g_new0 (PrintBlock, 1);

  block->kind = kind;
  block->size = PRINT_SIZE_NORMAL;
  block->direction = self->direction;
  block->text = print_text_clean (text);
  block->value = print_text_clean (value);
  g_ptr_array_add (self->blocks, block);
  return block;
}

PrintDocument *
print_document_new (PrintDirection direction)
{
  PrintDocument *self = g_new0 (PrintDocument, 1);

  self->direction = direction;
  self->blocks = g_ptr_array_new_with_free_func (free_block);
  return self;
}

void
print_document_free (PrintDocument *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

GPtrArray *
print_document_get_blocks (PrintDocument *self)
{
  return self->blocks;
}

PrintDirection
print_document_get_direction (PrintDocument *self)
{
  return self->direction;
}

void
print_document_add_centred (PrintDocument *self, const char *text, PrintSize size, gboolean bold)
{
  PrintBlock *block;

  g_return_if_fail (self != NULL);

  block = add_block (self, PRINT_BLOCK_CENTRED, text, NULL);
  block->size = size;
  block->is_bold = bold;
}

void
print_document_add_paragraph (PrintDocument *self, const char *text, PrintSize size, gboolean bold)
{
  PrintBlock *block;

  g_return_if_fail (self != NULL);

  block = add_block (self, PRINT_BLOCK_PARAGRAPH, text, NULL);
  block->size = size;
  block->is_bold = bold;
}

void
print_document_add_step (PrintDocument *self, const char *number, const char *text)
{
  g_return_if_fail (self != NULL);

  add_block (self, PRINT_BLOCK_STEP, number, text);
}

void
print_document_add_pair (
  PrintDocument *self, const char *label, const char *value, PrintSize size, gboolean bold_value)
{
  PrintBlock *block;

  g_return_if_fail (self != NULL);

  block = add_block (self, PRINT_BLOCK_PAIR, label, value);
  block->size = size;
  block->is_bold = bold_value;
}

void
print_document_add_pair_ltr (PrintDocument *self, const char *label, const char *value)
{
  PrintBlock *block;

  g_return_if_fail (self != NULL);

  block = add_block (self, PRINT_BLOCK_PAIR, label, value);
  block->size = PRINT_SIZE_SMALL;
  block->direction = PRINT_DIRECTION_LTR;
}

static void
add_figure (
  PrintDocument *self, PrintBlockKind kind, const char *label, const char *value, gboolean is_total)
{
  PrintBlock *block = add_block (self, kind, label, value);

  block->size = is_total ? PRINT_SIZE_LARGE : PRINT_SIZE_NORMAL;
  block->is_bold = is_total;
}

void
print_document_add_amount (PrintDocument *self,
                           const char *label,
                           const char *value,
                           gboolean is_total)
{
  g_return_if_fail (self != NULL);

  add_figure (self, PRINT_BLOCK_AMOUNT, label, value, is_total);
}

void
print_document_add_money (PrintDocument *self,
                          const char *label,
                          const char *riyals,
                          gboolean is_total)
{
  g_return_if_fail (self != NULL);

  add_figure (self, PRINT_BLOCK_MONEY, label, riyals, is_total);
}

void
print_document_add_code (PrintDocument *self, const char *code)
{
  PrintBlock *block;

  g_return_if_fail (self != NULL);

  block = add_block (self, PRINT_BLOCK_CODE, code, NULL);
  block->size = PRINT_SIZE_TITLE;
  block->direction = PRINT_DIRECTION_LTR;
  block->is_bold = TRUE;
}

void
print_document_add_qr (PrintDocument *self, const char *content)
{
  PrintBlock *block;

  g_return_if_fail (self != NULL);

  block = add_block (self, PRINT_BLOCK_QR, NULL, NULL);
  g_free (block->text);
  block->text = g_strdup (content != NULL ? content : "");
}

void
print_document_add_rule (PrintDocument *self)
{
  g_return_if_fail (self != NULL);

  add_block (self, PRINT_BLOCK_RULE, NULL, NULL);
}

void
print_document_add_ruler (PrintDocument *self)
{
  g_return_if_fail (self != NULL);

  add_block (self, PRINT_BLOCK_RULER, NULL, NULL)->size = PRINT_SIZE_SMALL;
}

void
print_document_add_space (PrintDocument *self, double points)
{
  g_return_if_fail (self != NULL);

  add_block (self, PRINT_BLOCK_SPACE, NULL, NULL)->points = CLAMP (points, 0, MAX_SPACE_POINTS);
}
