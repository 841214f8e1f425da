/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <json-glib/json-glib.h>

#include "kiosk-agent-error.h"

G_BEGIN_DECLS

/* What the central found for her: a bill, a violation, a licence, a notice. A card to be shown: its
 * title, its state, some lines, and what she can do about it. Read without trust: the wrong shape
 * is KIOSK_AGENT_ERROR_BROKEN, too many of anything are left out, and every text is tamed where it
 * is shown. Immutable; shared by count. Main thread only. */

typedef enum {
  KIOSK_LINE_TEXT,
  KIOSK_LINE_CODE, /* left to right, as it is */
  KIOSK_LINE_DATE,
  KIOSK_LINE_MONEY,
  KIOSK_LINE_MOBILE,
  KIOSK_LINE_LINK, /* an address, to be drawn as a QR */
} KioskLineKind;

typedef struct {
  JsonNode *label;
  KioskLineKind kind;
  JsonNode *text; /* of TEXT */
  char *value;    /* of the others */
} KioskLine;

typedef enum {
  KIOSK_ACTION_PAY,     /* target: the bill's number */
  KIOSK_ACTION_APPLY,   /* the service's id, and answers to begin with */
  KIOSK_ACTION_PRINT,   /* the document's id */
  KIOSK_ACTION_RECEIPT, /* the bill's number: its receipt once more */
} KioskActionKind;

typedef struct {
  KioskActionKind kind;
  JsonNode *label;
  char *target;
  JsonNode *answers; /* (nullable) */
} KioskAction;

/* Never by colour alone: each tone has its sign. */
typedef enum {
  KIOSK_TONE_PLAIN,
  KIOSK_TONE_GOOD,
  KIOSK_TONE_WAIT,
  KIOSK_TONE_BAD,
} KioskTone;

typedef struct {
  char *id;
  char *icon; /* (nullable) */
  JsonNode *title;
  JsonNode *state;    /* (nullable) */
  KioskTone tone;     /* of the state */
  GPtrArray *lines;   /* of KioskLine */
  GPtrArray *actions; /* of KioskAction */
} KioskResult;

KioskTone kiosk_tone_from_string (const char *word); /* what is not known is plain */
const char *kiosk_tone_get_icon (KioskTone tone);
const char *kiosk_tone_get_name (KioskTone tone); /* the style class */

/* What is asked for at a time, and read of one answer at most. */
#define KIOSK_RESULT_PAGE 20

/* (element-type KioskResult); NULL with an error */
GPtrArray *kiosk_result_read_list (JsonNode *node, GError **error);
GPtrArray *kiosk_result_read_lines (JsonNode *node, GError **error);   /* of KioskLine */
GPtrArray *kiosk_result_read_actions (JsonNode *node, GError **error); /* of KioskAction */

KioskResult *kiosk_result_ref (KioskResult *self);
void kiosk_result_unref (KioskResult *self);

/* A TEXT of the central in `language`, else in whatever it has, fit for a label. Caller frees. */
char *kiosk_result_say (JsonNode *text, const char *language, guint maximum_characters);

/* A line's value for people: "657.50 SAR" in the language's own order, both calendars for a date,
 * the number of a mobile grouped. Caller frees. */
char *kiosk_line_display (const KioskLine *line, const char *language);
GDateTime *kiosk_line_read_time (const KioskLine *line); /* of a DATE, (nullable) in the Kingdom */
gboolean kiosk_line_is_left_to_right (const KioskLine *line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskResult, kiosk_result_unref)

G_END_DECLS
