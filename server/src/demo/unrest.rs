//! The demo: an evening with advertisements that is cleared up, a measure that waits for another moderator, profiles that
//! were reported, and words of somebody new that wait for a person.

use super::{
    story::{
        MemberStory,
        unrest::{ProfileStory, UnrestStory},
    },
    world::{World, days},
};
use anyhow::{Context, anyhow};
use naast_domain::{
    ids::{CommentId, InitiativeId},
    language::Language,
    measures::{MeasureKind, Subject, statement::StatementInput},
    members::Viewer,
    moderation::clearing::PatternInput,
    spam_defence::{
        arrival::{Arrival, Defence, QUICKEST},
        held_post::Written,
    },
    time::Timestamp,
};
use naast_forum::Incoming;

/// How long there was between two advertisements, in milliseconds.
const PAUSE: i64 = 100 * Timestamp::SECOND;

/// What happens in it.
#[derive(Debug, Clone, Copy)]
pub enum Scene {
    /// The advertisements, clearing them up, and the proposal.
    Evening,
    /// What somebody tells about themselves is reported, by its place in the story.
    Profile(usize),
    /// The words that wait.
    Newcomer,
}

impl UnrestStory {
    /// When what happens, as seen from now.
    pub fn scenes(&self, now: Timestamp) -> Vec<(Timestamp, Scene)> {
        let before = |ago: f64| now.plus(-days(ago));
        let profiles = self.profile.iter().enumerate();
        let mut scenes: Vec<_> = profiles.map(|(at, it)| (before(it.days_ago), Scene::Profile(at))).collect();
        scenes.push((before(self.cleared_days_ago), Scene::Evening));
        scenes.push((before(self.newcomer.waits_days), Scene::Newcomer));
        scenes.sort_by_key(|(at, _)| *at);
        scenes
    }
}

impl World<'_> {
    /// Lets it happen at this moment.
    ///
    /// # Errors
    /// Names what in the story is not right.
    pub async fn play(&self, at: Timestamp, scene: Scene) -> anyhow::Result<()> {
        let told = &self.story.unrest;
        let index = self.story.initiatives.iter().position(|it| it.number.parse() == Ok(told.initiative));
        let id = index.and_then(|index| self.initiatives.get(&index)).copied().context("no such initiative")?;
        self.clock.set(at);
        match scene {
            Scene::Evening => {
                let last = self.advertise(id).await?.context("nobody advertises")?;
                self.clear_up().await?;
                self.propose_about(Subject::Contribution { initiative: id, comment: Some(last) }).await
            }
            Scene::Profile(at) => self.introduce(&told.profile[at], id).await,
            Scene::Newcomer => self.let_wait(id).await,
        }
    }

    async fn newcomer(&self, name: &str) -> anyhow::Result<Viewer> {
        let key = name.to_lowercase().replace(' ', ".");
        self.join(&MemberStory { key, name: name.to_owned(), ..MemberStory::default() }).await
    }

    /// Everything is said; tells the last of it.
    async fn advertise(&self, id: InitiativeId) -> anyhow::Result<Option<CommentId>> {
        let mut last = None;
        for advertiser in &self.story.unrest.advertiser {
            let who = self.newcomer(&advertiser.name).await?;
            for words in &advertiser.words {
                self.clock.set(self.clock.now().plus(PAUSE));
                last = Some(self.forum.post_comment(&who, id, None, words, false, Language::Nl).await?);
            }
        }
        Ok(last)
    }

    async fn clear_up(&self) -> anyhow::Result<()> {
        let (told, moderator) = (&self.story.unrest, self.person(&self.story.unrest.moderator)?);
        self.clock.set(self.clock.now().plus(10 * Timestamp::MINUTE));
        let pattern = PatternInput { hours: "1".into(), phrase: told.phrase.clone(), ..PatternInput::default() };
        let newest = self.forum.fitting_comments(moderator, MeasureKind::Hide, &pattern).await?.newest;
        let statement = StatementInput::by_rule(self.rule(told.rule)?, &told.reason);
        self.forum.clear(moderator, MeasureKind::Hide, &pattern, newest, &statement).await?;
        while self.forum.clear_next().await? {}
        Ok(())
    }

    /// For this one measure two moderators are needed.
    async fn propose_about(&self, subject: Subject) -> anyhow::Result<()> {
        let (told, moderator) = (&self.story.unrest, self.person(&self.story.unrest.moderator)?);
        let (proposal, administrator) = (&told.proposal, self.person(&told.administrator)?);
        let kind = MeasureKind::from_word(&proposal.kind).ok_or_else(|| anyhow!("no such measure"))?;
        let statement = StatementInput {
            days: proposal.days.to_string(),
            ..StatementInput::by_rule(self.rule(told.rule)?, &proposal.reason)
        };
        self.clock.set(self.clock.now().plus(10 * Timestamp::MINUTE));
        self.forum.change_needs_second(administrator, true).await?;
        self.forum.take_or_propose(moderator, kind, subject, &statement).await?;
        self.forum.change_needs_second(administrator, false).await?;
        Ok(())
    }

    /// Somebody says who they are, and is reported for it.
    async fn introduce(&self, told: &ProfileStory, id: InitiativeId) -> anyhow::Result<()> {
        let who = self.newcomer(&told.name).await?;
        self.forum.change_profile(&who, &told.name, &told.about, None).await?;
        if !told.says.is_empty() {
            self.forum.post_comment(&who, id, None, &told.says, false, Language::Nl).await?;
        }
        let (subject, rule) = (Subject::Profile(who.id().context("a member")?), self.rule(told.rule)?);
        self.clock.set(self.clock.now().plus(20 * Timestamp::MINUTE));
        self.forum.report(self.person(&told.reported_by)?, subject, rule, &told.words).await?;
        let Some(measure) = &told.measure else { return Ok(()) };
        let kind = MeasureKind::from_word(&measure.kind).ok_or_else(|| anyhow!("no such measure"))?;
        self.clock.set(self.clock.now().plus(2 * Timestamp::HOUR));
        let moderator = self.person(&self.story.unrest.moderator)?;
        let statement = StatementInput::by_rule(rule, &measure.reason);
        self.forum.take_measure(moderator, kind, subject, &statement).await?;
        Ok(())
    }

    /// While the forum is defended, somebody new says something without JavaScript.
    async fn let_wait(&self, initiative: InitiativeId) -> anyhow::Result<()> {
        let (told, administrator) = (&self.story.unrest.newcomer, self.person(&self.story.unrest.administrator)?);
        let who = self.newcomer(&told.name).await?;
        self.forum.change_defence(administrator, Defence::On).await?;
        let arrival = Arrival { stamp: self.forum.stamp().await?, ..Arrival::default() };
        self.clock.set(self.clock.now().plus(QUICKEST));
        let from = Incoming { client: "demo".to_owned(), arrival, language: Language::Nl };
        let body = told.words.clone();
        self.forum
            .receive(&who, &from, &Written::Comment { initiative, parent: None, body, for_officials: false })
            .await?;
        self.forum.change_defence(administrator, Defence::Auto).await?;
        Ok(())
    }
}
