/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-visit.h"

G_BEGIN_DECLS

/* The times an office still has, asked of the central, and the one that is held for her while she
 * goes on. Touching a time holds it; another time lets go of the former. It decides no answer.
 *
 * Property: "state", a KioskSlotsState; it is also told when another time is held, or lost. Main
 * thread only. */
#define KIOSK_TYPE_SLOTS (kiosk_slots_get_type ())
G_DECLARE_FINAL_TYPE (KioskSlots, kiosk_slots, KIOSK, SLOTS, GObject)

typedef enum {
  KIOSK_SLOTS_NONE, /* nothing was asked */
  KIOSK_SLOTS_ASKING,
  KIOSK_SLOTS_THERE,
  KIOSK_SLOTS_HOLDING, /* there, and one is asked for */
  KIOSK_SLOTS_TAKEN,   /* there, but somebody was quicker */
  KIOSK_SLOTS_FAILED,  /* no line */
} KioskSlotsState;

typedef struct {
  char *id;
  char *starts_at; /* as told: "2026-11-25T09:30:00+03:00" */
  GDateTime *start;
  gboolean is_free;
} KioskSlot;

KioskSlotsState kiosk_slots_get_state (KioskSlots *self);
const char *kiosk_slots_get_office (KioskSlots *self); /* (nullable) */
/* In order of time; as of the last answer. (element-type KioskSlot) */
GPtrArray *kiosk_slots_get_all (KioskSlots *self);
const KioskSlot *kiosk_slots_find (KioskSlots *self, const char *id); /* (nullable) */
const char *kiosk_slots_get_held (KioskSlots *self);                  /* (nullable) an id */

/* Asks for the coming days of an office; NULL where the service has no offices. */
void kiosk_slots_ask (KioskSlots *self, const char *office);
/* Holds it and lets go of the former one. */
void kiosk_slots_hold (KioskSlots *self, const char *id);

/* Those of the service in hand; made when first asked for, and gone with it. */
KioskSlots *kiosk_visit_get_slots (KioskVisit *self);

G_END_DECLS
