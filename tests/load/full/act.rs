//! What happens in an initiative, and when.

use naast_domain::answers::AnswerKind;

/// An official, by their number in the cast; 0 is who looks.
pub type By = usize;

/// What happens. What is said and by which citizen is left to the dice.
#[derive(Clone, Copy)]
pub enum Act {
    Begin,
    /// An official writes down what they were told.
    BeginOnBehalf(By),
    Support,
    Stand(By),
    /// From one official to another, with a note.
    Hand(By, By),
    /// The clock is paused for a week.
    Pause(By),
    /// What is promised in it is due so many days later.
    Answer(By, AnswerKind, i64),
    /// The manager backs the latest answer.
    Back,
    /// Whether the latest answer helped.
    Helped(bool),
    /// A citizen says something; every third time it is a reply.
    Say,
    /// A question of the initiator to the officials.
    Ask,
    SayOnBehalf(By),
    /// The oldest open promise is kept.
    Keep,
    /// The newest promise is moved by so many days.
    Move(i64),
    /// Help is offered, and accepted or not.
    Offer(bool),
    /// A rule in the way of this, and where it was said.
    NameObstacle,
    Done,
}

/// Something that happens in one initiative, so many days ago.
pub struct Event {
    pub days_ago: i64,
    pub initiative: usize,
    pub act: Act,
}
