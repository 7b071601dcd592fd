SELECT id, version, deadline, act, decided_on, due_before, due_after, reason
FROM deadline_extension
ORDER BY deadline, decided_on, due_after, id
