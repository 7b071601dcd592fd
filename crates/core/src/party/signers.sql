SELECT id, version, party, name, fiscal_code, office, delegation, act_body, act_number, act_date, act_awaited, preferred
FROM signer
WHERE party = ?1
ORDER BY preferred DESC, name, id
