INSERT INTO deed_party (id, version, deed_version, party, scheme_row, position, printed_name)
VALUES (?1, 1, ?2, ?3, 'other_public', ?4, '')
