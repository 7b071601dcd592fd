SELECT id, version, deed_version, party, scheme_row, position, printed_name, signer
FROM deed_party
WHERE deed_version = ?1
ORDER BY position, id
