//! What pages offer is what is let through, however things stand: what is offered is done, and what is not is refused or
//! changes nothing.

use crate::{
    Error, Result, journal,
    testing::{World, both},
    tests::role_matrix::stage::{REASON, Stage, reasons},
};
use naast_domain::{
    conversation::{Comment, ThreadPart},
    ids::{CommentId, HouseRuleId},
    initiatives::{Initiative, InitiativeInput},
    language::Language,
    may::{MayAnywhere, MayOnComment, MayOnCommitment},
    measures::{MeasureKind, Subject},
    members::{Claimant, Viewer},
    obstacles::Obstacle,
    refusal::Refusal,
    time::Timestamp,
};

/// What somebody tries, one after the other; each changes how things stand for what comes after it.
const ACTS: &str = "
    desk cases members behalf_details support follow post_comment reply post_answer file_notice report
    call_for_help name_obstacle settle_obstacle back_answer say_helped offer_help answer_offer withdraw_offer
    invite_carrier answer_invitation enter_comment_on_behalf pause_clock resume_clock take_over stand_beside
    take_on_commitment move_commitment keep_commitment release_commitment declare_done reopen edit_comment grow
    edit_initiative step_back stop_carrying";

/// What is done last, for nothing can be done after it.
const LAST: &str = "
    branch_off withdraw_comment withdraw_initiative";

const PEOPLE: &str = "
    visitor citizen author suspended official moderator administrator claimant teller companion helper manager";

/// What else than the rules refuses what is offered: what was typed, how often, and in which version.
fn is_let_through(result: &Result<()>) -> bool {
    matches!(
        result,
        Ok(())
            | Err(Error::Refused(
                Refusal::Invalid(_) | Refusal::TooOften { .. } | Refusal::Stale { .. } | Refusal::Slowed { .. }
            ))
    )
}

/// What is let through and not offered: to report what one wrote oneself, to notify of it, and to pause anew.
fn is_narrower(who: &str, act: &str) -> bool {
    matches!((who, act), ("author", "report") | (_, "file_notice" | "pause_clock"))
}

/// What somebody reads.
struct Pages {
    everywhere: MayAnywhere,
    initiative: Initiative,
    thread: Vec<Comment>,
    obstacle: Obstacle,
}

impl Stage {
    async fn person(&self, world: &World, who: &str, turn: usize) -> Viewer {
        match who {
            "companion" => self.companion.clone(),
            "helper" => self.helps.clone(),
            "manager" => world.manager(&format!("Manager{turn}")).await,
            // As if it had been told for them.
            "teller" => Viewer::Claimant(Box::new(Claimant {
                behalf: self.told.behalf,
                initiative: self.id,
                comment: None,
                name: "Henk".into(),
            })),
            other => self.somebody(world, other, turn).await,
        }
    }

    /// What they read, as things stand now.
    async fn read(&self, world: &World, who: &Viewer) -> Pages {
        let forum = &world.forum;
        Pages {
            everywhere: who.may_anywhere(world.clock.now()),
            initiative: forum.initiative(who, self.id).await.unwrap(),
            thread: forum.thread(who, self.id, ThreadPart::default()).await.unwrap().comments,
            obstacle: forum.obstacle(who, self.obstacle).await.unwrap(),
        }
    }

