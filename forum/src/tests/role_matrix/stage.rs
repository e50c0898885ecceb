//! What the actions of the table are about, and how each is done.

use crate::{
    Result,
    on_behalf::tests::entry::teller,
    testing::{OFFERED, World, by, texts},
    tests::role_matrix::{
        case_notes::Casework, judging::Judging, own, seconding::Seconding, spam_defence::SpamDefence,
    },
};
use naast_domain::{
    answers::{AnswerInput, AnswerKind},
    conversation::ThreadPart,
    day::Day,
    ids::{
        CommentId, CommitmentId, HouseRuleId, InitiativeId, InvitationId, MemberId, ObstacleId, OfferId, TemplateId,
    },
    initiatives::InitiativeInput,
    language::Language,
    measures::{Subject, statement::StatementInput},
    members::{Role, Roles, SignedIn, Viewer},
    obstacles::{ObstacleInput, Outcome},
    on_behalf::{Entered, SpokenInput},
    organisation::{Organisation, PageName, house_rule::HouseRuleInput, value::ValueInput},
};

pub const REASON: &str = "Dit gaat over iemand en niet over de zaak.";

/// An answer of this kind, with what each kind needs.
fn answer(kind: &str) -> AnswerInput {
    AnswerInput {
        kind: kind.into(),
        body: "Ik kom kijken.".into(),
        promise: "Ik kom kijken".into(),
        due: "2036-11-27".into(),
        meeting_day: "2036-11-28".into(),
        meeting_time: "19:30".into(),
        meeting_place: "Wijkhuis".into(),
        ..AnswerInput::default()
    }
}

fn value() -> ValueInput {
    let text = || texts("Veilig", "Safe");
    ValueInput { kind: "value".into(), name: text(), sentence: text() }
}

/// A statement that is enough for any measure.
pub fn reasons(rule: HouseRuleId) -> StatementInput {
    StatementInput { days: "7".into(), ..by(rule, REASON) }
}

/// A starting text of the organisation, and a closing day.
async fn keep(world: &World, turn: usize) -> TemplateId {
    let olga = world.administrator(&format!("Olga{turn}")).await;
    world.forum.save_closing_day(&olga, "2036-12-31", "Oudejaarsdag").await.unwrap();
    world.forum.save_template(&olga, None, AnswerKind::Answer, "Kijken", "Ik kom kijken.", true).await.unwrap()
}

/// Made afresh for each action and role.
pub struct Stage {
    pub author: Viewer,
    pub id: InitiativeId,
    pub said: CommentId,
    /// An answer that proposes a meeting, and a promise, by an official who stands beside it.
    pub answered: CommentId,
    pub promised: CommitmentId,
    colleague: MemberId,
    pub companion: Viewer,
    /// Help that somebody offered, and their name.
    pub offer: OfferId,
    pub helps: Viewer,
    pub helper: String,
    /// Something told by phone.
    pub told: Entered,
    pub obstacle: ObstacleId,
    template: TemplateId,
    judging: Judging,
    seconding: Seconding,
    spam_defence: SpamDefence,
    casework: Casework,
}

/// What the action is about: what the author said, or what they tell about themselves.
fn about(action: &str, author: &Viewer, initiative: InitiativeId, said: CommentId) -> Subject {
    match author.id().filter(|_| action.ends_with(":profile")) {
        Some(author) => Subject::Profile(author),
        None => Subject::Contribution { initiative, comment: Some(said) },
    }
}

