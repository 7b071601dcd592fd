SELECT id, version, deed_version, number, holder
FROM deed_copy
WHERE holder = ?1
ORDER BY deed_version, number
