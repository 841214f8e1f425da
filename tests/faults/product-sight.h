/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "product-lane.h"

G_BEGIN_DECLS

/* What has to be seen at the glass in a case, whatever the step: the right screen. */

/* The printer's word, its reason and the first screen. */
gboolean product_sight_is_ready (ProductLane *lane);
gboolean product_sight_is_trouble (ProductLane *lane, const ProductCase *played);

/* She is told the truth about her paper, as good as it can be known. */
gboolean product_sight_is_true_end (ProductLane *lane, const ProductCase *played);
/* She reads why there will be no paper, and what she has instead. */
gboolean product_sight_is_refusal (ProductLane *lane, const ProductCase *played);
/* She reads what her paper waits for. Of a printer of which nobody can tell what it wants there is
 * nothing to read but that it prints, or prints slowly. */
gboolean product_sight_is_waiting (ProductLane *lane, const ProductCase *played);

G_END_DECLS
