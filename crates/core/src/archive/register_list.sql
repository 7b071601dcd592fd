WITH named AS MATERIALIZED (
  SELECT DISTINCT change.entity_id
  FROM change
  WHERE change.entity_id = CAST(?1 AS TEXT)
    OR change.before_image LIKE '%"' || CAST(?1 AS TEXT) || '"%'
    OR change.after_image LIKE '%"' || CAST(?1 AS TEXT) || '"%'
)
SELECT operation.n, operation.kind, operation.subject, operation.at, operation.working_date, operation.operator,
  operation.login, operation.undoes, (SELECT MIN(later.n) FROM operation later WHERE later.undoes = operation.n)
FROM operation
WHERE (CAST(?1 AS TEXT) IS NULL OR EXISTS (
    SELECT 1
    FROM change
    JOIN named ON change.entity_id = named.entity_id
      OR change.before_image LIKE '%"' || named.entity_id || '"%'
      OR change.after_image LIKE '%"' || named.entity_id || '"%'
    WHERE change.operation = operation.n
  ))
  AND (CAST(?2 AS TEXT) IS NULL OR operation.kind = ?2)
  AND (CAST(?3 AS TEXT) IS NULL OR operation.working_date >= ?3)
  AND (CAST(?4 AS TEXT) IS NULL OR operation.working_date <= ?4)
ORDER BY operation.n DESC LIMIT ?5 OFFSET ?6
