SELECT reminder.id, reminder.version, reminder.signature, reminder.number, reminder.sent_on, reminder.issued
FROM reminder
JOIN signature ON signature.id = reminder.signature
JOIN deed_version ON deed_version.id = signature.deed_version
WHERE deed_version.deed = ?1
ORDER BY reminder.number, reminder.sent_on, reminder.id
