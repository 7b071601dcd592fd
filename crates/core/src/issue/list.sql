SELECT id, version, lineage, number, kind, deed_version, party, deed_copy, meeting, title, issued_on, pages, content, made_of,
  annulled_on, annulled_reason
FROM issued_document
WHERE (CAST(?1 AS TEXT) IS NULL OR kind = ?1)
  AND (CAST(?2 AS TEXT) IS NULL OR party = ?2)
  AND (CAST(?3 AS TEXT) IS NULL OR deed_version = ?3)
  AND (CAST(?4 AS TEXT) IS NULL OR meeting = ?4)
  AND (CAST(?5 AS @BIGINT@) IS NULL OR ?5 = CASE WHEN annulled_on IS NULL THEN 0 ELSE 1 END)
ORDER BY lineage DESC, number DESC
