-- SPDX-FileCopyrightText: 2026 The Kushk authors
-- SPDX-License-Identifier: MIT

CREATE TABLE operator_account (
  name TEXT PRIMARY KEY, operator TEXT NOT NULL, role TEXT NOT NULL, password TEXT NOT NULL,
  made_at TEXT NOT NULL) STRICT;
CREATE TABLE operator_token (
  digest TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, operator TEXT NOT NULL,
  made_at TEXT NOT NULL) STRICT;
CREATE TABLE operator_session (
  digest TEXT PRIMARY KEY, name TEXT NOT NULL REFERENCES operator_account (name) ON DELETE CASCADE,
  started_at_ms INTEGER NOT NULL, seen_at_ms INTEGER NOT NULL) STRICT;
CREATE INDEX operator_session_by_name ON operator_session (name);
-- Of any name that was tried, known or not: so both take the same time.
CREATE TABLE operator_try (
  name_digest TEXT PRIMARY KEY, count INTEGER NOT NULL, rests_until_ms INTEGER NOT NULL,
  tried_at_ms INTEGER NOT NULL) STRICT;
-- What was filed today, whoever asks.
CREATE INDEX filing_by_receipt ON filing (received_at);
