//! Telling what happens between citizens and who stands beside them: companions, promises, help, the turns of an
//! initiative.

use super::{
    story::{
        CommentStory, InitiativeStory,
        companions::{BesideStory, CarrierStory, OfferStory, PauseStory},
        initiative::{BehalfStory, BranchStory, GrownStory},
        promises::{KeptStory, MovedStory, ReleasedStory},
    },
    world::{World, days},
};
use anyhow::{Context, anyhow};
use naast_domain::{
    day::Day,
    ids::{CommitmentId, InitiativeId},
    initiatives::InitiativeInput,
    members::Viewer,
    on_behalf::BehalfInput,
    time::Timestamp,
};

/// Something that happens beside an initiative.
pub enum Beside<'a> {
    Companion(&'a BesideStory),
    Pause(&'a PauseStory),
    Kept(&'a KeptStory),
    Moved(&'a MovedStory),
    Released(&'a ReleasedStory),
    Backed(&'a CommentStory),
    Helped(&'a CommentStory),
    Offer(&'a OfferStory),
    Carrier(&'a CarrierStory),
    Done(bool),
    Grown(&'a GrownStory),
    Branched(&'a BranchStory),
    Claimed(&'a BehalfStory),
}

impl<'a> Beside<'a> {
    /// All that happens beside an initiative, and when: milliseconds after it began.
    pub fn of(told: &'a InitiativeStory) -> Vec<(i64, Self)> {
        let mut all = Vec::new();
        all.extend(told.beside.iter().map(|it| (days(it.days_after), Self::Companion(it))));
        all.extend(told.pause.iter().map(|it| (days(it.days_after), Self::Pause(it))));
        all.extend(told.kept.iter().map(|it| (days(it.days_after), Self::Kept(it))));
        all.extend(told.moved.iter().map(|it| (days(it.days_after), Self::Moved(it))));
        all.extend(told.released.iter().map(|it| (days(it.days_after), Self::Released(it))));
        all.extend(told.offer.iter().map(|it| (days(it.days_after), Self::Offer(it))));
        all.extend(told.carrier.iter().map(|it| (days(it.days_after), Self::Carrier(it))));
        all.extend(told.branched.iter().map(|it| (days(it.days_after), Self::Branched(it))));
        all.extend(told.grown.iter().map(|it| (days(it.days_after), Self::Grown(it))));
        for comment in &told.comment {
            all.extend(comment.backing.iter().map(|it| (days(it.days_after), Self::Backed(comment))));
            all.extend(comment.helped.iter().map(|it| (days(it.days_after), Self::Helped(comment))));
        }
        let claimed = told.behalf.iter().filter(|behalf| !behalf.claimed_by.is_empty());
        all.extend(claimed.map(|it| (days(it.claimed_days_after), Self::Claimed(it))));
        for (after, is_done) in [(told.done_days_after, true), (told.reopened_days_after, false)] {
            if after > 0.0 {
                all.push((days(after), Self::Done(is_done)));
            }
        }
        all
    }
}

/// What a form says of yes and no.
const YES: &str = "1";

impl<'a> World<'a> {
    /// An initiative begins: told by its author, or written down by an official.
    pub async fn begin(&mut self, index: usize, told: &'a InitiativeStory) -> anyhow::Result<InitiativeId> {
        let input = self.input(told, &told.story);
        let Some(behalf) = &told.behalf else {
            return Ok(self.forum.propose(self.person(&told.author)?, &input).await?);
        };
        let entered = self.forum.enter_on_behalf(self.person(&behalf.by)?, &self.teller(behalf), &input).await?;
        self.codes.insert(index, entered.code);
        Ok(entered.initiative)
    }

    /// Who told it, how and when.
    pub fn teller(&self, behalf: &BehalfStory) -> BehalfInput {
        let told_on = Day::of(self.clock.now().plus(-days(behalf.heard_days_before)));
        BehalfInput {
            origin: behalf.origin.clone(),
            name: behalf.name.clone(),
            told_on: told_on.iso(),
            contact: String::new(),
            consent: YES.to_owned(),
        }
    }

    /// Somebody of the story, by account or with the claim code that they were given.
    async fn carrier(&self, index: usize) -> anyhow::Result<Viewer> {
        let told = &self.story.initiatives[index];
        match (&told.behalf, self.codes.get(&index)) {
            (Some(behalf), None) => Ok(self.person(&behalf.claimed_by)?.clone()),
            (Some(_), Some(code)) => {
                let token = self.forum.enter_claim_code("demo", code).await?;
                Ok(self.forum.claimant(&token.0).await?)
            }
            (None, _) => Ok(self.person(&told.author)?.clone()),
        }
    }

    /// The commitment that was made in a comment of the story.
    pub async fn commitment(&self, index: usize, id: InitiativeId, of: &str) -> anyhow::Result<CommitmentId> {
        let comment = self.comment(index, of)?;
        let all = self.forum.initiative(&Viewer::Visitor, id).await?.commitments;
        let made = all.iter().find(|commitment| commitment.comment == comment);
        made.map(|commitment| commitment.id).ok_or_else(|| anyhow!("nothing was promised in {of}"))
    }

    /// The day that is so long after an initiative began.
    pub fn day(&self, index: usize, after: f64) -> String {
        let began = self.now.plus(-days(self.story.initiatives[index].days_ago));
        Day::of(began.plus(days(after))).iso()
    }

    /// What happens beside an initiative.
    pub async fn stand(&mut self, index: usize, id: InitiativeId, what: &Beside<'a>) -> anyhow::Result<()> {
        match what {
            Beside::Companion(it) => self.accompany(id, it).await,
            Beside::Pause(it) => {
                let until = self.day(index, it.until_days_after);
                Ok(self.forum.pause_clock(self.person(&it.by)?, id, &until, &it.reason).await?)
            }
            Beside::Kept(_) | Beside::Moved(_) | Beside::Released(_) => self.account_for(index, id, what).await,
            Beside::Backed(_) | Beside::Helped(_) => self.judge(index, what).await,
            Beside::Offer(it) => self.offer(index, id, it).await,
            Beside::Carrier(it) => {
                let name = self.person(&it.who)?.member().map(|member| member.name.clone()).unwrap_or_default();
                self.forum.invite_carrier(&self.carrier(index).await?, id, &name).await?;
                Ok(self.forum.answer_invitation(self.person(&it.who)?, id, true).await?)
            }
            Beside::Done(true) => Ok(self.forum.declare_done(&self.carrier(index).await?, id).await?),
            Beside::Done(false) => Ok(self.forum.reopen(&self.carrier(index).await?, id, "").await?),
            Beside::Grown(it) => {
                let author = self.carrier(index).await?;
                let source = self.forum.initiative_source(&author, id).await?;
                let story = self.text(&it.story);
                let input = InitiativeInput { story, title: it.title.clone(), ..source.input };
                Ok(self.forum.grow(&author, id, source.version, &input).await?)
            }
            Beside::Branched(it) => {
                let comment = self.comment(index, &it.of)?;
                self.forum.branch_off(self.person(&it.by)?, comment, &it.title).await?;
                Ok(())
            }
            Beside::Claimed(it) => {
                let code = self.codes.remove(&index).context("there is no code to claim with")?;
                let token = self.forum.enter_claim_code("demo", &code).await?;
                self.forum.take_over_claim(self.person(&it.claimed_by)?, &token.0).await?;
                Ok(())
            }
        }
    }

    async fn accompany(&self, id: InitiativeId, it: &BesideStory) -> anyhow::Result<()> {
        let who = self.person(&it.who)?;
        match it.how.as_str() {
            "stand" => self.forum.stand_beside(who, id).await?,
            "hand" => {
                let to = self.person(&it.to)?.id().map(|id| id.to_string()).unwrap_or_default();
                self.forum.hand_over(who, id, &to, &it.note).await?;
            }
            "take" => self.forum.take_over(who, id, "", &it.note).await?,
            "back" => self.forum.step_back(who, id, &it.note).await?,
            other => return Err(anyhow!("unknown step {other}")),
        }
        Ok(())
    }

    async fn account_for(&self, index: usize, id: InitiativeId, what: &Beside<'a>) -> anyhow::Result<()> {
        let by = |of: &str| {
            let comment = self.story.initiatives[index].comment.iter().find(|comment| comment.id == of);
            comment.map(|comment| comment.by.as_str()).ok_or_else(|| anyhow!("no comment {of}"))
        };
        match what {
            Beside::Kept(it) => {
                let commitment = self.commitment(index, id, &it.of).await?;
                self.forum.keep_commitment(self.person(by(&it.of)?)?, commitment, &it.note).await?;
            }
            Beside::Moved(it) => {
                let (commitment, due) = (self.commitment(index, id, &it.of).await?, self.day(index, it.due_days_after));
                self.forum.move_commitment(self.person(by(&it.of)?)?, commitment, &due, &it.reason).await?;
            }
            Beside::Released(it) => {
                let commitment = self.commitment(index, id, &it.of).await?;
                self.forum.release_commitment(&self.carrier(index).await?, commitment, &it.words).await?;
            }
            _ => {}
        }
        Ok(())
    }

    async fn judge(&self, index: usize, what: &Beside<'a>) -> anyhow::Result<()> {
        match what {
            Beside::Backed(comment) => {
                if let Some(it) = &comment.backing {
                    self.forum.back_answer(self.person(&it.by)?, self.comment(index, &comment.id)?, &it.words).await?;
                }
            }
            Beside::Helped(comment) => {
                if let Some(it) = &comment.helped {
                    let answer = self.comment(index, &comment.id)?;
                    let carrier = self.carrier(index).await?;
                    self.forum.say_helped(&carrier, answer, it.says == "yes", &it.words).await?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    async fn offer(&self, index: usize, id: InitiativeId, it: &OfferStory) -> anyhow::Result<()> {
        let offer = self.forum.offer_help(self.person(&it.by)?, id, &it.kind, &it.text).await?;
        if !it.answer.is_empty() {
            self.clock.set(self.clock.now().plus(Timestamp::MINUTE));
            let carrier = self.carrier(index).await?;
            self.forum.answer_offer(&carrier, offer, it.answer == "accepted", &it.words).await?;
        }
        Ok(())
    }
}
