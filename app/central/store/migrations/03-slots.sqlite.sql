-- SPDX-FileCopyrightText: 2026 The Kushk authors
-- SPDX-License-Identifier: MIT

CREATE TABLE slot (
  id TEXT PRIMARY KEY, session TEXT NOT NULL, held_until_ms INTEGER NOT NULL, code TEXT) STRICT;
