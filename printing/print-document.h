/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A receipt before it has a size: a column of neutral blocks, written once and set on whatever
 * paper there is. It knows text, pairs, rules and QR codes; it knows no permit and no citizen, and
 * prints the strings it is given. Text is shaped by Pango in the direction of each string; what
 * must not be mirrored (codes, numbers, dates, Latin inside Arabic) is isolated by the block
 * itself. All strings are copied; markup is never interpreted; control and bidi-override characters
 * are dropped. */
typedef struct _PrintDocument PrintDocument;

typedef enum {
  PRINT_DIRECTION_RTL,
  PRINT_DIRECTION_LTR,
} PrintDirection;

typedef enum {
  PRINT_SIZE_SMALL, /* the second language beneath the first */
  PRINT_SIZE_NORMAL,
  PRINT_SIZE_LARGE,
  PRINT_SIZE_TITLE,
} PrintSize;

/* direction: where lines start and which side of a pair the label stands. */
PrintDocument *print_document_new (PrintDirection direction);
void print_document_free (PrintDocument *self);

void
print_document_add_centred (PrintDocument *self, const char *text, PrintSize size, gboolean bold);
void
print_document_add_paragraph (PrintDocument *self, const char *text, PrintSize size, gboolean bold);
/* "1." and a paragraph with a hanging indent; the number is given, so its digits are the caller's.
 */
void print_document_add_step (PrintDocument *self, const char *number, const char *text);
/* label at the start side, value at the end side; the value wraps under itself when both do not
 * fit. */
void print_document_add_pair (
  PrintDocument *self, const char *label, const char *value, PrintSize size, gboolean bold_value);
/* The same, but always left to right: the Latin line beneath an Arabic pair. */
void print_document_add_pair_ltr (PrintDocument *self, const char *label, const char *value);
/* An amount: value in tabular figures, isolated left to right. */
void print_document_add_amount (PrintDocument *self,
                                const char *label,
                                const char *value,
                                gboolean is_total);
/* An amount of riyals ("1,250.00"): the page draws their sign left of the figure, in every
 * language.
 */
void print_document_add_money (PrintDocument *self,
                               const char *label,
                               const char *riyals,
                               gboolean is_total);
void print_document_add_code (PrintDocument *self,
                              const char *code); /* mono, bold, centred, left to right */
void print_document_add_qr (PrintDocument *self, const char *content);
void print_document_add_rule (PrintDocument *self); /* dashed */
/* Millimetres across the column, then a bar of full black and lines of one, two and three dots: for
 * whoever looks whether the printer prints them. */
void print_document_add_ruler (PrintDocument *self);
void print_document_add_space (PrintDocument *self, double points);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrintDocument, print_document_free)

G_END_DECLS
