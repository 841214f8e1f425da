/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Every paper that came out of any printer, kept to be read when all is over: reading one at a time
 * in between would take as long as printing it. */
typedef struct _ProductPapers ProductPapers;

ProductPapers *product_papers_new (void);
void product_papers_free (ProductPapers *self);

/* A PDF that came out in the visit of this mark; case_name says where, if the mark is not on it. */
void product_papers_keep (ProductPapers *self,
                          GBytes *document,
                          const char *mark,
                          const char *case_name);
guint product_papers_count (ProductPapers *self);

/* What is wrong, a line each. (element-type utf8) caller frees. */
GPtrArray *product_papers_read (ProductPapers *self);

G_END_DECLS
