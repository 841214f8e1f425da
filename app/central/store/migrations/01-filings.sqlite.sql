-- SPDX-FileCopyrightText: 2026 The Kushk authors
-- SPDX-License-Identifier: MIT

CREATE TABLE filing (
  code TEXT PRIMARY KEY, digest TEXT NOT NULL, service TEXT NOT NULL,
  service_version INTEGER NOT NULL, state TEXT NOT NULL, received_at TEXT NOT NULL,
  updated_at TEXT NOT NULL, kiosk TEXT NOT NULL, centre TEXT NOT NULL, operator TEXT NOT NULL,
  language TEXT NOT NULL, made_at TEXT NOT NULL, person_id TEXT NOT NULL,
  challenge TEXT NOT NULL, answers TEXT NOT NULL, consent_version INTEGER NOT NULL,
  consent_given_at TEXT NOT NULL, quote TEXT NOT NULL, acknowledgement TEXT NOT NULL) STRICT;
CREATE TABLE event (
  code TEXT NOT NULL REFERENCES filing (code) ON DELETE CASCADE, state TEXT NOT NULL,
  at TEXT NOT NULL) STRICT;
CREATE INDEX event_by_code ON event (code);
CREATE TABLE bill (
  number TEXT PRIMARY KEY, code TEXT NOT NULL UNIQUE, biller TEXT NOT NULL,
  halalas INTEGER NOT NULL CHECK (halalas > 0), due_at TEXT NOT NULL) STRICT;
CREATE TABLE quote (
  id TEXT PRIMARY KEY, service TEXT NOT NULL, answers_digest TEXT NOT NULL,
  priced TEXT NOT NULL, expires_at TEXT NOT NULL, made_at_ms INTEGER NOT NULL) STRICT;
CREATE TABLE challenge (
  id TEXT PRIMARY KEY, kiosk TEXT NOT NULL, person_id TEXT NOT NULL, number TEXT NOT NULL,
  state TEXT NOT NULL, started_at_ms INTEGER NOT NULL) STRICT;
CREATE INDEX challenge_by_person ON challenge (person_id, started_at_ms);
