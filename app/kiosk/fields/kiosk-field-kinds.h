/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-field-input.h"

G_BEGIN_DECLS

/* The ways to answer there are, each in the file of its name; KioskField's table says which type of
 * field is answered how. Nobody else needs to tell them apart, so they share this header. */

#define KIOSK_TYPE_FIELD_TEXT (kiosk_field_text_get_type ()) /* one line to type */
G_DECLARE_FINAL_TYPE (KioskFieldText, kiosk_field_text, KIOSK, FIELD_TEXT, KioskFieldInput)

#define KIOSK_TYPE_FIELD_TILES (kiosk_field_tiles_get_type ()) /* one choice of a few */
G_DECLARE_FINAL_TYPE (KioskFieldTiles, kiosk_field_tiles, KIOSK, FIELD_TILES, KioskFieldInput)

#define KIOSK_TYPE_FIELD_STEPS (kiosk_field_steps_get_type ()) /* a small whole number */
G_DECLARE_FINAL_TYPE (KioskFieldSteps, kiosk_field_steps, KIOSK, FIELD_STEPS, KioskFieldInput)

G_END_DECLS