impl Stage {
    pub async fn set(world: &World, rule: HouseRuleId, ruth: &Viewer, action: &str, turn: usize) -> Self {
        let author = world.citizen(&format!("Author{turn}")).await;
        let id = world.initiative(&author, "Een bankje bij de halte.").await;
        let said = world.forum.post_comment(&author, id, None, "Wie doet mee?", false, Language::Nl).await.unwrap();
        let fatma = world.official(&format!("Fatma{turn}")).await;
        world.forum.stand_beside(&fatma, id).await.unwrap();
        let answered = world.forum.post_answer(&fatma, id, None, &answer("exploring"), Language::Nl).await.unwrap();
        world.forum.post_answer(&fatma, id, None, &answer("commitment"), Language::Nl).await.unwrap();
        let helper = format!("Hans{turn}");
        let helps = world.citizen(&helper).await;
        let offer = world.forum.offer_help(&helps, id, "skill", "Ik timmer.").await.unwrap();
        let told = crate::on_behalf::tests::entry::entered(world, &fatma, "Henk").await;
        let promised = world.forum.initiative(&fatma, id).await.unwrap().commitments[0].id;
        let obstacle = ObstacleInput { rule: "Dat mag niet".into(), ..ObstacleInput::default() };
        let obstacle = world.forum.name_obstacle(&fatma, &obstacle, None, None).await.unwrap();
        let template = keep(world, turn).await;
        let subject = about(action, &author, id, said);
        let mut stage = Self {
            judging: Judging::new(rule, &author, (id, said, answered), subject),
            seconding: Seconding::set(world, rule, ruth, &author, subject, action).await,
            spam_defence: SpamDefence::set(world, rule, id, action, turn).await,
            casework: Casework::set(world, rule, ruth, subject, action).await,
            author,
            id,
            said,
            answered,
            promised,
            colleague: fatma.id().unwrap(),
            companion: fatma,
            offer,
            helps,
            helper,
            told,
            obstacle,
            template,
        };
        if action == "take_on_commitment" {
            let olga = world.administrator(&format!("Olga{turn}b")).await;
            world.forum.revoke_role(&olga, stage.colleague, Role::Official).await.unwrap();
        }
        if action == "reopen" {
            world.forum.declare_done(&stage.author, id).await.unwrap();
        }
        if action == "grow" {
            let concern = InitiativeInput {
                story: "Nergens kun je zitten!".into(),
                mood: "concern".into(),
                ..InitiativeInput::default()
            };
            world.forum.edit_initiative(&stage.author, id, 1, &concern).await.unwrap();
        }
        stage.judging.before(world, ruth, action, turn).await;
        stage
    }

    pub async fn somebody(&self, world: &World, role: &str, turn: usize) -> Viewer {
        let name = format!("{role}{turn}");
        match role {
            "visitor" => Viewer::Visitor,
            "citizen" => world.citizen(&name).await,
            "author" => self.author.clone(),
            "suspended" => {
                let member = self.author.member().unwrap().clone();
                let roles = Roles { official: true, moderator: true, administrator: true };
                world.suspended(&Viewer::Member(Box::new(SignedIn { roles, ..member })))
            }
            "official" => world.official(&name).await,
            "moderator" => world.moderator(&name).await,
            "administrator" => world.administrator(&name).await,
            "claimant" => {
                let token = world.forum.enter_claim_code(&name, &self.told.code).await.unwrap();
                world.forum.claimant(&token.0).await.unwrap()
            }
            other => panic!("no such role: {other}"),
        }
    }

