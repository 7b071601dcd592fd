-- Deeds and their versions, who is a party, what was issued, who signed, who was called, by when.
-- The network's agreement and, later, each alliance's are one thing of two kinds.

CREATE TABLE deed (
  id TEXT NOT NULL PRIMARY KEY,
  version @BIGINT@ NOT NULL,
  kind TEXT NOT NULL
)@STRICT@;

CREATE TABLE deed_version (
  id TEXT NOT NULL PRIMARY KEY,
  version @BIGINT@ NOT NULL,
  deed TEXT NOT NULL REFERENCES deed (id),
  number @BIGINT@ NOT NULL CHECK (number >= 1),
  origin TEXT NOT NULL,
  reason TEXT NOT NULL,
  state TEXT NOT NULL,
  resolution_reference TEXT NOT NULL,
  place TEXT NOT NULL,
  copies_scheme TEXT NOT NULL,
  adherence_open @BIGINT@ NOT NULL CHECK (adherence_open IN (0, 1)),
  adherence_way TEXT NOT NULL,
  put_to_signature_on TEXT CHECK (put_to_signature_on IS NULL OR length(put_to_signature_on) = 10),
  signed_on TEXT CHECK (signed_on IS NULL OR length(signed_on) = 10),
  closed_reason TEXT NOT NULL,
  frozen TEXT REFERENCES content (sha256),
  approval_body TEXT NOT NULL,
  approval_number TEXT NOT NULL,
  approval_date TEXT CHECK (approval_date IS NULL OR length(approval_date) = 10),
  repertory_number TEXT NOT NULL,
  classification TEXT NOT NULL,
  stamp_duty TEXT NOT NULL,
  UNIQUE (deed, number)
)@STRICT@;

CREATE TABLE deed_extension (
  id TEXT NOT NULL PRIMARY KEY,
  version @BIGINT@ NOT NULL,
  deed_version TEXT NOT NULL REFERENCES deed_version (id),
  until TEXT NOT NULL CHECK (length(until) = 10),
  act TEXT NOT NULL,
  decided_on TEXT NOT NULL CHECK (length(decided_on) = 10),
  reason TEXT NOT NULL
)@STRICT@;
CREATE INDEX deed_extension_version ON deed_extension (deed_version);

CREATE TABLE deed_party (
  id TEXT NOT NULL PRIMARY KEY,
  version @BIGINT@ NOT NULL,
  deed_version TEXT NOT NULL REFERENCES deed_version (id),
  party TEXT NOT NULL REFERENCES party (id),
  scheme_row TEXT NOT NULL,
  position @BIGINT@ NOT NULL,
  printed_name TEXT NOT NULL,
  signer TEXT REFERENCES signer (id),
  UNIQUE (deed_version, party)
)@STRICT@;
CREATE INDEX deed_party_party ON deed_party (party);
CREATE INDEX deed_party_signer ON deed_party (signer);

CREATE TABLE deed_copy (
  id TEXT NOT NULL PRIMARY KEY,
  version @BIGINT@ NOT NULL,
  deed_version TEXT NOT NULL REFERENCES deed_version (id),
  number @BIGINT@ NOT NULL CHECK (number >= 1),
  holder TEXT REFERENCES party (id),
  UNIQUE (deed_version, number)
)@STRICT@;
CREATE INDEX deed_copy_holder ON deed_copy (holder);

CREATE TABLE meeting (
  id TEXT NOT NULL PRIMARY KEY,
  version @BIGINT@ NOT NULL,
  deed TEXT NOT NULL REFERENCES deed (id),
  held_on TEXT NOT NULL CHECK (length(held_on) = 10),
  held_at TEXT NOT NULL,
  place TEXT NOT NULL,
  agenda TEXT NOT NULL,
  notes TEXT NOT NULL
)@STRICT@;
CREATE INDEX meeting_deed ON meeting (deed);

CREATE TABLE meeting_party (
  id TEXT NOT NULL PRIMARY KEY,
  version @BIGINT@ NOT NULL,
  meeting TEXT NOT NULL REFERENCES meeting (id),
  party TEXT NOT NULL REFERENCES party (id),
  called_on TEXT CHECK (called_on IS NULL OR length(called_on) = 10),
  attendance TEXT,
  represented_by TEXT NOT NULL,
  UNIQUE (meeting, party)
)@STRICT@;
CREATE INDEX meeting_party_party ON meeting_party (party);

CREATE TABLE issued_document (
  id TEXT NOT NULL PRIMARY KEY,
  version @BIGINT@ NOT NULL,
  lineage @BIGINT@ NOT NULL,
  number @BIGINT@ NOT NULL,
  kind TEXT NOT NULL,
  deed_version TEXT REFERENCES deed_version (id),
  party TEXT REFERENCES party (id),
  deed_copy TEXT REFERENCES deed_copy (id),
  meeting TEXT REFERENCES meeting (id),
  title TEXT NOT NULL,
  issued_on TEXT NOT NULL CHECK (length(issued_on) = 10),
  pages @BIGINT@ NOT NULL CHECK (pages >= 1),
  content TEXT NOT NULL REFERENCES content (sha256),
  made_of TEXT NOT NULL,
  annulled_on TEXT CHECK (annulled_on IS NULL OR length(annulled_on) = 10),
  annulled_reason TEXT NOT NULL,
  UNIQUE (lineage, number)
)@STRICT@;
CREATE INDEX issued_document_version ON issued_document (deed_version);
CREATE INDEX issued_document_party ON issued_document (party);
CREATE INDEX issued_document_copy ON issued_document (deed_copy);
CREATE INDEX issued_document_meeting ON issued_document (meeting);

