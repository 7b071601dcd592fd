SELECT n, kind, subject, at FROM operation ORDER BY n DESC LIMIT 1
