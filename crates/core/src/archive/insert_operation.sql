INSERT INTO operation (n, kind, subject, at, working_date, operator, login, undoes)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
