SELECT id, version, deed_version, party, scheme_row, position, printed_name, signer
FROM deed_party
WHERE party = ?1
ORDER BY deed_version, id
