INSERT INTO change (operation, place, entity, entity_id, before_image, after_image)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
