SELECT entity, entity_id, before_image, after_image FROM change WHERE operation = ?1 ORDER BY place
