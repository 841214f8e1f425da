/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-office.h"

G_BEGIN_DECLS

/* Every address of the API, one function each; what they promise stands in openapi.yaml. */
CentralResponse *central_quotes_post (CentralOffice *office,
                                      const CentralRequest *request,
                                      const char *tail,
                                      GError **error);
CentralResponse *central_challenges_post (CentralOffice *office,
                                          const CentralRequest *request,
                                          const char *tail,
                                          GError **error);
CentralResponse *central_challenges_check (CentralOffice *office,
                                           const CentralRequest *request,
                                           const char *tail,
                                           GError **error);
CentralResponse *central_filings_put (CentralOffice *office,
                                      const CentralRequest *request,
                                      const char *tail,
                                      GError **error);
CentralResponse *central_filings_get (CentralOffice *office,
                                      const CentralRequest *request,
                                      const char *tail,
                                      GError **error);
CentralResponse *central_lookups_post (CentralOffice *office,
                                       const CentralRequest *request,
                                       const char *tail,
                                       GError **error);
CentralResponse *central_enquiries_post (CentralOffice *office,
                                         const CentralRequest *request,
                                         const char *tail,
                                         GError **error);
CentralResponse *central_slots_post (CentralOffice *office,
                                     const CentralRequest *request,
                                     const char *tail,
                                     GError **error);
CentralResponse *central_tracking_post (CentralOffice *office,
                                        const CentralRequest *request,
                                        const char *tail,
                                        GError **error);
CentralResponse *central_ratings_post (CentralOffice *office,
                                       const CentralRequest *request,
                                       const char *tail,
                                       GError **error);
CentralResponse *central_messages_post (CentralOffice *office,
                                        const CentralRequest *request,
                                        const char *tail,
                                        GError **error);
CentralResponse *central_documents_post (CentralOffice *office,
                                         const CentralRequest *request,
                                         const char *tail,
                                         GError **error);
CentralResponse *central_handovers_post (CentralOffice *office,
                                         const CentralRequest *request,
                                         const char *tail,
                                         GError **error);
CentralResponse *central_handovers_check (CentralOffice *office,
                                          const CentralRequest *request,
                                          const char *tail,
                                          GError **error);
/* The fleet: heartbeats, commands, enrolment, certificates. */
CentralResponse *central_kiosk_audit_post (CentralOffice *office,
                                           const CentralRequest *request,
                                           const char *tail,
                                           GError **error);
CentralResponse *central_operator_kiosk_log_get (CentralOffice *office,
                                                 const CentralRequest *request,
                                                 const char *tail,
                                                 GError **error);
CentralResponse *central_heartbeats_post (CentralOffice *office,
                                          const CentralRequest *request,
                                          const char *tail,
                                          GError **error);
CentralResponse *central_reports_post (CentralOffice *office,
                                       const CentralRequest *request,
                                       const char *tail,
                                       GError **error);
CentralResponse *central_certificates_post (CentralOffice *office,
                                            const CentralRequest *request,
                                            const char *tail,
                                            GError **error);
CentralResponse *central_enrolments_post (CentralOffice *office,
                                          const CentralRequest *request,
                                          const char *tail,
                                          GError **error);
CentralResponse *central_authority_get (CentralOffice *office,
                                        const CentralRequest *request,
                                        const char *tail,
                                        GError **error);

/* The signed catalogue. */
CentralResponse *central_catalogue_get (CentralOffice *office,
                                        const CentralRequest *request,
                                        const char *tail,
                                        GError **error);
CentralResponse *central_catalogue_get_file (CentralOffice *office,
                                             const CentralRequest *request,
                                             const char *tail,
                                             GError **error);

/* Money: bills that were paid elsewhere. */
CentralResponse *central_webhooks_post_bill (CentralOffice *office,
                                             const CentralRequest *request,
                                             const char *tail,
                                             GError **error);

CentralResponse *central_health_get (CentralOffice *office,
                                     const CentralRequest *request,
                                     const char *tail,
                                     GError **error);
CentralResponse *central_health_get_ready (CentralOffice *office,
                                           const CentralRequest *request,
                                           const char *tail,
                                           GError **error);

/* For people's phones: these answer with pages, never with problem documents. */
CentralResponse *central_tracking_page_get (CentralOffice *office,
                                            const CentralRequest *request,
                                            const char *tail,
                                            GError **error);
