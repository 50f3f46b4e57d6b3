-- What a person made of what they had to look at, and what a shop should notice of itself.

-- Whom an item is about: it is never shown to them.
ALTER TABLE inbox ADD COLUMN staff TEXT;
-- Cause and day: such an item comes once.
ALTER TABLE inbox ADD COLUMN once TEXT;
ALTER TABLE inbox ADD COLUMN note TEXT;
ALTER TABLE inbox ADD COLUMN done_by TEXT;
-- The correction that made good what was lost; while that is undone the item is open again.
ALTER TABLE inbox ADD COLUMN done_op BLOB;
CREATE INDEX inbox_by_done_op ON inbox (done_op) WHERE done_op IS NOT NULL;
CREATE UNIQUE INDEX inbox_once ON inbox (once) WHERE once IS NOT NULL;
CREATE INDEX inbox_by_op ON inbox (op_id) WHERE op_id IS NOT NULL;
CREATE INDEX inbox_done ON inbox (id) WHERE done_at IS NOT NULL;

-- Members who owe points.
CREATE INDEX account_owing ON account (id) WHERE balance < 0;
