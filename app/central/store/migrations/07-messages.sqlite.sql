-- SPDX-FileCopyrightText: 2026 The Kushk authors
-- SPDX-License-Identifier: MIT

ALTER TABLE filing ADD COLUMN session TEXT;
ALTER TABLE filing ADD COLUMN message_count INTEGER NOT NULL DEFAULT 0;
CREATE INDEX filing_by_session ON filing (received_at) WHERE session IS NOT NULL;
