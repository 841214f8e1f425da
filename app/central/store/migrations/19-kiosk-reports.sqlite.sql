-- SPDX-FileCopyrightText: 2026 The Kushk authors
-- SPDX-License-Identifier: MIT

-- What staff of a kiosk have reported: readiness checks and shifts. name: what tells one from another
-- of its kind, so that the same report twice is one.
CREATE TABLE kiosk_report (
  kiosk TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, made_at_ms INTEGER NOT NULL,
  received_at TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (kiosk, kind, name)) STRICT;
CREATE INDEX kiosk_report_by_age ON kiosk_report (made_at_ms);