    /// Whether these pages offer it; nothing where they do not show what it is about.
    fn is_offered(&self, pages: &Pages, act: &str) -> Option<bool> {
        let Pages { everywhere, initiative: page, thread, obstacle } = pages;
        let on = |id: CommentId| {
            let found = thread.iter().find(|comment| comment.id == id);
            found.map_or_else(MayOnComment::default, |comment| comment.may)
        };
        let made = |comment: &Comment| comment.answer.as_ref().and_then(|answer| answer.commitment.clone());
        let promise = thread.iter().filter_map(made).find(|made| made.id == self.promised);
        let promise = promise.map_or_else(MayOnCommitment::default, |made| made.may);
        let offer = page.offers.iter().find(|offer| offer.id == self.offer);
        let offer = offer.map(|offer| offer.may);
        let (may, said, answered) = (page.may, on(self.said), on(self.answered));
        Some(match act {
            "desk" => everywhere.act_as_official,
            "cases" => everywhere.moderate,
            "members" => everywhere.administer,
            "behalf_details" => everywhere.enter_on_behalf,
            "support" => may.support,
            "follow" => may.follow,
            "post_comment" => may.join_in,
            "reply" => said.reply,
            "post_answer" => may.answer,
            "file_notice" => said.file_notice,
            "report" => said.report,
            "call_for_help" => said.call_for_help,
            "name_obstacle" => said.name_obstacle,
            "settle_obstacle" => obstacle.may.settle,
            "back_answer" => answered.back,
            "say_helped" => answered.say_helped,
            "offer_help" => may.offer_help,
            "answer_offer" => offer?.accept,
            "withdraw_offer" => offer?.withdraw,
            "invite_carrier" => may.invite_carrier,
            "answer_invitation" => may.accept_invitation,
            "enter_comment_on_behalf" => may.enter_on_behalf,
            "pause_clock" => may.pause_clock,
            "resume_clock" => may.resume_clock,
            "take_over" => may.take_over,
            "stand_beside" => may.stand_beside,
            "step_back" => may.leave_seat,
            "take_on_commitment" => promise.take_on,
            "move_commitment" | "keep_commitment" => promise.account_for,
            "release_commitment" => promise.release,
            "declare_done" => may.declare_done,
            "reopen" => may.reopen,
            "edit_comment" => said.edit,
            "withdraw_comment" => said.withdraw,
            "grow" => may.grow,
            "edit_initiative" | "withdraw_initiative" => may.edit,
            "stop_carrying" => may.stop_carrying,
            "branch_off" => said.branch_off,
            other => panic!("nothing offers {other}"),
        })
    }

    async fn tries(&self, world: &World, who: &Viewer, act: &str) -> Result<()> {
        match act {
            "reply" => {
                let said = world.forum.post_comment(who, self.id, Some(self.said), "Ik.", false, Language::Nl);
                said.await.map(drop)
            }
            _ => self.attempt(world, who, act).await,
        }
    }

    /// Lets things stand like this.
    async fn stands(&self, world: &World, state: &str, ruth: &Viewer, rule: HouseRuleId) {
        let (forum, id) = (&world.forum, self.id);
        let thread = Subject::Contribution { initiative: id, comment: None };
        let comment = |id| Subject::Contribution { initiative: self.id, comment: Some(id) };
        let measure = match state {
            "locked" => Some((MeasureKind::Lock, thread)),
            "hidden" => Some((MeasureKind::Hide, thread)),
            "withheld" => Some((MeasureKind::Withhold, thread)),
            "branch_locked" => Some((MeasureKind::Lock, comment(self.said))),
            "said_hidden" => Some((MeasureKind::Hide, comment(self.said))),
            "said_withheld" => Some((MeasureKind::Withhold, comment(self.said))),
            "answer_hidden" => Some((MeasureKind::Hide, comment(self.answered))),
            _ => None,
        };
        if let Some((kind, subject)) = measure {
            forum.take_measure(ruth, kind, subject, &reasons(rule)).await.unwrap();
        }
        match state {
            "withdrawn" => forum.withdraw_initiative(&self.author, id).await.unwrap(),
            "said_withdrawn" => drop(forum.withdraw_comment(&self.author, self.said).await.unwrap()),
            "done" => forum.declare_done(&self.author, id).await.unwrap(),
            "kept" => drop(forum.keep_commitment(&self.companion, self.promised, "").await.unwrap()),
            "accepted" => drop(forum.answer_offer(&self.author, self.offer, true, "").await.unwrap()),
            "invited" => {
                forum.invite_carrier(&self.author, id, &self.helper).await.unwrap();
            }
            "carried_together" => {
                forum.invite_carrier(&self.author, id, &self.helper).await.unwrap();
                forum.answer_invitation(&self.helps, id, true).await.unwrap();
            }
            "paused" => {
                let until = forum.today().plus(9).iso();
                forum.pause_clock(&self.companion, id, &until, REASON).await.unwrap();
            }
            "concern" => {
                let concern = InitiativeInput {
                    story: "Nergens kun je zitten!".into(),
                    mood: "concern".into(),
                    ..InitiativeInput::default()
                };
                forum.edit_initiative(&self.author, id, 1, &concern).await.unwrap();
            }
            _ => {}
        }
    }
}

