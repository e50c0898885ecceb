//! The page of the calendar, for administrators.

use crate::administration::calendar_fns::{ChangeAnswerDays, DeleteClosingDay, ReadCalendar, SaveClosingDay};
use leptos::prelude::*;
use naast_dialogue::accounts::guarded::Setting;
use naast_domain::organisation::ClosingDay;
use naast_ui::{
    field::{Choice, Field, Kind},
    form::{Form, FormState, use_form},
    loaded::{Loaded, use_asked_again},
    surroundings::{use_texts, use_today},
    view,
    wrong::ErrorSummary,
};

/// The page, loaded when an administrator asks for it.
#[component]
pub fn CalendarPage() -> impl IntoView {
    let (promise, add, remove) = (use_form(None), use_form(None), use_form::<DeleteClosingDay>(None));
    let (promised, added) = (promise.times_done(), add.times_done());
    let removed = remove.times_done();
    let again = move || format!("{} {} {}", promised.get(), added.get(), removed.get());
    let calendar = use_asked_again(again, || ReadCalendar {});
    let t = use_texts();
    view! {
        <Setting title=t.calendar()>
            <Loaded
                asked=calendar
                show=move |(answer_days, days)| {
                    view! {
                        <PromiseForm state=promise answer_days=answer_days />
                        <section class="stack" aria-labelledby="closing">
                            <h2 id="closing">{t.closing_days()}</h2>
                            <p>{t.closing_days_law()}</p>
                            <Days days=days state=remove />
                        </section>
                        <AddForm state=add />
                    }
                }
            />
        </Setting>
    }
}

#[component]
fn PromiseForm(state: FormState<ChangeAnswerDays>, answer_days: u32) -> impl IntoView {
    let t = use_texts();
    let error = state.errors();
    let options = (1..=30).map(|days: i64| (days.to_string(), t.answer_days_choice(days))).collect();
    let chosen = state.typed("answer_days", &answer_days.to_string());
    view! {
        <Form state=state class="card stack">
            <h2>{t.answer_promise()}</h2>
            <p>{t.answer_promise_hint()}</p>
            <ErrorSummary error=error />
            <Choice name="answer_days" label=t.label_answer_days() options=options value=chosen error=error />
            <div class="actions">
                <button class="button">{t.save()}</button>
            </div>
        </Form>
    }
}

#[component]
fn Days(days: Vec<ClosingDay>, state: FormState<DeleteClosingDay>) -> impl IntoView {
    let t = use_texts();
    let today = use_today();
    let error = state.errors();
    let rows = days.into_iter().map(move |ClosingDay { day, name }| {
        let words = day.words(t.0, today);
        let which = words.clone();
        view! {
            <li class="row">
                <span>
                    <time datetime=day.iso()>{words}</time>
                    ": "
                    {name}
                </span>
                <Form state=state>
                    <input type="hidden" name="day" value=day.iso() />
                    <button class="button button--small">
                        {t.open_again()} <span class="unseen">": " {which}</span>
                    </button>
                </Form>
            </li>
        }
    });
    let rows = rows.collect_view();
    let is_empty = rows.is_empty();
    view! {
        <ErrorSummary error=error prefix="open-" />
        {is_empty.then(|| view! { <p class="empty">{t.closing_days_none()}</p> })}
        {(!is_empty).then(|| view! { <ul class="linklist">{rows}</ul> })}
    }
}

#[component]
fn AddForm(state: FormState<SaveClosingDay>) -> impl IntoView {
    let t = use_texts();
    let error = state.errors();
    view! {
        <Form state=state class="card stack">
            <h2>{t.new_closing_day()}</h2>
            <ErrorSummary error=error />
            <Field name="day" label=t.label_closing_day() kind=Kind::Day value=state.typed("day", "") error=error />
            <Field
                name="name"
                label=t.closing_day_name()
                hint=t.closing_day_name_hint()
                value=state.typed("name", "")
                error=error
            />
            <div class="actions">
                <button class="button button--main">{t.add()}</button>
            </div>
        </Form>
    }
}
