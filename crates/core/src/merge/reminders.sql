SELECT id, version, signature, number, sent_on, issued
FROM reminder
WHERE signature = ?1
ORDER BY number, id
