//! A forum of a given size: the files that an import of CONSUL reads, the same at every run.

use std::fmt::Write;

/// Comments under each initiative.
pub const THREAD: usize = 50;

const WORDS: [&str; 40] = [
    "straat",
    "fiets",
    "boom",
    "speelplek",
    "bankje",
    "buurt",
    "school",
    "kinderen",
    "verkeer",
    "veilig",
    "groen",
    "water",
    "brug",
    "park",
    "licht",
    "avond",
    "samen",
    "idee",
    "graag",
    "wij",
    "ouders",
    "plein",
    "winkel",
    "bus",
    "halte",
    "stoep",
    "drempel",
    "hond",
    "tuin",
    "moestuin",
    "feest",
    "muziek",
    "oversteek",
    "gemeente",
    "vraag",
    "antwoord",
    "maand",
    "zomer",
    "regen",
    "buren",
];

/// Numbers that look random and are the same each time (the constants are those of Knuth's MMIX).
pub struct Dice(pub u64);

impl Dice {
    /// One of so many sides, counted from 0.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides
    }

    /// So many words.
    pub fn sentence(&mut self, words: usize) -> String {
        (0..words).map(|_| WORDS[self.roll(WORDS.len())]).collect::<Vec<_>>().join(" ")
    }
}

/// Proposals and comments: so many comments, evenly over the initiatives, a third of them replies.
pub fn files(comments: usize) -> (String, String) {
    let mut dice = Dice(42);
    let mut proposals = String::from(",id,title,userId,date,summary,text,numSupports\n");
    let mut said = String::from(",id,parentId,proposalId,userId,date,time,text\n");
    let mut id = 0;
    for proposal in 1..=comments / THREAD {
        let (title, story) = (dice.sentence(5), dice.sentence(80));
        let _ = writeln!(proposals, "{proposal},{proposal},{title},{},2025-03-01,,{story},3", dice.roll(500) + 1);
        for position in 0..THREAD {
            id += 1;
            let parent = if position % 3 == 2 { (id - 1).to_string() } else { "-1".to_owned() };
            let (user, text, minute) = (dice.roll(500) + 1, dice.sentence(25), position);
            let _ = writeln!(said, "{id},{id},{parent},{proposal},{user},2025-03-02,0 days 10:{minute:02}:00,{text}");
        }
    }
    (proposals, said)
}

/// Something new to say.
pub fn comment(writer: usize, number: usize) -> String {
    format!("{} {writer} {number}", Dice((writer * 1000 + number) as u64).sentence(25))
}
