INSERT INTO deed (id, version, kind) VALUES ('deed', 1, 'agreement')
