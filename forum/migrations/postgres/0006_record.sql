-- The public record and the transparency report, and whom to contact (Regulation (EU) 2022/2065, articles 11, 12, 15 and 21).

-- Whether automatic help pointed a moderator at it; a person decided all the same.
ALTER TABLE measures ADD COLUMN is_flagged BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX measures_by_time ON measures (at);
CREATE INDEX reports_by_measure ON reports (measure);
CREATE INDEX appeals_by_decision ON appeals (decided_at, id);

ALTER TABLE organisation ADD COLUMN contact_authorities TEXT NOT NULL DEFAULT '';
ALTER TABLE organisation ADD COLUMN contact_users TEXT NOT NULL DEFAULT '';
ALTER TABLE organisation ADD COLUMN contact_languages TEXT NOT NULL DEFAULT '';
ALTER TABLE organisation ADD COLUMN redress_nl TEXT NOT NULL DEFAULT '';
ALTER TABLE organisation ADD COLUMN redress_en TEXT NOT NULL DEFAULT '';
