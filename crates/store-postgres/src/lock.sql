-- The number only has to be the same for every desk.
SELECT pg_advisory_xact_lock(1129202508)
