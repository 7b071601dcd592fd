-- Parties and who signs for them. Folded columns are computed in the program, so that both engines order and match alike.

CREATE TABLE party (
  id TEXT NOT NULL PRIMARY KEY,
  version @BIGINT@ NOT NULL,
  name TEXT NOT NULL CHECK (length(name) > 0),
  category TEXT,
  nature TEXT,
  fiscal_code TEXT NOT NULL,
  vat_number TEXT NOT NULL,
  address TEXT NOT NULL,
  postal_code TEXT NOT NULL,
  municipality TEXT NOT NULL,
  province TEXT NOT NULL,
  pec TEXT NOT NULL,
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  contact_person TEXT NOT NULL,
  representative TEXT NOT NULL,
  representative_office TEXT NOT NULL,
  previous_member @BIGINT@ NOT NULL CHECK (previous_member IN (0, 1)),
  notes TEXT NOT NULL,
  name_fold TEXT NOT NULL,
  search_fold TEXT NOT NULL
)@STRICT@;
CREATE INDEX party_name ON party (name_fold, id);
CREATE INDEX party_fiscal_code ON party (fiscal_code);

CREATE TABLE signer (
  id TEXT NOT NULL PRIMARY KEY,
  version @BIGINT@ NOT NULL,
  party TEXT NOT NULL REFERENCES party (id),
  name TEXT NOT NULL,
  fiscal_code TEXT NOT NULL,
  office TEXT NOT NULL,
  delegation TEXT NOT NULL,
  act_body TEXT NOT NULL,
  act_number TEXT NOT NULL,
  act_date TEXT CHECK (act_date IS NULL OR length(act_date) = 10),
  act_awaited @BIGINT@ NOT NULL CHECK (act_awaited IN (0, 1)),
  preferred @BIGINT@ NOT NULL CHECK (preferred IN (0, 1))
)@STRICT@;
CREATE INDEX signer_party ON signer (party);
