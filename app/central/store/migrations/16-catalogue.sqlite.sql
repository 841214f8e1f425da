-- SPDX-FileCopyrightText: 2026 The Kushk authors
-- SPDX-License-Identifier: MIT

CREATE TABLE catalogue (
  version INTEGER PRIMARY KEY, manifest TEXT NOT NULL) STRICT;
