//! What became of a notice, for whoever has its code: it is typed here and travels in no address. The decision, the
//! reasons, and how to ask for another look (Regulation (EU) 2022/2065, article 16, paragraph 5).

use crate::{
    appeals::forms::AppealShown,
    notices::server_fns::{AppealNotice, NoticeByCode},
};
use leptos::{html::Div, prelude::*};
use naast_dialogue::{
    measures::about::named,
    on_behalf::claim::{Locked, locked_for},
};
use naast_domain::appeals::NoticePage;
use naast_ui::{
    alive::take_focus,
    field::{Field, Kind},
    form::{Form, FormState, use_form},
    moment::Moment,
    page::Narrow,
    paths::reasons_address,
    surroundings::use_texts,
    view,
    weight::effect::run_effect,
    wrong::ErrorSummary,
};

/// The page.
#[component]
pub fn NoticesPage() -> impl IntoView {
    let t = use_texts();
    let (read, ask) = (use_form::<NoticeByCode>(None), use_form::<AppealNotice>(None));
    let (was_read, asked) = (read.times_done(), ask.times_done());
    view! {
        <Narrow title=t
            .notice_follow_title()>
            {move || {
                was_read.get();
                asked.get();
                match untrack(move || ask.told().or_else(|| read.told())) {
                    Some(page) => {
                        // Read, not only tracked: a memo that nobody read does not know what it depends on.
                        view! { <Whole page=page ask=ask /> }
                    }
                    None => {
                        view! {
                            <CodeForm state=read />
                            {ask.is_posted().then(|| view! { <AskForm state=ask /> })}
                        }
                    }
                }
            }}
        </Narrow>
    }
}

#[component]
fn CodeForm(state: FormState<NoticeByCode>) -> impl IntoView {
    let t = use_texts();
    let locked = Signal::derive(move || locked_for(state.error()));
    let error = Signal::derive(move || state.error().filter(|_| locked.get().is_none()));
    view! {
        <p class="lede">{t.notice_follow_lede()}</p>
        <Form state=state class="card stack">
            <Locked minutes=locked />
            <ErrorSummary error=error />
            <Field name="code" label=t.label_code() hint=t.code_hint() error=error />
            <div class="actions">
                <button class="button button--main">{t.notice_read()}</button>
            </div>
        </Form>
        <p class="small">{t.notice_no_code_yet()} " " <a href="/notices/new">{t.notice_general()}</a></p>
    }
}

#[component]
fn Whole(page: NoticePage, ask: FormState<AppealNotice>) -> impl IntoView {
    let t = use_texts();
    let place = NodeRef::<Div>::new();
    run_effect(move || {
        if let Some(element) = place.get() {
            take_focus(&element);
        }
    });
    let (may_ask, appeal) = (page.recourse.may_appeal, page.appeal.clone());
    let is_decided = page.settled_at.is_some();
    view! {
        <div class="stack gap-6" tabindex="-1" autofocus=true node_ref=place>
            <Outcome page=page.clone() />
            <Said page=page title=t.notice_said() />
            {appeal.map(|appeal| view! { <AppealShown appeal=appeal /> })}
            {may_ask.then(|| view! { <AskForm state=ask /> })}
            {is_decided.then(|| view! { <p class="small">{t.redress_outside()}</p> })}
            <p>
                <a href="/notices" rel="external">
                    {t.notice_other_code()}
                </a>
            </p>
        </div>
    }
}

/// What was decided, by whom and why; or that it waits.
#[component]
pub fn Outcome(page: NoticePage) -> impl IntoView {
    let t = use_texts();
    let Some(at) = page.settled_at else {
        return view! { <p class="lede">{t.notice_waits()}</p> };
    };
    let decided = if page.measure.is_some() { t.notice_decided_measure() } else { t.notice_decided_stays() };
    let measure = page.measure.map(|id| {
        view! {
            <p>
                <a href=reasons_address(id)>{t.notice_to_measure()}</a>
            </p>
        }
    });
    view! {
        <p class="lede">{decided}</p>
        <section class="stack gap-3" aria-labelledby="decision">
            <h2 id="decision">{t.notice_decision()}</h2>
            <p class="soft small">
                <Moment at=at />
                " · "
                {t.by_a_human()}
            </p>
            <blockquote class="words">{page.answer}</blockquote>
            {measure}
        </section>
    }
}

/// What the notice says.
#[component]
pub fn Said(page: NoticePage, title: &'static str) -> impl IntoView {
    let t = use_texts();
    let place = page.subject.path();
    let notice = page.notice;
    view! {
        <section class="stack gap-3" aria-labelledby="said">
            <h2 id="said">{title}</h2>
            <dl class="terms card">
                <dt>{t.about_what()}</dt>
                <dd>
                    <a href=place>{named(t, page.subject, page.title)}</a>
                </dd>
                <dt>{t.notice_why()}</dt>
                <dd class="words">{notice.grounds}</dd>
                {(!notice.law.is_empty())
                    .then(|| {
                        view! {
                            <dt>{t.the_law()}</dt>
                            <dd>{notice.law}</dd>
                        }
                    })}
                <dt>{t.notice_filed()}</dt>
                <dd>
                    <Moment at=notice.at />
                </dd>
            </dl>
        </section>
    }
}

/// The form to ask once more; the code is typed again, for it stands in no page.
#[component]
fn AskForm(state: FormState<AppealNotice>) -> impl IntoView {
    let t = use_texts();
    let locked = Signal::derive(move || locked_for(state.error()));
    let error = Signal::derive(move || state.error().filter(|_| locked.get().is_none()));
    view! {
        <Form state=state class="card stack">
            <h2>{t.notice_ask_title()}</h2>
            <p>{t.notice_ask_hint()}</p>
            <Locked minutes=locked />
            <ErrorSummary error=error prefix="ask-" />
            <Field
                name="words"
                label=t.appeal_words()
                kind=Kind::Lines(5)
                value=state.typed("words", "")
                error=error
                prefix="ask-"
            />
            <Field name="code" label=t.label_code() hint=t.notice_code_once_more() error=error prefix="ask-" />
            <div class="actions">
                <button class="button button--main">{t.appeal_button()}</button>
            </div>
        </Form>
    }
}
