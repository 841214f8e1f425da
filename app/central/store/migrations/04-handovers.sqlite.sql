-- SPDX-FileCopyrightText: 2026 The Kushk authors
-- SPDX-License-Identifier: MIT

CREATE TABLE handover (
  id TEXT PRIMARY KEY, token_digest TEXT NOT NULL UNIQUE, session_key TEXT NOT NULL,
  kiosk TEXT NOT NULL, purpose TEXT NOT NULL, language TEXT NOT NULL, service TEXT,
  wanted TEXT, bill TEXT, started_at_ms INTEGER NOT NULL, expires_at_ms INTEGER NOT NULL,
  opened_at_ms INTEGER NOT NULL, done_at_ms INTEGER NOT NULL, latitude TEXT, longitude TEXT,
  accuracy_m INTEGER NOT NULL) STRICT;
CREATE INDEX handover_by_kiosk ON handover (kiosk, started_at_ms);
-- A document outlives the handover that brought it: no foreign key.
CREATE TABLE upload (
  id TEXT PRIMARY KEY, handover TEXT NOT NULL, field TEXT NOT NULL, type TEXT NOT NULL,
  byte_count INTEGER NOT NULL, digest TEXT NOT NULL, received_at TEXT NOT NULL, filing TEXT,
  received_at_ms INTEGER NOT NULL, content BLOB NOT NULL) STRICT;
CREATE INDEX upload_by_handover ON upload (handover);
CREATE TABLE payment (
  bill TEXT PRIMARY KEY, halalas INTEGER NOT NULL CHECK (halalas > 0), method TEXT NOT NULL,
  reference TEXT NOT NULL UNIQUE, paid_at TEXT NOT NULL) STRICT;
