SELECT operation.kind, operation.subject
FROM change JOIN operation ON operation.n = change.operation
WHERE change.operation > ?1 AND change.after_image LIKE ?2
ORDER BY change.operation DESC, change.place DESC LIMIT 1
