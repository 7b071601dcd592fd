SELECT v.signed_on
FROM deed_version AS v JOIN deed ON deed.id = v.deed
WHERE deed.kind = 'network' AND v.signed_on IS NOT NULL
ORDER BY v.signed_on, v.number
