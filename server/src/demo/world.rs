//! The world in which the story happens: its people, its organisation, and what was told so far.

use super::story::{MemberStory, Story};
use anyhow::{Context, anyhow};
use naast_domain::{
    answers::AnswerKind,
    day::Day,
    ids::{AppealId, CommentId, HouseRuleId, InitiativeId, MeasureId, ObstacleId, ThemeId, ValueId},
    language::Language,
    members::{Office, Role, Roles, SignedIn, Viewer},
    organisation::{Organisation, house_rule::HouseRuleInput, value::ValueInput},
    time::Timestamp,
};
use naast_forum::{Clock, Forum};
use std::collections::HashMap;

/// The languages in which the organisation of the story writes.
const WRITTEN: [Language; 2] = [Language::Nl, Language::En];

/// Who and what is there so far.
pub struct World<'a> {
    pub forum: Forum,
    pub clock: Clock,
    pub story: &'a Story,
    pub people: HashMap<&'a str, Viewer>,
    pub themes: HashMap<&'a str, ThemeId>,
    pub rules: HashMap<i64, HouseRuleId>,
    pub initiatives: HashMap<usize, InitiativeId>,
    pub comments: HashMap<(usize, &'a str), CommentId>,
    /// Measures, by what they are about.
    pub measures: HashMap<MeasureKey<'a>, MeasureId>,
    /// What was asked again and waits to be decided, in the same way.
    pub appeals: HashMap<MeasureKey<'a>, AppealId>,
    pub values: HashMap<&'a str, ValueId>,
    /// Rules in the way, by their key in the story.
    pub obstacles: HashMap<&'a str, ObstacleId>,
    /// Claim codes that nobody used for taking over yet, by initiative.
    pub codes: HashMap<usize, String>,
    /// The moment as seen from which everything happened.
    pub now: Timestamp,
}

/// A measure or an answer to reports in the story: the initiative, the comment, and the word of the measure.
pub type MeasureKey<'a> = (usize, &'a str, &'a str);

/// So many days, in milliseconds.
#[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)]
pub fn days(days: f64) -> i64 {
    (days * Timestamp::DAY as f64) as i64
}

impl<'a> World<'a> {
    /// The world before anything happens.
    ///
    /// # Errors
    /// Names what in the story is not right.
    pub async fn settle(forum: Forum, clock: Clock, story: &'a Story, now: Timestamp) -> anyhow::Result<Self> {
        let mut world = Self {
            forum,
            clock,
            story,
            people: HashMap::new(),
            themes: HashMap::new(),
            rules: HashMap::new(),
            initiatives: HashMap::new(),
            comments: HashMap::new(),
            measures: HashMap::new(),
            appeals: HashMap::new(),
            values: HashMap::new(),
            obstacles: HashMap::new(),
            codes: HashMap::new(),
            now,
        };
        world.gather(now).await?;
        world.furnish(now).await?;
        Ok(world)
    }

    /// Everybody joins, and gets their roles.
    async fn gather(&mut self, now: Timestamp) -> anyhow::Result<()> {
        for member in &self.story.members {
            self.clock.set(now.plus(-days(member.joined_days_ago.max(1.0))));
            let viewer = self.join(member).await.with_context(|| member.key.clone())?;
            self.people.insert(&member.key, viewer);
        }
        Ok(())
    }

    /// Somebody joins, and gets their roles.
    pub async fn join(&self, member: &MemberStory) -> anyhow::Result<Viewer> {
        let email = MemberStory::email_of(&member.key);
        let id = self.forum.operator_add_member(&email, &member.name, &crate::command::fresh_password()?).await?;
        self.forum.operator_confirm_email(&email).await?;
        let office = Office { function: member.function.clone(), department: member.department.clone() };
        let mut roles = Roles::default();
        for word in &member.roles {
            let role: Role = word.parse().map_err(|_| anyhow!("unknown role {word}"))?;
            self.forum.operator_grant(&email, role, Some(&office)).await?;
            if role == Role::Official && member.manager {
                self.forum.operator_set_manager(&email, true).await?;
            }
            match role {
                Role::Official => roles.official = true,
                Role::Moderator => roles.moderator = true,
                Role::Administrator => roles.administrator = true,
            }
        }
        let viewer = Viewer::Member(Box::new(SignedIn {
            id,
            name: member.name.clone(),
            roles,
            office: roles.official.then_some(office),
            is_manager: member.manager,
            suspended_until: None,
            joined_at: self.clock.now(),
            language: None,
            signed_in_at: Timestamp::default(),
        }));
        self.forum.change_profile(&viewer, &member.name, &member.about, Language::from_tag(&member.language)).await?;
        Ok(viewer)
    }

