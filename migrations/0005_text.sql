-- Which version's text a signature's paper carries: an adherence stands when the agreement is updated, and the register says
-- what was signed.

ALTER TABLE signature ADD COLUMN text_version TEXT REFERENCES deed_version (id);

-- One that continues another carries the same text, unless nothing of the earlier version had gone out or it was sent anew.
WITH RECURSIVE origin (id, state, sent_on, text_version) AS (
  SELECT id, state, sent_on, deed_version FROM signature WHERE carried_from IS NULL
  UNION ALL
  SELECT later.id, later.state, later.sent_on,
    CASE
      WHEN later.state = 'to_send' OR (origin.state = 'to_send' AND origin.sent_on IS NULL) THEN later.deed_version
      WHEN later.sent_on IS NULL OR later.sent_on = origin.sent_on THEN origin.text_version
      ELSE later.deed_version
    END
  FROM signature AS later JOIN origin ON later.carried_from = origin.id
)
UPDATE signature SET text_version = (SELECT origin.text_version FROM origin WHERE origin.id = signature.id);

-- What has not come back is not held valid in advance: whoever looks at it when it comes decides.
UPDATE signature SET kept_reason = ''
WHERE carried_from IS NOT NULL AND instrument = 'adherence_form' AND state IN ('to_send', 'sent');

CREATE INDEX signature_text ON signature (text_version);
