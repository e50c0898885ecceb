//! Who may do what: every use case that takes a viewer, for every role, in one table.

mod stage;

use crate::{
    Error, Result, secret,
    sql::journal,
    testing::{PASSWORD, both},
};
use naast_domain::{refusal::Refusal, time::Timestamp};
use stage::Stage;
use std::collections::BTreeSet;

/// The author is whoever wrote what the action is about; the suspended member is that author, holding every role.
const TABLE: &str = "
                           visitor    citizen    author     suspended  official   moderator  administrator
propose                    sign-in    yes        yes        suspended  yes        yes        yes
support                    sign-in    yes        yes        suspended  yes        yes        yes
follow                     sign-in    yes        yes        suspended  yes        yes        yes
report                     sign-in    yes        yes        suspended  yes        yes        yes
keep_draft                 sign-in    yes        yes        suspended  yes        yes        yes
post_comment               sign-in    yes        yes        suspended  yes        yes        yes
post_answer                sign-in    role       role       suspended  yes        role       role
stand_beside               sign-in    role       role       suspended  yes        role       role
hand_over                  sign-in    role       role       suspended  author     role       role
take_over                  sign-in    role       role       suspended  yes        role       role
step_back                  sign-in    role       role       suspended  author     role       role
pause_clock                sign-in    role       role       suspended  author     role       role
resume_clock               sign-in    role       role       suspended  author     role       role
answer_kit                 sign-in    role       role       suspended  yes        role       role
desk                       sign-in    role       role       suspended  yes        role       role
name_obstacle              sign-in    yes        yes        suspended  yes        yes        yes
link_obstacle              sign-in    yes        yes        suspended  yes        yes        yes
settle_obstacle            sign-in    role       role       suspended  yes        role       role
templates                  sign-in    role       role       suspended  yes        role       yes
save_template              sign-in    role       role       suspended  yes        role       role
save_template:organisation sign-in    role       role       suspended  role       role       yes
retire_template            sign-in    role       role       suspended  role       role       yes
interests                  sign-in    role       role       suspended  yes        role       role
save_interests             sign-in    role       role       suspended  yes        role       role
back_answer                sign-in    role       role       suspended  role       role       role
keep_commitment            sign-in    role       role       suspended  author     role       role
move_commitment            sign-in    role       role       suspended  author     role       role
release_commitment         sign-in    author     yes        suspended  author     author     author

initiative_source          sign-in    author     yes        suspended  author     author     author
edit_initiative            sign-in    author     yes        suspended  author     author     author
withdraw_initiative        sign-in    author     yes        suspended  author     author     author
comment_source             sign-in    author     yes        suspended  author     author     author
edit_comment               sign-in    author     yes        suspended  author     author     author
withdraw_comment           sign-in    author     yes        suspended  author     author     author

initiative_versions:hidden nothing    nothing    yes        yes        nothing    yes        nothing
comment_versions:hidden    nothing    nothing    yes        yes        nothing    yes        nothing
initiative_versions        yes        yes        yes        yes        yes        yes        yes
comment_versions           yes        yes        yes        yes        yes        yes        yes

take_measure:hide          sign-in    role       role       suspended  role       yes        role
take_measure:restore       sign-in    role       role       suspended  role       yes        role
take_measure:lock          sign-in    role       role       suspended  role       yes        role
take_measure:reopen        sign-in    role       role       suspended  role       yes        role
dismiss_reports            sign-in    role       role       suspended  role       yes        role
cases                      sign-in    role       role       suspended  role       yes        role
case                       sign-in    role       role       suspended  role       yes        role

members                    sign-in    role       role       suspended  role       role       yes
grant_role                 sign-in    role       role       suspended  role       role       yes
revoke_role                sign-in    role       role       suspended  role       role       yes
set_manager                sign-in    role       role       suspended  role       role       yes
save_value                 sign-in    role       role       suspended  role       role       yes
save_closing_day           sign-in    role       role       suspended  role       role       yes
delete_closing_day         sign-in    role       role       suspended  role       role       yes
change_answer_days         sign-in    role       role       suspended  role       role       yes
give_recovery_code         sign-in    role       role       suspended  role       role       yes
change_organisation        sign-in    role       role       suspended  role       role       yes
save_theme                 sign-in    role       role       suspended  role       role       yes
save_house_rule            sign-in    role       role       suspended  role       role       yes
save_page                  sign-in    role       role       suspended  role       role       yes

