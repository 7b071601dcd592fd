SELECT COUNT(*) FROM signature WHERE verified_on IS NOT NULL AND carried_from IS NULL
