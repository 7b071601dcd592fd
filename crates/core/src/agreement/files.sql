SELECT id, version, deed_version, name, pages, taken_on
FROM deed_file
WHERE deed_version = ?1
ORDER BY id
