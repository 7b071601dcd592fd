SELECT id, version, deed_version, number, holder
FROM deed_copy
WHERE deed_version = ?1
ORDER BY number, id
