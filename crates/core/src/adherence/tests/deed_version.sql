INSERT INTO deed_version (id, version, deed, number, origin, reason, state, resolution_reference, place, copies_scheme,
  adherence_open, adherence_way, put_to_signature_on, closed_reason, approval_body, approval_number, approval_date,
  repertory_number, classification, stamp_duty)
VALUES (?1, 1, 'deed', ?2, 'first', '', ?3, '', '', 'one_round', ?4, '', ?5, '', '', '', NULL, '', '', '')
