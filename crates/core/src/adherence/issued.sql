SELECT number, title, issued_on, pages
FROM issued_document
WHERE deed_version = ?1 AND party = ?2 AND annulled_on IS NULL
ORDER BY number
