INSERT INTO signature (id, version, deed_version, party, instrument, state, sent_on, returned_on, signed_by, identity_document,
  verified_on, verified_by, protocol_number, irregular_reason, irregular_remedy, carried_from, kept_reason, notes)
VALUES (?1, 1, ?2, ?3, 'adherence_form', ?4, ?5, ?6, '', 0, NULL, '', ?7, '', '', ?8, ?9, '')
