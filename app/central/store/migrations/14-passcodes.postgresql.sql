-- SPDX-FileCopyrightText: 2026 The Kushk authors
-- SPDX-License-Identifier: MIT

-- mobile is masked; digest is a keyed one, and gone once nobody may type the passcode any more.
CREATE TABLE passcode (
  id TEXT PRIMARY KEY, kiosk TEXT NOT NULL, person_id TEXT NOT NULL, mobile TEXT, digest TEXT,
  state TEXT NOT NULL, tries_left BIGINT NOT NULL CHECK (tries_left >= 0),
  started_at_ms BIGINT NOT NULL);
CREATE INDEX passcode_by_person ON passcode (person_id, started_at_ms);
CREATE INDEX passcode_with_digest ON passcode (started_at_ms) WHERE digest IS NOT NULL;
