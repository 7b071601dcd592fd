SELECT returned_file.id, returned_file.version, returned_file.signature, returned_file.renunciation, returned_file.content,
  returned_file.name, returned_file.taken_on
FROM returned_file
LEFT JOIN signature ON signature.id = returned_file.signature
LEFT JOIN renunciation ON renunciation.id = returned_file.renunciation
WHERE signature.party = ?1 OR renunciation.party = ?1
ORDER BY returned_file.taken_on DESC, returned_file.name, returned_file.id
