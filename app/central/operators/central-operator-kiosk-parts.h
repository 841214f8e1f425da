/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-desk.h"
#include "central-fleet.h"

G_BEGIN_DECLS

/* What the page of all kiosks and the page of one say alike. */

/* The state as a word with its mark and colour. */
void central_operator_kiosk_append_state (const CentralDesk *desk,
                                          GString *html,
                                          const CentralFleetKiosk *kiosk);

/* A list of what is wrong; nothing where all is well. */
void central_operator_kiosk_append_warnings (const CentralDesk *desk,
                                             GString *html,
                                             const CentralFleetKiosk *kiosk);

/* "ready · 41 m left" */
char *central_operator_kiosk_describe_printer (const CentralDesk *desk,
                                               const CivicPrinterReport *printer);
char *central_operator_kiosk_describe_outbox (const CentralDesk *desk,
                                              const CivicHeartbeat *heartbeat);
char *central_operator_kiosk_describe_heard (const CentralDesk *desk,
                                             const CentralFleetKiosk *kiosk);
char *central_operator_kiosk_describe_catalogue (const CentralDesk *desk,
                                                 const CivicHeartbeat *heartbeat);

/* Where the centre is, in the reader's words; its id where no profile is known. */
const char *central_operator_kiosk_get_place (const CentralDesk *desk, const char *centre);

G_END_DECLS
