SELECT id, version, kind, title, due_on, notes, done_on
FROM deadline
ORDER BY due_on, kind, title, id
