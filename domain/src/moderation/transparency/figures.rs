//! The report as a flat list of figures, in the order of the law; the page and the file both show these.

use super::{Against, Appeals, NamedGround, OwnMeasures, Received, Transparency};
use crate::{measures::MeasureKind, moderation::record::RecordGround, words::words};

words! {
    /// Which part of article 15(1) asks for it.
    Article {
        Orders = "15(1)(a)",
        Notices = "15(1)(b)",
        OwnInitiative = "15(1)(c)",
        Complaints = "15(1)(d)",
        AutomatedMeans = "15(1)(e)",
    }
}

words! {
    /// How something came in.
    Channel {
        /// A report by a member.
        Reports = "reports",
        /// A notice of illegal content.
        Notices = "notices",
    }
}

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FigureName {
    OrdersReceived,
    Received(Channel),
    Followed(Channel),
    NotFollowed(Channel),
    Open(Channel),
    DecidedByMachine(Channel),
    MedianTime(Channel),
    OwnMeasures,
    AppealsReceived,
    AppealsUpheld,
    AppealsReversed,
    AppealsOpen,
    AppealsMedianTime,
    MeasuresPointedAt,
    MeasuresPointedAtUndone,
    MeasuresByMachine,
    Moderators,
}

impl FigureName {
    /// The name in the file.
    pub fn word(self) -> String {
        let of = |channel: Channel, what: &str| format!("{}_{what}", channel.word());
        match self {
            Self::OrdersReceived => "orders_received".to_owned(),
            Self::Received(channel) => of(channel, "received"),
            Self::Followed(channel) => of(channel, "followed"),
            Self::NotFollowed(channel) => of(channel, "not_followed"),
            Self::Open(channel) => of(channel, "open"),
            Self::DecidedByMachine(channel) => of(channel, "decided_by_automated_means"),
            Self::MedianTime(channel) => of(channel, "median_time"),
            Self::OwnMeasures => "own_initiative_measures".to_owned(),
            Self::AppealsReceived => "appeals_received".to_owned(),
            Self::AppealsUpheld => "appeals_upheld".to_owned(),
            Self::AppealsReversed => "appeals_reversed".to_owned(),
            Self::AppealsOpen => "appeals_open".to_owned(),
            Self::AppealsMedianTime => "appeals_median_time".to_owned(),
            Self::MeasuresPointedAt => "measures_pointed_at_by_automated_means".to_owned(),
            Self::MeasuresPointedAtUndone => "measures_pointed_at_and_undone".to_owned(),
            Self::MeasuresByMachine => "measures_decided_by_automated_means".to_owned(),
            Self::Moderators => "moderators".to_owned(),
        }
    }
}

/// Which of them a figure counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    All,
    /// On this ground.
    Ground(NamedGround),
    /// On the ground of whichever house rule.
    AnyHouseRule,
    /// On the ground of the law.
    Law,
    Kind(MeasureKind),
    Against(Against),
}

impl Which {
    /// The word in the file.
    pub fn word(&self) -> String {
        match self {
            Self::All => "all".to_owned(),
            Self::Ground(named) => match named.ground {
                RecordGround::HouseRule(number) => format!("house rule {number}"),
                RecordGround::Law => "law".to_owned(),
            },
            Self::AnyHouseRule => "house rules".to_owned(),
            Self::Law => "law".to_owned(),
            Self::Kind(kind) => kind.word().to_owned(),
            Self::Against(against) => against.word().to_owned(),
        }
    }
}

/// How much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    Count(i64),
    /// In milliseconds; `None` when there was nothing to measure.
    Time(Option<i64>),
    /// This forum does not keep it, so there is no figure.
    NotRegistered,
}

/// One figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    pub article: Article,
    pub name: FigureName,
    pub which: Which,
    pub value: Value,
}

const fn figure(article: Article, name: FigureName, which: Which, value: Value) -> Figure {
    Figure { article, name, which, value }
}

impl Transparency {
    /// All figures, in the order of the law.
    pub fn figures(&self) -> Vec<Figure> {
        let mut all = vec![figure(Article::Orders, FigureName::OrdersReceived, Which::All, Value::NotRegistered)];
        let none = figure(Article::Notices, FigureName::Received(Channel::Notices), Which::All, Value::NotRegistered);
        all.extend(self.notices.as_ref().map_or_else(|| vec![none], |notices| received(notices, Channel::Notices)));
        all.extend(received(&self.reports, Channel::Reports));
        all.extend(own(&self.own));
        all.extend(self.appeals.iter().flat_map(appeals));
        let counted = |name, count| figure(Article::AutomatedMeans, name, Which::All, Value::Count(count));
        all.push(counted(FigureName::MeasuresPointedAt, self.pointed_at));
        all.push(counted(FigureName::MeasuresPointedAtUndone, self.pointed_at_undone));
        all.push(counted(FigureName::MeasuresByMachine, 0));
        all.push(counted(FigureName::Moderators, self.moderators));
        all
    }
}

fn received(received: &Received, channel: Channel) -> Vec<Figure> {
    let counted = |name, which, count| figure(Article::Notices, name, which, Value::Count(count));
    let mut all = vec![counted(FigureName::Received(channel), Which::All, received.total())];
    let grounds = received.by_ground.iter();
    all.extend(
        grounds.map(|(ground, count)| counted(FigureName::Received(channel), Which::Ground(ground.clone()), *count)),
    );
    all.push(counted(FigureName::Followed(channel), Which::AnyHouseRule, received.followed_by_rule));
    all.push(counted(FigureName::Followed(channel), Which::Law, received.followed_by_law));
    all.push(counted(FigureName::NotFollowed(channel), Which::All, received.not_followed));
    all.push(counted(FigureName::Open(channel), Which::All, received.open));
    all.push(counted(FigureName::DecidedByMachine(channel), Which::All, 0));
    all.push(figure(Article::Notices, FigureName::MedianTime(channel), Which::All, Value::Time(received.median)));
    all
}

/// In total, by the type of the restriction, and by its ground.
fn own(own: &[OwnMeasures]) -> Vec<Figure> {
    let sum = |counts: &mut dyn Iterator<Item = &OwnMeasures>| counts.map(|it| it.count).sum();
    let counted = |which, count| figure(Article::OwnInitiative, FigureName::OwnMeasures, which, Value::Count(count));
    let mut all = vec![counted(Which::All, sum(&mut own.iter()))];
    for kind in MeasureKind::ALL.iter().filter(|kind| own.iter().any(|it| it.kind == **kind)) {
        all.push(counted(Which::Kind(*kind), sum(&mut own.iter().filter(|it| it.kind == *kind))));
    }
    let mut grounds: Vec<&NamedGround> = Vec::new();
    for named in own.iter().map(|it| &it.ground) {
        if !grounds.contains(&named) {
            grounds.push(named);
        }
    }
    grounds.sort_by_key(|named| named.ground.number());
    for named in grounds {
        all.push(counted(Which::Ground(named.clone()), sum(&mut own.iter().filter(|it| it.ground == *named))));
    }
    all
}

fn appeals(appeals: &Appeals) -> Vec<Figure> {
    let of = |name, value| figure(Article::Complaints, name, Which::Against(appeals.against), value);
    vec![
        of(FigureName::AppealsReceived, Value::Count(appeals.received)),
        of(FigureName::AppealsUpheld, Value::Count(appeals.upheld)),
        of(FigureName::AppealsReversed, Value::Count(appeals.reversed)),
        of(FigureName::AppealsOpen, Value::Count(appeals.open)),
        of(FigureName::AppealsMedianTime, Value::Time(appeals.median)),
    ]
}