    /// The organisation, its themes and its house rules.
    async fn furnish(&mut self, now: Timestamp) -> anyhow::Result<()> {
        self.clock.set(now.plus(-days(400.0)));
        let told = &self.story.organisation;
        let administrator = self.person("beheer_nadia")?.clone();
        let organisation = Organisation {
            name: told.name.clone(),
            short_name: told.short_name.clone(),
            phone: told.phone.clone(),
            address: told.address.clone(),
            web_address: told.web_address.clone(),
            opening: told.opening.clone(),
            danger: told.danger.clone(),
            defects: told.defects.clone(),
            contact_authorities: told.contact_authorities.clone(),
            contact_users: told.contact_users.clone(),
            contact_languages: told.contact_languages.clone(),
            redress: told.redress.clone(),
        };
        self.forum.change_organisation(&administrator, &WRITTEN, &organisation).await?;
        for theme in &told.theme {
            let id = self.forum.save_theme(&administrator, &WRITTEN, None, &theme.name, false).await?;
            self.themes.insert(&theme.key, id);
        }
        for rule in &told.house_rule {
            let input = HouseRuleInput { number: rule.number, title: rule.title.clone(), text: rule.text.clone() };
            self.forum.save_house_rule(&administrator, &WRITTEN, &input).await?;
        }
        self.stand_for(&administrator, now).await?;
        self.rules = self.forum.house_rules().await?.into_iter().map(|rule| (rule.number, rule.id)).collect();
        Ok(())
    }

    /// What it stands for, the days on which it is closed, and starting texts.
    async fn stand_for(&mut self, administrator: &Viewer, now: Timestamp) -> anyhow::Result<()> {
        let told = &self.story.organisation;
        for value in &told.value {
            let input =
                ValueInput { kind: value.kind.clone(), name: value.name.clone(), sentence: value.sentence.clone() };
            let id = self.forum.save_value(administrator, &WRITTEN, None, &input, false).await?;
            self.values.insert(&value.key, id);
        }
        self.forum.change_answer_days(administrator, told.answer_days).await?;
        for day in &told.closing_days {
            let closed = Day::of(now.plus(days(day.days_from_now)));
            self.forum.save_closing_day(administrator, &closed.iso(), &day.name).await?;
        }
        for template in &told.template {
            let kind = AnswerKind::from_word(&template.kind).ok_or_else(|| anyhow!("no kind {}", template.kind))?;
            self.forum.save_template(administrator, None, kind, &template.title, &template.text, true).await?;
        }
        for member in self.story.members.iter().filter(|member| member.roles.iter().any(|role| role == "official")) {
            let themes: Vec<_> =
                member.interests.themes.iter().filter_map(|key| self.themes.get(key.as_str()).copied()).collect();
            let places = member.interests.places.join(", ");
            self.forum.save_interests(self.person(&member.key)?, &themes, &places).await?;
        }
        Ok(())
    }

    /// Who has this key in the story.
    pub fn person(&self, key: &str) -> anyhow::Result<&Viewer> {
        self.people.get(key).ok_or_else(|| anyhow!("nobody is called {key}"))
    }

    /// The house rule with this number.
    pub fn rule(&self, number: i64) -> anyhow::Result<HouseRuleId> {
        self.rules.get(&number).copied().ok_or_else(|| anyhow!("there is no house rule {number}"))
    }
}