-- One deed version x one party x one instrument.
CREATE TABLE signature (
  id TEXT NOT NULL PRIMARY KEY,
  version @BIGINT@ NOT NULL,
  deed_version TEXT NOT NULL REFERENCES deed_version (id),
  party TEXT NOT NULL REFERENCES party (id),
  instrument TEXT NOT NULL,
  state TEXT NOT NULL,
  signer TEXT REFERENCES signer (id),
  deed_copy TEXT REFERENCES deed_copy (id),
  sent_on TEXT CHECK (sent_on IS NULL OR length(sent_on) = 10),
  sent_by TEXT,
  returned_on TEXT CHECK (returned_on IS NULL OR length(returned_on) = 10),
  arrived_by TEXT,
  method TEXT,
  signed_on TEXT CHECK (signed_on IS NULL OR length(signed_on) = 10),
  signed_by TEXT NOT NULL,
  identity_document @BIGINT@ NOT NULL CHECK (identity_document IN (0, 1)),
  verified_on TEXT CHECK (verified_on IS NULL OR length(verified_on) = 10),
  verified_by TEXT NOT NULL,
  protocol_number TEXT NOT NULL,
  protocol_date TEXT CHECK (protocol_date IS NULL OR length(protocol_date) = 10),
  irregular_on TEXT CHECK (irregular_on IS NULL OR length(irregular_on) = 10),
  irregular_reason TEXT NOT NULL,
  irregular_remedy TEXT NOT NULL,
  carried_from TEXT REFERENCES signature (id),
  kept_reason TEXT NOT NULL,
  notes TEXT NOT NULL,
  UNIQUE (deed_version, party, instrument)
)@STRICT@;
CREATE INDEX signature_party ON signature (party);
CREATE INDEX signature_signer ON signature (signer);
CREATE INDEX signature_copy ON signature (deed_copy);
CREATE INDEX signature_carried ON signature (carried_from);

-- A party may renounce, come back on it, and renounce again: a renunciation that was revoked stays as history.
CREATE TABLE renunciation (
  id TEXT NOT NULL PRIMARY KEY,
  version @BIGINT@ NOT NULL,
  deed TEXT NOT NULL REFERENCES deed (id),
  party TEXT NOT NULL REFERENCES party (id),
  renounced_on TEXT NOT NULL CHECK (length(renounced_on) = 10),
  arrived_on TEXT CHECK (arrived_on IS NULL OR length(arrived_on) = 10),
  arrived_by TEXT,
  protocol_number TEXT NOT NULL,
  protocol_date TEXT CHECK (protocol_date IS NULL OR length(protocol_date) = 10),
  notes TEXT NOT NULL,
  revoked_on TEXT CHECK (revoked_on IS NULL OR length(revoked_on) = 10),
  revoked_reason TEXT NOT NULL
)@STRICT@;
CREATE INDEX renunciation_deed ON renunciation (deed, party);
CREATE INDEX renunciation_party ON renunciation (party);

-- A returned file taken in: kept as content, opened from the register. One file may carry several signatures.
CREATE TABLE returned_file (
  id TEXT NOT NULL PRIMARY KEY,
  version @BIGINT@ NOT NULL,
  signature TEXT REFERENCES signature (id),
  renunciation TEXT REFERENCES renunciation (id),
  content TEXT NOT NULL REFERENCES content (sha256),
  name TEXT NOT NULL,
  taken_on TEXT NOT NULL CHECK (length(taken_on) = 10)
)@STRICT@;
CREATE INDEX returned_file_signature ON returned_file (signature);
CREATE INDEX returned_file_renunciation ON returned_file (renunciation);

-- What was sent for a signature after the first sending.
CREATE TABLE reminder (
  id TEXT NOT NULL PRIMARY KEY,
  version @BIGINT@ NOT NULL,
  signature TEXT NOT NULL REFERENCES signature (id),
  number @BIGINT@ NOT NULL CHECK (number >= 1),
  sent_on TEXT NOT NULL CHECK (length(sent_on) = 10),
  issued TEXT REFERENCES issued_document (id),
  UNIQUE (signature, number)
)@STRICT@;
CREATE INDEX reminder_issued ON reminder (issued);

CREATE TABLE deadline (
  id TEXT NOT NULL PRIMARY KEY,
  version @BIGINT@ NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  due_on TEXT NOT NULL CHECK (length(due_on) = 10),
  notes TEXT NOT NULL,
  done_on TEXT CHECK (done_on IS NULL OR length(done_on) = 10)
)@STRICT@;

CREATE TABLE deadline_extension (
  id TEXT NOT NULL PRIMARY KEY,
  version @BIGINT@ NOT NULL,
  deadline TEXT NOT NULL REFERENCES deadline (id),
  act TEXT NOT NULL,
  decided_on TEXT NOT NULL CHECK (length(decided_on) = 10),
  due_before TEXT NOT NULL CHECK (length(due_before) = 10),
  due_after TEXT NOT NULL CHECK (length(due_after) = 10),
  reason TEXT NOT NULL
)@STRICT@;
CREATE INDEX deadline_extension_deadline ON deadline_extension (deadline);
