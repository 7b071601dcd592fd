SELECT id, version, deed, number, origin, reason, state, resolution_reference, place, copies_scheme, adherence_open,
  adherence_way, put_to_signature_on, signed_on, closed_reason, frozen, approval_body, approval_number, approval_date,
  repertory_number, classification, stamp_duty
FROM deed_version
WHERE deed = ?1
ORDER BY number, id
