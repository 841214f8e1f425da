/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-line.h"

G_BEGIN_DECLS

/* A line without a wire, for what no real one shows at will: its mood decides every answer, and an
 * answer comes only when it is let go. It remembers each sending. */
#define SUPPORT_TYPE_LINE (support_line_get_type ())
G_DECLARE_FINAL_TYPE (SupportLine, support_line, SUPPORT, LINE, GObject)

typedef enum {
  SUPPORT_MOOD_GOOD,
  SUPPORT_MOOD_DOWN,      /* AGENT_ERROR_UNREACHABLE */
  SUPPORT_MOOD_REFUSING,  /* AGENT_ERROR_REFUSED */
  SUPPORT_MOOD_UNWANTING, /* heartbeats: AGENT_ERROR_NOT_ALLOWED */
} SupportMood;

SupportLine *support_line_new (void);
void support_line_set_mood (SupportLine *self, SupportMood mood);
void support_line_set_up (SupportLine *self, gboolean up); /* what it says of itself */

/* While held, answers wait; the mood at the sending stays theirs. */
void support_line_hold (SupportLine *self);
void support_line_let_go (SupportLine *self);

/* What a heartbeat is answered from now on; owned by the line. */
void support_line_set_answer (SupportLine *self, char *json);
guint support_line_count_tells (SupportLine *self);
GBytes *support_line_get_told (SupportLine *self); /* (nullable) the last heartbeat */

/* The same of any news; what is no heartbeat is answered "answer", or this. */
void support_line_set_news_answer (SupportLine *self, char *json);
guint support_line_count_news (SupportLine *self, AgentNews news);
GBytes *support_line_get_news (SupportLine *self, AgentNews news); /* (nullable) */

guint support_line_count_sends (SupportLine *self);
guint support_line_count_sends_of (SupportLine *self, const char *code);
guint support_line_get_most_at_once (SupportLine *self);
gboolean support_line_had_twins (SupportLine *self); /* one code twice on its way at once */

G_END_DECLS
