SELECT issued_document.number, issued_document.title, issued_document.issued_on, issued_document.pages
FROM issued_document
JOIN deed_version ON deed_version.id = issued_document.deed_version
WHERE deed_version.deed = ?1 AND issued_document.party = ?2 AND issued_document.annulled_on IS NULL
ORDER BY issued_document.lineage, issued_document.number
