/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "support-printer.h"

G_BEGIN_DECLS

/* Everything that can go wrong with a printer, times when, times whether it passes, times the
 * paper, times the way to the printer; and what each has to look like, said here independently of
 * printing/. */

/* What the kiosk may say of a printer with this trouble. */
typedef enum {
  PRODUCT_LOOK_READY,
  PRODUCT_LOOK_LOW,
  PRODUCT_LOOK_OUT,
  PRODUCT_LOOK_JAMMED,
  PRODUCT_LOOK_OPEN,
  PRODUCT_LOOK_OFFLINE,
  PRODUCT_LOOK_UNKNOWN,
  PRODUCT_LOOK_TROUBLE, /* any word but ready and low */
} ProductLook;

typedef struct {
  const char *name;
  const char *reasons; /* what the printer shows, (nullable) nothing new */
  SupportPrinterTemper temper;
  ProductLook look;
  const char *why;   /* the agent's word for the reason; NULL where any will do */
  gboolean halts;    /* nothing comes out while it lasts */
  gboolean is_ended; /* by the kiosk itself, before anybody need see it */
} ProductTrouble;

typedef enum {
  PRODUCT_BY_QUEUE,        /* of a scheduler, and the printer tells its changes */
  PRODUCT_BY_SILENT_QUEUE, /* and the printer tells nothing by itself */
  PRODUCT_DIRECT,          /* without a scheduler */
} ProductWay;

typedef struct {
  const ProductTrouble *trouble;
  SupportPrinterMoment moment;
  gboolean is_cleared; /* in the same visit */
  SupportPrinterKind paper;
  ProductWay way;
} ProductCase;

extern const ProductTrouble product_troubles[];
extern const guint product_trouble_count;

gboolean product_look_matches (ProductLook look, const char *state_word);
gboolean product_look_can_print (ProductLook look);

/* All cases of one paper and way. (element-type ProductCase) caller frees. */
GArray *product_cases_list (SupportPrinterKind paper, ProductWay way);
char *product_case_describe (const ProductCase *self);

G_END_DECLS
