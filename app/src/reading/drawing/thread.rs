//! A page of a thread, drawn: a card in which nothing needs the program is put together with its neighbours.

use crate::reading::{
    drawing::bar::{Bar, Pages, Ways},
    drawing::card::{Actions, Card, Said, class_and_label, class_below},
    pieces::{ActingCard, Around, DrawnThread, Piece, Place},
};
use leptos::prelude::*;
use naast_dialogue::{
    conversation::{form::reply_words, head::InThread},
    initiatives::acts::Doing,
    measures::mark::SmallMark,
    on_behalf::taken_down,
};
use naast_domain::{
    conversation::{
        Comment, FOLD_DEPTH, PlaceInThread, ThreadPage, ThreadPart,
        tree::{Branch, branches},
    },
    day::Day,
    ids::CommentId,
    initiatives::Initiative,
    measures::MeasureKind,
};
use naast_ui::{
    drawn::{Drawn, Sheet, draw, kept},
    icon::{DOWN, Icon},
    person::called,
    surroundings::{Surroundings, provide_surroundings},
    texts::Texts,
    view,
    weight::later::Later,
};
use std::{cell::OnceCell, sync::Arc};

/// Which part of which thread is drawn, and for whom.
pub struct Asked<'a> {
    pub initiative: &'a Initiative,
    pub part: ThreadPart,
    /// How many comments the reader could not read yet, and the first of them.
    pub new: (i64, Option<CommentId>),
    /// The comment that the reader replies to.
    pub reply: Option<CommentId>,
    pub known: &'a Surroundings,
    /// Where to put it down.
    pub sheet: Option<&'a Sheet>,
}

/// Draws a page of a thread.
pub fn thread(asked: &Asked, page: ThreadPage) -> DrawnThread {
    let pen = Pen::new(asked, &page);
    let mut parts = Vec::new();
    if !page.context.is_empty() {
        let mut context = Vec::new();
        for comment in page.context {
            push(&mut context, pen.card(comment));
        }
        push(&mut parts, pen.within(Place::Context, context));
    }
    for branch in branches(page.comments) {
        pen.branch(branch, &mut parts);
    }
    let (bar, pages) = pen.ways(page.place, page.next);
    DrawnThread { bar, pieces: parts.into_iter().map(|part| pen.put(part)).collect(), pages }
}

/// A piece while it is drawn: neighbours that are text become one.
enum Part {
    Text(String),
    Card(Box<ActingCard>),
    Within(Place, Vec<Part>),
}

fn push(parts: &mut Vec<Part>, part: Part) {
    match (parts.last_mut(), part) {
        (Some(Part::Text(before)), Part::Text(text)) => before.push_str(&text),
        (_, part) => parts.push(part),
    }
}

struct Pen<'a> {
    asked: &'a Asked<'a>,
    t: Texts,
    today: Day,
    /// What of the address says which part of the thread this is.
    kept: String,
    /// The depth at which this part begins.
    top: i64,
    /// What views ask for; made when the first one is drawn, as most pages have all their cards in memory.
    owner: OnceCell<Owner>,
}

impl<'a> Pen<'a> {
    fn new(asked: &'a Asked<'a>, page: &ThreadPage) -> Self {
        let of = |name, id: Option<CommentId>| id.map(|id| format!("{name}={id}&")).unwrap_or_default();
        let depths = page.comments.iter().map(|comment| comment.depth);
        Self {
            asked,
            t: Texts(asked.known.language),
            today: Day::of(asked.known.now),
            kept: of("branch", asked.part.branch) + &of("after", asked.part.after),
            top: asked.part.branch.and_then(|_| depths.min()).unwrap_or(0),
            owner: OnceCell::new(),
        }
    }

    fn draw<V: IntoView>(&self, view: impl FnOnce() -> V) -> String {
        let owner = self.owner.get_or_init(|| {
            let owner = Owner::new();
            owner.with(|| provide_surroundings(self.asked.known.clone()));
            owner
        });
        owner.with(|| draw(view()))
    }

    /// What leads through a conversation of several pages, above and below this one.
    fn ways(&self, place: Option<PlaceInThread>, next: Option<CommentId>) -> (Option<Drawn>, Option<Drawn>) {
        let Asked { initiative, part, new, .. } = *self.asked;
        if place.is_none() && part == ThreadPart::default() {
            return (None, None);
        }
        let ways = Ways { id: initiative.id, part, next };
        let (may_join_in, name) = (initiative.may.join_in, &self.asked.known.organisation.short_name);
        let drawn = kept(&("ways", self.t.0, name, &ways, &place, new, may_join_in), || {
            let bar = self.draw(|| view! { <Bar ways=ways place=place.clone() new=new may_join_in=may_join_in /> });
            let pages = place.clone().map(|place| self.draw(|| view! { <Pages ways=ways place=place /> }));
            [bar, pages.unwrap_or_default()]
        });
        let put = |html: &Arc<str>| (!html.is_empty()).then(|| Sheet::put(self.asked.sheet, html.clone()));
        (put(&drawn[0]), put(&drawn[1]))
    }

