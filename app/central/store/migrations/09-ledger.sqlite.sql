-- SPDX-FileCopyrightText: 2026 The Kushk authors
-- SPDX-License-Identifier: MIT

-- The books. What is in them is never changed and never taken out, and no entry stands in them
-- that does not balance: the postings come first, and the entry seals them.
CREATE TABLE ledger_number (
  series TEXT PRIMARY KEY, last INTEGER NOT NULL CHECK (last > 0)) STRICT;
CREATE TABLE ledger_day (
  operator TEXT NOT NULL, day TEXT NOT NULL, entry_count INTEGER NOT NULL, number INTEGER,
  closed_at TEXT, total_halalas INTEGER, municipality_halalas INTEGER, operator_halalas INTEGER,
  vat_halalas INTEGER, unallocated_halalas INTEGER, PRIMARY KEY (operator, day),
  UNIQUE (operator, number),
  CHECK ((number IS NULL) = (closed_at IS NULL)),
  CHECK (number IS NULL OR total_halalas = municipality_halalas + operator_halalas + vat_halalas
         + unallocated_halalas)) STRICT;
CREATE INDEX ledger_day_by_day ON ledger_day (day);
CREATE TABLE ledger_entry (
  id TEXT PRIMARY KEY, operator TEXT NOT NULL, day TEXT NOT NULL, sequence INTEGER NOT NULL,
  at TEXT NOT NULL, bill TEXT NOT NULL, reference TEXT NOT NULL, method TEXT NOT NULL,
  centre TEXT, service TEXT, narration TEXT NOT NULL,
  reverses TEXT UNIQUE REFERENCES ledger_entry (id),
  UNIQUE (operator, day, sequence),
  FOREIGN KEY (operator, day) REFERENCES ledger_day (operator, day)) STRICT;
CREATE UNIQUE INDEX ledger_entry_of_bill ON ledger_entry (bill) WHERE reverses IS NULL;
CREATE TABLE ledger_posting (
  entry TEXT NOT NULL REFERENCES ledger_entry (id) DEFERRABLE INITIALLY DEFERRED,
  line INTEGER NOT NULL CHECK (line > 0), account TEXT NOT NULL, part TEXT NOT NULL,
  debit INTEGER NOT NULL CHECK (debit >= 0), credit INTEGER NOT NULL CHECK (credit >= 0),
  narration TEXT NOT NULL, PRIMARY KEY (entry, line), CHECK ((debit = 0) <> (credit = 0))) STRICT;
CREATE TABLE ledger_invoice (
  seller TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('invoice', 'credit-note')),
  number INTEGER NOT NULL CHECK (number > 0), bill TEXT NOT NULL,
  entry TEXT NOT NULL UNIQUE REFERENCES ledger_entry (id), issued_at TEXT NOT NULL,
  net_halalas INTEGER NOT NULL CHECK (net_halalas > 0),
  vat_halalas INTEGER NOT NULL CHECK (vat_halalas >= 0), PRIMARY KEY (seller, kind, number),
  UNIQUE (bill, kind)) STRICT;

CREATE TRIGGER ledger_entry_balances BEFORE INSERT ON ledger_entry
WHEN (SELECT coalesce (sum (debit), 0) = 0 OR sum (debit) <> sum (credit)
      FROM ledger_posting WHERE entry = NEW.id)
BEGIN SELECT RAISE (ABORT, 'ledger: the entry does not balance'); END;
CREATE TRIGGER ledger_entry_in_open_day BEFORE INSERT ON ledger_entry
WHEN NOT EXISTS (SELECT 1 FROM ledger_day WHERE operator = NEW.operator AND day = NEW.day
                 AND number IS NULL AND entry_count = NEW.sequence)
BEGIN SELECT RAISE (ABORT, 'ledger: the day is closed'); END;
CREATE TRIGGER ledger_posting_before_entry BEFORE INSERT ON ledger_posting
WHEN EXISTS (SELECT 1 FROM ledger_entry WHERE id = NEW.entry)
BEGIN SELECT RAISE (ABORT, 'ledger: the entry is sealed'); END;
CREATE TRIGGER ledger_day_is_final BEFORE UPDATE ON ledger_day
WHEN OLD.number IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'ledger: the day is closed'); END;
CREATE TRIGGER ledger_day_is_kept BEFORE DELETE ON ledger_day
BEGIN SELECT RAISE (ABORT, 'ledger: nothing is deleted'); END;
CREATE TRIGGER ledger_entry_is_final BEFORE UPDATE ON ledger_entry
BEGIN SELECT RAISE (ABORT, 'ledger: nothing is changed'); END;
CREATE TRIGGER ledger_entry_is_kept BEFORE DELETE ON ledger_entry
BEGIN SELECT RAISE (ABORT, 'ledger: nothing is deleted'); END;
CREATE TRIGGER ledger_posting_is_final BEFORE UPDATE ON ledger_posting
BEGIN SELECT RAISE (ABORT, 'ledger: nothing is changed'); END;
CREATE TRIGGER ledger_posting_is_kept BEFORE DELETE ON ledger_posting
BEGIN SELECT RAISE (ABORT, 'ledger: nothing is deleted'); END;
CREATE TRIGGER ledger_invoice_is_final BEFORE UPDATE ON ledger_invoice
BEGIN SELECT RAISE (ABORT, 'ledger: nothing is changed'); END;
CREATE TRIGGER ledger_invoice_is_kept BEFORE DELETE ON ledger_invoice
BEGIN SELECT RAISE (ABORT, 'ledger: nothing is deleted'); END;
