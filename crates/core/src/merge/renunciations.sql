SELECT id, version, deed, party, renounced_on, arrived_on, arrived_by, protocol_number, protocol_date, notes, revoked_on,
  revoked_reason
FROM renunciation
WHERE party = ?1
ORDER BY deed, renounced_on, id
