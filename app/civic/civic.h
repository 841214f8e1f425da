/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

/* Everything of civic at once, for programs. Inside the library each file names what it needs. */
#include "civic-acknowledgement.h"
#include "civic-answers.h"
#include "civic-catalogue.h"
#include "civic-centre.h"
#include "civic-challenge.h"
#include "civic-choice.h"
#include "civic-colour.h"
#include "civic-date.h"
#include "civic-digits.h"
#include "civic-envelope.h"
#include "civic-error.h"
#include "civic-field.h"
#include "civic-invoice.h"
#include "civic-json.h"
#include "civic-keys.h"
#include "civic-logic.h"
#include "civic-money.h"
#include "civic-nearest.h"
#include "civic-number.h"
#include "civic-problem.h"
#include "civic-quote.h"
#include "civic-receipt-token.h"
#include "civic-saudi.h"
#include "civic-service.h"
#include "civic-settings.h"
#include "civic-text.h"
#include "civic-theme.h"
#include "civic-tracking-code.h"
