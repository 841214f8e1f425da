/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-office.h"
#include "central-operator-words.h"
#include "central-operators.h"
#include "central-words.h"

G_BEGIN_DECLS

/* What somebody at the operators' listener works at for the length of one request: who she is, what
 * she may see, and in which words. Nobody gets one without a session or a token, nothing changes
 * without a form of that session and the role for it, and what belongs to another operator is not
 * there for her at all. */
typedef enum {
  CENTRAL_DESK_PAGE,   /* for people: strangers are sent to the log-in */
  CENTRAL_DESK_FORM,   /* likewise, by the form of a page, from one who may operate */
  CENTRAL_DESK_LEAVE,  /* the same from anybody who is in */
  CENTRAL_DESK_EXPORT, /* for machines too: their faults are problem documents */
} CentralDeskKind;

typedef struct {
  CentralOffice *office;
  const CentralRequest *request;
  CentralOperatorAccount *account; /* (nullable) only at the log-in */
  char *session;                   /* (nullable) a machine has none */
  char *form_token;                /* (nullable) */
  const char *language;
  const CentralWords *words;
  gint64 now_ms;
} CentralDesk;

/* Does the work of one address. NULL with an error becomes a page (or a problem document). */
typedef CentralResponse *(*CentralDeskWork) (CentralDesk *self, const char *tail, GError **error);

CentralResponse *central_desk_serve (CentralOffice *office,
                                     const CentralRequest *request,
                                     const char *tail,
                                     CentralDeskKind kind,
                                     CentralDeskWork work,
                                     GError **error);

/* The same for whoever has not logged in. */
CentralDesk *central_desk_new (CentralOffice *office, const CentralRequest *request);
void central_desk_free (CentralDesk *self);

const char *central_desk_say (const CentralDesk *self, CentralSay what);

/* The sentence with its gap filled. Caller frees. */
char *central_desk_say_with (const CentralDesk *self, CentralSay what, const char *value);

gboolean central_desk_is_everyones (const CentralDesk *self);
gboolean central_desk_may_operate (const CentralDesk *self);

/* The address on these pages, in the language that was chosen. Caller frees. */
char *central_desk_link (const CentralDesk *self, const char *path);

/* 303 to such an address. */
CentralResponse *central_desk_send_to (const CentralDesk *self, const char *path);

/* A part of the posted form, trimmed; "" where there is none. Caller frees. */
char *central_desk_get_part (const CentralDesk *self, const char *name);

/* (nullable) Of the session cookie among the request's. Caller frees. */
char *central_desk_read_cookie (const CentralRequest *request);
void central_desk_set_cookie (CentralResponse *response, const char *session); /* (nullable) ends */

/* Whether a browser says that another site sent this. */
gboolean central_desk_is_foreign (const CentralRequest *request);

/* Times and numbers as the reader says them. Callers free. */
char *central_desk_format_count (const CentralDesk *self, gint64 count);
char *central_desk_format_decimal (const CentralDesk *self, double value, guint digits);
char *central_desk_format_percent (const CentralDesk *self, double share); /* "93.5 %" */
char *central_desk_format_ago (const CentralDesk *self, gint64 seconds);
char *central_desk_format_moment (const CentralDesk *self, const char *iso8601); /* no day: today */
char *central_desk_format_span (const CentralDesk *self, gint64 seconds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CentralDesk, central_desk_free)

G_END_DECLS
