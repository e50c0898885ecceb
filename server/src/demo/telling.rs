//! Telling the story: every event at its own moment, in the order in which it happened.

use super::{
    beside::Beside,
    moderating::Moderation,
    obstructing::Obstructing,
    story::{CommentStory, InitiativeStory, Story},
    world::{World, days},
};
use anyhow::{Context, anyhow};
use naast_domain::{
    ids::{CommentId, InitiativeId},
    initiatives::InitiativeInput,
    language::Language,
    measures::Subject,
    on_behalf::SpokenInput,
    time::Timestamp,
};
use naast_forum::{Clock, Forum};

/// Something that happens: when, in which initiative, and what.
struct Event<'a> {
    at: Timestamp,
    initiative: usize,
    what: What<'a>,
}

enum What<'a> {
    Begin,
    Support(&'a str),
    Follow(&'a str),
    Edit(&'a str),
    Comment(&'a CommentStory),
    Change(&'a CommentStory),
    Report(&'a CommentStory, usize),
    /// What moderators do, and what is asked of them again.
    Moderate(Moderation<'a>),
    Withdraw,
    /// Something between the citizen and who stands beside them.
    Beside(Beside<'a>),
    /// Something in the register of rules in the way.
    Obstruct(Obstructing<'a>),
}

/// Tells the story in this database, as seen from now.
///
/// # Errors
/// Names what in the story is not right.
pub async fn tell(url: &str, story: &Story, now: Timestamp) -> anyhow::Result<()> {
    let clock = Clock::fixed(now);
    let forum = Forum::open(url, clock.clone()).await?;
    forum.begin_mail().await?;
    let mut world = World::settle(forum, clock, story, now).await?;
    let mut events = events(story, now);
    let obstructing = Obstructing::of(story, now)?.into_iter();
    events.extend(obstructing.map(|(at, initiative, what)| Event { at, initiative, what: What::Obstruct(what) }));
    // What happens at one moment stays in this order: a comment is there before the rule that it names.
    events.sort_by_key(|event| event.at);
    world.now = now;
    let mut scenes = story.unrest.scenes(now).into_iter().peekable();
    for event in events {
        while let Some((at, scene)) = scenes.next_if(|(at, _)| *at <= event.at) {
            world.play(at, scene).await.context("in the unrest")?;
        }
        world.clock.set(event.at);
        let title = &story.initiatives[event.initiative].title;
        world.happen(&event).await.with_context(|| format!("in “{title}”"))?;
    }
    for (at, scene) in scenes {
        world.play(at, scene).await.context("in the unrest")?;
    }
    world.clock.set(now);
    world.forum.remind().await?;
    world.forum.close().await;
    Ok(())
}

fn events(story: &Story, now: Timestamp) -> Vec<Event<'_>> {
    let mut events = Vec::new();
    for (initiative, told) in story.initiatives.iter().enumerate() {
        let began = now.plus(-days(told.days_ago));
        let mut add = |after: i64, what| {
            let at = began.plus(after).min(now.plus(-Timestamp::MINUTE));
            events.push(Event { at, initiative, what });
        };
        add(0, What::Begin);
        let supporters = told.support.len().max(1);
        for (index, key) in told.support.iter().enumerate() {
            let share = i64::try_from(index + 1).unwrap_or(1) * days(told.days_ago)
                / (2 * i64::try_from(supporters).unwrap_or(1));
            add(share, What::Support(key));
        }
        for key in &told.follow {
            add(days(told.days_ago) / 3, What::Follow(key));
        }
        for edit in &told.edits {
            add(days(edit.days_after), What::Edit(&edit.story));
        }
        for comment in &told.comment {
            let said = days(comment.days_after);
            add(said, What::Comment(comment));
            if !comment.edited.is_empty() || comment.withdrawn {
                add(said + Timestamp::HOUR, What::Change(comment));
            }
            for (index, report) in comment.reports.iter().enumerate() {
                add(days(report.days_after).max(said + Timestamp::MINUTE), What::Report(comment, index));
            }
        }
        for (after, what) in Moderation::of(told) {
            add(after, What::Moderate(what));
        }
        if told.withdrawn {
            add(days(told.days_ago) - Timestamp::HOUR, What::Withdraw);
        }
        for (after, what) in Beside::of(told) {
            add(after, What::Beside(what));
        }
    }
    events
}

impl<'a> World<'a> {
    /// The comment with this id in the story.
    pub fn comment(&self, initiative: usize, id: &str) -> anyhow::Result<CommentId> {
        self.comments.get(&(initiative, id)).copied().ok_or_else(|| anyhow!("no comment {id} yet"))
    }

    /// A mention is written with a key, `@[Name](key)`; people type `@Name`.
    pub fn text(&self, text: &str) -> String {
        let mut out = text.to_owned();
        for member in &self.story.members {
            out = out.replace(&format!("@[{}]({})", member.name, member.key), &format!("@{}", member.name));
        }
        out
    }

    /// What is typed into the form of an initiative.
    pub fn input(&self, told: &InitiativeStory, story: &str) -> InitiativeInput {
        InitiativeInput::read(|name| match name {
            "story" => self.text(story),
            "title" => told.title.clone(),
            "theme" => self.themes.get(told.theme.as_str()).map(ToString::to_string).unwrap_or_default(),
            "place" => told.place.clone(),
            "mood" => told.mood.clone(),
            _ => String::new(),
        })
    }

    async fn happen(&mut self, event: &Event<'a>) -> anyhow::Result<()> {
        let told = &self.story.initiatives[event.initiative];
        if matches!(event.what, What::Begin) {
            let id = self.begin(event.initiative, told).await?;
            self.initiatives.insert(event.initiative, id);
            return Ok(());
        }
        let id = *self.initiatives.get(&event.initiative).ok_or_else(|| anyhow!("not begun yet"))?;
        match &event.what {
            What::Begin => {}
            What::Support(key) => self.forum.support(self.person(key)?, id, true).await?,
            What::Follow(key) => self.forum.follow(self.person(key)?, id, true).await?,
            What::Edit(story) => {
                let author = self.person(&told.author)?;
                let version = self.forum.initiative_source(author, id).await?.version;
                self.forum.edit_initiative(author, id, version, &self.input(told, story)).await?;
            }
            What::Withdraw => self.forum.withdraw_initiative(self.person(&told.author)?, id).await?,
            What::Beside(what) => self.stand(event.initiative, id, what).await?,
            What::Obstruct(what) => self.obstruct(event.initiative, what).await?,
            What::Moderate(what) => self.moderate(event.initiative, id, what).await?,
            What::Comment(comment) => self.say(event.initiative, id, comment).await?,
            What::Change(comment) | What::Report(comment, _) => {
                let comment_id = self.comment(event.initiative, &comment.id)?;
                self.afterwards(id, comment_id, comment, &event.what).await?;
            }
        }
        Ok(())
    }

    async fn say(&mut self, initiative: usize, id: InitiativeId, comment: &'a CommentStory) -> anyhow::Result<()> {
        let parent =
            if comment.reply_to.is_empty() { None } else { Some(self.comment(initiative, &comment.reply_to)?) };
        let language = Language::from_tag(&comment.language).unwrap_or_default();
        let body = self.text(&comment.text);
        let posted = if let Some(behalf) = &comment.behalf {
            let (by, teller) = (self.person(&behalf.by)?, self.teller(behalf));
            let spoken = SpokenInput { story: body, ..SpokenInput::default() };
            let entered = self.forum.enter_comment_on_behalf(by, id, parent, &teller, &spoken, language);
            entered.await.map(|entered| entered.comment.unwrap_or(CommentId(0)))
        } else {
            let viewer = self.person(&comment.by)?;
            if viewer.member().is_some_and(|member| member.roles.official) {
                let input = self.answer(initiative, comment, body).await?;
                self.forum.post_answer(viewer, id, parent, &input, language).await
            } else {
                self.forum.post_comment(viewer, id, parent, &body, comment.for_officials, language).await
            }
        };
        let posted = posted.with_context(|| comment.id.clone())?;
        self.comments.insert((initiative, &comment.id), posted);
        Ok(())
    }

    async fn afterwards(
        &self,
        id: InitiativeId,
        comment_id: CommentId,
        comment: &CommentStory,
        what: &What<'a>,
    ) -> anyhow::Result<()> {
        let viewer = self.person(&comment.by)?;
        match what {
            What::Report(_, index) => {
                let report = &comment.reports[*index];
                let subject = Subject::Contribution { initiative: id, comment: Some(comment_id) };
                self.forum.report(self.person(&report.by)?, subject, self.rule(report.rule)?, &report.words).await?;
            }
            _ if comment.withdrawn => {
                self.forum.withdraw_comment(viewer, comment_id).await?;
            }
            _ => self.forum.edit_comment(viewer, comment_id, 1, &self.text(&comment.edited)).await?,
        }
        Ok(())
    }
}
