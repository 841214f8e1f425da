-- SPDX-FileCopyrightText: 2026 The Kushk authors
-- SPDX-License-Identifier: MIT

CREATE TABLE catalogue (
  version BIGINT PRIMARY KEY, manifest TEXT NOT NULL);
