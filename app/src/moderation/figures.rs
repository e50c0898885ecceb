//! The figures of the transparency report in words; the page and the file say the same.

use naast_dialogue::measures::kinds::done;
use naast_domain::{
    moderation::{
        record::RecordGround,
        transparency::{Against, Article, Channel, FigureName, NamedGround, PeriodPart, Value, Which},
    },
    time::{Timestamp, number},
};
use naast_ui::texts::Texts;

/// What a part of the report is called, and what it is about.
pub const fn article(t: Texts, article: Article) -> (&'static str, &'static str) {
    match article {
        Article::Orders => (t.article_orders(), t.article_orders_words()),
        Article::Notices => (t.article_notices(), t.article_notices_words()),
        Article::OwnInitiative => (t.article_own(), t.article_own_words()),
        Article::Complaints => (t.article_complaints(), t.article_complaints_words()),
        Article::AutomatedMeans => (t.article_automated(), t.article_automated_words()),
    }
}

/// A part of the year.
pub const fn part(t: Texts, part: PeriodPart) -> &'static str {
    match part {
        PeriodPart::Whole => t.part_year(),
        PeriodPart::FirstHalf => t.part_first(),
        PeriodPart::SecondHalf => t.part_second(),
    }
}

/// What a figure counts.
pub fn name(t: Texts, name: FigureName) -> String {
    let what = |channel: Channel| match channel {
        Channel::Reports => t.what_reports(),
        Channel::Notices => t.what_notices(),
    };
    let within = |words: &str| words.to_lowercase();
    match name {
        FigureName::OrdersReceived => t.figure_orders().to_owned(),
        FigureName::Received(channel) => t.figure_received(what(channel)),
        FigureName::Followed(channel) => t.figure_followed(what(channel)),
        FigureName::NotFollowed(channel) => t.figure_not_followed(what(channel)),
        FigureName::Open(channel) => t.figure_open(what(channel)),
        FigureName::DecidedByMachine(channel) => t.figure_by_machine(what(channel)),
        FigureName::MedianTime(channel) => t.figure_median(&within(what(channel))),
        FigureName::OwnMeasures => t.figure_own().to_owned(),
        FigureName::AppealsReceived => t.figure_received(t.what_appeals()),
        FigureName::AppealsUpheld => t.figure_upheld().to_owned(),
        FigureName::AppealsReversed => t.figure_reversed().to_owned(),
        FigureName::AppealsOpen => t.figure_open(t.what_appeals()),
        FigureName::AppealsMedianTime => t.figure_median(&within(t.what_appeals())),
        FigureName::MeasuresPointedAt => t.figure_pointed_at().to_owned(),
        FigureName::MeasuresPointedAtUndone => t.figure_pointed_at_undone().to_owned(),
        FigureName::MeasuresByMachine => t.figure_measures_by_machine().to_owned(),
        FigureName::Moderators => t.figure_moderators().to_owned(),
    }
}

/// Which of them.
pub fn which(t: Texts, which: &Which) -> String {
    match which {
        Which::All => t.which_all().to_owned(),
        Which::Ground(NamedGround { ground: RecordGround::Law, .. }) | Which::Law => t.which_by_law().to_owned(),
        Which::Ground(NamedGround { ground: RecordGround::HouseRule(number), title }) => {
            format!("{number}. {}", title.choose(t.0))
        }
        Which::AnyHouseRule => t.which_by_rules().to_owned(),
        Which::Kind(kind) => done(t, *kind).to_owned(),
        Which::Against(Against::Measures) => t.which_measures().to_owned(),
        Which::Against(Against::Reports) => t.which_reports().to_owned(),
        Which::Against(Against::Notices) => t.what_notices().to_owned(),
    }
}

/// How much, as people say it.
pub fn value(t: Texts, value: Value) -> String {
    match value {
        Value::Count(count) => number(count, t.0),
        Value::Time(None) => t.nothing_to_measure().to_owned(),
        Value::Time(Some(took)) if took < Timestamp::HOUR => t.under_an_hour().to_owned(),
        Value::Time(Some(took)) if took < 2 * Timestamp::DAY => {
            t.hours_long((took + Timestamp::HOUR / 2) / Timestamp::HOUR)
        }
        Value::Time(Some(took)) => t.days_long((took + Timestamp::DAY / 2) / Timestamp::DAY),
        Value::NotRegistered => t.not_registered().to_owned(),
    }
}

/// The columns of the file, and what stands in each.
pub const fn columns(t: Texts) -> [(&'static str, &'static str); 8] {
    [
        ("period_from", t.column_period_from()),
        ("period_until", t.column_period_until()),
        ("article", t.column_article()),
        ("figure", t.column_figure()),
        ("ground_or_type", t.column_ground_or_type()),
        ("value", t.column_value()),
        ("unit", t.column_unit()),
        ("explanation", t.column_explanation()),
    ]
}
