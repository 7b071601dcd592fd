-- A version of a deed whose text was made elsewhere: the file is kept as content under the hash that the version carries.

CREATE TABLE deed_file (
  id TEXT NOT NULL PRIMARY KEY,
  version @BIGINT@ NOT NULL,
  deed_version TEXT NOT NULL REFERENCES deed_version (id),
  name TEXT NOT NULL,
  pages @BIGINT@ NOT NULL CHECK (pages >= 1),
  taken_on TEXT NOT NULL CHECK (length(taken_on) = 10),
  UNIQUE (deed_version)
)@STRICT@;
