UPDATE counter SET n = n + 1 WHERE name = ?1 RETURNING n
