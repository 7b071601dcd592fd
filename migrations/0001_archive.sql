-- The archive itself: who it is, who works in it, what was done, and the bytes it keeps.

CREATE TABLE archive (
  id TEXT NOT NULL PRIMARY KEY,
  version @BIGINT@ NOT NULL,
  network TEXT NOT NULL,
  round TEXT NOT NULL,
  code TEXT NOT NULL CHECK (length(code) = 6),
  lineage @BIGINT@ NOT NULL CHECK (lineage >= 1),
  example_date TEXT CHECK (example_date IS NULL OR length(example_date) = 10),
  created_at TEXT NOT NULL
)@STRICT@;

CREATE TABLE counter (
  name TEXT NOT NULL PRIMARY KEY,
  n @BIGINT@ NOT NULL
)@STRICT@;
INSERT INTO counter (name, n) VALUES ('operation', 0);
INSERT INTO counter (name, n) VALUES ('issue', 0);

CREATE TABLE operation (
  n @BIGINT@ NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  at TEXT NOT NULL,
  working_date TEXT NOT NULL CHECK (length(working_date) = 10),
  operator TEXT NOT NULL,
  login TEXT NOT NULL,
  undoes @BIGINT@ REFERENCES operation (n)
)@STRICT@;
CREATE INDEX operation_undoes ON operation (undoes);

CREATE TABLE change (
  operation @BIGINT@ NOT NULL REFERENCES operation (n),
  place @BIGINT@ NOT NULL,
  entity TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  before_image TEXT,
  after_image TEXT,
  PRIMARY KEY (operation, place)
)@STRICT@;
CREATE INDEX change_entity ON change (entity, entity_id, operation);

CREATE TABLE content (
  sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
  size @BIGINT@ NOT NULL,
  media_type TEXT NOT NULL,
  bytes @BLOB@ NOT NULL
)@STRICT@;

CREATE TABLE operator (
  id TEXT NOT NULL PRIMARY KEY,
  version @BIGINT@ NOT NULL,
  name TEXT NOT NULL,
  login TEXT NOT NULL,
  active @BIGINT@ NOT NULL CHECK (active IN (0, 1))
)@STRICT@;

-- Settings of the office and remembered choices that belong to the archive; the value is JSON.
CREATE TABLE setting (
  id TEXT NOT NULL PRIMARY KEY,
  version @BIGINT@ NOT NULL,
  value TEXT NOT NULL
)@STRICT@;

CREATE TABLE ambito (
  id TEXT NOT NULL PRIMARY KEY,
  version @BIGINT@ NOT NULL,
  name TEXT NOT NULL,
  position @BIGINT@ NOT NULL,
  to_check @BIGINT@ NOT NULL CHECK (to_check IN (0, 1))
)@STRICT@;
