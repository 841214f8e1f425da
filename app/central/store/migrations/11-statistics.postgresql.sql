-- SPDX-FileCopyrightText: 2026 The Kushk authors
-- SPDX-License-Identifier: MIT

-- What a kiosk counted in a day, as totals. Centre and operator are those it had that day.
CREATE TABLE tally (
  kiosk TEXT NOT NULL, day TEXT COLLATE "C" NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,
  outcome TEXT NOT NULL, step TEXT NOT NULL, centre TEXT NOT NULL, operator TEXT NOT NULL,
  times BIGINT NOT NULL, seconds BIGINT NOT NULL,
  PRIMARY KEY (kiosk, day, kind, subject, outcome, step));
CREATE INDEX tally_by_operator ON tally (operator, day);
