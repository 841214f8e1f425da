-- SPDX-FileCopyrightText: 2026 The Kushk authors
-- SPDX-License-Identifier: MIT

-- A kiosk that was enrolled by a code is admitted by the certificates of that enrolment alone; one
-- that never was (enrolled_at is NULL), by any of our authority.
CREATE TABLE kiosk (
  id TEXT COLLATE "C" PRIMARY KEY, centre TEXT COLLATE "C" NOT NULL, operator TEXT NOT NULL,
  registered_at TEXT NOT NULL,
  enrolled_at TEXT, certificate_serial TEXT, revoked_at TEXT);
CREATE INDEX kiosk_by_operator ON kiosk (operator, centre);
CREATE TABLE certificate (
  serial TEXT PRIMARY KEY, kiosk TEXT NOT NULL REFERENCES kiosk (id) ON DELETE CASCADE,
  issued_at TEXT NOT NULL, expires_at TEXT NOT NULL);
CREATE INDEX certificate_by_kiosk ON certificate (kiosk);
-- Receipts live longer than the keys that signed them: each stays.
CREATE TABLE kiosk_key (
  kiosk TEXT NOT NULL REFERENCES kiosk (id) ON DELETE CASCADE, public_key TEXT NOT NULL,
  since TEXT NOT NULL, PRIMARY KEY (kiosk, public_key));
CREATE TABLE enrolment (
  code_digest TEXT PRIMARY KEY, kiosk TEXT NOT NULL, centre TEXT NOT NULL, operator TEXT NOT NULL,
  made_at TEXT NOT NULL, made_by TEXT NOT NULL, expires_at_ms BIGINT NOT NULL, used_at TEXT);
CREATE INDEX enrolment_by_kiosk ON enrolment (kiosk);
-- Written again every minute, so it is kept apart from the register.
CREATE TABLE heartbeat (
  kiosk TEXT PRIMARY KEY, boot TEXT NOT NULL, sequence BIGINT NOT NULL, state TEXT NOT NULL,
  received_at TEXT NOT NULL, received_at_ms BIGINT NOT NULL, body TEXT NOT NULL);
CREATE TABLE command (
  id TEXT PRIMARY KEY, kiosk TEXT NOT NULL, action TEXT NOT NULL, message TEXT NOT NULL,
  until TEXT NOT NULL, issued_at TEXT NOT NULL, issued_at_ms BIGINT NOT NULL,
  expires_at TEXT NOT NULL, expires_at_ms BIGINT NOT NULL, issued_by TEXT NOT NULL,
  state TEXT NOT NULL, result_at TEXT);
CREATE INDEX command_by_kiosk ON command (kiosk, issued_at_ms);
CREATE INDEX command_waiting ON command (kiosk) WHERE state = 'waiting';
