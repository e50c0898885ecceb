//! Everything that the forum holds about one member, for the download of their own data. Of others only what they wrote
//! to this member is in it.

use crate::storage::Reader;
use naast_domain::{companions::Step, ids::MemberId, journal::Visibility};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// Each part of the download: which columns that name a member it looks at, what it tells, and the statement with what it
/// binds beside the member.
macro_rules! own {
    ($($(#[$doc:meta])* $part:ident of $($column:literal),+ { $($field:ident: $type:ty),* } $sql:literal $(, $bind:expr)*;)*) => {
        $(
            $(#[$doc])*
            async fn $part(conn: &mut Reader, member: MemberId) -> sqlx::Result<Value> {
                #[derive(Serialize, sqlx::FromRow)]
                struct Row { $($field: $type),* }
                let rows = fetch_all!(conn, Row, $sql, member $(, $bind)*)?;
                Ok(json!(rows))
            }
        )*

        /// All of it, by part.
        pub async fn everything(conn: &mut Reader, member: MemberId) -> sqlx::Result<Map<String, Value>> {
            let mut parts = Map::new();
            $(parts.insert(stringify!($part).to_owned(), $part(conn, member).await?);)*
            Ok(parts)
        }

        /// The columns that are looked at, as `table.column`.
        #[cfg(test)]
        pub const COLUMNS: &[&str] = &[$($($column),+),*];
    };
}

own! {
    /// Their initiatives.
    initiatives of "initiatives.initiator" { id: i64, title: String, story: String, theme: Option<i64>,
    place: String, mood: Option<String>, started_at: i64, withdrawn_at: Option<i64> }
    "SELECT id, title, story, theme, place, mood, started_at, withdrawn_at FROM initiatives WHERE initiator = $1 ORDER BY id";
    /// Their comments and answers.
    comments of "comments.author" { id: i64, initiative: i64, parent: Option<i64>, answer: Option<String>,
    body: String, posted_at: i64, withdrawn_at: Option<i64> }
    "SELECT id, initiative, parent, answer, body, posted_at, withdrawn_at FROM comments WHERE author = $1 ORDER BY id";
    /// Earlier versions of what they wrote.
    earlier_versions of "initiatives.initiator", "comments.author" { initiative: Option<i64>,
    comment: Option<i64>, version: i64, text: String, saved_at: i64 }
    "SELECT v.initiative, CAST(NULL AS BIGINT) AS comment, v.version, v.story AS text, v.saved_at
     FROM initiative_versions v JOIN initiatives i ON i.id = v.initiative WHERE i.initiator = $1
     UNION ALL
     SELECT CAST(NULL AS BIGINT), v.comment, v.version, v.body, v.saved_at
     FROM comment_versions v JOIN comments c ON c.id = v.comment WHERE c.author = $1";
    /// What their answers hold beside their words.
    answers of "comments.author" { comment: i64, whom: String, meeting_at: Option<i64>, meeting_place: String }
    "SELECT a.comment, a.whom, a.meeting_at, a.meeting_place FROM answers a JOIN comments c ON c.id = a.comment
     WHERE c.author = $1 ORDER BY a.comment";
    /// The ways that they looked at.
    ways of "comments.author" { comment: i64, text: String, state: String, why: String }
    "SELECT w.comment, w.text, w.state, w.why FROM ways w JOIN comments c ON c.id = w.comment
     WHERE c.author = $1 ORDER BY w.comment, w.position";
    /// What they decided.
    decisions of "comments.author" { id: i64, initiative: i64, comment: i64, verdict: String, headline: String,
    conditions: String, tipped: String, could_change: String, mandate: String, objection: String,
    objection_until: Option<i64>, decided_at: i64 }
    "SELECT d.id, d.initiative, d.comment, d.verdict, d.headline, d.conditions, d.tipped, d.could_change, d.mandate,
            d.objection, d.objection_until, d.decided_at
     FROM decisions d JOIN comments c ON c.id = d.comment WHERE c.author = $1 ORDER BY d.id";
    /// What they weighed.
    weights of "comments.author" { decision: i64, value: i64, pull: String, why: String, tipped: bool }
    "SELECT w.decision, w.value, w.pull, w.why, w.tipped FROM weights w JOIN decisions d ON d.id = w.decision
     JOIN comments c ON c.id = d.comment WHERE c.author = $1 ORDER BY w.decision, w.position";
    /// The roles that they offered by mail; to whom is not told.
    role_invitations of "role_invitations.invited_by" { role: String, expires_at: i64 }
    "SELECT role, expires_at FROM role_invitations WHERE invited_by = $1 ORDER BY id";
    /// The accounts elsewhere with which they sign in.
    sign_ons of "sign_ons.member" { issuer: String, subject: String, since: i64, roles: String }
    "SELECT issuer, subject, since, roles FROM sign_ons WHERE member = $1 ORDER BY since";
    /// How soon they want to be mailed of what.
    mail_choices of "mail_choices.member" { news: String, pace: String }
    "SELECT news, pace FROM mail_choices WHERE member = $1 ORDER BY news";
    /// What is known of their address.
    mail_addresses of "mail_addresses.member" { proved: Option<String>, asked: Option<String>, refused: Option<String>,
    refused_at: Option<i64>, refusal: Option<String>, former: Option<String> }
    "SELECT proved, asked, refused, refused_at, refusal, former FROM mail_addresses WHERE member = $1";
    /// What they answered by mail, as long as that is known.
    mail_replies of "mail_replies.member" { received_at: i64, comment: i64, fault: Option<String>, said: String, words: String }
    "SELECT received_at, comment, fault, said, words FROM mail_replies WHERE member = $1 ORDER BY received_at, mark";
    /// What is or was mailed to them.
    outbox of "outbox.member" { entry: i64, news: String, pace: String, due_at: i64, sent_at: Option<i64> }
    "SELECT entry, news, pace, due_at, sent_at FROM outbox WHERE member = $1 ORDER BY entry, news";
    /// Answers that they stand behind in public.
    backings of "backings.member" { comment: i64, function: String, department: String, words: String, at: i64 }
    "SELECT comment, function, department, words, at FROM backings WHERE member = $1 ORDER BY at";
    /// What they promised, or took on.
    commitments of "commitments.holder" { id: i64, initiative: i64, comment: i64, promise: String, due: i64,
    state: String, made_at: i64, closed_at: Option<i64>, closing_words: String }
    "SELECT id, initiative, comment, promise, due, state, made_at, closed_at, closing_words FROM commitments
     WHERE holder = $1 ORDER BY id";
    /// How they moved commitments.
    commitment_moves of "commitment_moves.member" { commitment: i64, from_day: i64, to_day: i64, reason: String, at: i64 }
    "SELECT commitment, from_day, to_day, reason, at FROM commitment_moves WHERE member = $1 ORDER BY id";
    /// Which commitments they took on from whoever was no official any more.
    commitments_taken_on of "commitments_taken_on.member" { commitment: i64, note: String, at: i64 }
    "SELECT commitment, note, at FROM commitments_taken_on WHERE member = $1 ORDER BY id";
    /// Beside which initiatives they stand.
    companions of "companions.member" { initiative: i64, since: i64 }
    "SELECT initiative, since FROM companions WHERE member = $1 ORDER BY since";
    /// What happened between them and other companions. A note is in it when it is theirs, or was written to them.
    companion_steps of "companion_steps.member", "companion_steps.other" { initiative: i64, step: String, note: String, at: i64 }
    "SELECT initiative, step, CASE WHEN member = $1 OR step = $2 THEN note ELSE '' END AS note, at
     FROM companion_steps WHERE member = $1 OR other = $1 ORDER BY id", Step::HandedOver.word();
    /// How they paused clocks.
    pauses of "pauses.member" { initiative: i64, reason: String, until: i64, at: i64, ended_at: Option<i64> }
    "SELECT initiative, reason, until, at, ended_at FROM pauses WHERE member = $1 ORDER BY id";
    /// What they said of answers: whether they helped.
    helps of "helps.member" { comment: i64, helped: bool, words: String, at: i64 }
    "SELECT comment, helped, words, at FROM helps WHERE member = $1 ORDER BY at";
    /// Why they took initiatives up again.
    reopenings of "reopenings.member" { initiative: i64, words: String, at: i64 }
    "SELECT initiative, words, at FROM reopenings WHERE member = $1 ORDER BY entry";
    /// The help that they offered, and what was said to it.
    offers of "offers.member" { initiative: i64, kind: String, text: String, state: String, words: String,
    at: i64, answered_at: Option<i64> }
    "SELECT initiative, kind, text, state, words, at, answered_at FROM offers WHERE member = $1 ORDER BY id";
    /// What they were invited to carry together.
    carries of "carriers.member" { initiative: i64, invited_at: i64, joined_at: Option<i64> }
    "SELECT initiative, invited_at, joined_at FROM carriers WHERE member = $1 ORDER BY invited_at";
    /// That they invited somebody; whom is not told.
    invitations of "carriers.invited_by" { initiative: i64, invited_at: i64, joined_at: Option<i64> }
    "SELECT initiative, invited_at, joined_at FROM carriers WHERE invited_by = $1 ORDER BY invited_at";
    /// What somebody wrote down for them, and they took over.
    taken_over of "behalfs.claimed_by" { initiative: i64, comment: Option<i64>, origin: String, name: String,
    told_on: i64, contact: String, consent_at: i64, claimed_at: Option<i64> }
    "SELECT initiative, comment, origin, name, told_on, contact, consent_at, claimed_at FROM behalfs
     WHERE claimed_by = $1 ORDER BY id";
    /// What they wrote down for others; for whom is not told.
    entered_on_behalf of "behalfs.entered_by" { initiative: i64, comment: Option<i64>, origin: String, told_on: i64, entered_at: i64 }
    "SELECT initiative, comment, origin, told_on, entered_at FROM behalfs WHERE entered_by = $1 ORDER BY id";
    /// Why they gave claim codes anew.
    claim_notes of "claim_notes.member" { behalf: i64, note: String, at: i64 }
    "SELECT behalf, note, at FROM claim_notes WHERE member = $1 ORDER BY id";
    /// The rules in the way that they named.
    obstacles of "obstacles.named_by" { id: i64, rule: String, citation: String, link: String, blocks: String, named_at: i64 }
    "SELECT id, rule, citation, link, blocks, named_at FROM obstacles WHERE named_by = $1 ORDER BY id";
    /// Where they said that a rule stands in the way.
    obstacle_links of "obstacle_links.member" { obstacle: i64, initiative: i64, comment: Option<i64>, at: i64 }
    "SELECT obstacle, initiative, comment, at FROM obstacle_links WHERE member = $1 ORDER BY at";
    /// What they said to have come of rules.
    obstacle_outcomes of "obstacle_outcomes.member" { obstacle: i64, outcome: String, reason: String, at: i64 }
    "SELECT obstacle, outcome, reason, at FROM obstacle_outcomes WHERE member = $1 ORDER BY id";
    /// Their own starting texts for answers.
    templates of "templates.owner" { id: i64, kind: String, title: String, text: String, retired_at: Option<i64> }
    "SELECT id, kind, title, text, retired_at FROM templates WHERE owner = $1 ORDER BY id";
    /// What they care about.
    interests of "interests.member" { themes: String, places: String }
    "SELECT themes, places FROM interests WHERE member = $1";
    /// What they support.
    supports of "supports.member" { initiative: i64, at: i64 }
    "SELECT initiative, at FROM supports WHERE member = $1 ORDER BY at";
    /// What they follow.
    follows of "follows.member" { initiative: i64, at: i64 }
    "SELECT initiative, at FROM follows WHERE member = $1 ORDER BY at";
    /// When they were where last.
    visits of "visits.member" { initiative: i64, at: i64 }
    "SELECT initiative, at FROM visits WHERE member = $1 ORDER BY at";
    /// What they are writing.
    drafts of "drafts.member" { place: String, content: String, saved_at: i64 }
    "SELECT place, content, saved_at FROM drafts WHERE member = $1 ORDER BY saved_at";
    /// What they reported.
    reports of "reports.reporter" { initiative: Option<i64>, comment: Option<i64>, profile: Option<i64>,
    words: String, at: i64, settled_at: Option<i64>, answer: String }
    "SELECT initiative, comment, profile, words, at, settled_at, answer FROM reports WHERE reporter = $1 ORDER BY at";
    /// The reports that they answered; whose they were is not told.
    reports_answered of "reports.settled_by" { initiative: Option<i64>, comment: Option<i64>,
    profile: Option<i64>, answer: String, settled_at: Option<i64> }
    "SELECT initiative, comment, profile, answer, settled_at FROM reports WHERE settled_by = $1 ORDER BY id";
    /// The notices that they filed while signed in, and what was answered.
    notices of "notices.member" { initiative: Option<i64>, comment: Option<i64>, profile: Option<i64>,
    grounds: String, law: String, name: String, email: String, is_urgent: bool, at: i64,
    settled_at: Option<i64>, answer: String }
    "SELECT initiative, comment, profile, grounds, law, name, email, is_urgent, at, settled_at, answer FROM notices
     WHERE member = $1 ORDER BY id";
    /// The notices that they answered; whose they were is not told.
    notices_answered of "notices.settled_by" { initiative: Option<i64>, comment: Option<i64>,
    profile: Option<i64>, answer: String, settled_at: Option<i64> }
    "SELECT initiative, comment, profile, answer, settled_at FROM notices WHERE settled_by = $1 ORDER BY id";
    /// The measures that they took.
    measures of "measures.moderator" { id: i64, kind: String, initiative: Option<i64>, comment: Option<i64>,
    profile: Option<i64>, rule: i64, law: String, reason: String, at: i64, until: Option<i64> }
    "SELECT id, kind, initiative, comment, profile, rule, law, reason, at, until FROM measures WHERE moderator = $1 ORDER BY id";
    /// What automatic help pointed out in what they wrote.
    flags of "flags.member", "flags.profile" { initiative: Option<i64>, comment: Option<i64>,
    profile: Option<i64>, kind: String, number: i64, word: String, at: i64, settled_at: Option<i64> }
    "SELECT initiative, comment, profile, kind, number, word, at, settled_at FROM flags WHERE member = $1 ORDER BY id";
    /// What they wrote that waits for a person, or waited.
    waiting_posts of "waiting_posts.member" { initiative: Option<i64>, parent: Option<i64>, content: String,
    at: i64, settled_at: Option<i64>, outcome: Option<String> }
    "SELECT initiative, parent, content, at, settled_at, outcome FROM waiting_posts WHERE member = $1 ORDER BY id";
    /// What waited and they looked at; whose it was is not told.
    waiting_posts_looked_at of "waiting_posts.settled_by" { initiative: Option<i64>, comment: Option<i64>,
    settled_at: Option<i64>, outcome: Option<String> }
    "SELECT initiative, comment, settled_at, outcome FROM waiting_posts WHERE settled_by = $1 AND member <> $1 ORDER BY id";
    /// The cases that they have in hand.
    cases_in_hand of "cases_in_hand.moderator" { initiative: Option<i64>, comment: Option<i64>, profile: Option<i64>, at: i64 }
    "SELECT initiative, comment, profile, at FROM cases_in_hand WHERE moderator = $1 ORDER BY id";
    /// What they noted for their colleagues.
    case_notes of "case_notes.member" { initiative: Option<i64>, comment: Option<i64>, profile: Option<i64>, text: String, at: i64 }
    "SELECT initiative, comment, profile, text, at FROM case_notes WHERE member = $1 ORDER BY id";
    /// Where they asked a moderator for help.
    help_calls of "help_calls.official" { initiative: Option<i64>, comment: Option<i64>, profile: Option<i64>,
    at: i64, settled_at: Option<i64>, answer: String }
    "SELECT initiative, comment, profile, at, settled_at, answer FROM help_calls WHERE official = $1 ORDER BY id";
    /// The calls for help that they answered; whose they were is not told.
    help_given of "help_calls.settled_by" { initiative: Option<i64>, comment: Option<i64>, profile: Option<i64>,
    answer: String, settled_at: Option<i64> }
    "SELECT initiative, comment, profile, answer, settled_at FROM help_calls WHERE settled_by = $1 ORDER BY id";
    /// What they cleared up.
    clearings of "clearings.moderator" { id: i64, kind: String, words: String, rule: i64, law: String,
    reason: String, at: i64, ended_at: Option<i64> }
    "SELECT id, kind, words, rule, law, reason, at, ended_at FROM clearings WHERE moderator = $1 ORDER BY id";
    /// What was cleared up of them; who did is not told.
    clearings_of_theirs of "clearings.author" { kind: String, words: String, rule: i64, law: String, reason: String, at: i64 }
    "SELECT kind, words, rule, law, reason, at FROM clearings WHERE author = $1 ORDER BY id";
    /// The measures of another moderator that they confirmed.
    measures_seconded of "measures.seconded_by" { id: i64, kind: String, initiative: Option<i64>,
    comment: Option<i64>, profile: Option<i64>, at: i64 }
    "SELECT id, kind, initiative, comment, profile, at FROM measures WHERE seconded_by = $1 ORDER BY id";
    /// The measures that they proposed to another moderator, and what was answered.
    measures_proposed of "proposed_measures.moderator" { id: i64, kind: String, initiative: Option<i64>,
    comment: Option<i64>, profile: Option<i64>, rule: i64, law: String, reason: String, days: Option<i64>,
    at: i64, settled_at: Option<i64>, outcome: Option<String>, answer: String }
    "SELECT id, kind, initiative, comment, profile, rule, law, reason, days, at, settled_at, outcome, answer FROM proposed_measures
     WHERE moderator = $1 ORDER BY id";
    /// What they answered to measures that were proposed.
    proposals_answered of "proposed_measures.settled_by" { id: i64, kind: String, initiative: Option<i64>,
    comment: Option<i64>, profile: Option<i64>, settled_at: Option<i64>, outcome: Option<String>, answer: String }
    "SELECT id, kind, initiative, comment, profile, settled_at, outcome, answer FROM proposed_measures WHERE settled_by = $1
     ORDER BY id";
    /// Whom they invited from outside to look again.
    reviewers_invited of "reviews.invited_by" { id: i64, at: i64, expires_at: i64, withdrawn_at: Option<i64>,
    organisation: String, taken_at: Option<i64> }
    "SELECT id, at, expires_at, withdrawn_at, organisation, taken_at FROM reviews WHERE invited_by = $1 ORDER BY id";
    /// What they took on to look at again, from outside.
    reviews of "reviews.reviewer" { id: i64, organisation: String, taken_at: Option<i64>, withdrawn_at: Option<i64> }
    "SELECT id, organisation, taken_at, withdrawn_at FROM reviews WHERE reviewer = $1 ORDER BY id";
    /// The measures on what they wrote; who took them is not told.
    measures_on_them of "measures.member", "measures.profile" { id: i64, kind: String, initiative: Option<i64>,
    comment: Option<i64>, profile: Option<i64>, rule: i64, law: String, reason: String, at: i64,
    until: Option<i64>, reversed_at: Option<i64> }
    "SELECT id, kind, initiative, comment, profile, rule, law, reason, at, until, reversed_at FROM measures WHERE member = $1 ORDER BY id";
    /// What they asked to be looked at again, and what became of it.
    appeals of "appeals.member" { measure: Option<i64>, report: Option<i64>, words: String, at: i64,
    outcome: Option<String>, reason: String, decided_at: Option<i64> }
    "SELECT measure, report, words, at, outcome, reason, decided_at FROM appeals WHERE member = $1 ORDER BY id";
    /// What they looked at again.
    appeals_decided of "appeals.moderator" { measure: Option<i64>, report: Option<i64>, notice: Option<i64>,
    outcome: Option<String>, reason: String, decided_at: Option<i64> }
    "SELECT measure, report, notice, outcome, reason, decided_at FROM appeals WHERE moderator = $1 ORDER BY id";
    /// The pages of the organisation that they saved.
    pages of "pages.saved_by" { name: String, language: String, version: i64, saved_at: i64 }
    "SELECT name, language, version, saved_at FROM pages WHERE saved_by = $1 ORDER BY saved_at";
    /// Where they are signed in.
    sessions of "sessions.member" { created_at: i64, expires_at: i64, device: String }
    "SELECT created_at, expires_at, device FROM sessions WHERE member = $1 ORDER BY created_at";
    /// Codes for a new password: given to them, or by them.
    recovery_codes of "recovery_codes.member", "recovery_codes.given_by" { is_own: bool, expires_at: i64 }
    "SELECT member = $1 AS is_own, expires_at FROM recovery_codes WHERE member = $1 OR given_by = $1 ORDER BY expires_at";
    /// What they were told under "for you", and why.
    for_you of "concerns.member" { entry: i64, kind: String, reason: String, at: i64 }
    "SELECT c.entry, j.kind, c.reason, j.at FROM concerns c JOIN journal j ON j.id = c.entry WHERE c.member = $1
     ORDER BY c.entry";
    /// What the journal says of them. Of what moderators note among themselves only what they noted themselves: a download
    /// must not tell somebody that they were reported.
    journal of "journal.actor", "journal.member" { at: i64, kind: String, initiative: Option<i64>,
    comment: Option<i64>, thing: Option<i64>, due: Option<i64>, word: Option<String> }
    "SELECT at, kind, initiative, comment, thing, due, word FROM journal
     WHERE actor = $1 OR (member = $1 AND visibility <> $2) ORDER BY id", Visibility::Internal.word();
}
