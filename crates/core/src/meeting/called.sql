SELECT id, version, meeting, party, called_on, attendance, represented_by
FROM meeting_party
ORDER BY meeting, party
