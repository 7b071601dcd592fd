SELECT id, version, deed, party, renounced_on, arrived_on, arrived_by, protocol_number, protocol_date, notes, revoked_on,
  revoked_reason
FROM renunciation
WHERE deed = ?1
ORDER BY party, renounced_on, id
