/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What can go wrong at the central, by what the kiosk can do about it. Each value but the first is
 * one problem document (central-problem); messages are English, for the log and for the document's
 * `detail`, and never hold anything a citizen typed. */
#define CENTRAL_ERROR (central_error_quark ())

typedef enum {
  CENTRAL_ERROR_CONFIGURATION,     /* the start is refused: a file, an option, a key */
  CENTRAL_ERROR_MALFORMED,         /* 400: not an envelope, not JSON, not this shape */
  CENTRAL_ERROR_FORGED,            /* 400: a seal does not open: sealed to another, or changed */
  CENTRAL_ERROR_UNAUTHORISED,      /* 401: nobody is logged in, and there is no good token */
  CENTRAL_ERROR_UNKNOWN_KIOSK,     /* 403: no client certificate of ours */
  CENTRAL_ERROR_REVOKED,           /* 403: the kiosk is out of service, by decision */
  CENTRAL_ERROR_REPLACED,          /* 403: enrolled anew since this certificate was made */
  CENTRAL_ERROR_NOT_FOUND,         /* 404 */
  CENTRAL_ERROR_METHOD,            /* 405 */
  CENTRAL_ERROR_CONFLICT,          /* 409: other bytes are stored under this code */
  CENTRAL_ERROR_TOO_LARGE,         /* 413 */
  CENTRAL_ERROR_MEDIA_TYPE,        /* 415 */
  CENTRAL_ERROR_WRONG_CODE,        /* 422: the sealed code is not the address's */
  CENTRAL_ERROR_WRONG_KIOSK,       /* 422: the sealed kiosk is not the certificate's */
  CENTRAL_ERROR_UNKNOWN_SERVICE,   /* 422 */
  CENTRAL_ERROR_CONSENT_REQUIRED,  /* 422 */
  CENTRAL_ERROR_IDENTITY_REQUIRED, /* 422: no completed challenge of this kiosk */
  CENTRAL_ERROR_QUOTE_MISMATCH,    /* 422: the quote is for another service or another price */
  CENTRAL_ERROR_TOO_MANY,          /* 429: too often; Retry-After says when */
  CENTRAL_ERROR_UNSIGNED,          /* 401: whoever tells of a payment cannot be believed */
  CENTRAL_ERROR_WRONG_AMOUNT,      /* 422: the bill is of another amount */
  CENTRAL_ERROR_PAID_BEFORE,       /* 409: another payment has paid this bill */
  CENTRAL_ERROR_UNKNOWN_CODE,      /* 404: nobody gave out this code of an enrolment */
  CENTRAL_ERROR_USED_CODE,         /* 409 */
  CENTRAL_ERROR_EXPIRED_CODE,      /* 410 */
  CENTRAL_ERROR_AUDIT_FORKED,      /* 409: another entry of that number is here; never again */
  CENTRAL_ERROR_UNAVAILABLE,       /* 503: try again later, the same bytes */
} CentralError;

GQuark central_error_quark (void);

G_END_DECLS
