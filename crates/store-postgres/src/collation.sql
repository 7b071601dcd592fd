-- 'c' sorts by the system's locale, which must be a plain one; 'b' (PostgreSQL 17) always sorts by code point; 'i' never does.
SELECT COUNT(*) FROM pg_database
WHERE datname = current_database()
  AND (datlocprovider = 'b' OR datlocprovider = 'c' AND lower(datcollate) IN ('c', 'posix', 'c.utf8', 'c.utf-8'))
