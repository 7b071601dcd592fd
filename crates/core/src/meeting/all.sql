SELECT id, version, deed, held_on, held_at, place, agenda, notes
FROM meeting
ORDER BY held_on DESC, held_at DESC, id
