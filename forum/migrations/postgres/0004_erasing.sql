-- What was withdrawn long ago is erased; these are found without reading all texts.
CREATE INDEX comments_withdrawn ON comments (withdrawn_at) WHERE withdrawn_at IS NOT NULL;
CREATE INDEX initiatives_withdrawn ON initiatives (withdrawn_at) WHERE withdrawn_at IS NOT NULL;
