-- SPDX-FileCopyrightText: 2026 The Kushk authors
-- SPDX-License-Identifier: MIT

-- Where each chain of a kiosk's audit log ends here. Forked: the kiosk has told another entry of that
-- number; seen: an operator has taken note of it.
CREATE TABLE kiosk_audit_chain (
  kiosk TEXT COLLATE "C" NOT NULL, chain TEXT COLLATE "C" NOT NULL,
  number BIGINT NOT NULL, hash TEXT NOT NULL, begun_at TEXT COLLATE "C" NOT NULL, heard_at TEXT NOT NULL,
  forked_at TEXT, forked_number BIGINT, seen_at TEXT, seen_by TEXT,
  PRIMARY KEY (kiosk, chain));
CREATE INDEX kiosk_audit_chain_forked ON kiosk_audit_chain (kiosk)
  WHERE forked_at IS NOT NULL AND seen_at IS NULL;
CREATE TABLE kiosk_audit_entry (
  kiosk TEXT COLLATE "C" NOT NULL, chain TEXT COLLATE "C" NOT NULL,
  number BIGINT NOT NULL, at TEXT NOT NULL, account TEXT NOT NULL, event TEXT NOT NULL,
  subject TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL, received_at TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (kiosk, chain, number));
CREATE INDEX kiosk_audit_entry_by_age ON kiosk_audit_entry (received_at);
CREATE TRIGGER kiosk_audit_entry_stays BEFORE UPDATE ON kiosk_audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change ();
