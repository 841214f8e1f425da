/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "product-lane.h"

G_BEGIN_DECLS

/* One case played on a lane, a step at a time, so that many lanes go on side by side on one main
 * loop. At every look it also holds that nobody is told to take a paper that is not there. */
typedef struct _ProductPlay ProductPlay;

ProductPlay *product_play_new (ProductLane *lane, const ProductCase *played);
void product_play_free (ProductPlay *self);

/* Looks at everything and goes on as far as it can; FALSE when it is over. */
gboolean product_play_go_on (ProductPlay *self);

const char *product_play_get_name (ProductPlay *self); /* the case's */

/* Once it is over: */
const char *product_play_get_failure (ProductPlay *self); /* (nullable) with the case's name */
/* From the event to the right screen and state; 0 where the case has no such moment. */
gint64 product_play_get_screen_us (ProductPlay *self);
/* From the end of the cause to a queue that prints. */
gint64 product_play_get_recovery_us (ProductPlay *self);

G_END_DECLS
