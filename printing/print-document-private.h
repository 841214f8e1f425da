/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include "print-document.h"

G_BEGIN_DECLS

/* What the page half's other files may see of a document: its blocks in order, with clean texts. */
typedef enum {
  PRINT_BLOCK_CENTRED,
  PRINT_BLOCK_PARAGRAPH,
  PRINT_BLOCK_STEP, /* text is the number, value the paragraph */
  PRINT_BLOCK_PAIR, /* text is the label */
  PRINT_BLOCK_AMOUNT,
  PRINT_BLOCK_MONEY, /* an amount with the sign of the riyal */
  PRINT_BLOCK_CODE,
  PRINT_BLOCK_QR, /* text as it was given: not a byte of it may change */
  PRINT_BLOCK_RULE,
  PRINT_BLOCK_RULER,
  PRINT_BLOCK_SPACE,
} PrintBlockKind;

typedef struct {
  PrintBlockKind kind;
  PrintSize size;
  PrintDirection direction;
  gboolean is_bold; /* of a pair, its value */
  char *text;
  char *value;
  double points;
} PrintBlock;

/* (element-type PrintBlock) (transfer none) */
GPtrArray *print_document_get_blocks (PrintDocument *self);
PrintDirection print_document_get_direction (PrintDocument *self);

G_END_DECLS
