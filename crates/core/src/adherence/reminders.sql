SELECT reminder.id, reminder.version, reminder.signature, reminder.number, reminder.sent_on, reminder.issued
FROM reminder
JOIN signature ON signature.id = reminder.signature
WHERE signature.deed_version = ?1
ORDER BY reminder.signature, reminder.number
