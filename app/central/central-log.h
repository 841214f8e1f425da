/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From now on each line of the log is one JSON object, for whatever collects logs: "time", "level",
 * "message", and of a request "route", "status", "kiosk" and "milliseconds". As in every form of
 * the log nothing in it is about a citizen: routes are told without their tails. */
void central_log_as_json (void);

G_END_DECLS
