//! The world that the tests of this crate act in: a forum on a fresh database of either kind, a clock
//! that is set by hand, and people of every role.

use crate::{Clock, Error, Forum, Registration, Result, SessionToken, storage::Reader};
use naast_domain::{
    answers::AnswerInput,
    ids::{CommentId, HouseRuleId, InitiativeId, MemberId},
    initiatives::InitiativeInput,
    journal::EntryKind,
    language::Language,
    measures::statement::StatementInput,
    members::{Office, Roles, SignedIn, Viewer},
    organisation::house_rule::HouseRuleInput,
    refusal::Refusal,
    sign_on::Identity,
    time::Timestamp,
    translated::TypedTexts,
};

/// Monday 23 November 2026, 09:00 in the Netherlands.
pub const MONDAY: Timestamp = Timestamp(1_795_420_800_000);

/// The password of whoever registers here.
pub const PASSWORD: &str = "drie blauwe fietsen in de gracht";

/// What an entry of the journal tells: its visibility, who did it, and whom it happened to.
pub type Told = (String, Option<MemberId>, Option<MemberId>);

/// The refusal that this should be.
pub fn refused<T: std::fmt::Debug>(result: Result<T>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("should be refused: {other:?}"),
    }
}

/// Somebody who signed in elsewhere, without address and groups.
pub fn elsewhere(subject: &str) -> Identity {
    let (issuer, subject) = ("https://login.example".to_owned(), subject.to_owned());
    Identity { issuer, subject, email: None, name: String::new(), granted: Vec::new() }
}

/// A forum on a database of its own.
pub struct World {
    pub forum: Forum,
    pub clock: Clock,
    url: String,
    _folder: Option<tempfile::TempDir>,
}

/// Writes one test for each database: `both! { async fn a_sentence(world) { … } }`.
macro_rules! both {
    ($($story:tt)*) => { naast_tests::both! { $crate::testing::World; $($story)* } };
}
pub(crate) use both;

/// A statement of reasons on the ground of a house rule.
pub fn by(rule: HouseRuleId, reason: &str) -> StatementInput {
    StatementInput::by_rule(rule, reason)
}