/// Everybody tries everything, while things stand like each of these.
async fn agrees(world: &World, states: &[&str]) {
    let (ruth, rule) = (world.moderator("Ruth").await, world.rule().await);
    world.administrator("Ada").await;
    let mut surprises = Vec::new();
    let turns = states.iter().flat_map(|state| PEOPLE.split_whitespace().map(move |person| (*state, person)));
    for (turn, (state, person)) in turns.enumerate() {
        // What people may do in an hour is limited.
        world.wait(2 * Timestamp::HOUR);
        let action = if state == "left_behind" { "take_on_commitment" } else { "" };
        let stage = Stage::set(world, rule, &ruth, action, turn).await;
        stage.stands(world, state, &ruth, rule).await;
        let who = stage.person(world, person, turn).await;
        let mut read_at = journal::position(&mut world.read().await).await.unwrap();
        let mut pages = stage.read(world, &who).await;
        for act in ACTS.split_whitespace().chain(LAST.split_whitespace()) {
            world.wait(Timestamp::MINUTE);
            let before = journal::position(&mut world.read().await).await.unwrap();
            if before != read_at {
                (pages, read_at) = (stage.read(world, &who).await, before);
            }
            let is_offered = stage.is_offered(&pages, act);
            let result = stage.tries(world, &who, act).await;
            let after = journal::position(&mut world.read().await).await.unwrap();
            // Visitors say who they are in the same form.
            let signs_in =
                matches!(act, "post_comment" | "reply") && matches!(result, Err(Error::Refused(Refusal::SignInNeeded)));
            if is_offered == Some(true) && !is_let_through(&result) && !signs_in {
                surprises.push(format!("{state}: {act} is offered to {person}: {result:?}"));
            }
            if is_offered == Some(false) && before != after && !is_narrower(person, act) {
                surprises.push(format!("{state}: {act} is not offered to {person}, who did it"));
            }
        }
    }
    assert_eq!(surprises, Vec::<String>::new());
}

both! {
    async fn a_profile_offers_what_is_let_through(world) {
        let (ruth, rule) = (world.moderator("Ruth").await, world.rule().await);
        world.administrator("Ada").await;
        let mut surprises = Vec::new();
        let turns = [false, true].into_iter().flat_map(|hidden| PEOPLE.split_whitespace().map(move |who| (hidden, who)));
        for (turn, (is_hidden, person)) in turns.enumerate() {
            world.wait(2 * Timestamp::HOUR);
            let stage = Stage::set(&world, rule, &ruth, "report:profile", turn).await;
            let (who, member) = (stage.person(&world, person, turn).await, stage.author.id().unwrap());
            if is_hidden {
                world.forum.take_measure(&ruth, MeasureKind::Hide, Subject::Profile(member), &reasons(rule)).await.unwrap();
            }
            let may = world.forum.profile(&who, member).await.unwrap().may;
            for (act, is_offered) in [("report", may.report), ("call_for_help", may.call_for_help)] {
                let result = stage.attempt(&world, &who, &format!("{act}:profile")).await;
                if is_offered != result.is_ok() && !is_narrower(person, act) {
                    surprises.push(format!("{act}, {is_offered} for {person}, hidden {is_hidden}: {result:?}"));
                }
            }
        }
        assert_eq!(surprises, Vec::<String>::new());
    }

    async fn pages_offer_what_is_let_through(world) {
        agrees(&world, &["open", "done", "concern", "paused"]).await;
    }

    async fn pages_offer_what_is_let_through_where_moderators_were(world) {
        agrees(&world, &["locked", "hidden", "withheld", "branch_locked"]).await;
    }

    async fn pages_offer_what_is_let_through_where_texts_are_gone(world) {
        agrees(&world, &["withdrawn", "said_withdrawn", "said_hidden", "said_withheld", "answer_hidden"]).await;
    }

    async fn pages_offer_what_is_let_through_about_help_and_promises(world) {
        agrees(&world, &["kept", "left_behind", "accepted", "invited", "carried_together"]).await;
    }
}
