SELECT id, version, name, category, nature, fiscal_code, vat_number, address, postal_code, municipality, province, pec, email,
  phone, contact_person, representative, representative_office, previous_member, notes, name_fold, search_fold
FROM party
WHERE search_fold LIKE ?1
  AND (CAST(?2 AS TEXT) IS NULL OR category = ?2)
  AND (CAST(?3 AS TEXT) IS NULL OR nature = ?3)
  AND (CAST(?4 AS @BIGINT@) IS NULL OR previous_member = ?4)
ORDER BY {order}
