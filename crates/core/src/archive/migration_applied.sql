SELECT COUNT(*) FROM migration
