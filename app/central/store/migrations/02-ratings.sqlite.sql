-- SPDX-FileCopyrightText: 2026 The Kushk authors
-- SPDX-License-Identifier: MIT

CREATE TABLE rating (
  code TEXT PRIMARY KEY REFERENCES filing (code) ON DELETE CASCADE,
  stars INTEGER NOT NULL CHECK (stars BETWEEN 1 AND 5), given_at TEXT NOT NULL) STRICT;
