SELECT operation.n, operation.kind, operation.subject, operation.at, operation.working_date, operation.operator,
  operation.login, operation.undoes, (SELECT MIN(later.n) FROM operation later WHERE later.undoes = operation.n)
FROM operation
WHERE (CAST(?1 AS TEXT) IS NULL OR EXISTS (SELECT 1 FROM change WHERE change.operation = operation.n AND change.entity_id = ?1))
  AND (CAST(?2 AS TEXT) IS NULL OR operation.kind = ?2)
  AND (CAST(?3 AS TEXT) IS NULL OR operation.working_date >= ?3)
  AND (CAST(?4 AS TEXT) IS NULL OR operation.working_date <= ?4)
ORDER BY operation.n DESC LIMIT ?5 OFFSET ?6
