INSERT INTO migration (n, name) VALUES (?1, ?2)
