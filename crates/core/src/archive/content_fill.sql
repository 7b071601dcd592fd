UPDATE content SET bytes = ?2 WHERE sha256 = ?1
