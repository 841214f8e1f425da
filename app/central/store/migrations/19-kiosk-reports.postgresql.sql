-- SPDX-FileCopyrightText: 2026 The Kushk authors
-- SPDX-License-Identifier: MIT

-- What staff of a kiosk have reported: readiness checks and shifts. name: what tells one from another
-- of its kind, so that the same report twice is one.
CREATE TABLE kiosk_report (
  kiosk TEXT COLLATE "C" NOT NULL, kind TEXT COLLATE "C" NOT NULL, name TEXT COLLATE "C" NOT NULL, made_at_ms BIGINT NOT NULL,
  received_at TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (kiosk, kind, name));
CREATE INDEX kiosk_report_by_age ON kiosk_report (made_at_ms);
