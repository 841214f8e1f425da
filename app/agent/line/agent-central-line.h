/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "agent-http.h"
#include "agent-line.h"

G_BEGIN_DECLS

/* The line over HTTPS. The one place that knows the central's paths and what its statuses mean. It
 * believes an acknowledgement for its signature, never a status for its number: a captive portal's
 * 200 is silence. */
#define AGENT_TYPE_CENTRAL_LINE (agent_central_line_get_type ())
G_DECLARE_FINAL_TYPE (AgentCentralLine, agent_central_line, AGENT, CENTRAL_LINE, GObject)

/* url: "https://host:port". central_sign_key: its CIVIC_KEYS_SIGN_PUBLIC_BYTES. */
AgentLine *agent_central_line_new (AgentHttp *http, const char *url, GBytes *central_sign_key);

G_END_DECLS
