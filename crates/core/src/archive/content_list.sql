SELECT sha256, size FROM content ORDER BY sha256
