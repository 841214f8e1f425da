-- SPDX-FileCopyrightText: 2026 The Kushk authors
-- SPDX-License-Identifier: MIT

ALTER TABLE filing ADD COLUMN due_at TEXT;
