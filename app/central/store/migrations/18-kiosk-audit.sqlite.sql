-- SPDX-FileCopyrightText: 2026 The Kushk authors
-- SPDX-License-Identifier: MIT

-- Where each chain of a kiosk's audit log ends here. Forked: the kiosk has told another entry of that
-- number; seen: an operator has taken note of it.
CREATE TABLE kiosk_audit_chain (
  kiosk TEXT NOT NULL, chain TEXT NOT NULL,
  number INTEGER NOT NULL, hash TEXT NOT NULL, begun_at TEXT NOT NULL, heard_at TEXT NOT NULL,
  forked_at TEXT, forked_number INTEGER, seen_at TEXT, seen_by TEXT,
  PRIMARY KEY (kiosk, chain)) STRICT;
CREATE INDEX kiosk_audit_chain_forked ON kiosk_audit_chain (kiosk)
  WHERE forked_at IS NOT NULL AND seen_at IS NULL;
CREATE TABLE kiosk_audit_entry (
  kiosk TEXT NOT NULL, chain TEXT NOT NULL,
  number INTEGER NOT NULL, at TEXT NOT NULL, account TEXT NOT NULL, event TEXT NOT NULL,
  subject TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL, received_at TEXT NOT NULL,
  PRIMARY KEY (kiosk, chain, number)) STRICT;
CREATE INDEX kiosk_audit_entry_by_age ON kiosk_audit_entry (received_at);
CREATE TRIGGER kiosk_audit_entry_stays BEFORE UPDATE ON kiosk_audit_entry
BEGIN
  SELECT RAISE (ABORT, 'the audit only grows');
END;