draft                      sign-in    yes        yes        yes        yes        yes        yes
account                    sign-in    yes        yes        yes        yes        yes        yes
my_data                    sign-in    yes        yes        yes        yes        yes        yes
for_you                    sign-in    yes        yes        yes        yes        yes        yes
for_you_seen               sign-in    yes        yes        yes        yes        yes        yes
change_profile             sign-in    yes        yes        yes        yes        yes        yes
change_email               sign-in    yes        yes        yes        yes        yes        yes
change_password            sign-in    yes        yes        yes        yes        yes        yes
close_account              sign-in    yes        yes        yes        yes        yes        yes
sign_out_everywhere        sign-in    yes        yes        yes        yes        yes        yes

initiative                 yes        yes        yes        yes        yes        yes        yes
thread                     yes        yes        yes        yes        yes        yes        yes
obstacles_of               yes        yes        yes        yes        yes        yes        yes
note_visit                 yes        yes        yes        yes        yes        yes        yes
for_you_count              yes        yes        yes        yes        yes        yes        yes
desk_count                 yes        yes        yes        yes        yes        yes        yes
case_count                 yes        yes        yes        yes        yes        yes        yes
";

const ROLES: [&str; 7] = ["visitor", "citizen", "author", "suspended", "official", "moderator", "administrator"];
fn outcome(result: Result<()>) -> String {
    match result {
        Ok(()) => "yes".into(),
        Err(Error::Refused(Refusal::SignInNeeded)) => "sign-in".into(),
        Err(Error::Refused(Refusal::Suspended { .. })) => "suspended".into(),
        Err(Error::Refused(Refusal::NotYours)) => "author".into(),
        Err(Error::Refused(Refusal::NotYourRole)) => "role".into(),
        Err(Error::Refused(Refusal::NotFound)) => "nothing".into(),
        Err(other) => format!("{other:?}"),
    }
}

fn rows() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    TABLE.lines().skip(2).filter_map(|line| {
        let mut words = line.split_whitespace();
        words.next().map(|action| (action, words.collect()))
    })
}

both! {
    async fn the_table_holds_and_a_refusal_leaves_the_journal_as_it_was(world) {
        let (ruth, rule) = (world.moderator("Ruth").await, world.rule().await);
        let hash = secret::hash_password(PASSWORD).await.unwrap();
        world.administrator("Ada").await;
        let mut turn = 0;
        let mut surprises = Vec::new();
        for (action, expected) in rows() {
            for (role, expected) in ROLES.into_iter().zip(expected) {
                turn += 1;
                world.wait(Timestamp::HOUR);
                let stage = Stage::set(&world, rule, &ruth, action, turn).await;
                let who = stage.somebody(&world, role, turn).await;
                if let Some(id) = who.id().filter(|_| action.starts_with("change_") || action == "close_account") {
                    let mut conn = world.forum.db.write().await.unwrap();
                    execute!(&mut conn, "UPDATE members SET password_hash = $2 WHERE id = $1", id, &hash).unwrap();
                    conn.commit().await.unwrap();
                }
                let before = journal::position(&mut world.read().await).await.unwrap();
                let found = outcome(stage.attempt(&world, &who, action).await);
                if found != expected {
                    surprises.push(format!("{action} by {role}: {found} instead of {expected}"));
                }
                let after = journal::position(&mut world.read().await).await.unwrap();
                if found != "yes" && after != before {
                    surprises.push(format!("{action} by {role} left an entry"));
                }
            }
        }
        assert_eq!(surprises, Vec::<String>::new());
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }
}

#[test]
fn every_use_case_that_looks_at_its_viewer_is_in_the_table() {
    let mut uses = BTreeSet::new();
    for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src")).unwrap() {
        let path = file.unwrap().path();
        if path.is_file() {
            let source = std::fs::read_to_string(path).unwrap();
            for function in source.split("pub async fn ").skip(1) {
                let signature = function.split(" -> ").next().unwrap();
                if signature.contains(" viewer: &Viewer") {
                    uses.insert(signature.split('(').next().unwrap().to_owned());
                }
            }
        }
    }
    let listed = rows().map(|(action, _)| action.split(':').next().unwrap().to_owned()).collect();
    assert!(uses.len() > 40, "{uses:?}");
    assert_eq!(uses, listed);
    assert!(TABLE.lines().nth(1).unwrap().split_whitespace().eq(ROLES));
    assert!(rows().all(|(_, outcomes)| outcomes.len() == ROLES.len()));
}
