SELECT signature.id, signature.version, signature.deed_version, signature.party, signature.instrument, signature.state,
  signature.signer, signature.deed_copy, signature.sent_on, signature.sent_by, signature.returned_on, signature.arrived_by,
  signature.method, signature.signed_on, signature.signed_by, signature.identity_document, signature.verified_on,
  signature.verified_by, signature.protocol_number, signature.protocol_date, signature.irregular_on,
  signature.irregular_reason, signature.irregular_remedy, signature.carried_from, signature.kept_reason, signature.notes,
  signature.text_version
FROM signature
JOIN deed_version ON deed_version.id = signature.deed_version
WHERE deed_version.deed = ?1
ORDER BY signature.party, signature.instrument, deed_version.number, signature.id
