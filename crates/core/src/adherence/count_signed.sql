SELECT COUNT(*) FROM signature
WHERE verified_on IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM signature AS later WHERE later.carried_from = signature.id AND later.verified_on IS NOT NULL)
