SELECT id, version, signature, renunciation, content, name, taken_on
FROM returned_file
WHERE signature = ?1
ORDER BY taken_on, id
