//! What a case shows beside its text and its reports: who has it in hand, what stands around it, earlier cases like it.

use crate::cases::{
    casework_fns::{ReadAside, TakeInHand},
    notes::Calls,
};
use leptos::prelude::*;
use naast_dialogue::measures::{
    about::{About, named},
    kinds::done,
};
use naast_domain::{
    cases::casework::{Around, HelpCall, InHand, SimilarCase},
    measures::Subject,
};
use naast_ui::{
    form::{Form, FormState, use_form},
    loaded::{LoadedIf, use_asked_again},
    moment::Moment,
    paths::{case_address, reasons_address},
    surroundings::{use_surroundings, use_texts},
    view,
    wrong::ErrorSummary,
};

/// Who has the case in hand, and taking it or letting it go. Asked apart from the case, so that what is typed there stays.
#[component]
pub fn Hand(subject: Subject) -> impl IntoView {
    let state = use_form::<TakeInHand>(None);
    let taken = state.times_done();
    let aside = use_asked_again(move || taken.get().to_string(), move || ReadAside { about: subject.location() });
    view! {
        <LoadedIf
            asked=aside
            show=move |aside| {
                aside.map(|aside| view! { <HandForm subject=subject in_hand=aside.in_hand state=state /> })
            }
        />
    }
}

#[component]
fn HandForm(subject: Subject, in_hand: Option<InHand>, state: FormState<TakeInHand>) -> impl IntoView {
    let t = use_texts();
    let error = state.errors();
    let is_own =
        in_hand.as_ref().is_some_and(|it| use_surroundings().get_untracked().viewer.id() == Some(it.moderator));
    let button = match (&in_hand, is_own) {
        (None, _) => t.take_in_hand(),
        (Some(_), true) => t.let_case_go(),
        (Some(_), false) => t.take_case_over(),
    };
    view! {
        <Form state=state class="row gap-3">
            <ErrorSummary error=error prefix="hand-" />
            <About subject=subject />
            <input type="hidden" name="wanted" value=(!is_own).to_string() />
            {in_hand
                .map(|it| {
                    view! {
                        <p class="notice" role="status">
                            <span>
                                {if is_own { t.you_have_it().to_owned() } else { t.somebody_has_it(&it.name) }} <br />
                                <small>{t.since()} " " <Moment at=it.since /></small>
                            </span>
                        </p>
                    }
                })}
            <button class="button">{button}</button>
        </Form>
    }
}

/// The officials who wait for help.
#[component]
pub fn Waiting(calls: Vec<HelpCall>) -> impl IntoView {
    let t = use_texts();
    (!calls.is_empty()).then(|| {
        view! {
            <h3>{t.help_calls()}</h3>
            <Calls calls=calls />
        }
    })
}

/// What the comment replies to, and what replies to it.
#[component]
pub fn AroundIt(around: Vec<Around>) -> impl IntoView {
    let t = use_texts();
    let lines = around.iter().map(|it| {
        let what = if it.is_above { t.around_above() } else { t.around_below() };
        let text = if it.body_html.is_empty() { t.around_gone().to_owned() } else { it.body_html.clone() };
        view! {
            <li>
                <p class="soft small">
                    {what} " "
                    <a href=format!("/comments/{}", it.comment)>{it.author_name.clone()} " · " <Moment at=it.at /></a>
                </p>
                <div class="prose" inner_html=text />
            </li>
        }
    }).collect_view();
    (!around.is_empty()).then(|| {
        view! {
            <h3>{t.around()}</h3>
            <ul class="linklist">{lines}</ul>
        }
    })
}

/// What was decided earlier about the same house rule.
#[component]
pub fn Similar(similar: Vec<SimilarCase>) -> impl IntoView {
    let t = use_texts();
    let lines = similar
        .iter()
        .map(|it| {
            let (href, what) = match it.measure {
                Some((id, kind)) => (reasons_address(id), done(t, kind)),
                None => (case_address(it.subject), t.similar_no_measure()),
            };
            let title = named(t, it.subject, it.title.clone());
            view! {
                <li>
                    <a href=href>{what}</a>
                    " "
                    <small>
                        {title} " · " <Moment at=it.at /> " · " {it.rule.title(t.0).to_owned()}
                        {it.reversed_at.map(|_| format!(" · {}", t.was_reversed()))}
                    </small>
                </li>
            }
        })
        .collect_view();
    (!similar.is_empty()).then(|| {
        view! {
            <h3>{t.similar_cases()}</h3>
            <ul class="linklist">{lines}</ul>
        }
    })
}
