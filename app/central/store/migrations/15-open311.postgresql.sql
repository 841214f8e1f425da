-- SPDX-FileCopyrightText: 2026 The Kushk authors
-- SPDX-License-Identifier: MIT

CREATE TABLE open311_client (
  key_digest TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, added_at TEXT NOT NULL);
-- What a report is called outside: its tracking code is a secret of whoever made it.
CREATE TABLE open311_request (
  id TEXT PRIMARY KEY, code TEXT NOT NULL UNIQUE REFERENCES filing (code) ON DELETE CASCADE,
  kind TEXT NOT NULL, client TEXT, digest TEXT, received_at TEXT COLLATE "C" NOT NULL);
CREATE INDEX open311_request_by_time ON open311_request (received_at);
CREATE INDEX open311_request_by_digest ON open311_request (digest) WHERE digest IS NOT NULL;
