-- References and indexes that the server itself does not vouch for.
SELECT CAST('reference not validated: ' || conname AS TEXT) FROM pg_constraint WHERE NOT convalidated
UNION ALL
SELECT CAST('index not valid: ' || CAST(indexrelid AS regclass) AS TEXT) FROM pg_index WHERE NOT indisvalid
