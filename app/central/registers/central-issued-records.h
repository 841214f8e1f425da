/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "central-office.h"

G_BEGIN_DECLS

/* Issued documents as registers of our own (see central-records): all that a person holds, the
 * registers' and what was issued on her filings; and the one that a scanned paper names. */
#define CENTRAL_DOCUMENTS_REGISTER "documents"
#define CENTRAL_PAPERS_REGISTER "papers"
#define CENTRAL_FORGED_PAPERS_REGISTER "forged-papers"

gboolean central_issued_records_look_up (CentralOffice *office,
                                         const CentralQuestion *question,
                                         GPtrArray **ret_records,
                                         GError **error);

/* By "text": what a scanner read off the paper. Names are
 * masked. Nothing for what the central never signed. */
gboolean central_issued_records_look_up_paper (CentralOffice *office,
                                               const CentralQuestion *question,
                                               GPtrArray **ret_records,
                                               GError **error);

/* By "text": one record, without members, for what claims to be a paper of ours and is not. */
gboolean central_issued_records_look_up_forgery (CentralOffice *office,
                                                 const CentralQuestion *question,
                                                 GPtrArray **ret_records,
                                                 GError **error);

G_END_DECLS
