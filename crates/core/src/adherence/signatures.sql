SELECT id, version, deed_version, party, instrument, state, signer, deed_copy, sent_on, sent_by, returned_on, arrived_by, method,
  signed_on, signed_by, identity_document, verified_on, verified_by, protocol_number, protocol_date, irregular_on,
  irregular_reason, irregular_remedy, carried_from, kept_reason, notes, text_version
FROM signature
WHERE deed_version = ?1
ORDER BY party, instrument, id
