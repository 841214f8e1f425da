-- SPDX-FileCopyrightText: 2026 The Kushk authors
-- SPDX-License-Identifier: MIT

-- What is read in the order of writing has what SQLite gives every table, a rowid. Moments are
-- compared byte by byte, whatever the language of the database.
CREATE TABLE filing (
  rowid BIGINT GENERATED ALWAYS AS IDENTITY, code TEXT PRIMARY KEY, digest TEXT NOT NULL,
  service TEXT NOT NULL, service_version BIGINT NOT NULL, state TEXT NOT NULL,
  received_at TEXT COLLATE "C" NOT NULL, updated_at TEXT COLLATE "C" NOT NULL,
  kiosk TEXT NOT NULL, centre TEXT NOT NULL, operator TEXT NOT NULL, language TEXT NOT NULL,
  made_at TEXT NOT NULL, person_id TEXT NOT NULL, challenge TEXT NOT NULL,
  answers TEXT NOT NULL, consent_version BIGINT NOT NULL, consent_given_at TEXT NOT NULL,
  quote TEXT NOT NULL, acknowledgement TEXT NOT NULL, consents TEXT, remarks TEXT,
  message TEXT, session TEXT, message_count BIGINT NOT NULL DEFAULT 0);
CREATE INDEX filing_by_person ON filing (person_id, received_at);
CREATE INDEX filing_by_state ON filing (state, updated_at);
CREATE INDEX filing_by_session ON filing (received_at) WHERE session IS NOT NULL;
CREATE TABLE event (
  rowid BIGINT GENERATED ALWAYS AS IDENTITY,
  code TEXT NOT NULL REFERENCES filing (code) ON DELETE CASCADE, state TEXT NOT NULL,
  at TEXT NOT NULL);
CREATE INDEX event_by_code ON event (code);
CREATE TABLE bill (
  number TEXT PRIMARY KEY, code TEXT NOT NULL UNIQUE, biller TEXT NOT NULL,
  halalas BIGINT NOT NULL CHECK (halalas > 0), due_at TEXT NOT NULL);
CREATE TABLE payment (
  bill TEXT PRIMARY KEY, halalas BIGINT NOT NULL CHECK (halalas > 0), method TEXT NOT NULL,
  reference TEXT NOT NULL UNIQUE, paid_at TEXT NOT NULL);
CREATE TABLE quote (
  id TEXT PRIMARY KEY, service TEXT NOT NULL, answers_digest TEXT NOT NULL,
  priced TEXT NOT NULL, expires_at TEXT NOT NULL, made_at_ms BIGINT NOT NULL);
CREATE TABLE challenge (
  id TEXT PRIMARY KEY, kiosk TEXT NOT NULL, person_id TEXT NOT NULL, number TEXT NOT NULL,
  state TEXT NOT NULL, started_at_ms BIGINT NOT NULL);
CREATE INDEX challenge_by_person ON challenge (person_id, started_at_ms);
CREATE TABLE rating (
  code TEXT PRIMARY KEY REFERENCES filing (code) ON DELETE CASCADE,
  stars BIGINT NOT NULL CHECK (stars BETWEEN 1 AND 5), given_at TEXT NOT NULL);
CREATE TABLE slot (
  id TEXT PRIMARY KEY, session TEXT NOT NULL, held_until_ms BIGINT NOT NULL, code TEXT);
CREATE TABLE handover (
  id TEXT PRIMARY KEY, token_digest TEXT NOT NULL UNIQUE, session_key TEXT NOT NULL,
  kiosk TEXT NOT NULL, purpose TEXT NOT NULL, language TEXT NOT NULL, service TEXT,
  wanted TEXT, bill TEXT, started_at_ms BIGINT NOT NULL, expires_at_ms BIGINT NOT NULL,
  opened_at_ms BIGINT NOT NULL, done_at_ms BIGINT NOT NULL, latitude TEXT, longitude TEXT,
  accuracy_m BIGINT NOT NULL);
CREATE INDEX handover_by_kiosk ON handover (kiosk, started_at_ms);
CREATE TABLE upload (
  rowid BIGINT GENERATED ALWAYS AS IDENTITY, id TEXT PRIMARY KEY, handover TEXT NOT NULL,
  field TEXT NOT NULL, type TEXT NOT NULL, byte_count BIGINT NOT NULL, digest TEXT NOT NULL,
  received_at TEXT NOT NULL, filing TEXT, received_at_ms BIGINT NOT NULL,
  content BYTEA NOT NULL);
CREATE INDEX upload_by_handover ON upload (handover);
CREATE TABLE report_place (
  code TEXT PRIMARY KEY REFERENCES filing (code) ON DELETE CASCADE, category TEXT NOT NULL,
  district TEXT, pin TEXT, received_at TEXT COLLATE "C" NOT NULL);
CREATE INDEX report_place_by_category ON report_place (category, received_at);
CREATE TABLE mark (
  registry TEXT NOT NULL, number TEXT NOT NULL, state TEXT NOT NULL, at TEXT NOT NULL,
  code TEXT NOT NULL, PRIMARY KEY (registry, number));
