-- SPDX-FileCopyrightText: 2026 The Kushk authors
-- SPDX-License-Identifier: MIT

-- The books. What is in them is never changed and never taken out, and no entry stands in them
-- that does not balance: the postings come first, and the entry seals them.
CREATE TABLE ledger_number (
  series TEXT PRIMARY KEY, last BIGINT NOT NULL CHECK (last > 0));
CREATE TABLE ledger_day (
  operator TEXT COLLATE "C" NOT NULL, day TEXT COLLATE "C" NOT NULL, entry_count BIGINT NOT NULL,
  number BIGINT, closed_at TEXT, total_halalas BIGINT, municipality_halalas BIGINT,
  operator_halalas BIGINT, vat_halalas BIGINT, unallocated_halalas BIGINT,
  PRIMARY KEY (operator, day), UNIQUE (operator, number),
  CHECK ((number IS NULL) = (closed_at IS NULL)),
  CHECK (number IS NULL OR total_halalas = municipality_halalas + operator_halalas + vat_halalas
         + unallocated_halalas));
CREATE INDEX ledger_day_by_day ON ledger_day (day);
CREATE TABLE ledger_entry (
  id TEXT PRIMARY KEY, operator TEXT COLLATE "C" NOT NULL, day TEXT COLLATE "C" NOT NULL,
  sequence BIGINT NOT NULL, at TEXT NOT NULL, bill TEXT NOT NULL, reference TEXT NOT NULL,
  method TEXT NOT NULL, centre TEXT, service TEXT, narration TEXT NOT NULL,
  reverses TEXT UNIQUE REFERENCES ledger_entry (id),
  UNIQUE (operator, day, sequence),
  FOREIGN KEY (operator, day) REFERENCES ledger_day (operator, day));
CREATE UNIQUE INDEX ledger_entry_of_bill ON ledger_entry (bill) WHERE reverses IS NULL;
CREATE TABLE ledger_posting (
  entry TEXT NOT NULL REFERENCES ledger_entry (id) DEFERRABLE INITIALLY DEFERRED,
  line BIGINT NOT NULL CHECK (line > 0), account TEXT COLLATE "C" NOT NULL, part TEXT NOT NULL,
  debit BIGINT NOT NULL CHECK (debit >= 0), credit BIGINT NOT NULL CHECK (credit >= 0),
  narration TEXT NOT NULL, PRIMARY KEY (entry, line), CHECK ((debit = 0) <> (credit = 0)));
CREATE TABLE ledger_invoice (
  seller TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('invoice', 'credit-note')),
  number BIGINT NOT NULL CHECK (number > 0), bill TEXT NOT NULL,
  entry TEXT NOT NULL UNIQUE REFERENCES ledger_entry (id), issued_at TEXT NOT NULL,
  net_halalas BIGINT NOT NULL CHECK (net_halalas > 0),
  vat_halalas BIGINT NOT NULL CHECK (vat_halalas >= 0), PRIMARY KEY (seller, kind, number),
  UNIQUE (bill, kind));

CREATE FUNCTION ledger_check_entry () RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT coalesce (sum (debit), 0) = 0 OR sum (debit) <> sum (credit)
      FROM ledger_posting WHERE entry = NEW.id) THEN
    RAISE EXCEPTION 'ledger: the entry does not balance';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM ledger_day WHERE operator = NEW.operator AND day = NEW.day
                 AND number IS NULL AND entry_count = NEW.sequence) THEN
    RAISE EXCEPTION 'ledger: the day is closed';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION ledger_check_posting () RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM ledger_entry WHERE id = NEW.entry) THEN
    RAISE EXCEPTION 'ledger: the entry is sealed';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION ledger_refuse () RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'ledger: nothing is changed or deleted';
END $$;
CREATE TRIGGER ledger_entry_balances BEFORE INSERT ON ledger_entry
  FOR EACH ROW EXECUTE FUNCTION ledger_check_entry ();
CREATE TRIGGER ledger_posting_before_entry BEFORE INSERT ON ledger_posting
  FOR EACH ROW EXECUTE FUNCTION ledger_check_posting ();
CREATE TRIGGER ledger_day_is_final BEFORE UPDATE ON ledger_day
  FOR EACH ROW WHEN (OLD.number IS NOT NULL) EXECUTE FUNCTION ledger_refuse ();
CREATE TRIGGER ledger_day_is_kept BEFORE DELETE ON ledger_day
  FOR EACH ROW EXECUTE FUNCTION ledger_refuse ();
CREATE TRIGGER ledger_entry_is_final BEFORE UPDATE OR DELETE ON ledger_entry
  FOR EACH ROW EXECUTE FUNCTION ledger_refuse ();
CREATE TRIGGER ledger_posting_is_final BEFORE UPDATE OR DELETE ON ledger_posting
  FOR EACH ROW EXECUTE FUNCTION ledger_refuse ();
CREATE TRIGGER ledger_invoice_is_final BEFORE UPDATE OR DELETE ON ledger_invoice
  FOR EACH ROW EXECUTE FUNCTION ledger_refuse ();
CREATE TRIGGER ledger_day_is_never_emptied BEFORE TRUNCATE ON ledger_day
  EXECUTE FUNCTION ledger_refuse ();
CREATE TRIGGER ledger_entry_is_never_emptied BEFORE TRUNCATE ON ledger_entry
  EXECUTE FUNCTION ledger_refuse ();
CREATE TRIGGER ledger_posting_is_never_emptied BEFORE TRUNCATE ON ledger_posting
  EXECUTE FUNCTION ledger_refuse ();
CREATE TRIGGER ledger_invoice_is_never_emptied BEFORE TRUNCATE ON ledger_invoice
  EXECUTE FUNCTION ledger_refuse ();