CentralResponse *central_verification_page_get (CentralOffice *office,
                                                const CentralRequest *request,
                                                const char *tail,
                                                GError **error);
CentralResponse *central_handover_page_get (CentralOffice *office,
                                            const CentralRequest *request,
                                            const char *tail,
                                            GError **error);
CentralResponse *central_handover_page_post (CentralOffice *office,
                                             const CentralRequest *request,
                                             const char *tail,
                                             GError **error);

/* For other programs: Open311 GeoReport v2. Never fails: errors are answers in its own format. */
CentralResponse *central_open311_call (CentralOffice *office,
                                       const CentralRequest *request,
                                       const char *tail,
                                       GError **error);

/* For operators, at a listener of their own. */
CentralResponse *central_operator_style_get (CentralOffice *office,
                                             const CentralRequest *request,
                                             const char *tail,
                                             GError **error);
CentralResponse *central_operator_log_in_get (CentralOffice *office,
                                              const CentralRequest *request,
                                              const char *tail,
                                              GError **error);
CentralResponse *central_operator_log_in_post (CentralOffice *office,
                                               const CentralRequest *request,
                                               const char *tail,
                                               GError **error);
CentralResponse *central_operator_log_out_post (CentralOffice *office,
                                                const CentralRequest *request,
                                                const char *tail,
                                                GError **error);
CentralResponse *central_operator_fleet_get (CentralOffice *office,
                                             const CentralRequest *request,
                                             const char *tail,
                                             GError **error);
CentralResponse *central_operator_kiosk_get (CentralOffice *office,
                                             const CentralRequest *request,
                                             const char *tail,
                                             GError **error);
CentralResponse *central_operator_kiosk_post (CentralOffice *office,
                                              const CentralRequest *request,
                                              const char *tail,
                                              GError **error);
CentralResponse *central_operator_reports_get (CentralOffice *office,
                                               const CentralRequest *request,
                                               const char *tail,
                                               GError **error);
CentralResponse *central_operator_reports_get_csv (CentralOffice *office,
                                                   const CentralRequest *request,
                                                   const char *tail,
                                                   GError **error);
CentralResponse *central_operator_reports_get_json (CentralOffice *office,
                                                    const CentralRequest *request,
                                                    const char *tail,
                                                    GError **error);
CentralResponse *central_operator_enrolments_get (CentralOffice *office,
                                                  const CentralRequest *request,
                                                  const char *tail,
                                                  GError **error);
CentralResponse *central_operator_enrolments_post (CentralOffice *office,
                                                   const CentralRequest *request,
                                                   const char *tail,
                                                   GError **error);
CentralResponse *central_operator_figures_get (CentralOffice *office,
                                               const CentralRequest *request,
                                               const char *tail,
                                               GError **error);
CentralResponse *central_operator_figures_get_csv (CentralOffice *office,
                                                   const CentralRequest *request,
                                                   const char *tail,
                                                   GError **error);
CentralResponse *central_operator_figures_get_json (CentralOffice *office,
                                                    const CentralRequest *request,
                                                    const char *tail,
                                                    GError **error);
CentralResponse *central_operator_figures_get_steps (CentralOffice *office,
                                                     const CentralRequest *request,
                                                     const char *tail,
                                                     GError **error);
CentralResponse *central_operator_metrics_get (CentralOffice *office,
                                               const CentralRequest *request,
                                               const char *tail,
                                               GError **error);
CentralResponse *central_operator_settlements_get (CentralOffice *office,
                                                   const CentralRequest *request,
                                                   const char *tail,
                                                   GError **error);
CentralResponse *central_operator_settlements_post (CentralOffice *office,
                                                    const CentralRequest *request,
                                                    const char *tail,
                                                    GError **error);
CentralResponse *central_operator_settlement_get (CentralOffice *office,
                                                  const CentralRequest *request,
                                                  const char *tail,
                                                  GError **error);

CentralResponse *central_operator_page_lost (CentralOffice *office, const CentralRequest *request);

CentralResponse *central_tracking_page_lost (CentralOffice *office, const CentralRequest *request);
CentralResponse *central_tracking_page_too_often (CentralOffice *office,
                                                  const CentralRequest *request);

G_END_DECLS
