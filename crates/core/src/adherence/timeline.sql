SELECT operation.n, operation.kind, operation.working_date, operation.operator, operation.subject, operation.undoes,
  change.before_image, change.after_image
FROM change
JOIN operation ON operation.n = change.operation
WHERE change.entity = 'signature' AND change.entity_id = ?1
ORDER BY operation.n
