-- SPDX-FileCopyrightText: 2026 The Kushk authors
-- SPDX-License-Identifier: MIT

CREATE TABLE audit (
  number BIGINT PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, event TEXT NOT NULL,
  subject TEXT NOT NULL, amount BIGINT NOT NULL, proof TEXT NOT NULL, hash TEXT NOT NULL UNIQUE);
CREATE TABLE audit_end (
  id BIGINT PRIMARY KEY CHECK (id = 1), number BIGINT NOT NULL, hash TEXT NOT NULL);
INSERT INTO audit_end (id, number, hash) VALUES (1, 0, '');
CREATE FUNCTION refuse_audit_change () RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit only grows';
END $$;
CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change ();
CREATE TRIGGER audit_end_stays BEFORE DELETE OR TRUNCATE ON audit_end
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change ();