    pub async fn attempt(&self, world: &World, who: &Viewer, action: &str) -> Result<()> {
        let (forum, id, said) = (&world.forum, self.id, self.said);
        let member = self.author.id().unwrap_or(MemberId(0));
        let address = self.author.member().map_or(String::new(), |it| it.name.to_lowercase() + "@example.org");
        let input = InitiativeInput { story: "Twee bankjes.".into(), ..InitiativeInput::default() };
        let action = action.strip_suffix(":profile").unwrap_or(action);
        match action {
            "propose" => forum.propose(who, &input).await.map(drop),
            "support" => forum.support(who, id, true).await,
            "follow" => forum.follow(who, id, true).await,
            "keep_draft" => forum.keep_draft(who, "propose", "{}").await,
            "post_comment" => forum.post_comment(who, id, None, "Ja", false, Language::Nl).await.map(drop),
            "post_answer" => forum.post_answer(who, id, None, &answer("answer"), Language::Nl).await.map(drop),
            "stand_beside" => forum.stand_beside(who, id).await,
            "hand_over" => forum.hand_over(who, id, &self.colleague.to_string(), REASON).await,
            "take_over" => forum.take_over(who, id, "", REASON).await,
            "step_back" => forum.step_back(who, id, REASON).await,
            "pause_clock" => forum.pause_clock(who, id, &Day::of(world.clock.now()).plus(9).iso(), REASON).await,
            "resume_clock" => forum.resume_clock(who, id).await,
            "back_answer" => forum.back_answer(who, self.answered, "").await.map(drop),
            "keep_commitment" => forum.keep_commitment(who, self.promised, "").await.map(drop),
            "move_commitment" => forum.move_commitment(who, self.promised, "2036-12-01", REASON).await.map(drop),
            "take_on_commitment" => forum.take_on_commitment(who, self.promised, REASON).await.map(drop),
            "release_commitment" => forum.release_commitment(who, self.promised, "").await.map(drop),
            "say_helped" => forum.say_helped(who, self.answered, true, "").await.map(drop),
            "declare_done" => forum.declare_done(who, id).await,
            "reopen" => forum.reopen(who, id, "").await,
            "offer_help" => forum.offer_help(who, id, "time", "Ik help een dag").await.map(drop),
            "answer_offer" => forum.answer_offer(who, self.offer, true, "").await.map(drop),
            "withdraw_offer" => forum.withdraw_offer(who, self.offer).await.map(drop),
            "invite_carrier" => forum.invite_carrier(who, id, &self.helper).await,
            "answer_invitation" => forum.answer_invitation(who, id, true).await,
            "stop_carrying" => forum.stop_carrying(who, id).await,
            "enter_on_behalf" => forum.enter_on_behalf(who, &teller("Ria"), &input).await.map(drop),
            "enter_comment_on_behalf" => {
                let spoken = SpokenInput { story: "Mooi".into(), ..SpokenInput::default() };
                forum.enter_comment_on_behalf(who, id, None, &teller("Ria"), &spoken, Language::Nl).await.map(drop)
            }
            "enter_meeting" => {
                let text = "Ria: Een tuin.";
                let looked = forum.look_at_meeting(who, text).map(|look| look.fingerprint).unwrap_or_default();
                forum.enter_meeting(who, "", "1", text, &looked).await.map(drop)
            }
            "behalf_details" => forum.behalf_details(who, self.told.behalf).await.map(drop),
            "issue_claim_code" => forum.issue_claim_code(who, self.told.behalf, REASON).await.map(drop),
            "claim" => forum.claim(who, None).await.map(drop),
            "take_down" => forum.take_down(who).await.map(drop),
            "take_over_claim" => {
                let token = forum.enter_claim_code(&format!("{:?}", who.id()), &self.told.code).await?;
                forum.take_over_claim(who, &token.0).await.map(drop)
            }
            "name_obstacle" => {
                let input = ObstacleInput { rule: "Dat mag niet".into(), ..ObstacleInput::default() };
                forum.name_obstacle(who, &input, Some(id), Some(said)).await.map(drop)
            }
            "link_obstacle" => forum.link_obstacle(who, self.obstacle, id, None).await,
            "settle_obstacle" => forum.settle_obstacle(who, self.obstacle, Outcome::Stays, REASON).await,
            "obstacle" => forum.obstacle(who, self.obstacle).await.map(drop),
            "templates" => forum.templates(who).await.map(drop),
            "save_template" | "save_template:organisation" => {
                let ours = action != "save_template";
                forum.save_template(who, None, AnswerKind::Answer, "Kijken", "Ik kom kijken.", ours).await.map(drop)
            }
            "retire_template" => forum.retire_template(who, self.template).await,
            "interests" => forum.interests(who).await.map(drop),
            "save_interests" => forum.save_interests(who, &[], "Kade").await,
            "set_manager" => forum.set_manager(who, self.colleague, true).await,
            "save_value" => forum.save_value(who, &OFFERED, None, &value(), false).await.map(drop),
            "save_closing_day" => forum.save_closing_day(who, "2036-12-24", "Kerst").await,
            "delete_closing_day" => forum.delete_closing_day(who, Day::parse("2036-12-31").unwrap()).await,
            "change_answer_days" => forum.change_answer_days(who, 5).await,
            "answer_kit" => forum.answer_kit(who, id).await.map(drop),
            "desk" => forum.desk(who).await.map(drop),
            "initiative_source" => forum.initiative_source(who, id).await.map(drop),
            "edit_initiative" => forum.edit_initiative(who, id, 1, &input).await,
            "withdraw_initiative" => forum.withdraw_initiative(who, id).await,
            "branch_source" => forum.branch_source(who, said).await.map(drop),
            "branch_off" => forum.branch_off(who, said, "").await.map(drop),
            "grow" => forum.grow(who, id, 2, &input).await,
            "comment_source" => forum.comment_source(who, said).await.map(drop),
            "edit_comment" => forum.edit_comment(who, said, 1, "Nee").await,
            "withdraw_comment" => forum.withdraw_comment(who, said).await.map(drop),
            "initiative_versions:hidden" | "initiative_versions" => {
                forum.initiative_versions(who, id, None).await.map(drop)
            }
            "comment_versions:hidden" | "comment_versions" => forum.comment_versions(who, said, None).await.map(drop),
            "first_steps" => forum.first_steps(who).await.map(drop),
            "members" => forum.members(who, "", None).await.map(drop),
            "grant_role" => forum.grant_role(who, (member, &address), Role::Moderator, None).await,
            "offer_role" => forum.offer_role(who, "new@example.org", Role::Moderator, None, Language::Nl).await,
            "role_offers" => forum.role_offers(who).await.map(drop),
            "withdraw_role_offer" => forum.withdraw_role_offer(who, InvitationId(1)).await,
            "revoke_role" => forum.revoke_role(who, member, Role::Moderator).await,
            "give_recovery_code" => forum.give_recovery_code(who, member).await.map(drop),
            "change_organisation" => {
                let typed =
                    Organisation { name: "Vecht".into(), short_name: "Vecht".into(), ..Organisation::default() };
                forum.change_organisation(who, &OFFERED, &typed).await
            }
            "save_theme" => forum.save_theme(who, &OFFERED, None, &texts("Groen", "Green"), false).await.map(drop),
            "save_house_rule" => {
                let rule = HouseRuleInput { number: 2, title: texts("Kort", "Short"), ..HouseRuleInput::default() };
                forum.save_house_rule(who, &OFFERED, &rule).await
            }
            "save_page" => forum.save_page(who, PageName::About, Language::Nl, 0, "Over ons").await,
            "initiative" => forum.initiative(who, id).await.map(drop),
            "thread" => forum.thread(who, id, ThreadPart::default()).await.map(drop),
            "said_since" => forum.said_since(who, id, naast_domain::time::Timestamp::default()).await.map(drop),
            "note_visit" => forum.note_visit(who, id).await,
            "for_you_count" => forum.for_you_count(who).await.map(drop),
            "desk_count" => forum.desk_count(who).await.map(drop),
            "profile" => forum.profile(who, member).await.map(drop),
            "challenge" => forum.challenge(who).await.map(drop),
            other => {
                if let Some(done) = own::attempt(world, who, member, other).await {
                    return done;
                }
                if let Some(done) = self.judging.attempt(world, who, other).await {
                    return done;
                }
                if let Some(done) = self.spam_defence.attempt(world, who, other).await {
                    return done;
                }
                match self.casework.attempt(world, who, other).await {
                    Some(done) => done,
                    None => self.seconding.attempt(world, who, other).await,
                }
            }
        }
    }
}
