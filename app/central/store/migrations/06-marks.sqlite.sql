-- SPDX-FileCopyrightText: 2026 The Kushk authors
-- SPDX-License-Identifier: MIT

CREATE TABLE mark (
  registry TEXT NOT NULL, number TEXT NOT NULL, state TEXT NOT NULL, at TEXT NOT NULL,
  code TEXT NOT NULL, PRIMARY KEY (registry, number)) STRICT;
