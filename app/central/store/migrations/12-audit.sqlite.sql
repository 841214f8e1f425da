-- SPDX-FileCopyrightText: 2026 The Kushk authors
-- SPDX-License-Identifier: MIT

CREATE TABLE audit (
  number INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, event TEXT NOT NULL,
  subject TEXT NOT NULL, amount INTEGER NOT NULL, proof TEXT NOT NULL, hash TEXT NOT NULL UNIQUE)
  STRICT;
CREATE TABLE audit_end (
  id INTEGER PRIMARY KEY CHECK (id = 1), number INTEGER NOT NULL, hash TEXT NOT NULL);
INSERT INTO audit_end (id, number, hash) VALUES (1, 0, '');
CREATE TRIGGER audit_stays_as_it_is BEFORE UPDATE ON audit
BEGIN
  SELECT RAISE (ABORT, 'the audit only grows');
END;
CREATE TRIGGER audit_stays BEFORE DELETE ON audit
BEGIN
  SELECT RAISE (ABORT, 'the audit only grows');
END;
CREATE TRIGGER audit_end_stays BEFORE DELETE ON audit_end
BEGIN
  SELECT RAISE (ABORT, 'the audit only grows');
END;
