SELECT COUNT(*) FROM signature WHERE returned_on IS NOT NULL AND carried_from IS NULL
