SELECT id, version, meeting, party, called_on, attendance, represented_by
FROM meeting_party
WHERE party = ?1
ORDER BY meeting, id
