//! The public record of moderation: which measures to list, and what it tells of another look at one.

use crate::{
    day::Day,
    measures::{MeasureKind, statement::LAW_NUMBER},
    paging::Cursor,
    time::Timestamp,
    words::words,
};
use serde::{Deserialize, Serialize};

words! {
    /// Measures by what became of them.
    #[derive(Default)]
    RecordPart {
        #[default]
        All = "all",
        /// Undone, by the moderator or after another look.
        Undone = "undone",
        /// Somebody asked for another look.
        Appealed = "appealed",
    }
}

/// On which ground a measure rests, through all versions of a house rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RecordGround {
    /// The house rule with this number.
    HouseRule(i64),
    Law,
}

impl RecordGround {
    /// Reads the number of a house rule, or `law`.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "law" => Some(Self::Law),
            number => number.parse().ok().filter(|number| *number > LAW_NUMBER).map(Self::HouseRule),
        }
    }

    /// The ground of a measure under the house rule with this number.
    pub const fn of_number(number: i64) -> Self {
        if number == LAW_NUMBER { Self::Law } else { Self::HouseRule(number) }
    }

    /// The word in the address.
    pub fn word(self) -> String {
        match self {
            Self::HouseRule(number) => number.to_string(),
            Self::Law => "law".to_owned(),
        }
    }

    /// The number under which it is kept.
    pub const fn number(self) -> i64 {
        match self {
            Self::HouseRule(number) => number,
            Self::Law => LAW_NUMBER,
        }
    }
}

/// Which measures to list; everything of it stands in the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RecordFilter {
    pub kind: Option<MeasureKind>,
    pub ground: Option<RecordGround>,
    /// The first day and the last, both included.
    pub from: Option<Day>,
    pub until: Option<Day>,
    pub part: RecordPart,
    pub after: Option<Cursor>,
}

impl RecordFilter {
    /// Reads it from the parameters of an address; what makes no sense is left out.
    pub fn read(parameter: impl Fn(&str) -> Option<String>) -> Self {
        let day = |name: &str| parameter(name).and_then(|day| Day::parse(&day).ok());
        Self {
            kind: parameter("kind").and_then(|word| MeasureKind::from_word(&word)),
            ground: parameter("ground").and_then(|word| RecordGround::from_word(&word)),
            from: day("from"),
            until: day("until"),
            part: parameter("outcome").and_then(|word| RecordPart::from_word(&word)).unwrap_or_default(),
            after: parameter("after").and_then(|after| Cursor::parse(&after)),
        }
    }

    /// The address of what stands at this path with the same filter, from this place on.
    pub fn address(&self, path: &str, after: Option<Cursor>) -> String {
        let part = Some(self.part).filter(|part| *part != RecordPart::All);
        let parameters = [
            ("kind", self.kind.map(|kind| kind.word().to_owned())),
            ("ground", self.ground.map(RecordGround::word)),
            ("from", self.from.map(Day::iso)),
            ("until", self.until.map(Day::iso)),
            ("outcome", part.map(|part| part.word().to_owned())),
            ("after", after.map(|after| after.to_string())),
        ];
        let given = parameters.into_iter().filter_map(|(name, value)| value.map(|value| format!("{name}={value}")));
        let query = given.collect::<Vec<_>>().join("&");
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }

    /// The moment at which the period begins and the one at which it is over.
    pub fn span(&self) -> (Timestamp, Timestamp) {
        let from = self.from.map_or(Timestamp(i64::MIN), Day::start);
        (from, self.until.map_or(Timestamp(i64::MAX), |day| day.plus(1).start()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> RecordFilter {
        let pairs: Vec<_> = query.split('&').filter_map(|pair| pair.split_once('=')).collect();
        RecordFilter::read(|name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn a_filter_survives_its_way_through_an_address() {
        let query = "kind=suspend&ground=law&from=2026-01-01&until=2026-06-30&outcome=appealed";
        let filter = read(query);
        assert_eq!(filter.address("/moderation/record", None), format!("/moderation/record?{query}"));
        let after = Cursor { key: 7, id: 7 };
        let next = filter.address("", Some(after));
        assert_eq!(read(next.trim_start_matches('?')), RecordFilter { after: Some(after), ..filter });
        assert_eq!(read("ground=12").ground, Some(RecordGround::HouseRule(12)));
        assert_eq!(RecordFilter::default().address("/a", None), "/a");
    }

    #[test]
    fn what_makes_no_sense_is_left_out() {
        let query = "kind=burn&ground=0&from=morgen&until=2026-02-30&outcome=x&after=x";
        assert_eq!(read(query), RecordFilter::default());
        assert_eq!(read("kind=&ground=&from=&until=&outcome="), RecordFilter::default(), "an empty form");
    }

    #[test]
    fn the_last_day_is_in_it() {
        let filter = read("from=2026-11-23&until=2026-11-23");
        let (from, until) = filter.span();
        assert_eq!((from.rfc3339().as_str(), until.0 - from.0), ("2026-11-22T23:00:00Z", Timestamp::DAY));
    }
}
