SELECT id, version, deed_version, until, act, decided_on, reason
FROM deed_extension
WHERE deed_version = ?1
ORDER BY until, id
