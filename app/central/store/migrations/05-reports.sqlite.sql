-- SPDX-FileCopyrightText: 2026 The Kushk authors
-- SPDX-License-Identifier: MIT

ALTER TABLE filing ADD COLUMN consents TEXT;
ALTER TABLE filing ADD COLUMN remarks TEXT;
ALTER TABLE filing ADD COLUMN message TEXT;
CREATE INDEX filing_by_person ON filing (person_id, received_at);
CREATE INDEX filing_by_state ON filing (state, updated_at);
CREATE TABLE report_place (
  code TEXT PRIMARY KEY REFERENCES filing (code) ON DELETE CASCADE, category TEXT NOT NULL,
  district TEXT, pin TEXT, received_at TEXT NOT NULL) STRICT;
CREATE INDEX report_place_by_category ON report_place (category, received_at);
