//! A decision: a filled head, what spoke for and against at a glance, and what can be done about it.

use crate::conversation::head::Edited;
use leptos::prelude::*;
use naast_domain::{
    answers::{
        Answer,
        decision::{Decision, Pull, Verdict, Weight},
    },
    conversation::Comment,
};
use naast_ui::{
    icon::{DECISION, Icon, MINUS, PLUS},
    moment::Moment,
    person::Person,
    surroundings::{use_texts, use_today},
    texts::Texts,
    view,
};

fn headline(t: Texts, decision: &Decision) -> String {
    let headline = decision.headline.trim_end_matches('.');
    match decision.verdict {
        Verdict::Yes => t.standing_yes(headline),
        Verdict::No => t.standing_no(headline),
        Verdict::Partly => t.standing_partly(headline),
    }
}

/// The inside of the card: what was decided, in the words of who decided; what was weighed; what one can do; and as children
/// what others made of it.
#[component]
pub fn DecisionBody(comment: Comment, answer: Answer, said: AnyView, children: Children) -> impl IntoView {
    let t = use_texts();
    let Some(decision) = answer.decision else { return (said, children()).into_any() };
    let conditions = decision.conditions.clone();
    let lines = [
        (t.what_tipped_it(), decision.tipped.clone()),
        (t.what_could_change_it(), decision.could_change.clone()),
        (t.in_whose_name(), decision.mandate.clone()),
    ];
    view! {
        <div class="decision__head">
            <p>
                <Icon drawing=DECISION />
                " "
                {t.decision_of(&decision.decided_at.date(t.0))}
            </p>
            <h3>{headline(t, &decision)}</h3>
        </div>
        <div class="decision__body stack gap-5">
            <Revision decision=decision.clone() />
            <div class="comment__head">
                <Person byline=comment.author.clone() />
                " "
                <span class="tag tag--office">{t.official_tag()}</span>
                " "
                <a href=format!("/comments/{}", comment.id)>
                    <Moment at=comment.posted_at />
                </a>
                " "
                <Edited comment=comment.clone() />
            </div>
            {said}
            {(!conditions.is_empty())
                .then(|| {
                    view! {
                        <div>
                            <h4>{t.under_conditions()}</h4>
                            <p class="lines">{conditions}</p>
                        </div>
                    }
                })}
            <Weighing weights=decision.weights.clone() />
            <dl class="terms">
                {lines
                    .into_iter()
                    .map(|(term, text)| {
                        view! {
                            <dt>{term}</dt>
                            <dd>{text}</dd>
                        }
                    })
                    .collect_view()}
            </dl>
            <Objection decision=decision />
            {children()}
        </div>
    }
}

/// An earlier decision stays visible, and says that there is a later one.
#[component]
fn Revision(decision: Decision) -> impl IntoView {
    let t = use_texts();
    let later = decision.revised_by.map(|comment| {
        view! {
            <p class="notice">
                <a href=format!("/comments/{comment}")>{t.revised_later()}</a>
            </p>
        }
    });
    let earlier = decision.revises.map(|comment| {
        view! {
            <p class="small">
                <a href=format!("/comments/{comment}")>{t.revises_earlier()}</a>
            </p>
        }
    });
    (later, earlier)
}

/// Which values and goals were weighed, which way each pulled, and why. What tipped the scales is marked.
#[component]
fn Weighing(weights: Vec<Weight>) -> impl IntoView {
    let t = use_texts();
    let rows = weights.into_iter().map(move |weight| {
        let (class, drawing, way) = match weight.pull {
            Pull::For => ("", PLUS, t.pulled_for()),
            Pull::Against => ("against", MINUS, t.pulled_against()),
        };
        let tipped = weight.tipped.then(|| {
            view! {
                " "
                <span class="tag">{t.tipped_the_scales()}</span>
            }
        });
        view! {
            <li class:tipped=weight.tipped>
                <b lang=weight.value.name.lang(t.0) title=weight.value.sentence(t.0).to_owned()>
                    {weight.value.name(t.0).to_owned()}
                </b>
                {tipped}
                <p class=class>
                    <Icon drawing=drawing />
                    <span>
                        <b>{way} ": "</b>
                        {weight.why}
                    </span>
                </p>
            </li>
        }
    });
    view! {
        <div>
            <h4>{t.what_was_weighed()}</h4>
            <ul class="weighing">{rows.collect_view()}</ul>
        </div>
    }
}

#[component]
fn Objection(decision: Decision) -> impl IntoView {
    let t = use_texts();
    let today = use_today();
    let until = decision.objection_until.map(|until| t.objection_open_until(&until.words(t.0, today)));
    view! {
        <p class="small soft">
            <b>{t.not_agreed()}</b>
            " "
            {decision.objection}
            " "
            {until}
        </p>
    }
}
