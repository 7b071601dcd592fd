SELECT id, number, put_to_signature_on, state
FROM deed_version
WHERE deed = ?1
ORDER BY number, id
