INSERT INTO content (sha256, size, media_type, bytes) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (sha256) DO NOTHING
