SELECT id, version, kind
FROM deed
WHERE kind = ?1
ORDER BY id
