SELECT id, version, name, login, active FROM operator ORDER BY active DESC, name, id
