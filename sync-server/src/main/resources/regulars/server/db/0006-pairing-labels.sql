-- The first letters of a code travel openly and say which of the open codes a counter means.
ALTER TABLE pairing_code ADD COLUMN label TEXT;
