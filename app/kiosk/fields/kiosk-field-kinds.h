/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "kiosk-field-input.h"

G_BEGIN_DECLS

/* The ways to answer there are, each in the file of its name; KioskField's table says which type of
 * field is answered how. Nobody else needs to tell them apart, so they share this header. */

#define KIOSK_TYPE_FIELD_TEXT (kiosk_field_text_get_type ()) /* one line to type */
G_DECLARE_FINAL_TYPE (KioskFieldText, kiosk_field_text, KIOSK, FIELD_TEXT, KioskFieldInput)

#define KIOSK_TYPE_FIELD_LINES (kiosk_field_lines_get_type ()) /* many lines to type */
G_DECLARE_FINAL_TYPE (KioskFieldLines, kiosk_field_lines, KIOSK, FIELD_LINES, KioskFieldInput)

#define KIOSK_TYPE_FIELD_TILES (kiosk_field_tiles_get_type ()) /* one choice of a few */
G_DECLARE_FINAL_TYPE (KioskFieldTiles, kiosk_field_tiles, KIOSK, FIELD_TILES, KioskFieldInput)

#define KIOSK_TYPE_FIELD_PICKER (kiosk_field_picker_get_type ()) /* one of many, or of a tree */
G_DECLARE_FINAL_TYPE (KioskFieldPicker, kiosk_field_picker, KIOSK, FIELD_PICKER, KioskFieldInput)

#define KIOSK_TYPE_FIELD_CHECKS (kiosk_field_checks_get_type ()) /* several choices */
G_DECLARE_FINAL_TYPE (KioskFieldChecks, kiosk_field_checks, KIOSK, FIELD_CHECKS, KioskFieldInput)

#define KIOSK_TYPE_FIELD_STEPS (kiosk_field_steps_get_type ()) /* a small whole number */
G_DECLARE_FINAL_TYPE (KioskFieldSteps, kiosk_field_steps, KIOSK, FIELD_STEPS, KioskFieldInput)

#define KIOSK_TYPE_FIELD_DATE (kiosk_field_date_get_type ())
G_DECLARE_FINAL_TYPE (KioskFieldDate, kiosk_field_date, KIOSK, FIELD_DATE, KioskFieldInput)

#define KIOSK_TYPE_FIELD_SLOT (kiosk_field_slot_get_type ()) /* a day and time an office has */
G_DECLARE_FINAL_TYPE (KioskFieldSlot, kiosk_field_slot, KIOSK, FIELD_SLOT, KioskFieldInput)

#define KIOSK_TYPE_FIELD_GROUP (kiosk_field_group_get_type ()) /* rows of questions */
G_DECLARE_FINAL_TYPE (KioskFieldGroup, kiosk_field_group, KIOSK, FIELD_GROUP, KioskFieldInput)

#define KIOSK_TYPE_FIELD_DOCUMENTS (kiosk_field_documents_get_type ()) /* sent by her phone */
G_DECLARE_FINAL_TYPE (
  KioskFieldDocuments, kiosk_field_documents, KIOSK, FIELD_DOCUMENTS, KioskFieldInput)

#define KIOSK_TYPE_FIELD_PLACE (kiosk_field_place_get_type ()) /* a place, sent by her phone */
G_DECLARE_FINAL_TYPE (KioskFieldPlace, kiosk_field_place, KIOSK, FIELD_PLACE, KioskFieldInput)

#define KIOSK_TYPE_FIELD_SWITCH (kiosk_field_switch_get_type ()) /* yes, or not */
G_DECLARE_FINAL_TYPE (KioskFieldSwitch, kiosk_field_switch, KIOSK, FIELD_SWITCH, KioskFieldInput)

#define KIOSK_TYPE_FIELD_STARS (kiosk_field_stars_get_type ()) /* one to five */
G_DECLARE_FINAL_TYPE (KioskFieldStars, kiosk_field_stars, KIOSK, FIELD_STARS, KioskFieldInput)

#define KIOSK_TYPE_FIELD_NOTICE (kiosk_field_notice_get_type ()) /* tells, and asks nothing */
G_DECLARE_FINAL_TYPE (KioskFieldNotice, kiosk_field_notice, KIOSK, FIELD_NOTICE, KioskFieldInput)

#define KIOSK_TYPE_FIELD_KNOWN (kiosk_field_known_get_type ()) /* what nobody needs to type */
G_DECLARE_FINAL_TYPE (KioskFieldKnown, kiosk_field_known, KIOSK, FIELD_KNOWN, KioskFieldInput)

G_END_DECLS
