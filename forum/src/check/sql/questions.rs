//! The queries of the integrity check: each should find no row.

use super::words::WORDS;
use crate::conversation::comments::DEEPEST;
use const_format::formatcp;

/// A question that lists the ids of what is wrong.
#[derive(Debug)]
pub struct Question {
    pub about: &'static str,
    pub wrong: &'static str,
    /// Words of the domain stand in it by name, as `WORDS` has them.
    sql: &'static str,
}

impl Question {
    /// The statement.
    pub(super) fn sql(&self) -> String {
        WORDS.iter().fold(self.sql.to_owned(), |sql, (name, words)| sql.replace(name, words))
    }
}

/// What is looked at.
pub const QUESTIONS: &[Question] = &[
    Question {
        about: "initiative",
        wrong: "the number of comments is not what it says",
        sql: "SELECT i.id FROM initiatives i WHERE i.comment_count <> (SELECT COUNT(*) FROM comments c WHERE c.initiative = i.id)",
    },
    Question {
        about: "initiative",
        wrong: "the number of supports is not what it says",
        sql: "SELECT i.id FROM initiatives i WHERE i.support_count <> i.imported_support
                + (SELECT COUNT(*) FROM supports s WHERE s.initiative = i.id)",
    },
    Question {
        about: "initiative",
        wrong: "its earlier versions are not complete",
        sql: "SELECT i.id FROM initiatives i WHERE i.version <> 1
                + (SELECT COUNT(*) FROM initiative_versions v WHERE v.initiative = i.id)",
    },
    Question {
        about: "initiative",
        wrong: "it cannot be found by searching",
        sql: "SELECT i.id FROM initiatives i WHERE i.hidden_by IS NULL AND i.withdrawn_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM search_documents d WHERE d.id = -i.id)",
    },
    Question {
        about: "initiative",
        wrong: "the measure that hides or locks it is missing",
        sql: "SELECT i.id FROM initiatives i
                WHERE (i.hidden_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM measures m WHERE m.id = i.hidden_by))
                   OR (i.locked_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM measures m WHERE m.id = i.locked_by))",
    },
    Question {
        about: "comment",
        wrong: "it stands in another thread than what it replies to",
        sql: "SELECT c.id FROM comments c JOIN comments p ON p.id = c.parent WHERE p.initiative <> c.initiative",
    },
    Question {
        about: "comment",
        wrong: "its path does not fit its depth or what it replies to",
        sql: formatcp!(
            "SELECT c.id FROM comments c LEFT JOIN comments p ON p.id = c.parent
                WHERE length(c.path) <> 6 * (c.depth + 1)
                   OR (c.depth < {DEEPEST} AND c.parent IS NOT NULL AND substr(c.path, 1, length(c.path) - 6) <> p.path)
                   OR (c.parent IS NULL AND c.depth <> 0)"
        ),
    },
    Question {
        about: "comment",
        wrong: "the number of replies below it is not what it says",
        sql: "SELECT c.id FROM comments c WHERE c.descendants <>
                (SELECT COUNT(*) FROM comments b WHERE b.initiative = c.initiative AND b.path > c.path AND b.path < c.path || '~')",
    },
    Question {
        about: "comment",
        wrong: "its earlier versions are not complete",
        sql: "SELECT c.id FROM comments c WHERE c.version <> 1
                + (SELECT COUNT(*) FROM comment_versions v WHERE v.comment = c.id)",
    },
    Question {
        about: "comment",
        wrong: "it cannot be found by searching",
        sql: "SELECT c.id FROM comments c WHERE c.hidden_by IS NULL AND c.withdrawn_at IS NULL AND c.body <> ''
                AND NOT EXISTS (SELECT 1 FROM search_documents d WHERE d.id = c.id)",
    },
    Question {
        about: "comment",
        wrong: "the journal does not tell that it was posted",
        sql: "SELECT c.id FROM comments c WHERE c.import_source IS NULL AND c.id NOT IN (SELECT j.comment FROM journal j
                WHERE j.comment IS NOT NULL AND j.kind IN ({posts}))",
    },
    Question {
        about: "initiative",
        wrong: "the journal does not tell how it came in",
        sql: "SELECT i.id FROM initiatives i WHERE i.id NOT IN (SELECT j.initiative FROM journal j
                WHERE j.initiative IS NOT NULL AND j.kind IN ({beginnings}))",
    },
    Question {
        about: "initiative",
        wrong: "something was said in it after its latest activity",
        sql: "SELECT i.id FROM initiatives i WHERE i.last_activity_at < (SELECT MAX(c.posted_at) FROM comments c
                WHERE c.initiative = i.id)",
    },
    Question {
        about: "initiative",
        wrong: "whoever stands beside it sees another day on the desk",
        sql: "SELECT DISTINCT i.id FROM initiatives i JOIN companions c ON c.initiative = i.id
                WHERE COALESCE(c.answer_due, -1) <> COALESCE(i.answer_due, -1)
                   OR c.not_helped <> (COALESCE(i.waiting_for, '') = {not_helped})",
    },
    Question {
        about: "comment",
        wrong: "the measure that hides it is missing",
        sql: "SELECT c.id FROM comments c
                WHERE c.hidden_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM measures m WHERE m.id = c.hidden_by)",
    },
    Question {
        about: "profile",
        wrong: "the measure that hides it is missing",
        sql: "SELECT m.id FROM members m
                WHERE m.hidden_by IS NOT NULL AND NOT EXISTS
                    (SELECT 1 FROM measures x WHERE x.id = m.hidden_by AND x.profile = m.id)",
    },
    Question {
        about: "profile",
        wrong: "another name stands in for theirs, and no measure says so",
        sql: "SELECT m.id FROM members m
                WHERE m.withheld_name IS NOT NULL AND (m.hidden_by IS NULL OR m.hidden_by IS DISTINCT FROM m.asked_by)",
    },
    Question {
        about: "comment",
        wrong: "it hangs below something else than what it replied to",
        sql: "SELECT c.id FROM comments c
                WHERE c.parent IS NOT NULL AND c.replied_to IS NOT NULL AND c.parent <> c.replied_to",
    },
    Question {
        about: "initiative",
        wrong: "what was merged with it is not out of the lists",
        sql: "SELECT i.id FROM initiatives i WHERE i.merged_into IS NOT NULL AND i.hidden_by IS NULL",
    },
    Question {
        about: "comment",
        wrong: "it stands in the thread of an initiative that was merged with another one",
        sql: "SELECT c.id FROM comments c JOIN initiatives i ON i.id = c.initiative WHERE i.merged_into IS NOT NULL",
    },
    Question {
        about: "measure",
        wrong: "its comment stands in another thread",
        sql: "SELECT m.id FROM measures m JOIN comments c ON c.id = m.comment WHERE c.initiative <> m.initiative",
    },
    Question {
        about: "measure",
        wrong: "the journal does not tell of it",
        sql: "SELECT m.id FROM measures m WHERE m.id NOT IN (SELECT j.measure FROM journal j
                WHERE j.measure IS NOT NULL AND j.kind IN ({measures}))",
    },
    Question {
        about: "appeal",
        wrong: "the journal does not tell that somebody asked",
        sql: "SELECT a.id FROM appeals a WHERE NOT EXISTS (SELECT 1 FROM journal j WHERE j.kind = {appeal_made}
                AND (j.measure = a.measure OR j.report = a.report OR j.thing = a.notice))",
    },
    Question {
        about: "report",
        wrong: "its comment stands in another thread",
        sql: "SELECT r.id FROM reports r JOIN comments c ON c.id = r.comment WHERE c.initiative <> r.initiative",
    },
    Question {
        about: "notice",
        wrong: "its comment stands in another thread",
        sql: "SELECT n.id FROM notices n JOIN comments c ON c.id = n.comment WHERE c.initiative <> n.initiative",
    },
    Question {
        about: "notice",
        wrong: "the journal does not tell that it was filed",
        sql: "SELECT n.id FROM notices n WHERE n.id NOT IN (SELECT j.thing FROM journal j
                WHERE j.thing IS NOT NULL AND j.kind = {notice_filed})",
    },
    Question {
        about: "flag",
        wrong: "its comment stands in another thread",
        sql: "SELECT x.id FROM flags x JOIN comments c ON c.id = x.comment WHERE c.initiative <> x.initiative",
    },
    Question {
        about: "note on a case",
        wrong: "its comment stands in another thread",
        sql: "SELECT x.id FROM case_notes x JOIN comments c ON c.id = x.comment WHERE c.initiative <> x.initiative",
    },
    Question {
        about: "call for help",
        wrong: "its comment stands in another thread",
        sql: "SELECT x.id FROM help_calls x JOIN comments c ON c.id = x.comment WHERE c.initiative <> x.initiative",
    },
    Question {
        about: "case in hand",
        wrong: "its comment stands in another thread",
        sql: "SELECT x.id FROM cases_in_hand x JOIN comments c ON c.id = x.comment WHERE c.initiative <> x.initiative",
    },
    Question {
        about: "clearing",
        wrong: "it ended, but something of it waits",
        sql: "SELECT DISTINCT g.id FROM clearings g JOIN cleared_comments d ON d.clearing = g.id
                WHERE g.ended_at IS NOT NULL AND d.done_at IS NULL",
    },
    Question {
        about: "clearing",
        wrong: "it took a measure of another kind, or about something else",
        sql: "SELECT DISTINCT g.id FROM clearings g JOIN cleared_comments d ON d.clearing = g.id
                JOIN measures x ON x.id = d.measure
                WHERE x.comment IS DISTINCT FROM d.comment OR x.kind <> g.kind OR x.moderator <> g.moderator",
    },
    Question {
        about: "clearing",
        wrong: "the journal does not tell that it began",
        sql: "SELECT g.id FROM clearings g WHERE g.id NOT IN (SELECT j.thing FROM journal j
                WHERE j.thing IS NOT NULL AND j.kind = {clearing_began})",
    },
    Question {
        about: "measure",
        wrong: "whoever took it confirmed it, too",
        sql: "SELECT m.id FROM measures m WHERE m.seconded_by = m.moderator",
    },
    Question {
        about: "proposed measure",
        wrong: "its comment stands in another thread",
        sql: "SELECT p.id FROM proposed_measures p JOIN comments c ON c.id = p.comment WHERE c.initiative <> p.initiative",
    },
    Question {
        about: "proposed measure",
        wrong: "the journal does not tell of it",
        sql: "SELECT p.id FROM proposed_measures p WHERE p.id NOT IN (SELECT j.thing FROM journal j
                WHERE j.thing IS NOT NULL AND j.kind = {measure_proposed})",
    },
    Question {
        about: "proposed measure",
        wrong: "the measure that it became is not there, or was not taken by both",
        sql: "SELECT p.id FROM proposed_measures p LEFT JOIN measures m ON m.id = p.measure
                WHERE p.outcome = {confirmed}
                  AND (m.id IS NULL OR m.moderator <> p.moderator OR m.seconded_by IS DISTINCT FROM p.settled_by)",
    },
    Question {
        about: "invitation to look again",
        wrong: "the journal does not tell of it",
        sql: "SELECT v.id FROM reviews v WHERE v.id NOT IN (SELECT j.thing FROM journal j
                WHERE j.thing IS NOT NULL AND j.kind = {reviewer_invited})",
    },
    Question {
        about: "house rule",
        wrong: "two versions of it stand at once",
        sql: "SELECT r.id FROM house_rules r JOIN house_rules o ON o.number = r.number AND o.id < r.id
                WHERE r.until IS NULL AND o.until IS NULL",
    },
    Question {
        about: "rule in the way",
        wrong: "what came of it is not what was said last",
        sql: "SELECT o.id FROM obstacles o WHERE o.settled IS DISTINCT FROM
                (SELECT MAX(x.id) FROM obstacle_outcomes x WHERE x.obstacle = o.id)
                OR o.outcome IS DISTINCT FROM (SELECT x.outcome FROM obstacle_outcomes x WHERE x.id = o.settled)",
    },
    Question {
        about: "journal entry",
        wrong: "what it tells of is not there",
        sql: "SELECT j.id FROM journal j
                LEFT JOIN initiatives i ON i.id = j.initiative LEFT JOIN comments c ON c.id = j.comment
                LEFT JOIN members a ON a.id = j.actor LEFT JOIN members m ON m.id = j.member
                LEFT JOIN measures x ON x.id = j.measure LEFT JOIN reports r ON r.id = j.report
                WHERE (j.initiative IS NOT NULL AND i.id IS NULL) OR (j.comment IS NOT NULL AND c.id IS NULL)
                   OR (j.actor IS NOT NULL AND a.id IS NULL) OR (j.member IS NOT NULL AND m.id IS NULL)
                   OR (j.measure IS NOT NULL AND x.id IS NULL) OR (j.report IS NOT NULL AND r.id IS NULL)",
    },
    Question {
        about: "search document",
        wrong: "what it makes findable is not there",
        sql: "SELECT d.id FROM search_documents d
                LEFT JOIN initiatives i ON i.id = -d.id LEFT JOIN comments c ON c.id = d.id
                WHERE i.id IS NULL AND c.id IS NULL",
    },
    Question {
        about: "search document",
        wrong: "it shows a text that is hidden or withdrawn",
        sql: "SELECT d.id FROM search_documents d
                LEFT JOIN initiatives i ON i.id = -d.id LEFT JOIN comments c ON c.id = d.id
                WHERE i.hidden_by IS NOT NULL OR i.withdrawn_at IS NOT NULL
                   OR c.hidden_by IS NOT NULL OR c.withdrawn_at IS NOT NULL",
    },
];
