SELECT v.signed_on,
  CASE WHEN EXISTS (
    SELECT 1 FROM deed_version AS later
    WHERE later.deed = v.deed AND later.number > v.number AND later.state <> 'withdrawn'
  ) THEN 1 ELSE 0 END
FROM deed_version AS v JOIN deed ON deed.id = v.deed
WHERE deed.kind = 'network' AND v.signed_on IS NOT NULL
ORDER BY v.signed_on, v.number
