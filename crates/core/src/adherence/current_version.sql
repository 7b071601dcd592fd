SELECT deed, id, number, state, put_to_signature_on, adherence_open, signed_on
FROM deed_version
WHERE state IN ('draft', 'in_signature', 'signed')
ORDER BY CASE WHEN state = 'draft' THEN 1 ELSE 0 END, number DESC, id
