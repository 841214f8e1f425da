-- SPDX-FileCopyrightText: 2026 The Kushk authors
-- SPDX-License-Identifier: MIT

ALTER TABLE filing ADD COLUMN destroyed_at TEXT;
CREATE INDEX upload_by_filing ON upload (filing) WHERE filing IS NOT NULL;
CREATE INDEX slot_by_code ON slot (code) WHERE code IS NOT NULL;
CREATE INDEX mark_by_code ON mark (code);
