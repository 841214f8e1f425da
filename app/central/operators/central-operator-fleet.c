/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-endpoints.h"

#include "central-operator-page.h"

static CentralResponse *
draw (CentralDesk *desk, const char *tail, GError **error)
{
  CentralOperatorPage page = {
    .title = central_desk_say (desk, CENTRAL_SAY_KIOSKS),
    .tab = CENTRAL_OPERATOR_TAB_KIOSKS,
  };
  GString *html = central_operator_page_begin (desk, &page);

  central_operator_page_append_title (html, page.title,
                                      central_desk_say (desk, CENTRAL_SAY_FLEET_LEAD));
  return central_operator_page_respond (desk, html, 200);
}

CentralResponse *
central_operator_fleet_get (CentralOffice *office,
                            const CentralRequest *request,
                            const char *tail,
                            GError **error)
{
  return central_desk_serve (office, request, tail, CENTRAL_DESK_PAGE, draw, error);
}
