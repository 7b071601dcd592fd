SELECT operation.kind, operation.subject
FROM change JOIN operation ON operation.n = change.operation
WHERE change.entity = ?1 AND change.entity_id = ?2 AND change.operation > ?3
ORDER BY change.operation DESC LIMIT 1
