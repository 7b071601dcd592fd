SELECT party, signer
FROM deed_party
WHERE deed_version = ?1
ORDER BY position, id