impl World {
    /// On a SQLite file in a folder that goes away.
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = naast_tests::sqlite_forum(folder.path()).await;
        Self::open(&url, Some(folder)).await
    }

    /// In a schema of its own in the cluster that `NAAST_TEST_POSTGRES` names.
    pub async fn postgres() -> Option<Self> {
        Some(Self::open(&naast_tests::postgres_forum().await?, None).await)
    }

    async fn open(url: &str, folder: Option<tempfile::TempDir>) -> Self {
        let clock = Clock::fixed(MONDAY);
        Self { forum: Forum::open(url, clock.clone()).await.unwrap(), clock, url: url.to_owned(), _folder: folder }
    }

    /// Where its database is.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Lets time pass.
    pub fn wait(&self, milliseconds: i64) {
        self.clock.set(self.clock.now().plus(milliseconds));
    }

    /// A connection, for looking behind the use cases.
    pub async fn read(&self) -> Reader {
        self.forum.db.read().await.unwrap()
    }

    async fn member(&self, name: &str, roles: Roles) -> Viewer {
        self.member_since(name, roles, self.clock.now().plus(-30 * Timestamp::DAY)).await
    }

    async fn member_since(&self, name: &str, roles: Roles, joined: Timestamp) -> Viewer {
        let now = self.clock.now();
        let since = |has: bool| has.then_some(now);
        let office =
            roles.official.then(|| Office { function: "Gebiedsmaker".into(), department: "Openbare ruimte".into() });
        let (function, department) =
            office.clone().map_or_else(Default::default, |office| (office.function, office.department));
        let mut conn = self.forum.db.write().await.unwrap();
        let (id,): (MemberId,) = fetch_one!(
            &mut conn,
            (MemberId,),
            "INSERT INTO members (email, name, official_since, moderator_since, administrator_since, function, department, joined_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
            format!("{}@example.org", name.to_lowercase()),
            name,
            since(roles.official),
            since(roles.moderator),
            since(roles.administrator),
            &function,
            &department,
            joined,
        )
        .unwrap();
        if roles.moderator {
            execute!(&mut conn, "UPDATE members SET moderator_number = id WHERE id = $1", id).unwrap();
        }
        conn.commit().await.unwrap();
        Viewer::Member(Box::new(SignedIn {
            id,
            name: name.to_owned(),
            roles,
            office,
            is_manager: false,
            suspended_until: None,
            joined_at: joined,
            language: None,
            signed_in_at: self.clock.now(),
        }))
    }

    /// A citizen of this name, with the address NAME@example.org.
    pub async fn citizen(&self, name: &str) -> Viewer {
        self.member(name, Roles::default()).await
    }

    /// A citizen who has just joined.
    pub async fn newcomer(&self, name: &str) -> Viewer {
        self.member_since(name, Roles::default(), self.clock.now()).await
    }

    /// An official.
    pub async fn official(&self, name: &str) -> Viewer {
        self.member(name, Roles { official: true, ..Roles::default() }).await
    }

    /// A moderator.
    pub async fn moderator(&self, name: &str) -> Viewer {
        self.member(name, Roles { moderator: true, ..Roles::default() }).await
    }

    /// Somebody who is an official and a moderator.
    pub async fn official_and_moderator(&self, name: &str) -> Viewer {
        self.member(name, Roles { official: true, moderator: true, ..Roles::default() }).await
    }

    /// An administrator.
    pub async fn administrator(&self, name: &str) -> Viewer {
        self.member(name, Roles { administrator: true, ..Roles::default() }).await
    }

    /// A manager: an official who may back a colleague.
    pub async fn manager(&self, name: &str) -> Viewer {
        let viewer = self.official(name).await;
        let mut conn = self.forum.db.write().await.unwrap();
        let (id, now) = (viewer.id(), self.clock.now());
        execute!(&mut conn, "UPDATE members SET manager_since = $2 WHERE id = $1", id, now).unwrap();
        conn.commit().await.unwrap();
        let member = viewer.member().unwrap().clone();
        Viewer::Member(Box::new(SignedIn { is_manager: true, ..member }))
    }

    /// A plain answer of an official.
    pub async fn answer(
        &self,
        official: &Viewer,
        id: InitiativeId,
        parent: Option<CommentId>,
        body: &str,
    ) -> CommentId {
        let input = AnswerInput { kind: "answer".into(), body: body.into(), ..AnswerInput::default() };
        self.forum.post_answer(official, id, parent, &input, Language::Nl).await.unwrap()
    }

    /// The same member, suspended for a week.
    pub fn suspended(&self, viewer: &Viewer) -> Viewer {
        let until = Some(self.clock.now().plus(7 * Timestamp::DAY));
        let member = viewer.member().expect("a visitor cannot be suspended").clone();
        Viewer::Member(Box::new(SignedIn { suspended_until: until, ..member }))
    }

    /// Registers a citizen with the address NAME@example.org and the password `PASSWORD`.
    pub async fn register(&self, name: &str) -> SessionToken {
        let email = format!("{}@example.org", name.to_lowercase());
        let language = Language::Nl;
        let input = Registration { email, name: name.to_owned(), password: PASSWORD.to_owned(), language };
        self.forum.register(name, &input).await.unwrap()
    }

    /// As `register`, and signed in.
    pub async fn registered(&self, name: &str) -> Viewer {
        let token = self.register(name).await;
        self.forum.viewer(Some(&token.0)).await.unwrap()
    }

    /// What the journal tells under this kind, in order.
    pub async fn told(&self, kind: EntryKind) -> Vec<Told> {
        let mut conn = self.read().await;
        let sql = "SELECT visibility, actor, member FROM journal WHERE kind = $1 ORDER BY id";
        fetch_all!(&mut conn, Told, sql, kind.word()).unwrap()
    }

    /// An initiative with this story.
    pub async fn initiative(&self, viewer: &Viewer, story: &str) -> InitiativeId {
        let input = InitiativeInput { story: story.to_owned(), ..InitiativeInput::default() };
        self.forum.propose(viewer, &input).await.unwrap()
    }

    /// A house rule that measures and reports can name.
    pub async fn rule(&self) -> HouseRuleId {
        let mut conn = self.forum.db.write().await.unwrap();
        let (id,): (HouseRuleId,) = fetch_one!(
            &mut conn,
            (HouseRuleId,),
            "INSERT INTO house_rules (number, since) VALUES (1, $1) RETURNING id",
            self.clock.now(),
        )
        .unwrap();
        execute!(
            &mut conn,
            "INSERT INTO house_rule_texts (rule, language, title, text)
             VALUES ($1, 'nl', 'Wij vallen geen personen aan', 'Zeg het over de zaak.'),
                    ($1, 'en', 'We do not attack people', 'Talk about the matter.')",
            id
        )
        .unwrap();
        conn.commit().await.unwrap();
        id
    }

    /// A house rule that stands from now on, as an administrator saves it.
    pub async fn save_rule(&self, administrator: &Viewer, number: i64, dutch: &str, english: &str) {
        let input = HouseRuleInput { number, title: texts(dutch, english), ..HouseRuleInput::default() };
        self.forum.save_house_rule(administrator, &OFFERED, &input).await.unwrap();
    }
}

/// The languages that a forum offers whose operator chose none.
pub const OFFERED: [Language; 2] = [Language::Nl, Language::En];

/// What is typed in those.
pub fn texts(dutch: &str, english: &str) -> TypedTexts {
    TypedTexts::from([(Language::Nl, dutch), (Language::En, english)])
}