    fn branch(&self, Branch { comment, replies }: Branch, onto: &mut Vec<Part>) {
        let t = self.t;
        let mut parts = Vec::new();
        let off_topic = comment.marks.iter().find(|mark| mark.kind == MeasureKind::OffTopic).cloned();
        let is_off_topic = off_topic.is_some();
        if let Some(mark) = off_topic {
            push(&mut parts, Part::Text(self.draw(|| view! { <SmallMark removal=mark /> })));
        }
        if comment.depth - self.top >= FOLD_DEPTH && comment.descendants > 0 {
            let (href, count) = (branch_address(&comment), comment.descendants);
            push(&mut parts, self.card(comment));
            let more = || {
                view! {
                    <p>
                        <a class="quiet" href=href>
                            <Icon drawing=DOWN />
                            " "
                            {t.more_replies(count)}
                        </a>
                    </p>
                }
            };
            push(&mut parts, Part::Text(self.draw(more)));
        } else {
            push(&mut parts, self.card(comment));
        }
        if !replies.is_empty() {
            let mut below = Vec::new();
            for reply in replies {
                self.branch(reply, &mut below);
            }
            push(&mut parts, self.within(Place::Replies, below));
        }
        if is_off_topic {
            push(onto, self.within(Place::OffTopic, parts));
        } else {
            for part in parts {
                push(onto, part);
            }
        }
    }

    fn within(&self, place: Place, parts: Vec<Part>) -> Part {
        let [Part::Text(text)] = &parts[..] else { return Part::Within(place, parts) };
        let around = kept(&("around", self.t.0, place), || {
            let html = self.draw(|| view! { <Around place=place>{CONTENT}</Around> });
            let (before, after) = html.split_once(CONTENT).unwrap_or_default();
            [before.to_owned(), after.to_owned()]
        });
        Part::Text([&around[0], text.as_str(), &around[1]].concat())
    }

    fn card(&self, comment: Comment) -> Part {
        let comment = taken_down::comment(self.t, comment);
        let within = InThread::of(self.t, &comment, self.asked.initiative, self.asked.known.viewer.id());
        let doings = doings(&comment);
        let is_replied_to = self.asked.reply == Some(comment.id) && comment.may.reply;
        let reply = is_replied_to.then(|| reply_words(self.t, &called(self.t, &comment.author)));
        if doings.is_empty() && reply.is_none() {
            return Part::Text(self.drawn(comment, within));
        }
        let (class, label) = class_and_label(self.t, &comment, &within);
        let put = |html: String| Sheet::put(self.asked.sheet, html.into());
        Part::Card(Box::new(ActingCard {
            id: comment.id,
            class: class.to_owned(),
            label,
            below: class_below(&comment).unwrap_or("drawn").to_owned(),
            said: put(self.draw(|| view! { <Said comment=comment.clone() within=within /> })),
            doings,
            actions: put(self.draw(|| view! { <Actions comment=comment kept=self.kept.clone() /> })),
            reply,
        }))
    }

    fn drawn(&self, comment: Comment, within: InThread) -> String {
        let shown = (self.t.0, self.today, &self.kept, &within, &comment);
        let card = kept(&shown, || {
            let (comment, within) = (comment.clone(), within.clone());
            [self.draw(|| view! { <Card comment=comment within=within kept=self.kept.clone() /> })]
        });
        card.concat()
    }

    fn put(&self, part: Part) -> Piece {
        match part {
            Part::Text(html) => Piece::Drawn(Sheet::put(self.asked.sheet, html.into())),
            Part::Card(card) => Piece::Card(card),
            Part::Within(place, parts) => Piece::Within(place, parts.into_iter().map(|part| self.put(part)).collect()),
        }
    }
}

/// Stands for what is within a place while that is drawn; no text of ours has it.
const CONTENT: &str = "\u{fffc}";

fn branch_address(comment: &Comment) -> String {
    format!("/initiatives/{}?branch={}#thread", comment.initiative, comment.id)
}

/// What the reader can do about it that needs the program.
fn doings(comment: &Comment) -> Vec<Later<Doing>> {
    let Some(answer) = &comment.answer else { return Vec::new() };
    let promised = answer.commitment.clone().filter(|commitment| !commitment.may.is_nothing());
    let helped = comment.may.say_helped.then(|| Doing::SayHelped(comment.id, answer.help.clone()));
    let backed = comment.may.back.then_some(Doing::Back(comment.id));
    let all = promised.map(|promised| Doing::Account(Box::new(promised))).into_iter().chain(helped).chain(backed);
    all.map(|doing| Later::of(&doing)).collect()
}
