SELECT id, version, name, position, to_check FROM ambito ORDER BY position, id
