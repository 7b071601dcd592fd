SELECT deed, id, number, state, put_to_signature_on, adherence_open, signed_on
FROM deed_version
WHERE state = 'signed'
ORDER BY number DESC, id
